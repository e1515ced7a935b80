"""The number beside "Tugas saya": kept for a minute, never longer than one's own changes."""

import datetime
import logging

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from dasbor import lencana
from inti import tugas as daftar_tugas
from inti.sidik import lupakan_semua
from inti.tugas import BarisTugas, Desakan, Tugas
from tests.pabrik import buat_desa, buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db
HARI = datetime.date(2020, 11, 13)


class Hitungan:
    """A task function that says how many kinds are open, and how often it was asked."""

    def __init__(self, jenis: int):
        self.jenis = jenis
        self.kali = 0

    def __call__(self, user, hari_ini, rinci=False):
        self.kali += 1
        return [
            Tugas(f"t{n}", f"Tugas {n}", "", 1, "/bantuan/", Desakan.PERIKSA)
            for n in range(self.jenis)
        ]


@pytest.fixture
def hitungan(monkeypatch) -> Hitungan:
    hitungan = Hitungan(3)
    monkeypatch.setattr(daftar_tugas, "_daftar", [hitungan])
    return hitungan


def lencana_di(client, alamat="/bantuan/") -> int:
    """The number that the menu of this page shows."""
    menu = client.get(alamat).context["kerangka"].menu
    return next(b.jumlah for bagian in menu for b in bagian.butir if b.judul == "Tugas saya")


def test_dihitung_sekali_lalu_diingat(client, hitungan):
    client.force_login(buat_pengguna())
    assert [lencana_di(client), lencana_di(client)] == [3, 3]
    assert hitungan.kali == 1


def test_tanpa_tugas_pun_diingat(client, hitungan):
    hitungan.jenis = 0
    client.force_login(buat_pengguna())
    assert [lencana_di(client), lencana_di(client)] == [0, 0]
    assert hitungan.kali == 1


def test_perubahan_orang_lain_tampak_sesudah_semenit(client, hitungan, monkeypatch):
    user = buat_pengguna()
    client.force_login(user)
    lencana_di(client)
    hitungan.jenis = 2
    assert lencana_di(client) == 3
    lupakan_semua()  # the tasks of this test are no records
    monkeypatch.setattr(lencana, "UMUR", -1)  # as if the minute were over
    lencana.hitung_tugas(user, timezone.localdate())
    assert lencana_di(client) == 2


def test_perubahan_sendiri_langsung_tampak(client, hitungan):
    kelompok = buat_kelompok(buat_desa())
    client.force_login(buat_pengguna())
    lencana_di(client)
    hitungan.jenis = 4
    client.post(reverse("kelompok:periksa", args=[kelompok.pk]))
    assert lencana_di(client) == 4


def test_halaman_tugas_menghitung_baru_dan_membetulkan_menu(client, hitungan):
    client.force_login(buat_pengguna())
    lencana_di(client)
    hitungan.jenis = 5
    assert lencana_di(client, "/tugas/") == 5
    assert (lencana_di(client), hitungan.kali) == (5, 2)


def test_beranda_memakai_hitungan_sampai_seseorang_menyimpan(client, hitungan):
    rina, budi = buat_pengguna(), buat_pengguna()
    kelompok = buat_kelompok(buat_desa())
    client.force_login(rina)
    assert [lencana_di(client, "/"), lencana_di(client, "/")] == [3, 3]
    assert hitungan.kali == 1

    hitungan.jenis = 5
    client.force_login(budi)
    client.post(reverse("kelompok:periksa", args=[kelompok.pk]))
    client.force_login(rina)
    assert lencana_di(client) == 3  # the menu may be a minute behind what others did
    response = client.get("/")
    assert len(response.context["tugas"]) == 5
    assert (lencana_di(client), hitungan.kali) == (5, 2)


def test_yang_disimpan_selagi_dihitung_tidak_terlewat(client, hitungan, monkeypatch):
    """A count that began before a change is not taken for one that knows it."""
    rina, budi = buat_pengguna(), buat_pengguna()

    def sambil_menyimpan(*isi, **lain):
        hasil = hitungan(*isi, **lain)
        lencana.lupakan(budi, HARI)
        return hasil

    monkeypatch.setattr(daftar_tugas, "_daftar", [sambil_menyimpan])
    assert len(lencana.tugas_kini(rina, HARI)) == 3
    hitungan.jenis = 4
    assert len(lencana.tugas_kini(rina, HARI)) == 4


def test_baris_tugas_tidak_disimpan(monkeypatch):
    """Names and telephones stay out of the cache; only /tugas/ shows them."""
    orang = BarisTugas("Tewah", hubungi="Yohanes", telepon="0813-5555-0184")
    tugas = Tugas("t", "Tugas", "", 1, "/bantuan/", Desakan.PERIKSA, contoh=(orang,))
    monkeypatch.setattr(daftar_tugas, "_daftar", [lambda *_: tugas])
    user = buat_pengguna()
    assert lencana.hitung_tugas(user, HARI, rinci=True) == [tugas]
    assert [t.contoh for t in lencana.tugas_kini(user, HARI)] == [()]


def test_setiap_orang_dan_hari_punya_angkanya_sendiri(hitungan):
    rina, budi = buat_pengguna(), buat_pengguna()
    besok = HARI + datetime.timedelta(days=1)
    for jenis, user, hari in [(1, rina, HARI), (2, budi, HARI), (4, rina, besok)]:
        hitungan.jenis = jenis
        assert lencana.jumlah_tugas(user, hari) == jenis
    lencana.lupakan(budi, HARI)
    hitungan.jenis = 7
    assert [lencana.jumlah_tugas(u, HARI) for u in (rina, budi)] == [1, 7]


def test_mengingat_tanpa_basis_data(settings, tmp_path, hitungan, django_assert_num_queries):
    """A page that is read writes nothing that could wait for another writer."""
    berkas(settings, tmp_path)
    user = buat_pengguna()
    with django_assert_num_queries(0):
        assert lencana.jumlah_tugas(user, HARI) == lencana.jumlah_tugas(user, HARI) == 3
        lencana.lupakan(user, HARI)
    assert hitungan.kali == 1


def test_folder_yang_tidak_dapat_ditulis_tidak_menggagalkan_halaman(
    client, settings, tmp_path, hitungan, caplog
):
    (tmp_path / "berkas").touch()
    berkas(settings, tmp_path / "berkas" / "tembolok")
    client.force_login(buat_pengguna())
    with caplog.at_level(logging.WARNING, "dasbor.lencana"):
        assert [lencana_di(client), lencana_di(client)] == [3, 3]
    assert "Tembolok tidak dapat dipakai" in caplog.text


def berkas(settings, folder) -> None:
    """The cache of settings.py, in a folder of its own."""
    kelas = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = settings.CACHES | {"lencana": {"BACKEND": kelas, "LOCATION": folder}}
    caches["default"].clear()
