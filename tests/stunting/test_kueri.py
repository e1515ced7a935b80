import datetime

import pytest

from stunting.models import Kedudukan, Lokus
from stunting.rekap import kedudukan_desa, lokus_per_kecamatan, rekap_lokus
from tests.pabrik import buat_daftar_lokus, buat_desa, buat_kelompok

pytestmark = pytest.mark.django_db
HARI = datetime.date(2021, 6, 30)


def test_rekap_membandingkan_dengan_daftar_tahun_lalu():
    tetap, keluar, masuk = buat_desa(), buat_desa(), buat_desa()
    buat_daftar_lokus(2020, tetap, keluar)
    buat_daftar_lokus(2021, tetap, masuk)

    rekap = rekap_lokus(2021, HARI)

    assert (rekap.jumlah, rekap.lanjutan, rekap.baru, rekap.lepas) == (2, 1, 1, 1)


def test_rekap_tanpa_daftar_tahun_lalu_tidak_membandingkan():
    buat_daftar_lokus(2020, buat_desa())

    rekap = rekap_lokus(2020, HARI)

    assert (rekap.jumlah, rekap.lanjutan, rekap.baru, rekap.lepas) == (1, None, None, None)


def test_daftar_calon_tahun_lalu_bukan_pembanding():
    desa = buat_desa()
    buat_daftar_lokus(2020, desa, status="calon")
    buat_daftar_lokus(2021, desa)

    assert rekap_lokus(2021, HARI).lanjutan is None
    assert kedudukan_desa(2021) == {desa.kode: ""}


def test_kedudukan_desa():
    tetap, keluar, masuk = buat_desa(), buat_desa(), buat_desa()
    buat_daftar_lokus(2020, tetap, keluar)
    buat_daftar_lokus(2021, tetap, masuk)

    assert kedudukan_desa(2021) == {
        tetap.kode: Kedudukan.LANJUTAN,
        masuk.kode: Kedudukan.BARU,
        keluar.kode: Kedudukan.LEPAS,
    }


@pytest.mark.parametrize(
    ("hari", "ada"),
    [
        (datetime.date(2020, 12, 31), False),
        (datetime.date(2021, 1, 1), True),
        (datetime.date(2021, 6, 30), True),
        (datetime.date(2021, 7, 1), False),
    ],
)
def test_bkb_aktif_dihitung_per_tanggal(hari, ada):
    desa = buat_desa()
    buat_daftar_lokus(2021, desa)
    buat_kelompok(
        desa,
        mulai=datetime.date(2021, 1, 1),
        selesai=datetime.date(2021, 6, 30),
        alasan_selesai="bubar",
    )
    buat_kelompok(desa, jenis="BKR")

    assert rekap_lokus(2021, hari).tanpa_bkb == (0 if ada else 1)
    assert Lokus.objects.tahun(2021).ber_bkb(hari).exists() is ada


def test_baris_dibatalkan_tidak_dihitung(django_user_model):
    desa, lain = buat_desa(), buat_desa()
    daftar = buat_daftar_lokus(2021, desa, lain)
    _batalkan(Lokus.objects.get(desa=lain), django_user_model)

    assert rekap_lokus(2021, HARI).jumlah == 1
    assert lokus_per_kecamatan(2021) == {desa.kecamatan.kode: 1}

    _batalkan(daftar, django_user_model)
    assert rekap_lokus(2021, HARI).jumlah == 0


def _batalkan(objek, model_pengguna):
    oleh = model_pengguna.objects.create_user(f"u{objek.pk}")
    type(objek).semua.filter(pk=objek.pk).update(
        dibatalkan_pada="2021-01-01T00:00Z", dibatalkan_oleh=oleh, alasan_batal="salah"
    )
