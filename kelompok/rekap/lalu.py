"""What a group reported last before a month: shown under each cell, and what warnings compare."""

import datetime
from collections.abc import Iterable

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
