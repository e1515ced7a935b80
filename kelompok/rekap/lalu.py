"""What a group reported last before a month: shown under each cell, and what warnings compare."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from inti.bulan import geser_bulan
from kelompok.models import LaporanBulanan
from kelompok.peringatan import BulanLalu

SEJAUH = 12  # months; what is older tells nothing about a jump


def laporan_lalu(kelompok: Iterable[int], bulan: datetime.date) -> dict[int, BulanLalu]:
    """Group pk → its latest received report before `bulan`, at most a year back. One query."""
    terdahulu = (
        LaporanBulanan.objects.diterima()
        .antara(geser_bulan(bulan, -SEJAUH), geser_bulan(bulan, -1))
        .filter(kelompok__in=list(kelompok))
        .order_by("bulan")
    )
    return {x.kelompok_id: BulanLalu(x.bulan, x.isi()) for x in terdahulu}


def laporan_sebelum(laporan: Sequence[LaporanBulanan]) -> dict[int, BulanLalu]:
    """Report pk → what its group had reported before; the reports may be of many months.

    One query, none for none.
    """
    if not laporan:
        return {}
    bulan = [x.bulan for x in laporan]
    terdahulu = (
        LaporanBulanan.objects.diterima()
        .antara(geser_bulan(min(bulan), -SEJAUH), geser_bulan(max(bulan), -1))
        .filter(kelompok__in={x.kelompok_id for x in laporan})
        .order_by("-bulan")
    )
    per_kelompok: dict[int, list[LaporanBulanan]] = defaultdict(list)
    for x in terdahulu:
        per_kelompok[x.kelompok_id].append(x)
    hasil = {}
    for x in laporan:
        batas = geser_bulan(x.bulan, -SEJAUH)
        lalu = next((y for y in per_kelompok[x.kelompok_id] if batas <= y.bulan < x.bulan), None)
        if lalu is not None:
            hasil[x.pk] = BulanLalu(lalu.bulan, lalu.isi())
    return hasil
