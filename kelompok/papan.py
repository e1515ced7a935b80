"""The board of a year: group × month, by village with its officer of today, and its totals."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from inti.nilai import persen, ribuan
from inti.sidik import selama_data_sama
from kelompok.models import Kelompok, LaporanBulanan
from kelompok.rekap import RekapLapor, Sel, jatuh_tempo, rekap_sel, susun_sel
from kelompok.saring_laporan import PapanSaringan, urut_kelompok
from petugas.models import Penugasan, Petugas
from wilayah.models import Desa

# What a cell shows of a report.
RINGAN = LaporanBulanan.objects.values_list(
    "pk", "kelompok_id", "bulan", "status", "nihil", "dikirim_pertama_pada", named=True
)


@dataclass(frozen=True)
class BarisPapan:
    """One group. `rekap` counts the months whose deadline has passed."""

    kelompok: Kelompok
    petugas: Petugas | None
    sel: Sequence[Sel]
    rekap: RekapLapor


@dataclass(frozen=True)
class DesaPapan:
    """The groups of one village, and who has it today."""

    desa: Desa
    petugas: Petugas | None
    baris: Sequence[BarisPapan]


@dataclass(frozen=True)
class Bagian:
    """A share of what was owed, drawn from `mulai` percent on; `kelas` is that of its badge."""

    keadaan: str
    label: str
    kelas: str
    ikon: str
    jumlah: int
    persen: str
    mulai: str
    lebar: str


@dataclass(frozen=True)
class BulanPapan:
    """A column: counts of its cells, and whether its deadline has passed."""

    bulan: datetime.date
    rekap: RekapLapor
    tempo: bool

    @property
    def persen(self) -> str:
        """Received of owed; not judged before the deadline."""
        return persen(self.rekap.masuk, self.rekap.wajib if self.tempo else 0)


@dataclass(frozen=True)
class Papan:
    """A year. Its totals (`setahun`) are those of the months whose deadline has passed.

    `baris` are the rows that are shown, `semua` all groups of the filter: totals are theirs, also
    while only those with something missing are shown.
    """

    kolom: Sequence[BulanPapan]
    semua: Sequence[BarisPapan]
    baris: Sequence[BarisPapan]
    setahun: RekapLapor

    @property
    def bulan(self) -> list[datetime.date]:
        return [k.bulan for k in self.kolom]

    @property
    def dari(self) -> datetime.date:
        return self.kolom[0].bulan

    @property
    def sampai(self) -> datetime.date | None:
        """Last month whose deadline has passed; None while there is none."""
        return max((k.bulan for k in self.kolom if k.tempo), default=None)

    @property
    def desa(self) -> list[DesaPapan]:
        """The shown rows by village, in their order."""
        isi = [list(b) for _, b in groupby(self.baris, key=lambda b: b.kelompok.desa_id)]
        return [DesaPapan(b[0].kelompok.desa, b[0].petugas, b) for b in isi]

    @property
    def persen(self) -> str:
        return persen(self.setahun.masuk, self.setahun.wajib)

    @property
    def bagian(self) -> list[Bagian]:
        """The year as parts of what was owed; together all of it."""
        r, mulai, isi = self.setahun, 0, []
        for keadaan, label, kelas, ikon, n in (
            ("tepat", "Tepat waktu", "t", "check", r.tepat),
            ("terlambat", "Terlambat", "l", "clock", r.terlambat),
            ("belum", "Belum lapor", "b", "exclamation-mark", r.belum),
        ):
            dari, lebar = (f"{x * 100 / r.wajib:.2f}%" if r.wajib else "0%" for x in (mulai, n))
            isi.append(Bagian(keadaan, label, kelas, ikon, n, persen(n, r.wajib), dari, lebar))
            mulai += n
        return isi


def susun_papan(
    saring: PapanSaringan,
    *,
    sekarang: datetime.datetime,
    laporan: "QuerySet[LaporanBulanan] | None" = None,
) -> Papan:
    """The board under a valid filter: four queries, those of the rules not among them.

    `laporan` are the reports with what the caller shows of them; the board itself reads little,
    and is put together anew only after some record changed.
    """
    if laporan is None:
        return selama_data_sama(
            saring.kunci, lambda: _susun(saring, sekarang=sekarang, laporan=RINGAN)
        )
    return _susun(saring, sekarang=sekarang, laporan=laporan)


def _susun(
    saring: PapanSaringan, *, sekarang: datetime.datetime, laporan: "QuerySet[LaporanBulanan, Any]"
) -> Papan:
    bulan = saring.bulan
    per_kelompok = susun_sel(
        saring.qs,
        bulan,
        sekarang=sekarang,
        aturan=saring.aturan,
        laporan=laporan,
    )
    sel = sorted(per_kelompok.values(), key=lambda s: urut_kelompok(s[0].kelompok))
    petugas = petugas_desa({s[0].kelompok.desa_id for s in sel}, saring.hari_ini)
    semua = [_baris(s, petugas, sekarang) for s in sel]
    return Papan(
        kolom=[
            BulanPapan(a.bulan, rekap_sel([s[i] for s in sel], sekarang), a.jatuh_tempo(sekarang))
            for i, a in enumerate(saring.aturan.deret(bulan))
        ],
        semua=semua,
        baris=[b for b in semua if b.rekap.belum] if saring.hanya_belum else semua,
        setahun=rekap_sel(jatuh_tempo((x for s in sel for x in s), sekarang), sekarang),
    )


def _baris(
    sel: Sequence[Sel], petugas: dict[int, Petugas], sekarang: datetime.datetime
) -> BarisPapan:
    kelompok = sel[0].kelompok
    rekap = rekap_sel(jatuh_tempo(sel, sekarang), sekarang)
    return BarisPapan(kelompok, petugas.get(kelompok.desa_id), sel, rekap)


def petugas_desa(desa: set[int], hari_ini: datetime.date) -> dict[int, Petugas]:
    """Village pk → the officer who has it today. One query."""
    penugasan = Penugasan.objects.per(hari_ini).filter(
        desa__in=desa, petugas__dibatalkan_pada__isnull=True
    )
    return {p.desa_id: p.petugas for p in penugasan.select_related("petugas").order_by()}


def laporan_papan(baris: Iterable[BarisPapan]) -> list[LaporanBulanan]:
    """The reports on these rows, in their order; each knows its group."""
    semua = []
    for b in baris:
        for s in b.sel:
            if s.laporan:
                s.laporan.kelompok = b.kelompok
                semua.append(s.laporan)
    return semua


def sebut_rekap(r: RekapLapor) -> str:
    """Counts over due months in one sentence."""
    return (
        f"{ribuan(r.masuk)} masuk dari {ribuan(r.wajib)} wajib ({persen(r.masuk, r.wajib)}): "
        f"{ribuan(r.tepat)} tepat waktu, {ribuan(r.terlambat)} terlambat; "
        f"{ribuan(r.belum)} belum lapor"
    )
