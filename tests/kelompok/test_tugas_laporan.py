"""What is owed about reports, per role; each count equals the list behind it."""

import datetime

import pytest
from django.utils import timezone

from inti.tugas import tugas_untuk
from kelompok.aksi.laporan import kembalikan
from petugas.models import Penugasan
from tests.pabrik import (
    AWAL,
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_petugas,
)

pytestmark = pytest.mark.django_db
SEPTEMBER, OKTOBER, NOVEMBER = (datetime.date(2020, n, 1) for n in (9, 10, 11))
HARI = datetime.date(2020, 11, 13)
MULAI = datetime.date(2020, 9, 10)  # groups owe September and October
KODE = ("laporan-lewat", "laporan-ditunggu", "laporan-dikembalikan", "laporan-verifikasi")


@pytest.fixture(autouse=True)
def _hari(jam):
    jam(HARI)


@pytest.fixture
def desa():
    return buat_desa()


def tugas(user, *, hari=HARI) -> dict:
    semua = tugas_untuk(user, hari, rinci=True)
    return {t.kode: t for t in semua if t.kode in (*KODE, "kelompok-diam")}


def baris_daftar(client, user, alamat: str) -> int:
    client.force_login(user)
    return client.get(alamat).context["halaman"].paginator.count


def test_petugas_melihat_bulan_yang_terutang(client, desa):
    user = buat_akun_petugas(desa)
    satu, dua = (buat_kelompok(desa, mulai=MULAI, nama=n) for n in ("Anggrek", "Melati"))
    buat_kelompok(mulai=MULAI)  # another village
    buat_laporan(satu, SEPTEMBER, status="terkirim")
    buat_laporan(satu, OKTOBER)  # a draft is not sent

    lewat = tugas(user)["laporan-lewat"]

    assert lewat.jumlah == 3
    assert baris_daftar(client, user, lewat.url) == 3
    assert [(b.judul, b.keterangan, b.url_tombol) for b in lewat.contoh] == [
        ("September 2020: 1 laporan", "BKB Melati", "/laporan/lembar/2020-09/"),
        ("Oktober 2020: 2 laporan", "BKB Anggrek, BKB Melati", "/laporan/lembar/2020-10/"),
    ]
    assert dua.pk


def test_sebelum_batasnya_laporan_ditunggu(client, jam, desa):
    user = buat_akun_petugas(desa)
    buat_kelompok(desa, mulai=MULAI)
    jam(datetime.date(2020, 11, 10))

    isi = tugas(user, hari=datetime.date(2020, 11, 10))

    assert (isi["laporan-lewat"].jumlah, isi["laporan-ditunggu"].jumlah) == (1, 1)
    assert isi["laporan-ditunggu"].keterangan == "Batasnya 10 November 2020, hari ini"
    assert baris_daftar(client, user, isi["laporan-ditunggu"].url) == 1


def test_bulan_ini_ditunggu_sejak_boleh_dikirim(client, jam, desa):
    user = buat_akun_petugas(desa)
    buat_kelompok(desa, mulai=datetime.date(2020, 11, 2))
    for hari, ada in ((24, False), (25, True)):
        saat = datetime.date(2020, 11, hari)
        jam(saat)
        assert ("laporan-ditunggu" in tugas(user, hari=saat)) is ada


def test_operator_melihat_siapa_yang_berutang(client, desa):
    operator = buat_pengguna()
    petugas = buat_petugas(desa, nama="Yuliana", telepon="0812-5555-0100")
    buat_kelompok(desa, mulai=MULAI)
    buat_kelompok(mulai=MULAI)  # nobody serves this village

    lewat = tugas(operator)["laporan-lewat"]

    assert lewat.jumlah == 4
    assert baris_daftar(client, operator, lewat.url) == 4
    assert {(b.judul, b.telepon, b.url_tombol) for b in lewat.contoh} == {
        ("Yuliana", "0812-5555-0100", f"/laporan/?petugas={petugas.pk}"),
        ("Desa tanpa petugas", "", ""),
    }


def test_penerus_melihat_warisannya(desa):
    """A hand-over on 1 November: September and October were the predecessor's months."""
    lama = buat_petugas(nama="Hendra")
    Penugasan.objects.create(
        petugas=lama, desa=desa, mulai=AWAL, selesai=datetime.date(2020, 10, 31)
    )
    user = buat_akun_petugas()
    Penugasan.objects.create(petugas=user.petugas, desa=desa, mulai=NOVEMBER)
    buat_kelompok(desa, mulai=MULAI, nama="Melati")

    [september, oktober] = tugas(user)["laporan-lewat"].contoh

    assert september.keterangan == "BKB Melati · waktu itu desa binaan Hendra"
    assert "Hendra" in oktober.keterangan


