"""Who owes a report for a month, and what became of it: the one place that decides.

Rule (rancangan, "Expected reports"): owed in month m by groups active, not paused, on the last
day of m, founded on or before day `tenggang_baru` of m, m not before the office's
`laporan_sejak`. The state of a cell is the first that fits, in the order of `keadaan_sel`.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone

from dinas.models import AturanLapor, ProfilDinas
from inti.bulan import geser_bulan
from inti.ingatan import sekali
from inti.tanggal import akhir_bulan
from kelompok.models import DITERIMA, Jeda, Kelompok, LaporanBulanan, StatusLaporan


class Keadaan(models.TextChoices):
    """State of a group in a month; nihil is a mark on the first two, no state of its own."""

    TEPAT = "tepat", "Tepat waktu"
    TERLAMBAT = "terlambat", "Terlambat"
    TIDAK_WAJIB = "tidak_wajib", "Tidak wajib"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DRAF = "draf", "Draf"
    BELUM_JATUH_TEMPO = "menunggu", "Belum jatuh tempo"
    BELUM = "belum", "Belum lapor"


MASUK = frozenset({Keadaan.TEPAT, Keadaan.TERLAMBAT})  # received


@dataclass(frozen=True)
class AturanBulan:
    """The reporting rule of one month. `batas` = the last moment that is still in time."""

    bulan: datetime.date
    batas: datetime.datetime
    ambang: int  # percent
    tenggang: datetime.date  # founded after this day: not owed this month
    arsip: bool  # before `laporan_sejak`: kept, but owed by nobody

    @cached_property
    def akhir(self) -> datetime.date:
        """Last day of the month."""
        return akhir_bulan(self.bulan)

    def jatuh_tempo(self, sekarang: datetime.datetime) -> bool:
        return sekarang > self.batas

    def wajib(self, kelompok: Kelompok, jeda: Iterable[Jeda] | None = None) -> bool:
        """Whether `kelompok` owes a report for this month; `jeda` are all its pauses, if known."""
        if self.arsip or kelompok.mulai > self.tenggang or not kelompok.berlaku_pada(self.akhir):
            return False
        jeda = kelompok.jeda.all() if jeda is None else jeda
        return not any(j.berlaku_pada(self.akhir) for j in jeda)


class AturanLaporan:
    """The rules of all months; two queries when made (once per page), none afterwards."""

    def __init__(self) -> None:
        self._aturan = sekali("aturan-lapor", lambda: list(AturanLapor.objects.order_by("mulai")))
        self.profil = ProfilDinas.ambil()
        self.sejak = self.profil.laporan_sejak.replace(day=1)

    def bulan(self, bulan: datetime.date) -> AturanBulan:
        """The rule that held on the first of `bulan`; without any, the model's defaults."""
        aturan = next((a for a in self._aturan if a.berlaku_pada(bulan)), None) or AturanLapor()
        hari_batas = geser_bulan(bulan, 1).replace(day=aturan.batas_lapor)
        lewat = datetime.datetime.combine(hari_batas, datetime.time.max)
        return AturanBulan(
            bulan=bulan,
            batas=timezone.make_aware(lewat),
            ambang=aturan.ambang_lapor,
            tenggang=bulan.replace(day=aturan.tenggang_baru),
            arsip=bulan < self.sejak,
        )

    def deret(self, bulan: Iterable[datetime.date]) -> list[AturanBulan]:
        return [self.bulan(b) for b in bulan]


