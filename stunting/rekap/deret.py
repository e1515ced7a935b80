"""Shares over the years: of an area, from sums that the database makes, and village by village."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from stunting.models import Pengukuran
from stunting.models.penimbangan import KOLOM

from .prevalensi import Hitungan, Prevalensi, pilih_bulan, prevalensi

Tahunan = Mapping[tuple[int, int], Prevalensi]  # (village pk, year) → its share


def deret_tahunan(desa: "QuerySet[Any]") -> Mapping[int, Prevalensi]:
    """Year → share over the villages of `desa`, each by the one month that speaks for it.

    The same figures as `prevalensi_area`; villages without data are counted, not named.
    """
    bersasaran = Q(sasaran__isnull=False)
    jumlah: dict[datetime.date, Any] = {
        baris["bulan"]: baris
        for baris in Pengukuran.objects.lengkap()
        .filter(desa__in=desa)
        .order_by()
        .values("bulan")
        .annotate(
            n=Count("pk"),
            d=Sum("diukur"),
            p=Sum("pendek"),
            sp=Sum("sangat_pendek"),
            s=Sum("sasaran"),
            ds=Sum("diukur", filter=bersasaran),
        )
    }
    hasil = {}
    for tahun in sorted({b.year for b in jumlah}):
        bulan = pilih_bulan(jumlah, tahun)
        assert bulan is not None
        j = jumlah[bulan]
        hasil[tahun] = Prevalensi(
            bulan=bulan,
            diukur=j["d"],
            pendek=j["p"],
            sangat_pendek=j["sp"],
            sasaran=j["s"] or 0,
            diukur_bersasaran=j["ds"] or 0,
            desa=j["n"],
        )
    return hasil


def baca_hitungan(desa: Collection[int], tahun: Collection[int] | None = None) -> list[Hitungan]:
    """The complete rows of these villages (pks) in these years, or in all. One query."""
    baris = Pengukuran.objects.lengkap().filter(desa__in=desa).order_by("bulan", "pk")
    if tahun is not None:
        setahun = Q(pk__in=[])
        for t in tahun:
            setahun |= Q(bulan__gte=datetime.date(t, 1, 1), bulan__lte=datetime.date(t, 12, 31))
        baris = baris.filter(setahun)
    return [Hitungan(*b) for b in baris.values_list("desa", "bulan", *KOLOM)]


def deret_desa(desa: Collection[int], tahun: Collection[int] | None = None) -> Tahunan:
    """Share of each village in each of these years, or in every year with data. One query.

    What has no complete row is left out.
    """
    return per_tahun(baca_hitungan(desa, tahun))


def per_tahun(baris: Iterable[Hitungan]) -> Tahunan:
    """Share of each village in each year that it has rows of."""
    per: dict[tuple[int, int], dict[datetime.date, Hitungan]] = defaultdict(dict)
    for b in baris:
        per[b.desa_id, b.bulan.year][b.bulan] = b
    hasil = {}
    for (pk, t), bulanan in per.items():
        bulan = pilih_bulan(bulanan, t)
        assert bulan is not None
        hasil[pk, t] = prevalensi([bulanan[bulan]], [pk], bulan)
    return hasil
