import pytest
from django.db import DatabaseError, connection

from dinas.checks import periksa_sandi_contoh
from dinas.models import Pengguna

pytestmark = pytest.mark.django_db


def periksa() -> list[tuple[str, str]]:
    return [(m.id, m.msg) for m in periksa_sandi_contoh(app_configs=None)]


def test_akun_dengan_sandi_contoh_ditolak_dengan_namanya(settings):
    for nama in ("pkb", "operator"):
        Pengguna.objects.create_user(nama, password=settings.SANDI_CONTOH)
    Pengguna.objects.create_user("rina", password="sandi-milik-rina")
    Pengguna.objects.create_user("lama", password=settings.SANDI_CONTOH, is_active=False)

    assert periksa() == [("dinas.E001", "Akun yang masih memakai sandi contoh: operator, pkb.")]


def test_sandi_contoh_dari_lingkungan_juga_ditolak(settings):
    settings.SANDI_CONTOH = "sandi-pelatihan"
    Pengguna.objects.create_user("rina", password="sandi-pelatihan")
    assert [kode for kode, _ in periksa()] == ["dinas.E001"]


def test_kantor_sungguhan_bersih():
    Pengguna.objects.create_user("rina", password="sandi-milik-rina")
    Pengguna.objects.create_user("tanpa")  # no usable password
    assert periksa() == []


def test_tanpa_basis_data_ada_peringatan_bukan_galat():
    def putus(execute, sql, params, many, context):
        raise DatabaseError("no such table: dinas_pengguna")

    with connection.execute_wrapper(putus):
        assert periksa() == [
            ("dinas.W001", "Sandi akun tidak dapat diperiksa: no such table: dinas_pengguna")
        ]