@dataclass(frozen=True)
class Sel:
    """One group in one month. `laporan` is None where nothing was begun."""

    kelompok: Kelompok
    aturan: AturanBulan
    wajib: bool
    keadaan: Keadaan
    laporan: LaporanBulanan | None = field(default=None, compare=False)

    @property
    def bulan(self) -> datetime.date:
        return self.aturan.bulan

    @property
    def masuk(self) -> bool:
        """Received."""
        return self.keadaan in MASUK

    @property
    def nihil(self) -> bool:
        return self.masuk and self.laporan is not None and self.laporan.nihil

    @property
    def terverifikasi(self) -> bool:
        return self.laporan is not None and self.laporan.status == StatusLaporan.DIVERIFIKASI

    @property
    def dikembalikan(self) -> bool:
        """Came back with a reason and waits to be mended, whether it is owed or not."""
        return self.laporan is not None and self.laporan.status == StatusLaporan.DIKEMBALIKAN

    @property
    def sukarela(self) -> bool:
        """Received although it was not owed."""
        return self.masuk and not self.wajib

    @property
    def arsip(self) -> bool:
        """Of a month before the office reported here, entered later."""
        return self.aturan.arsip and self.keadaan == Keadaan.TERLAMBAT

    @property
    def kata(self) -> str:
        """The state and its marks in words, but for the verification. What was entered later of
        a month before the office reported here is not late."""
        if self.arsip:
            return "Arsip, nihil" if self.nihil else "Arsip"
        tanda = [", nihil" if self.nihil else "", ", tidak wajib" if self.sukarela else ""]
        return self.keadaan.label + "".join(tanda)

    @property
    def status(self) -> str:
        """The status of its report in words."""
        return StatusLaporan(self.laporan.status).label if self.laporan else ""

    @property
    def ada(self) -> bool:
        """Whether there is anything to list: a report, or a group that existed in this month."""
        k = self.kelompok
        return self.laporan is not None or (
            k.mulai <= self.aturan.akhir and (k.selesai is None or k.selesai >= self.bulan)
        )

    def belum(self, sekarang: datetime.datetime) -> bool:
        """Owed, past the deadline and not received, begun or not: what "belum lapor" counts."""
        return self.wajib and not self.masuk and self.aturan.jatuh_tempo(sekarang)

    def menunggu(self, sekarang: datetime.datetime) -> bool:
        """Owed, not yet due and not received, begun or not."""
        return self.wajib and not self.masuk and not self.aturan.jatuh_tempo(sekarang)


def keadaan_sel(
    laporan: LaporanBulanan | None,
    *,
    wajib: bool,
    aturan: AturanBulan,
    sekarang: datetime.datetime,
) -> Keadaan:
    """The state of a cell: the first that fits.

    In time is what was first sent by the deadline, whatever was mended later.
    """
    if laporan is not None and laporan.status in DITERIMA:
        dikirim = laporan.dikirim_pertama_pada
        assert dikirim is not None  # a CHECK holds it
        return Keadaan.TEPAT if dikirim <= aturan.batas else Keadaan.TERLAMBAT
    if not wajib:
        return Keadaan.TIDAK_WAJIB
    if laporan is not None and laporan.status == StatusLaporan.DIKEMBALIKAN:
        return Keadaan.DIKEMBALIKAN
    if laporan is not None:
        return Keadaan.DRAF
    return Keadaan.BELUM if aturan.jatuh_tempo(sekarang) else Keadaan.BELUM_JATUH_TEMPO


def susun_sel(
    kelompok: "QuerySet[Kelompok]",
    bulan: Sequence[datetime.date],
    *,
    sekarang: datetime.datetime,
    aturan: AturanLaporan | None = None,
    laporan: "QuerySet[LaporanBulanan, Any] | None" = None,
) -> dict[int, list[Sel]]:
    """Group pk → its cells, one per month of `bulan` (ascending), in the order of `kelompok`.

    A fixed number of queries, whatever the number of groups and months: rules (2), groups,
    reports, and pauses where any of the groups ever paused.
    `laporan` are the reports with what the caller shows of them (also as named tuples, see
    `ringkas`); by default all they hold.
    """
    aturan = aturan or AturanLaporan()
    deret = aturan.deret(bulan)
    daftar = _dengan_jeda(kelompok)
    semua = LaporanBulanan.objects.all() if laporan is None else laporan
    semua = semua.filter(kelompok__in=[k.pk for k in daftar], bulan__in=bulan)
    per_sel = {(x.kelompok_id, x.bulan): x for x in semua.order_by()}
    return {
        k.pk: [_sel(k, a, per_sel.get((k.pk, a.bulan)), sekarang=sekarang) for a in deret]
        for k in daftar
    }


