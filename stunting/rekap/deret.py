"""The share of an area over the years, from sums that the database makes: one query."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from stunting.models import Pengukuran

from .prevalensi import Prevalensi, pilih_bulan


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
