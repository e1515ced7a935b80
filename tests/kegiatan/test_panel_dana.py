"""Funds on the pages of villages, kecamatan and focus lists."""

import datetime

import pytest
from django.urls import reverse

from inti.panel import panel_untuk
from stunting.kekurangan import dengan_kekurangan
from stunting.models import Lokus
from tests.pabrik import buat_akun_petugas, buat_daftar_lokus, buat_desa, buat_pengguna
from tests.pabrik_kegiatan import buat_dana

pytestmark = pytest.mark.django_db
PER = datetime.date(2020, 11, 13)
JUTA = 1_000_000


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


def panel(objek, user, judul: str):
    return next(p for p in panel_untuk(objek, user, PER) if p.judul.startswith(judul))


def test_halaman_desa_dd_dan_add_terpisah(client, operator):
    desa = buat_desa()
    buat_dana(desa, pagu=7 * JUTA, realisasi=8 * JUTA)
    buat_dana(desa, sumber="ADD", pagu=3 * JUTA, realisasi=None)
    buat_dana(desa, tahun=2012 + 4)

    isi = panel(desa, operator, "Dana untuk").isi
    halaman = client.get(f"{desa.get_absolute_url()}?per={PER}").text

    assert [t["tahun"] for t in isi["tahun"]] == [2020, 2019, 2018, 2017, 2016]
    assert [(k, j.pagu, j.diketahui) for k, j in isi["tahun"][0]["kolom"]] == [
        ("DD", 7 * JUTA, 8 * JUTA),
        ("ADD", 3 * JUTA, None),
        ("lain", 0, None),
    ]
    assert "Melebihi pagu: " in halaman
    assert f"/dana/tambah/?desa={desa.kode}&amp;tahun=2020&amp;sumber=DD" in halaman


def test_halaman_kelurahan_tanpa_kolom_dd(client, operator):
    kelurahan = buat_desa(jenis="kelurahan")
    buat_dana(kelurahan, sumber="APBD")

    halaman = client.get(f"{kelurahan.get_absolute_url()}?per={PER}").text

    assert "Kelurahan tidak menerima DD dan ADD." in halaman
    assert "DD, pagu" not in halaman


def test_halaman_kecamatan_menghitung_yang_terlihat(client):
    desa = buat_desa()
    lain = buat_desa(desa.kecamatan)
    buat_dana(desa, pagu=7 * JUTA)
    buat_dana(lain, pagu=9 * JUTA)

    semua = panel(desa.kecamatan, buat_pengguna(), "Dana 2020").isi
    sendiri = panel(desa.kecamatan, buat_akun_petugas(desa), "Dana 2020").isi

    assert (semua["rekap"].desa.mendukung, semua["dd"].pagu) == (2, 16 * JUTA)
    assert (sendiri["rekap"].desa.mendukung, sendiri["dd"].pagu) == (1, 7 * JUTA)


def test_lokus_tanpa_dana_desa():
    """DD above zero is support, 0 and another year's are not; a kelurahan cannot lack it."""
    beri, nol, lalu, kelurahan = (
        buat_desa(),
        buat_desa(),
        buat_desa(),
        buat_desa(jenis="kelurahan"),
    )
    buat_daftar_lokus(2020, beri, nol, lalu, kelurahan)
    buat_dana(beri)
    buat_dana(nol, pagu=5 * JUTA, pagu_perubahan=0)
    buat_dana(lalu, tahun=2019)

    baris = dengan_kekurangan(Lokus.objects.all(), 2020, PER)

    assert {x.desa for x in baris if x.kurang_dana} == {nol, lalu}


def test_tombol_catat_dana_membuka_tahun_daftarnya(client, operator):
    """Money of another year would not mend what the list of 2020 lacks."""
    desa = buat_desa()
    buat_daftar_lokus(2020, desa)

    teks = client.get(reverse("stunting:lokus_tahun", args=[2020])).text

    assert f"/dana/tambah/?desa={desa.kode}&amp;tahun=2020" in teks
