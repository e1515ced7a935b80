"""The sample's reports: both sums of every past month, and that board, list and sheet agree."""

import datetime

import pytest

from dinas.models import Pengguna, ProfilDinas
from inti.bulan import deret_bulan, geser_bulan
from kelompok.models import Kelompok
from kelompok.rekap import AturanLaporan, rekap_sel, susun_sel, url_sel, url_wajib
from tests.dasbor.conftest import PER
from tests.kelompok.test_papan import baca_xlsx, buka
from tests.kelompok.test_wajib import periksa_jumlah, saat

# Every figure of sixteen months; PostgreSQL is asked each kind of list by tests/kelompok.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite,
    pytest.mark.usefixtures("data_contoh"),
]
D = datetime.date
AKHIR = D(2021, 2, 1)  # the last month of the sample in tests that is due on the day below
KINI = saat(D(2021, 3, 20))


@pytest.fixture
def operator(client, jam):
    jam(KINI)
    user = Pengguna.objects.get(username="operator")
    client.force_login(user)
    return user


def test_kedua_jumlah_cocok_setiap_bulan():
    awal = ProfilDinas.ambil().laporan_sejak

    semua = periksa_jumlah(deret_bulan(geser_bulan(awal, -1), AKHIR), KINI)

    assert semua.wajib > 2000
    assert min(semua.tepat, semua.terlambat, semua.belum, semua.draf, semua.dikembalikan) > 0


@pytest.mark.usefixtures("operator")
def test_daftar_setiap_bulan_sama_dengan_rekap(client):
    """Of each month the lists of what was owed, received and missing, and the list of groups."""
    for bulan in deret_bulan(D(2020, 1, 1), AKHIR):
        sel = susun_sel(Kelompok.objects.all(), [bulan], sekarang=KINI, aturan=AturanLaporan())
        r = rekap_sel([s for baris in sel.values() for s in baris], KINI)
        bulan_ini = {"dari": bulan, "sampai": bulan}
        for alamat, n in (
            (url_sel(wajib="ya", **bulan_ini), r.wajib),
            (url_sel(wajib="ya", keadaan="masuk", **bulan_ini), r.masuk),
            (url_sel(keadaan="belum", **bulan_ini), r.belum),
            (url_wajib(bulan), r.wajib),
        ):
            assert client.get(alamat).context["halaman"].paginator.count == n, alamat


@pytest.mark.usefixtures("operator")
def test_papan_2020_setiap_angka_dan_lembar_kerjanya(client):
    halaman = buka(client, tahun="2020", kecamatan="62.10.02")
    baris, _ = baca_xlsx(client, tahun="2020", kecamatan="62.10.02")

    terlihat = [b for b in halaman.baris if b and "/kelompok/" in b[0]["href"]]
    assert len(baris) == len(terlihat) > 20
    for angka, alamat in halaman.jumlah():
        assert client.get(alamat).context["halaman"].paginator.count == angka, alamat
    for kunci in ("Wajib lapor", "Tepat waktu", "Terlambat", "Belum lapor"):
        assert all(isinstance(b[kunci], int) for b in baris)


@pytest.mark.usefixtures("operator")
def test_papan_seluruh_kabupaten_hemat(client, kueri_halaman):
    with kueri_halaman(8):
        response = client.get("/laporan/", {"tahun": "2020"})

    papan = response.context["papan"]
    aktif = Kelompok.objects.per(PER)
    assert {b.kelompok.pk for b in papan.semua} >= set(aktif.values_list("pk", flat=True))
    assert aktif.count() == 153
    assert len(response.content) <= 122_880
