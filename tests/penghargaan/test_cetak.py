"""Awards on paper."""

import datetime

import pytest

from dinas.models import CatatanUnduh
from tests.cetakan import NAKAL, baca_pdf, rapatkan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_penghargaan,
)

# What is printed comes from the functions of the pages, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
CETAK = "/penghargaan/cetak/"


def test_baris_yang_tersaring_dan_jumlahnya(client):
    buat_penghargaan(
        {"jenis": "orang", "nama": NAKAL, "jabatan": "Bupati"},
        judul="Ayah GenRe",
        tanggal=datetime.date(2020, 11, 13),
        tingkat="provinsi",
        diserahkan_oleh="Wahidah",
    )
    buat_penghargaan(judul="Lain Tahun", tahun=2019)
    client.force_login(buat_pengguna())

    dokumen = baca_pdf(client.get(CETAK, {"tahun": "2020"}))

    assert "13 Nov 2020 Ayah GenRe Provinsi" in dokumen.teks
    assert rapatkan(f"{NAKAL}, Bupati") in dokumen.rapat
    assert "diserahkan oleh Wahidah" in dokumen.teks
    assert "Menurut tingkat: Provinsi 1." in dokumen.teks
    assert "Lain Tahun" not in dokumen.teks
    assert CatatanUnduh.objects.get().dengan_nama


def test_petugas_mencetak_yang_boleh_dilihatnya(client):
    desa = buat_desa()
    for nama, tempat in (("Di sini", desa), ("Di sana", buat_desa())):
        k = buat_kelompok(tempat)
        buat_penghargaan({"jenis": "kelompok", "kelompok": k}, judul=nama)
    client.force_login(buat_akun_petugas(desa))

    teks = baca_pdf(client.get(CETAK)).teks

    assert "Di sini" in teks
    assert "Di sana" not in teks


def test_saringan_keliru_kembali(client):
    client.force_login(buat_pengguna())
    assert client.get(CETAK, {"tahun": "x"}).headers["Location"] == "/penghargaan/?tahun=x"


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(client, banyak, kueri_halaman):
    for _ in range(banyak):
        buat_penghargaan()
    client.force_login(buat_pengguna())
    with kueri_halaman(3):  # awards, recipients, office and log, less than the shell counts
        client.get(CETAK).getvalue()
