"""The recap of funds on paper: the villages of the page and their sums."""

import pytest

from tests.cetakan import NAKAL, baca_pdf, rapatkan
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kecamatan, buat_pengguna
from tests.pabrik_kegiatan import buat_dana

# What is printed comes from the functions of the pages, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
CETAK = "/dana/cetak/"


def test_angka_halaman_dan_jumlahnya(client):
    kecamatan = buat_kecamatan(nama="Kurun")
    satu, dua = (buat_desa(kecamatan, nama=n) for n in ("Linau", NAKAL))
    buat_dana(satu, tahun=2020, sumber="DD", pagu=10_000_000, realisasi=4_000_000)
    buat_dana(dua, tahun=2020, sumber="ADD", pagu=2_500_000, realisasi=None)
    buat_dana(satu, tahun=2019, sumber="DD", pagu=77, realisasi=None)
    client.force_login(buat_pengguna())
    baris = client.get("/dana/", {"tahun": "2020"}).context["data"].baris

    dokumen = baca_pdf(client.get(CETAK, {"tahun": "2020"}))

    assert len(baris) == 2
    assert "Kecamatan Kurun" in dokumen.teks
    assert "Desa Linau 10.000.000 4.000.000 – –" in dokumen.teks
    assert "10.000.000 4.000.000 2.500.000 –" in dokumen.teks.partition("Jumlah 2 desa")[2]
    assert rapatkan(NAKAL) in dokumen.rapat
    assert "77" not in dokumen.teks.partition("Kecamatan Kurun")[2].partition("Jumlah")[0]


def test_petugas_hanya_desanya_dan_saringan_keliru_kembali(client):
    desa = buat_desa(nama="Linau")
    buat_dana(desa, tahun=2020)
    buat_dana(buat_desa(nama="Tuyun"), tahun=2020)
    client.force_login(buat_akun_petugas(desa))

    teks = baca_pdf(client.get(CETAK, {"tahun": "2020"})).teks

    assert "Linau" in teks
    assert "Tuyun" not in teks
    assert client.get(CETAK, {"tahun": "x"}).headers["Location"] == "/dana/?tahun=x"