def test_yang_dikembalikan_disebut_dengan_alasannya(client, desa):
    operator, user = buat_pengguna(), buat_akun_petugas(desa)
    laporan = buat_laporan(buat_kelompok(desa, nama="Mulia"), status="terkirim", oleh=user)
    kembalikan(
        [laporan.pk], oleh=operator, sekarang=timezone.now(), alasan="Cocokkan daftar hadir"
    )

    isi = tugas(user)["laporan-dikembalikan"]

    assert (isi.jumlah, baris_daftar(client, user, isi.url)) == (1, 1)
    [baris] = isi.contoh
    assert (baris.judul, baris.keterangan) == (
        "BKB Mulia, Oktober 2020",
        "Cocokkan daftar hadir",
    )
    assert baris.url_tombol == f"/laporan/lembar/2020-10/?kelompok={laporan.kelompok_id}"


def test_yang_dikembalikan_walau_tidak_wajib_tetap_tugas(client, desa):
    """A group that was founded too late owed nothing, and sent all the same."""
    operator, user = buat_pengguna(), buat_akun_petugas(desa)
    baru = buat_kelompok(desa, mulai=datetime.date(2020, 10, 20))
    laporan = buat_laporan(baru, status="terkirim", oleh=user)
    kembalikan([laporan.pk], oleh=operator, sekarang=timezone.now(), alasan="x")
    isi = tugas(user)["laporan-dikembalikan"]
    assert (isi.jumlah, baris_daftar(client, user, isi.url)) == (1, 1)


def test_antrean_verifikasi_tanpa_kiriman_sendiri(client, desa):
    operator = buat_pengguna()
    buat_laporan(buat_kelompok(desa), status="terkirim")
    buat_laporan(buat_kelompok(desa), status="terkirim", oleh=operator)
    buat_laporan(buat_kelompok(desa), status="diverifikasi")

    isi = tugas(operator)["laporan-verifikasi"]

    assert isi.jumlah == 1
    assert isi.keterangan == "Yang terlama menunggu 8 hari"  # sent on the 5th
    assert baris_daftar(client, operator, isi.url) == 1


def test_koordinator_memeriksa_kecamatannya_bukan_miliknya(client, desa):
    sendiri = buat_desa(desa.kecamatan)
    koordinator = buat_akun_koordinator(desa.kecamatan, sendiri)
    for d in (desa, sendiri, buat_desa()):
        buat_laporan(buat_kelompok(d), status="terkirim")
    isi = tugas(koordinator)["laporan-verifikasi"]
    assert (isi.jumlah, baris_daftar(client, koordinator, isi.url)) == (1, 1)


def test_petugas_tanpa_koordinasi_dan_pimpinan_tidak_memeriksa(desa):
    buat_laporan(buat_kelompok(desa), status="terkirim")
    assert "laporan-verifikasi" not in tugas(buat_akun_petugas(desa))
    assert tugas(buat_pengguna("pimpinan")) == {}


def test_kelompok_diam_tiga_bulan(client, desa):
    operator = buat_pengguna()
    diam = buat_kelompok(desa)
    bersuara = buat_kelompok(desa)
    buat_laporan(
        bersuara, datetime.date(2020, 8, 1), status="terkirim", nihil=True, pertemuan=0, hadir=0
    )
    buat_laporan(diam, OKTOBER)  # only a draft
    buat_laporan(diam, datetime.date(2020, 7, 1), status="terkirim")  # four months ago
    buat_kelompok(desa, mulai=datetime.date(2020, 9, 1))  # too young to be silent

    isi = tugas(operator)["kelompok-diam"]

    assert [b.judul for b in isi.contoh] == [str(diam)]
    assert (isi.jumlah, baris_daftar(client, operator, isi.url)) == (1, 1)


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyaknya_kueri_tetap(django_assert_num_queries, banyak):
    user = buat_akun_petugas(*(desa := [buat_desa() for _ in range(banyak)]))
    for d in desa:
        buat_kelompok(d, mulai=MULAI)
        buat_laporan(buat_kelompok(d), status="terkirim")
    # rules 2, groups, reports, who served then; returned 1, coordinator 1, other kinds 6
    with django_assert_num_queries(13):
        tugas(user)
