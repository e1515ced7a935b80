"""What a group reported last before a month: shown under each cell, and what warnings compare."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, Subquery

from inti.bulan import geser_bulan
from kelompok.models import LaporanBulanan
from kelompok.peringatan import BulanLalu

SEJAUH = 12  # months; what is older tells nothing about a jump


def laporan_lalu(kelompok: Iterable[int], bulan: datetime.date) -> dict[int, BulanLalu]:
    """Group pk → its latest received report before `bulan`, at most a year back. One query."""
    terdahulu = LaporanBulanan.objects.diterima().antara(
        geser_bulan(bulan, -SEJAUH), geser_bulan(bulan, -1)
    )
    terakhir = terdahulu.filter(kelompok=OuterRef("kelompok")).order_by("-bulan")
    laporan = terdahulu.filter(
        kelompok__in=list(kelompok), bulan=Subquery(terakhir.values("bulan")[:1])
    )
    return {x.kelompok_id: BulanLalu(x.bulan, x.isi()) for x in laporan}


def laporan_sebelum(laporan: Sequence[LaporanBulanan]) -> dict[int, BulanLalu]:
    """Report pk → what its group had reported before; the reports may be of many months.

    One query, none for none.
    """
    if not laporan:
        return {}
    terdahulu = LaporanBulanan.objects.diterima().filter(
        kelompok=OuterRef("kelompok"), bulan__lt=OuterRef("bulan")
    )
    ini = LaporanBulanan.semua.filter(pk__in=[x.pk for x in laporan]).order_by()
    lalu = ini.values_list(Subquery(terdahulu.order_by("-bulan").values("pk")[:1]))
    per_kelompok: dict[int, list[Any]] = defaultdict(list)
    for y in LaporanBulanan.objects.filter(pk__in=lalu).order_by("-bulan").ringkas():
        per_kelompok[y.kelompok_id].append(y)
    hasil = {}
    for x in laporan:
        batas = geser_bulan(x.bulan, -SEJAUH)
        dulu = next((y for y in per_kelompok[x.kelompok_id] if batas <= y.bulan < x.bulan), None)
        if dulu is not None:
            isi = {kolom: getattr(dulu, kolom) for kolom in x.sifat.kolom_laporan}
            hasil[x.pk] = BulanLalu(dulu.bulan, isi)
    return hasil
