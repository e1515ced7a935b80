"""Stunting on the pages of a village and a kecamatan."""

import datetime

import pytest

from dinas.peran import Peran
from stunting.rekap import deret_tahunan, ringkas
from tests.pabrik import (
    buat_akun_petugas,
    buat_daftar_lokus,
    buat_desa,
    buat_kecamatan,
    buat_pengguna,
)
from tests.pabrik_stunting import buat_keluarga, buat_pengukuran
from wilayah.models import Desa

pytestmark = pytest.mark.django_db


def bulan(tahun, nomor=8):
    return datetime.date(tahun, nomor, 1)


def panel(response, judul="Data stunting"):
    return next(p for p in response.context["panel_samping"] if p.judul == judul).isi


def test_ringkas_sama_dengan_deret_dalam_satu_kueri(django_assert_num_queries):
    kecamatan = buat_kecamatan()
    a, b, lain = buat_desa(kecamatan), buat_desa(kecamatan), buat_desa()
    buat_pengukuran(a, bulan(2019, 2))
    buat_pengukuran(a, bulan(2020))
    buat_pengukuran(b, bulan(2020), sasaran=None, diukur=10, pendek=1, sangat_pendek=0)
    buat_pengukuran(b, bulan(2020, 2))
    buat_pengukuran(b, bulan(2021), pendek=None)
    buat_pengukuran(lain, bulan(2020))
    buat_keluarga(a, 2020)
    buat_keluarga(b, 2020)
    buat_keluarga(b, 2021, sasaran=None, tidak_berisiko=None)
    desa = Desa.objects.filter(kecamatan=kecamatan)

    with django_assert_num_queries(1):
        isi = ringkas(desa)

    assert isi.prevalensi == deret_tahunan(desa)
    assert (isi.prevalensi[2020].stunting, isi.prevalensi[2020].diukur) == (11, 60)
    assert {t: (k.berisiko, k.sasaran, k.desa) for t, k in isi.keluarga.items()} == {
        2020: (80, 200, 2)
    }


def test_ringkas_tanpa_data():
    isi = ringkas(Desa.objects.all())

    assert (isi.prevalensi, isi.keluarga) == ({}, {})


def test_halaman_desa_menyebut_tiga_tahun_terakhir_sampai_tanggalnya(client):
    client.force_login(buat_pengguna(Peran.PIMPINAN))
    desa = buat_desa()
    for tahun in (2017, 2018, 2019, 2020, 2021):
        buat_pengukuran(desa, bulan(tahun))
        buat_keluarga(desa, tahun)

    isi = panel(client.get(desa.get_absolute_url() + "?per=2020-12-31"))

    assert [t for t, _, _ in isi["baris"]] == [2020, 2019, 2018]
    assert (isi["keluarga"].tahun, isi["keluarga"].berisiko) == (2020, 40)


def test_halaman_desa_membuka_data_dan_lokusnya(client):
    client.force_login(buat_pengguna(Peran.PIMPINAN))
    desa = buat_desa()
    buat_daftar_lokus(2021, desa)

    isi = client.get(desa.get_absolute_url()).text

    for alamat in (f"/stunting/data/desa/{desa.kode}/", f"/stunting/lokus/2021/desa/{desa.kode}/"):
        assert f'href="{alamat}"' in isi
        assert client.get(alamat).status_code == 200
    assert "belum ada penimbangan" in isi
    assert "belum dicatat" in isi


def test_panel_kecamatan_hanya_desa_petugas(client):
    kecamatan = buat_kecamatan()
    sendiri, lain = buat_desa(kecamatan), buat_desa(kecamatan)
    for d in (sendiri, lain):
        buat_pengukuran(d, bulan(2020))
        buat_keluarga(d, 2020)
    alamat = kecamatan.get_absolute_url() + "?per=2020-12-31"

    client.force_login(buat_pengguna(Peran.OPERATOR))
    semua = panel(client.get(alamat))
    client.force_login(buat_akun_petugas(sendiri))
    milik = panel(client.get(alamat))

    assert (semua["baris"][0][1].diukur, semua["keluarga"].berisiko) == (100, 80)
    assert (milik["baris"][0][1].diukur, milik["keluarga"].berisiko) == (50, 40)
