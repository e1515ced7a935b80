import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from dasbor.konteks import kerangka
from dasbor.menu import susun_menu, susun_nav_bawah
from dinas.models import IdentitasDinas, ProfilDinas
from dinas.peran import Peran
from tests.pabrik import buat_akun_petugas, buat_desa, buat_pengguna


def kerangka_bagi(user=None, alamat="/"):
    request = RequestFactory().get(alamat)
    if user is not None:
        request.user = user
    return kerangka(request)["kerangka"]


@pytest.mark.django_db
def test_halaman_galat_tanpa_user_tidak_bertanya_apa_pun(django_assert_num_queries):
    for user in (None, AnonymousUser()):
        with django_assert_num_queries(0):
            k = kerangka_bagi(user)
            assert (k.menu, k.nav_bawah, k.peran, k.wilayah, k.jumlah_tugas) == ((), (), "", "", 0)


@pytest.mark.django_db
def test_nama_dinas_menurut_tanggal(jam):
    jam(datetime.date(2020, 11, 13))
    assert kerangka_bagi().nama_dinas == "Bangga Kencana Kabupaten Gunung Mas"
    IdentitasDinas.objects.create(
        nama_dinas="Dinas Lama",
        mulai=datetime.date(2017, 1, 1),
        selesai=datetime.date(2020, 11, 13),
    )
    IdentitasDinas.objects.create(nama_dinas="Dinas Baru", mulai=datetime.date(2020, 11, 14))
    assert kerangka_bagi().nama_dinas == "Dinas Lama"
    jam(datetime.date(2020, 11, 14))
    assert kerangka_bagi().nama_dinas == "Dinas Baru"


@pytest.mark.django_db
def test_tanda_data_contoh():
    assert not kerangka_bagi().data_contoh
    ProfilDinas.objects.create(data_contoh=True)
    assert kerangka_bagi().data_contoh


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("peran", "ada", "tidak"),
    [
        (Peran.PIMPINAN, {"Dasbor", "Kelompok"}, {"Beranda", "Pengaturan", "Usulan"}),
        (Peran.OPERATOR, {"Beranda", "Usulan"}, {"Pengaturan"}),
        (Peran.PETUGAS, {"Beranda", "Usulan"}, {"Pengaturan"}),
        (Peran.ADMINISTRATOR, {"Pengaturan", "Usulan"}, set()),
    ],
)
def test_menu_menurut_peran(peran, ada, tidak):
    menu = susun_menu(buat_pengguna(peran), "/", 0)
    judul = {b.judul for bagian in menu for b in bagian.butir}
    assert ada <= judul
    assert not tidak & judul


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("alamat", "aktif"),
    [
        ("/", "Beranda"),
        ("/dasbor/", "Dasbor"),
        ("/kelompok/7/ubah/", "Kelompok"),
        ("/kelompok/usulan/", "Usulan"),
        ("/wilayah/desa/62.10.01.2001/", "Desa dan kelurahan"),
        ("/sandi/", None),
    ],
)
def test_yang_aktif_adalah_alamat_terpanjang(alamat, aktif):
    menu = susun_menu(buat_pengguna(), alamat, 0)
    assert [b.judul for bagian in menu for b in bagian.butir if b.aktif] == [aktif] * bool(aktif)


@pytest.mark.django_db
def test_beranda_pimpinan_adalah_dasbor():
    menu = susun_menu(buat_pengguna(Peran.PIMPINAN), "/", 0)
    assert [b.judul for bagian in menu for b in bagian.butir if b.aktif] == ["Dasbor"]


@pytest.mark.django_db
def test_jumlah_hanya_pada_tugas():
    menu = susun_menu(buat_pengguna(), "/", 3)
    assert {b.judul: b.jumlah for bagian in menu for b in bagian.butir if b.jumlah} == {
        "Tugas saya": 3
    }


@pytest.mark.django_db
def test_tombol_bawah_hanya_bagi_petugas():
    assert susun_nav_bawah(buat_pengguna(), "/") == ()
    nav = susun_nav_bawah(buat_akun_petugas(buat_desa()), "/wilayah/")
    assert [(b.judul, b.aktif) for b in nav] == [
        ("Beranda", False), ("Kelompok", False), ("Isi laporan", False), ("Desa", True), ("Bantuan", False),
    ]  # fmt: skip
