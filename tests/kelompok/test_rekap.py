import datetime

import pytest
from django.urls import resolve
from django.utils import timezone

from inti.aksi import batalkan
from inti.tanggal import setahun_sebelum
from kelompok.jenis import SIFAT
from kelompok.models import Jeda, Kelompok, Keterpaduan
from kelompok.rekap import (
    jumlah_holistik,
    kekurangan,
    mulai_terawal,
    rekap_desa,
    rekap_jenis,
)
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
    buat_penilaian,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
D = datetime.date
PER = D(2020, 11, 13)


@pytest.fixture
def pimpinan(client):
    user = buat_pengguna("pimpinan")
    client.force_login(user)
    return user


def per_jenis(user, per=PER, kecamatan=""):
    return {r.jenis: r for r in rekap_jenis(user, per, kecamatan)}


def banyak(client, url) -> int:
    assert resolve(url.partition("?")[0]).view_name == "kelompok:daftar"
    return client.get(url).context["halaman"].paginator.count


@pytest.fixture
def ramai():
    """Groups that were founded, ended, paused and voided around both edges of the year."""
    kecamatan = buat_kecamatan()
    desa, lain = buat_desa(kecamatan), buat_desa()
    for mulai in (D(2015, 1, 1), D(2019, 11, 13), D(2019, 11, 14), PER, D(2020, 11, 14)):
        buat_kelompok(desa, mulai=mulai)
    for selesai in (D(2019, 11, 12), D(2019, 11, 13), D(2020, 11, 12), PER):
        buat_kelompok(lain, selesai=selesai, alasan_selesai="bubar")
    # Founded and ended within the year: in both counts.
    buat_kelompok(
        lain, mulai=D(2020, 1, 1), selesai=D(2020, 6, 1), alasan_selesai="bubar", jenis="PIKR"
    )
    kini, dulu = buat_kelompok(desa), buat_kelompok(lain)
    Jeda.objects.create(kelompok=kini, mulai=D(2020, 10, 1), selesai=PER)
    Jeda.objects.create(kelompok=dulu, mulai=D(2019, 11, 13), selesai=D(2019, 12, 1))
    batalkan(buat_kelompok(desa), oleh=buat_pengguna(), alasan="salah catat")
    return kecamatan


@pytest.mark.usefixtures("ramai")
def test_setiap_angka_sama_dengan_daftarnya(client, pimpinan):
    rekap = per_jenis(pimpinan)

    assert list(rekap) == list(SIFAT)
    bkb = rekap["BKB"]
    assert (bkb.jumlah, bkb.dibentuk, bkb.berakhir, bkb.jeda, bkb.desa) == (6, 2, 2, 1, 2)
    assert (rekap["PIKR"].jumlah, rekap["PIKR"].dibentuk, rekap["PIKR"].berakhir) == (0, 1, 1)
    for r in rekap.values():
        assert banyak(client, r.url) == r.jumlah
        assert banyak(client, r.url_dibentuk) == r.dibentuk
        assert banyak(client, r.url_berakhir) == r.berakhir
        assert banyak(client, r.url_jeda) == r.jeda


@pytest.mark.parametrize("per", [PER, D(2019, 11, 13), D(2020, 2, 29), D(2021, 2, 28)])
@pytest.mark.usefixtures("ramai")
def test_neraca_dua_keadaan(pimpinan, per):
    """jumlah + jeda now = then + founded − ended: pauses are told apart, and neither."""
    kini, dulu = per_jenis(pimpinan, per), per_jenis(pimpinan, setahun_sebelum(per))
    for jenis, r in kini.items():
        semula = dulu[jenis]
        assert r.jumlah + r.jeda == semula.jumlah + semula.jeda + r.dibentuk - r.berakhir
        assert r.jeda_dulu == semula.jeda


def test_satu_kecamatan_dan_wilayah_petugas(client, pimpinan, ramai):
    desa = ramai.desa.get()
    petugas = buat_akun_petugas(desa)

    di_kecamatan = per_jenis(pimpinan, kecamatan=ramai.kode)["BKB"]
    assert (di_kecamatan.jumlah, di_kecamatan.desa) == (4, 1)
    assert banyak(client, di_kecamatan.url) == 4
    assert banyak(client, di_kecamatan.url_dibentuk) == di_kecamatan.dibentuk == 2
    client.force_login(petugas)
    sendiri = per_jenis(petugas)["BKB"]
    assert banyak(client, sendiri.url) == sendiri.jumlah == 4


