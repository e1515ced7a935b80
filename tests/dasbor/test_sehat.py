import pytest
from django.db import DatabaseError, connection


@pytest.mark.django_db
def test_sehat_tanpa_login_satu_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):  # SELECT 1; no session, no user
        jawaban = client.get("/sehat/")

    assert (jawaban.status_code, jawaban.text) == (200, "sehat\n")
    assert "no-store" in jawaban["Cache-Control"]
    assert not jawaban.cookies


@pytest.mark.django_db
def test_tidak_sehat_bila_basis_data_tidak_menjawab(client):
    def putus(execute, sql, params, many, context):
        raise DatabaseError("server closed the connection unexpectedly")

    with connection.execute_wrapper(putus):
        jawaban = client.get("/sehat/")

    assert (jawaban.status_code, jawaban.text) == (503, "basis data tidak menjawab\n")


def test_sehat_hanya_dibaca(client):
    assert client.post("/sehat/").status_code == 405
