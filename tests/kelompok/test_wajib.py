"""Who owes a report, and what became of it: the rule, its edges, and the two sums."""

import datetime
import itertools
from typing import Any

import pytest
from django.utils import timezone

from dinas.models import AturanLapor, ProfilDinas
from inti.bulan import deret_bulan
from inti.tanggal import akhir_bulan
from kelompok.models import Jeda, Kelompok
from kelompok.rekap import (
    AturanLaporan,
    Keadaan,
    RekapLapor,
    Sel,
    jatuh_tempo,
    keadaan_sel,
    rekap_sel,
    susun_sel,
)
from tests.pabrik import buat_kelompok, buat_laporan

pytestmark = pytest.mark.django_db
D = datetime.date
OKTOBER = D(2020, 10, 1)
LEWAT = D(2021, 1, 1)  # long after the deadline of October


def saat(tanggal: datetime.date, jam: int = 12, menit: int = 0) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(tanggal, datetime.time(jam, menit)))


def sel(kelompok: Kelompok, bulan: datetime.date = OKTOBER, kini: datetime.date = LEWAT) -> Sel:
    semua = Kelompok.objects.filter(pk=kelompok.pk)
    return susun_sel(semua, [bulan], sekarang=saat(kini))[kelompok.pk][0]


def wajib(bulan: datetime.date = OKTOBER, **isi) -> bool:
    """Whether such a group owes a report; asked of the cell and of the list of groups."""
    kelompok = buat_kelompok(**isi)
    hasil = sel(kelompok, bulan).wajib
    aturan = AturanLaporan().bulan(bulan)
    assert Kelompok.objects.wajib_lapor(aturan).filter(pk=kelompok.pk).exists() == hasil
    return hasil


@pytest.mark.parametrize(
    ("mulai", "ya"),
    [(D(2020, 10, 15), True), (D(2020, 10, 16), False), (D(2020, 9, 16), True)],
)
def test_tenggang_kelompok_baru(mulai, ya):
    assert wajib(mulai=mulai) is ya


@pytest.mark.parametrize(
    ("selesai", "ya"),
    [(D(2020, 10, 30), False), (D(2020, 10, 31), True), (D(2020, 9, 30), False)],
)
def test_aktif_pada_hari_terakhir_bulan(selesai, ya):
    assert wajib(selesai=selesai, alasan_selesai="bubar") is ya


@pytest.mark.parametrize(
    ("bulan", "selesai", "ya"),
    [
        (D(2020, 2, 1), D(2020, 2, 28), False),  # a leap year has a 29th
        (D(2020, 2, 1), D(2020, 2, 29), True),
        (D(2021, 2, 1), D(2021, 2, 28), True),
    ],
)
def test_februari(bulan, selesai, ya):
    assert wajib(bulan, selesai=selesai, alasan_selesai="bubar") is ya


@pytest.mark.parametrize(
    ("mulai", "selesai", "ya"),
    [
        (D(2020, 10, 31), D(2020, 10, 31), False),  # paused on the last day only
        (D(2020, 10, 1), D(2020, 10, 30), True),
        (D(2020, 9, 1), D(2020, 12, 31), False),
        (D(2020, 11, 1), D(2020, 12, 31), True),
    ],
)
def test_jeda_pada_hari_terakhir(mulai, selesai, ya):
    kelompok = buat_kelompok()
    Jeda.objects.create(kelompok=kelompok, mulai=mulai, selesai=selesai)

    assert sel(kelompok).wajib is ya
    aturan = AturanLaporan().bulan(OKTOBER)
    assert Kelompok.objects.wajib_lapor(aturan).exists() is ya


def test_jeda_yang_dibatalkan_tidak_dihitung():
    kelompok = buat_kelompok()
    Jeda.semua.create(
        kelompok=kelompok,
        mulai=OKTOBER,
        selesai=akhir_bulan(OKTOBER),
        dibatalkan_pada=timezone.now(),
        dibatalkan_oleh=buat_laporan(status="terkirim").dikirim_oleh,
        alasan_batal="salah catat",
    )

    assert sel(kelompok).wajib


def test_sebelum_kantor_melapor_di_sini():
    """Kept as an archive: received, owed by nobody, in no figure of timeliness."""
    ProfilDinas.objects.create(laporan_sejak=D(2020, 11, 1))
    kelompok = buat_kelompok()
    buat_laporan(kelompok, OKTOBER, status="terkirim", dikirim=saat(D(2022, 5, 5)))

    arsip, mulai = sel(kelompok, OKTOBER), sel(kelompok, D(2020, 11, 1))

    assert (arsip.wajib, arsip.masuk, mulai.wajib) == (False, True, True)
    assert rekap_sel([arsip], saat(LEWAT)) == RekapLapor(sukarela=1)
    assert not Kelompok.objects.wajib_lapor(AturanLaporan().bulan(OKTOBER)).exists()