@pytest.mark.usefixtures("ramai")
def test_satu_kueri(pimpinan, django_assert_num_queries):
    with django_assert_num_queries(1):
        rekap_jenis(pimpinan, PER)
    with django_assert_num_queries(1):
        rekap_desa(pimpinan, PER)
    with django_assert_num_queries(1):
        kekurangan(pimpinan, PER)


def test_sebelum_catatan_pertama_semua_nol(pimpinan):
    buat_kelompok(mulai=D(2010, 5, 1))

    assert mulai_terawal(pimpinan) == D(2010, 5, 1)
    assert all(
        (r.jumlah, r.dibentuk, r.berakhir, r.jeda, r.desa) == (0, 0, 0, 0, 0)
        for r in rekap_jenis(pimpinan, D(2010, 4, 30))
    )


def test_tanpa_kelompok_tidak_ada_catatan(pimpinan):
    assert mulai_terawal(pimpinan) is None


def test_yang_dibatalkan_bukan_catatan_pertama(pimpinan):
    batalkan(buat_kelompok(mulai=D(1990, 1, 1)), oleh=pimpinan, alasan="x")
    buat_kelompok(mulai=D(2011, 1, 1))

    assert mulai_terawal(pimpinan) == D(2011, 1, 1)


def test_per_desa(pimpinan):
    desa, lain = buat_desa(), buat_desa()
    buat_kelompok(desa)
    buat_kelompok(desa)
    buat_kelompok(desa, jenis="BKL")
    buat_kelompok(lain, jenis="BKR")
    buat_kelompok(lain, jenis="BKR", mulai=D(2020, 11, 14))

    assert rekap_desa(pimpinan, PER) == {
        desa.kode: {"BKB": 2, "BKL": 1},
        lain.kode: {"BKR": 1},
    }


def test_tanpa_sk_dan_tanpa_klasifikasi(client, pimpinan):
    lengkap = buat_kelompok()
    buat_sk_kelompok(lengkap)
    buat_penilaian(lengkap)
    buat_kelompok(jenis="BKL")
    habis = buat_kelompok(jenis="BKL")
    buat_sk_kelompok(habis, berlaku_sampai=D(2020, 1, 1))

    assert kekurangan(pimpinan, PER) == ({"BKL": 2}, {"BKL": 2})
    assert banyak(client, "/kelompok/?per=2020-11-13&sk=tanpa") == 2
    assert banyak(client, "/kelompok/?per=2020-11-13&klasifikasi=tanpa") == 2


def test_holistik_hanya_dengan_keduanya(pimpinan):
    posyandu = Keterpaduan.objects.get_or_create(
        kode="bkb-posyandu", defaults={"nama": "Posyandu", "jenis": "BKB"}
    )[0]
    paud = Keterpaduan.objects.get_or_create(
        kode="bkb-paud", defaults={"nama": "PAUD", "jenis": "BKB"}
    )[0]
    buat_kelompok().keterpaduan.set([posyandu, paud])
    buat_kelompok().keterpaduan.set([posyandu])
    buat_kelompok(mulai=D(2021, 1, 1)).keterpaduan.set([posyandu, paud])

    assert jumlah_holistik(pimpinan, PER) == 1


def test_satu_bkb_lagi_dan_batal_lagi(client, pimpinan):
    """The press report's 39: one more on that day is 40 on it, 39 the day before, and back."""
    for _ in range(39):
        buat_kelompok()
    tambahan = buat_kelompok(mulai=PER)

    def angka(per):
        r = per_jenis(pimpinan, per)["BKB"]
        return r.jumlah, banyak(client, r.url)

    assert angka(PER) == (40, 40)
    assert angka(D(2020, 11, 12)) == (39, 39)
    batalkan(tambahan, oleh=pimpinan, alasan="salah catat")
    assert angka(PER) == (39, 39)
    assert Kelompok.semua.filter(dibatalkan_pada__lte=timezone.now()).count() == 1
