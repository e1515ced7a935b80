"""The monthly report of activities, per officer."""

import datetime
import io

import openpyxl
import pytest

from kegiatan.rekap.kegiatan import laporan_bulan
from tests.pabrik import (
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_petugas,
)
from tests.pabrik_kegiatan import buat_kegiatan

pytestmark = pytest.mark.django_db
LAPORAN = "/kegiatan/laporan/"
T = datetime.date
BULAN = T(2020, 10, 1)


def test_angka_dihitung_tangan(operator):
    """Three events on two days in two villages; one of them counted nobody."""
    a, b = buat_desa(), buat_desa()
    petugas = buat_petugas(a, b)
    buat_kegiatan(petugas=petugas, desa=a, mulai=T(2020, 10, 1), jenis="kunjungan")
    buat_kegiatan(petugas=petugas, desa=a, mulai=T(2020, 10, 31), peserta_l=2, peserta_p=3)
    buat_kegiatan(petugas=petugas, desa=b, mulai=T(2020, 10, 31), peserta_l=0, peserta_p=4)
    for di_luar in (T(2020, 9, 30), T(2020, 11, 1)):
        buat_kegiatan(petugas=petugas, desa=a, mulai=di_luar)

    (laporan,) = laporan_bulan(operator, BULAN, [petugas], T(2020, 11, 13))

    assert (laporan.jumlah, laporan.hari, laporan.desa) == (3, 2, 2)
    assert (laporan.peserta, laporan.tanpa_peserta) == (9, 1)
    assert {j.label: j.jumlah for j in laporan.per_jenis if j.jumlah} == {
        "Kunjungan rumah": 1,
        "Advokasi": 2,
    }


def test_tanpa_kegiatan_bukan_nol_peserta(operator):
    (laporan,) = laporan_bulan(operator, BULAN, [buat_petugas()], T(2020, 11, 13))

    assert (laporan.jumlah, laporan.peserta) == (0, None)


@pytest.mark.usefixtures("operator")
def test_setiap_angka_membuka_daftar_sebanyak_itu(client):
    desa = buat_desa()
    petugas = buat_petugas(desa)
    for hari in (1, 15, 31):
        buat_kegiatan(petugas=petugas, desa=desa, mulai=T(2020, 10, hari))
    buat_kegiatan(petugas=petugas, desa=desa, mulai=T(2020, 11, 1))

    laporan = client.get(f"{LAPORAN}?bulan=2020-10&petugas={petugas.pk}").context["satu"]

    for url, jumlah in [
        (laporan.url_semua, laporan.jumlah),
        *((j.url, j.jumlah) for j in laporan.per_jenis),
    ]:
        assert client.get(url).context["halaman"].paginator.count == jumlah


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        desa = buat_desa()
        buat_kegiatan(petugas=buat_petugas(desa), desa=desa, mulai=BULAN)

    with kueri_halaman(3):  # pilihan petugas, petugas bulan itu, kegiatannya
        response = client.get(f"{LAPORAN}?bulan=2020-10")

    assert len(response.context["baris"]) == jumlah


@pytest.mark.usefixtures("operator")
def test_unduh_sama_dengan_halaman(client):
    desa = buat_desa()
    petugas = buat_petugas(desa)
    for hari in (1, 2):
        buat_kegiatan(petugas=petugas, desa=desa, mulai=T(2020, 10, hari))
    buat_petugas()

    def baris(kueri):
        isi = client.get(f"{LAPORAN}unduh/?{kueri}").getvalue()
        return openpyxl.load_workbook(io.BytesIO(isi)).worksheets[0].max_row - 1

    assert baris("bulan=2020-10") == 2  # officers in service
    assert baris(f"bulan=2020-10&petugas={petugas.pk}") == 2  # events


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("kueri", ["bulan=2020-13", "petugas=0", "petugas=x"])
def test_saringan_buruk_kosong_dan_berpesan(client, kueri):
    buat_petugas()

    response = client.get(f"{LAPORAN}?{kueri}")

    assert response.status_code == 200
    assert response.context["baris"] == []
    assert response.context["saring"].form.errors


def test_petugas_hanya_miliknya_juga_dari_desa_yang_sudah_beralih(client):
    sendiri, dulu = buat_desa(), buat_desa()
    user, rekan = buat_akun_petugas(sendiri), buat_petugas(buat_desa(sendiri.kecamatan))
    for desa in (sendiri, dulu):
        buat_kegiatan(petugas=user.petugas, desa=desa, mulai=BULAN)
    buat_kegiatan(petugas=rekan, desa=sendiri, mulai=BULAN)
    client.force_login(user)

    satu = client.get(f"{LAPORAN}?bulan=2020-10").context["satu"]
    lain = client.get(f"{LAPORAN}?bulan=2020-10&petugas={rekan.pk}")

    assert (satu.petugas, satu.jumlah) == (user.petugas, 2)
    assert lain.context["baris"] == []
    assert lain.context["saring"].form.errors


def test_koordinator_membaca_rekan_sekecamatan(client):
    desa = buat_desa()
    rekan = buat_petugas(desa)
    buat_kegiatan(petugas=rekan, desa=desa, mulai=BULAN)
    client.force_login(buat_akun_koordinator(desa.kecamatan))

    baris = client.get(f"{LAPORAN}?bulan=2020-10").context["baris"]

    assert {b.petugas: b.jumlah for b in baris}[rekan] == 1
