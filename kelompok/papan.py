"""The board of a year: group × month, by village with its officer of today, and its totals."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from inti.nilai import persen, ribuan
from kelompok.models import Kelompok, LaporanBulanan
from kelompok.rekap import RekapLapor, Sel, jatuh_tempo, rekap_sel, susun_sel
from kelompok.saring_laporan import PapanSaringan, urut_kelompok
from petugas.models import Penugasan, Petugas
from wilayah.models import Desa

RINGAN = LaporanBulanan.objects.only(
    "kelompok_id", "bulan", "status", "nihil", "dikirim_pertama_pada"
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
class Papan:
    """A year. `tempo` are its months whose deadline has passed: what the totals are judged by.

    `desa` holds the rows that are shown; the totals are those of all groups (`jumlah`), also
    while only those with something missing are shown.
    """

    bulan: Sequence[datetime.date]
    tempo: Sequence[datetime.date]
    desa: Sequence[DesaPapan]
    jumlah: int
    per_bulan: Sequence[RekapLapor]
    setahun: RekapLapor
    sel_tempo: Sequence[Sel]

    @property
    def baris(self) -> list[BarisPapan]:
        return [b for d in self.desa for b in d.baris]

    @property
    def dari(self) -> datetime.date:
        return self.bulan[0]

    @property
    def sampai(self) -> datetime.date | None:
        """Last month that the totals hold; None while none is due yet."""
        return self.tempo[-1] if self.tempo else None


def susun_papan(
    saring: PapanSaringan,
    *,
    sekarang: datetime.datetime,
    laporan: "QuerySet[LaporanBulanan] | None" = None,
) -> Papan:
    """The board under a valid filter: four queries, those of the rules not among them.

    `laporan` are the reports with what the caller shows of them; the board itself reads little.
    """
    bulan = saring.bulan
    per_kelompok = susun_sel(
        saring.qs,
        bulan,
        sekarang=sekarang,
        aturan=saring.aturan,
        laporan=RINGAN if laporan is None else laporan,
    )
    semua = sorted(per_kelompok.values(), key=lambda sel: urut_kelompok(sel[0].kelompok))
    sel_tempo = jatuh_tempo((s for sel in semua for s in sel), sekarang)
    petugas = _petugas_desa({s[0].kelompok.desa_id for s in semua}, saring.hari_ini)
    baris = [_baris(sel, petugas, sekarang) for sel in semua]
    if saring.hanya_belum:
        baris = [b for b in baris if b.rekap.belum]
    return Papan(
        bulan=bulan,
        tempo=[a.bulan for a in saring.aturan.deret(bulan) if a.jatuh_tempo(sekarang)],
        desa=_per_desa(baris),
        jumlah=len(semua),
        per_bulan=[rekap_sel([sel[i] for sel in semua], sekarang) for i in range(len(bulan))],
        setahun=rekap_sel(sel_tempo, sekarang),
        sel_tempo=sel_tempo,
    )


def _baris(sel: list[Sel], petugas: dict[int, Petugas], sekarang: datetime.datetime) -> BarisPapan:
    kelompok = sel[0].kelompok
    rekap = rekap_sel(jatuh_tempo(sel, sekarang), sekarang)
    return BarisPapan(kelompok, petugas.get(kelompok.desa_id), sel, rekap)


def _per_desa(baris: list[BarisPapan]) -> list[DesaPapan]:
    """Rows come in the order of villages already."""
    grup = groupby(baris, key=lambda b: b.kelompok.desa_id)
    isi = [list(anggota) for _, anggota in grup]
    return [DesaPapan(b[0].kelompok.desa, b[0].petugas, b) for b in isi]


def _petugas_desa(desa: set[int], hari_ini: datetime.date) -> dict[int, Petugas]:
    """Village pk → the officer who has it today."""
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