@pytest.mark.parametrize(
    ("dikirim", "keadaan"),
    [
        (saat(D(2020, 10, 25)), "tepat"),
        (saat(D(2020, 11, 10), 23, 30), "tepat"),
        (saat(D(2020, 11, 11), 0, 30), "terlambat"),
    ],
)
def test_batas_berakhir_tengah_malam_wib(dikirim, keadaan):
    laporan = buat_laporan(status="terkirim", dikirim=dikirim)

    assert sel(laporan.kelompok).keadaan == keadaan


@pytest.mark.parametrize(
    ("kini", "keadaan"),
    [(saat(D(2020, 11, 10), 23, 30), "menunggu"), (saat(D(2020, 11, 11), 0, 30), "belum")],
)
def test_belum_lapor_baru_sesudah_batas(kini, keadaan):
    kelompok = buat_kelompok()
    semua = susun_sel(Kelompok.objects.all(), [OKTOBER], sekarang=kini)

    assert semua[kelompok.pk][0].keadaan == keadaan


def test_yang_dikirim_pertama_menentukan():
    """In time, returned and sent again after the deadline: still in time."""
    laporan = buat_laporan(
        status="terkirim",
        dikirim=saat(D(2020, 11, 20)),
        dikirim_pertama_pada=saat(D(2020, 11, 9)),
    )

    assert sel(laporan.kelompok).keadaan == Keadaan.TEPAT


STATUS = ("", "draf", "dikembalikan", "terkirim", "diverifikasi")


def _harapan(status: str, tepat: bool, ya: bool, lewat: bool) -> str:
    """The order of rancangan, written once more: the first that fits."""
    if status in ("terkirim", "diverifikasi"):
        return "tepat" if tepat else "terlambat"
    if not ya:
        return "tidak_wajib"
    return status or ("belum" if lewat else "menunggu")


@pytest.mark.parametrize(
    ("status", "tepat", "ya", "lewat"),
    list(itertools.product(STATUS, (True, False), (True, False), (True, False))),
)
def test_urutan_keadaan(status, tepat, ya, lewat):
    aturan = AturanLaporan().bulan(OKTOBER)
    laporan = None
    if status:
        dikirim = saat(D(2020, 11, 10 if tepat else 11))
        laporan = buat_laporan(status=status, dikirim=dikirim)
    kini = saat(D(2020, 11, 12 if lewat else 2))

    nyata = keadaan_sel(laporan, wajib=ya, aturan=aturan, sekarang=kini)

    assert nyata == _harapan(status, tepat, ya, lewat)


def test_nihil_adalah_tanda_bukan_keadaan():
    laporan = buat_laporan(status="terkirim", nihil=True, pertemuan=0, hadir=0)
    satu = sel(laporan.kelompok)

    assert (satu.keadaan, satu.nihil, satu.kata) == (Keadaan.TEPAT, True, "Tepat waktu, nihil")
    draf = buat_laporan(nihil=True, pertemuan=0, hadir=0)
    assert not sel(draf.kelompok).nihil


def test_berakhir_dalam_bulan_boleh_melapor():
    kelompok = buat_kelompok(selesai=D(2020, 10, 20), alasan_selesai="bubar")
    buat_laporan(kelompok, status="terkirim")
    satu = sel(kelompok)

    assert (satu.wajib, satu.sukarela, satu.keadaan) == (False, True, Keadaan.TEPAT)
    assert satu.kata == "Tepat waktu, tidak wajib"
    assert rekap_sel([satu], saat(LEWAT)) == RekapLapor(sukarela=1)


def test_aturan_baru_tidak_menyentuh_bulan_lama():
    AturanLapor.objects.create(mulai=D(2020, 1, 1), selesai=D(2020, 10, 31), batas_lapor=10)
    AturanLapor.objects.create(
        mulai=D(2020, 11, 1), batas_lapor=5, tenggang_baru=1, ambang_lapor=80
    )
    lama, baru = (AturanLaporan().bulan(b) for b in (OKTOBER, D(2020, 11, 1)))

    assert (lama.batas.date(), lama.tenggang, lama.ambang) == (
        D(2020, 11, 10),
        D(2020, 10, 15),
        65,
    )
    assert (baru.batas.date(), baru.tenggang, baru.ambang) == (D(2020, 12, 5), D(2020, 11, 1), 80)
    for bulan, keadaan in ((OKTOBER, "tepat"), (D(2020, 11, 1), "terlambat")):
        hari = akhir_bulan(bulan) + datetime.timedelta(days=8)
        kelompok = buat_laporan(bulan=bulan, status="terkirim", dikirim=saat(hari)).kelompok
        assert sel(kelompok, bulan).keadaan == keadaan


