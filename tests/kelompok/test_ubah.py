"""Changing a group, and what happens when two people do it at once."""

import datetime

import pytest
from django.test import Client

from dinas.peran import Peran
from kelompok.models import JenisUsaha, Kelompok, SumberDana
from tests.pabrik import buat_desa, buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


@pytest.fixture
def lain():
    """Another operator at another desk."""
    meja = Client()
    meja.force_login(buat_pengguna(Peran.OPERATOR))
    return meja


def isian(kelompok, **isi):
    """The form as it was opened on `kelompok`, with `isi` changed."""
    return {
        "nama": kelompok.nama,
        "mulai": kelompok.mulai.isoformat(),
        "mulai_perkiraan": kelompok.mulai_perkiraan,
        "alamat": kelompok.alamat,
        "telepon": kelompok.telepon,
        "versi": kelompok.versi,
        "sumber_dana": [d.pk for d in kelompok.sumber_dana.all()],
    } | isi


def ubah(meja, kelompok, isi):
    return meja.post(f"/kelompok/{kelompok.pk}/ubah/", isi)


def test_ubah_menyimpan_dan_meninggalkan_riwayat(client, operator):
    kelompok = buat_kelompok(alamat="RT 01")

    response = ubah(client, kelompok, isian(kelompok, alamat="RT 02"))

    assert response.headers["Location"] == kelompok.get_absolute_url()
    html = client.get(kelompok.get_absolute_url()).text
    assert "<del>RT 01</del>" in html
    assert operator.nama in html


def test_desa_dan_jenis_tidak_bisa_diubah_lewat_formulir(client, operator):
    kelompok = buat_kelompok()
    desa = kelompok.desa

    ubah(client, kelompok, isian(kelompok, desa=buat_desa().pk, jenis="BKR"))

    kelompok.refresh_from_db()
    assert (kelompok.desa, kelompok.jenis) == (desa, "BKB")


def test_kolom_yang_berbeda_digabung_tanpa_bertanya(client, operator, lain):
    kelompok = buat_kelompok(alamat="RT 01")
    dibuka = isian(kelompok)
    ubah(lain, kelompok, dibuka | {"telepon": "0812-5555-0100"})

    ubah(client, kelompok, dibuka | {"alamat": "RT 02"})

    kelompok.refresh_from_db()
    assert (kelompok.alamat, kelompok.telepon) == ("RT 02", "0812-5555-0100")


def test_kolom_yang_sama_ditanyakan_dan_tidak_ditimpa(client, operator, lain):
    kelompok = buat_kelompok(alamat="RT 01")
    dibuka = isian(kelompok)
    ubah(lain, kelompok, dibuka | {"alamat": "RT 02"})

    response = ubah(client, kelompok, dibuka | {"alamat": "RT 03"})

    (bentrok,) = response.context["form"].bentrok
    assert (bentrok.semula, bentrok.lain, bentrok.anda) == ("RT 01", "RT 02", "RT 03")
    assert 'name="pilih-alamat"' in response.text
    kelompok.refresh_from_db()
    assert kelompok.alamat == "RT 02"


@pytest.mark.parametrize(("pilihan", "hasil"), [("lain", "RT 02"), ("anda", "RT 03")])
def test_pilihan_dipakai(client, operator, lain, pilihan, hasil):
    kelompok = buat_kelompok(alamat="RT 01")
    dibuka = isian(kelompok)
    ubah(lain, kelompok, dibuka | {"alamat": "RT 02"})

    ubah(
        client,
        kelompok,
        dibuka | {"alamat": "RT 03", "versi_lain": "2", "pilih-alamat": pilihan},
    )

    kelompok.refresh_from_db()
    assert kelompok.alamat == hasil


def test_perubahan_ketiga_di_antaranya_ditanyakan_lagi(client, operator, lain):
    kelompok = buat_kelompok(alamat="RT 01")
    dibuka = isian(kelompok)
    ubah(lain, kelompok, dibuka | {"alamat": "RT 02"})
    ubah(lain, kelompok, isian(Kelompok.objects.get(), alamat="RT 04"))

    response = ubah(
        client, kelompok, dibuka | {"alamat": "RT 03", "versi_lain": "2", "pilih-alamat": "anda"}
    )

    assert [b.lain for b in response.context["form"].bentrok] == ["RT 04"]
    kelompok.refresh_from_db()
    assert kelompok.alamat == "RT 04"


def test_tanggal_tautan_dan_pilihan_banyak_juga_dibandingkan(client, operator, lain):
    usaha = [JenisUsaha.objects.create(kode=k, nama=k) for k in ("satu", "dua", "tiga")]
    dana = [SumberDana.objects.create(kode=k, nama=k) for k in ("dd", "add", "csr")]
    kelompok = buat_kelompok(jenis="UPPKS", jenis_usaha=usaha[0])
    kelompok.sumber_dana.set(dana[:1])
    dibuka = isian(kelompok, jenis_usaha=usaha[0].pk)
    ubah(
        lain,
        kelompok,
        dibuka | {"mulai": "2019-01-01", "jenis_usaha": usaha[1].pk, "sumber_dana": [dana[1].pk]},
    )

    response = ubah(
        client,
        kelompok,
        dibuka | {"mulai": "2019-02-02", "jenis_usaha": usaha[2].pk, "sumber_dana": [dana[2].pk]},
    )

    bentrok = {b.nama: (b.lain, b.anda) for b in response.context["form"].bentrok}
    assert bentrok == {
        "mulai": ("1 Januari 2019", "2 Februari 2019"),
        "jenis_usaha": ("dua", "tiga"),
        "sumber_dana": ("add", "csr"),
    }
    assert list(kelompok.sumber_dana.all()) == [dana[1]]


def test_tanpa_versi_dianggap_formulir_lama(client, operator):
    kelompok = buat_kelompok(alamat="RT 01")
    isi = isian(kelompok, alamat="RT 02")
    del isi["versi"]

    response = ubah(client, kelompok, isi)

    assert response.context["form"].bentrok
    kelompok.refresh_from_db()
    assert kelompok.alamat == "RT 01"


def test_dibatalkan_orang_lain_sementara_diubah(client, operator, lain):
    """Nothing is written, and what was typed is still on the page."""
    kelompok = buat_kelompok()
    dibuka = isian(kelompok)
    lain.post(f"/kelompok/{kelompok.pk}/batalkan/", {"alasan": "Salah catat"})

    response = ubah(client, kelompok, dibuka | {"alamat": "RT 02"})

    assert "dibatalkan" in response.context["form"].non_field_errors()[0]
    assert 'value="RT 02"' in response.text
    kelompok.refresh_from_db()
    assert (kelompok.batal, kelompok.alamat) == (True, "")
    assert client.get(f"/kelompok/{kelompok.pk}/ubah/").status_code == 404


def test_tanggal_dibentuk_tidak_bisa_sesudah_berakhir(client, operator):
    akhir = datetime.date(2020, 6, 30)
    kelompok = buat_kelompok(selesai=akhir, alasan_selesai="bubar")

    response = ubah(client, kelompok, isian(kelompok, mulai="2020-07-01"))

    assert response.context["form"].errors.keys() == {"mulai"}
