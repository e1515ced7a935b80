"""Weighing and families at risk of an area over the years, for a card: one query."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, Sum, Value
from django.db.models.functions import Cast

from stunting.models import KeluargaBerisiko, Pengukuran

from .prevalensi import Prevalensi, pilih_bulan


@dataclass(frozen=True)
class JumlahBerisiko:
    """Families at risk of the target families over the `desa` villages that know both."""

    tahun: int
    berisiko: int
    sasaran: int
    desa: int


@dataclass(frozen=True)
class Ringkasan:
    """By year; years without data are left out."""

    prevalensi: Mapping[int, Prevalensi]
    keluarga: Mapping[int, JumlahBerisiko]


def ringkas(desa: "QuerySet[Any]") -> Ringkasan:
    """Over the villages of `desa`, by the same rules as `deret_tahunan`.

    Two tables in one answer: rows whose key is a month are weighing, those whose key is a year
    are families.
    """
    bersasaran = Q(sasaran__isnull=False)
    timbang = (
        Pengukuran.objects.lengkap()
        .filter(desa__in=desa)
        .order_by()
        .values(waktu=Cast("bulan", CharField()))
        .annotate(
            n=Count("pk"),
            a=Sum("diukur"),
            b=Sum("pendek"),
            c=Sum("sangat_pendek"),
            d=Sum("sasaran"),
            e=Sum("diukur", filter=bersasaran),
        )
    )
    keluarga = (
        KeluargaBerisiko.objects.filter(
            desa__in=desa, berisiko__isnull=False, sasaran__isnull=False
        )
        .order_by()
        .values(waktu=Cast("tahun", CharField()))
        .annotate(
            n=Count("pk"), a=Sum("berisiko"), b=Sum("sasaran"), c=Value(0), d=Value(0), e=Value(0)
        )
    )
    kolom = ("waktu", "n", "a", "b", "c", "d", "e")
    semua = list(timbang.values_list(*kolom).union(keluarga.values_list(*kolom), all=True))
    bulan = {datetime.date.fromisoformat(k): isi for k, *isi in semua if len(k) > 4}
    tahun = {int(k): isi for k, *isi in semua if len(k) == 4}
    return Ringkasan(
        prevalensi={t: _prevalensi(bulan, t) for t in sorted({b.year for b in bulan})},
        keluarga={
            t: JumlahBerisiko(t, isi[1], isi[2], isi[0]) for t, isi in sorted(tahun.items())
        },
    )


def _prevalensi(jumlah: Mapping[datetime.date, list[Any]], tahun: int) -> Prevalensi:
    bulan = pilih_bulan(jumlah, tahun)
    assert bulan is not None
    n, diukur, pendek, sangat_pendek, sasaran, bersasaran = jumlah[bulan]
    return Prevalensi(bulan, diukur, pendek, sangat_pendek, sasaran or 0, bersasaran or 0, n)