def _bermacam(bulan: list[datetime.date]) -> None:
    """Groups of every fate with reports of every course, some months without any."""
    kelompok = [
        buat_kelompok(),
        buat_kelompok(jenis="PIKR", mulai=D(2020, 3, 15)),
        buat_kelompok(jenis="UPPKS", mulai=D(2020, 3, 16)),
        buat_kelompok(selesai=D(2020, 5, 31), alasan_selesai="bubar"),
        buat_kelompok(selesai=D(2020, 6, 12), alasan_selesai="bubar"),
    ]
    Jeda.objects.create(kelompok=kelompok[0], mulai=D(2020, 4, 30), selesai=D(2020, 7, 30))
    giliran = itertools.cycle(["terkirim", "", "draf", "diverifikasi", "dikembalikan", "terkirim"])
    hari = itertools.cycle([1, 10, 11, 25])
    for b, k in itertools.product(bulan, kelompok):
        aktif = Kelompok.objects.aktif_dalam(b).filter(pk=k.pk).exists()
        if (status := next(giliran)) and aktif:
            besok = akhir_bulan(b) + datetime.timedelta(days=next(hari))
            nihil: dict[str, Any] = (
                {"nihil": True, "pertemuan": 0, "hadir": 0} if besok.day == 10 else {}
            )
            buat_laporan(k, b, status=status, dikirim=saat(besok), **nihil)


def periksa_jumlah(bulan: list[datetime.date], kini: datetime.datetime) -> RekapLapor:
    """Both sums for every month that is due and for all together; gives the total."""
    aturan = AturanLaporan()
    semua = susun_sel(Kelompok.objects.all(), bulan, sekarang=kini, aturan=aturan)
    sel = jatuh_tempo((s for baris in semua.values() for s in baris), kini)
    for b in bulan:
        r = rekap_sel([s for s in sel if s.bulan == b], kini)
        assert r.tepat + r.terlambat == r.masuk
        assert r.masuk + r.belum == r.wajib
        assert r.draf + r.dikembalikan <= r.belum
        assert r.nihil <= r.masuk
        assert r.menunggu == 0
        if b in {s.bulan for s in sel}:
            assert r.wajib == Kelompok.objects.wajib_lapor(aturan.bulan(b)).count()
    return rekap_sel(sel, kini)


def test_kedua_jumlah_cocok_setiap_bulan():
    bulan = deret_bulan(D(2019, 12, 1), D(2020, 12, 1))
    _bermacam(bulan)

    semua = periksa_jumlah(bulan, saat(D(2021, 1, 20)))

    # Paused on three last days; founded on the 15th and 16th of March; two that ended.
    assert semua.wajib == (12 - 3) + 10 + 9 + 5 + 5
    lain = (semua.tepat, semua.terlambat, semua.draf, semua.dikembalikan, semua.nihil)
    assert min(*lain, semua.sukarela) > 0


def test_sebelum_batas_belum_ada_yang_kurang():
    """Before the deadline, what is begun waits like what is not."""
    for status in ("", "draf", "dikembalikan", "terkirim"):
        if status:
            buat_laporan(status=status, dikirim=saat(D(2020, 10, 26)))
        else:
            buat_kelompok()
    kini = saat(D(2020, 11, 10), 23, 30)
    semua = susun_sel(Kelompok.objects.all(), [OKTOBER], sekarang=kini)

    r = rekap_sel([s for baris in semua.values() for s in baris], kini)

    assert r == RekapLapor(wajib=4, tepat=1, menunggu=3, draf=1, dikembalikan=1)


@pytest.mark.parametrize("jumlah", [1, 3])
def test_hemat_kueri(jumlah, django_assert_num_queries):
    for _ in range(jumlah):
        laporan = buat_laporan(status="terkirim")
        Jeda.objects.create(kelompok=laporan.kelompok, mulai=D(2020, 1, 1), selesai=D(2020, 2, 1))
    with django_assert_num_queries(5):  # aturan, profil, kelompok, jeda, laporan
        semua = susun_sel(
            Kelompok.objects.all(), deret_bulan(D(2020, 1, 1), OKTOBER), sekarang=saat(LEWAT)
        )

    assert len(semua) == jumlah
    assert {len(s) for s in semua.values()} == {10}


def test_laporan_yang_dibatalkan_dianggap_tidak_ada():
    laporan = buat_laporan(status="terkirim")
    type(laporan).semua.filter(pk=laporan.pk).update(
        dibatalkan_pada=timezone.now(), dibatalkan_oleh=laporan.dikirim_oleh, alasan_batal="salah"
    )

    assert sel(laporan.kelompok).keadaan == Keadaan.BELUM
