"""The door: who gets in, who is told to wait, and where one lands."""

import re

import pytest
from django.core.management import call_command
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from dinas.akun import TambahKunciForm
from dinas.peran import Peran
from tests.pabrik import SANDI, buat_pengguna

pytestmark = pytest.mark.django_db


def coba_masuk(client, nama, sandi=SANDI, **lain):
    return client.post("/masuk/", {"login": nama, "password": sandi} | lain)


def test_masuk_lalu_sampai_di_halaman_yang_dituju(client):
    user = buat_pengguna()
    jawaban = client.get("/tugas/")
    assert jawaban.url == "/masuk/?next=/tugas/"

    jawaban = coba_masuk(client, user.username, next="/tugas/")

    assert jawaban.url == "/tugas/"
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize("tujuan", ["https://jahat.example/", "//jahat.example/", "javascript:x"])
def test_sesudah_masuk_tidak_keluar_situs(client, tujuan):
    user = buat_pengguna()
    assert coba_masuk(client, user.username, next=tujuan).url == "/"


def test_sandi_salah_dan_nama_yang_tidak_ada_dijawab_sama(client):
    user = buat_pengguna()
    pesan = "Nama pengguna atau kata sandi salah."
    for nama in (user.username, "tidak-ada"):
        assert pesan in coba_masuk(client, nama, "salah").text


def test_percobaan_keenam_ditolak_walau_sandinya_benar(client):
    """The message says how long to wait; the limit is kept in the cache that all workers share."""
    user, lain = buat_pengguna(), buat_pengguna()
    for _ in range(5):
        coba_masuk(client, user.username, "salah")

    jawaban = coba_masuk(client, user.username)

    assert jawaban.status_code == 200
    assert "Tunggu 5 menit, lalu coba lagi." in jawaban.text
    assert "administrator" in jawaban.text
    assert "_auth_user_id" not in client.session
    assert coba_masuk(client, lain.username).status_code == 302  # others at the same address


def test_batas_dihitung_di_basis_data(client, settings):
    """Over all server processes: the cache of settings.py, not that of the tests."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "tembolok",
        }
    }
    call_command("createcachetable")
    user = buat_pengguna()
    for _ in range(5):
        coba_masuk(client, user.username, "salah")
    assert "Tunggu 5 menit" in coba_masuk(client, user.username).text


def test_akun_nonaktif_tidak_masuk(client):
    user = buat_pengguna(is_active=False)
    jawaban = coba_masuk(client, user.username)
    assert "_auth_user_id" not in client.session
    assert jawaban.status_code == 200 or jawaban.url == "/masuk/nonaktif/"


def test_keluar_hanya_dengan_post(client):
    client.force_login(buat_pengguna())
    assert client.get("/keluar/").status_code == 200
    assert "_auth_user_id" in client.session

    assert client.post("/keluar/").url == "/masuk/"
    assert "_auth_user_id" not in client.session


def test_mengganti_sandi(client):
    user = buat_pengguna()
    client.force_login(user)
    baru = "jalan-tambun-bungai-17"

    jawaban = client.post("/sandi/", {"oldpassword": SANDI, "password1": baru, "password2": baru})

    assert jawaban.status_code == 302
    user.refresh_from_db()
    assert user.check_password(baru)


def test_sandi_lemah_ditolak_dengan_alasan(client):
    user = buat_pengguna()
    client.force_login(user)
    jawaban = client.post(
        "/sandi/", {"oldpassword": SANDI, "password1": "12345678", "password2": "12345678"}
    )
    assert "10 karakter" in jawaban.text
    user.refresh_from_db()
    assert user.check_password(SANDI)


@pytest.mark.parametrize("nama", ["account_signup", "account_email", "account_reset_password"])
def test_pendaftaran_dan_setel_ulang_tidak_dipasang(nama):
    with pytest.raises(NoReverseMatch):
        reverse(nama)


def test_admin_memakai_pintu_yang_sama(client):
    jawaban = client.get("/admin/login/?next=/admin/")
    assert jawaban.url.startswith("/masuk/?next=")

    client.force_login(buat_pengguna(Peran.OPERATOR))
    assert client.get("/admin/", follow=True).status_code == 403

    client.force_login(buat_pengguna(Peran.ADMINISTRATOR))
    assert client.get("/admin/").status_code == 200


def test_formulir_kunci_sandi_berlabel_indonesia():
    with translation.override("id"):
        label = TambahKunciForm(user=buat_pengguna()).fields["name"].label
    assert re.fullmatch(r"Nama kunci", label)