def _dengan_jeda(kelompok: "QuerySet[Kelompok]") -> list[Kelompok]:
    """The groups with their pauses in `semua_jeda`; few ever paused, so these are asked apart."""
    pernah = Exists(Jeda.objects.filter(kelompok=OuterRef("pk")))
    daftar: list[Any] = list(kelompok.annotate(pernah_jeda=pernah))
    prefetch_related_objects(
        [k for k in daftar if k.pernah_jeda],
        Prefetch("jeda", Jeda.objects.all(), to_attr="semua_jeda"),
    )
    for k in daftar:
        if not k.pernah_jeda:
            k.semua_jeda = []
    return daftar


def _sel(
    kelompok: Kelompok,
    aturan: AturanBulan,
    laporan: LaporanBulanan | None,
    *,
    sekarang: datetime.datetime,
) -> Sel:
    wajib = aturan.wajib(kelompok, kelompok.semua_jeda)  # type: ignore[attr-defined]
    keadaan = keadaan_sel(laporan, wajib=wajib, aturan=aturan, sekarang=sekarang)
    return Sel(kelompok, aturan, wajib, keadaan, laporan)


# What may be asked of a list of cells, beside one state: the counts of RekapLapor.
SARINGAN: dict[str, tuple[str, Callable[[Sel, datetime.datetime], bool]]] = {
    "masuk": ("Masuk", lambda s, _: s.masuk),
    "tepat": ("Tepat waktu", lambda s, _: s.keadaan == Keadaan.TEPAT),
    "terlambat": (
        "Terlambat",
        lambda s, _: s.keadaan == Keadaan.TERLAMBAT and not s.arsip,
    ),
    "belum": ("Belum lapor", lambda s, kini: s.belum(kini)),
    "draf": ("Draf", lambda s, _: s.keadaan == Keadaan.DRAF),
    "dikembalikan": ("Dikembalikan", lambda s, _: s.keadaan == Keadaan.DIKEMBALIKAN),
    # As a task: owed or not, what came back is to be mended.
    "perbaiki": ("Menunggu perbaikan", lambda s, _: s.dikembalikan),
    "menunggu": ("Belum jatuh tempo", lambda s, kini: s.menunggu(kini)),
    "tidak_wajib": ("Tidak wajib", lambda s, _: s.keadaan == Keadaan.TIDAK_WAJIB),
    "nihil": ("Nihil", lambda s, _: s.nihil),
    "sukarela": ("Tidak wajib, sudah lapor", lambda s, _: s.sukarela),
}


@dataclass(frozen=True)
class RekapLapor:
    """Counts over cells. After the deadline of all of them:

    tepat + terlambat = masuk, and masuk + belum = wajib, where `belum` holds also those begun
    (`draf`) or sent back (`dikembalikan`). Before it, `menunggu` stands beside `belum` = 0.
    What came in although it was not owed is `sukarela`, and in none of the others.
    """

    wajib: int = 0
    tepat: int = 0
    terlambat: int = 0
    belum: int = 0
    draf: int = 0
    dikembalikan: int = 0
    menunggu: int = 0
    nihil: int = 0
    sukarela: int = 0

    @property
    def masuk(self) -> int:
        return self.tepat + self.terlambat


def rekap_sel(sel: Iterable[Sel], sekarang: datetime.datetime) -> RekapLapor:
    """Count cells. `wajib` = all owed, due or not; use `jatuh_tempo` first for completeness."""
    n = dict.fromkeys(RekapLapor.__dataclass_fields__, 0)
    for s in sel:
        if not s.wajib:
            n["sukarela"] += s.sukarela
            continue
        n["wajib"] += 1
        n["nihil"] += s.nihil
        if s.masuk:
            n[s.keadaan.value] += 1
            continue
        n["draf"] += s.keadaan == Keadaan.DRAF
        n["dikembalikan"] += s.keadaan == Keadaan.DIKEMBALIKAN
        n["belum" if s.belum(sekarang) else "menunggu"] += 1
    return RekapLapor(**n)


def jatuh_tempo(sel: Iterable[Sel], sekarang: datetime.datetime) -> list[Sel]:
    """Cells of months whose deadline has passed: what completeness is judged by."""
    return [s for s in sel if s.aturan.jatuh_tempo(sekarang)]
