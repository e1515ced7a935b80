"""Prevalence over the years: weighing and what was published of it; surveys apart.

A survey measures a sample of households, e-PPGBM the children who come to be weighed: their
percentages do not stand on one line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from stunting.models import PrevalensiSurvei, PrevalensiTerbit
from stunting.rekap import Prevalensi, deret_tahunan
from wilayah.models import Kecamatan


@dataclass(frozen=True)
class TahunEppgbm:
    """Weighing of an area in one year, and the percentage that was published of it."""

    tahun: int
    hasil: Prevalensi | None
    terbit: PrevalensiTerbit | None
    rendah: bool


@dataclass(frozen=True)
class Grafik:
    """Two charts with the rows of their tables; empty ones are not drawn."""

    eppgbm: list[TahunEppgbm]
    survei: list[PrevalensiSurvei]

    @property
    def data_eppgbm(self) -> dict[str, Any]:
        hasil = [b.hasil.persen if b.hasil else None for b in self.eppgbm]
        terbit = [b.terbit.persen if b.terbit else None for b in self.eppgbm]
        return {
            "label": [str(b.tahun) for b in self.eppgbm],
            "jajar": True,
            "seri": [
                seri("Hasil penimbangan", hasil, "--tblr-primary"),
                seri("Terbit (e-PPGBM)", terbit, "--bkl"),
            ],
        }

    @property
    def data_survei(self) -> dict[str, Any]:
        return {
            "label": [f"{s.survei} {s.tahun}" for s in self.survei],
            "seri": [seri("Survei", [s.persen for s in self.survei], "--bkr")],
        }


def susun_grafik(desa: "QuerySet[Any]", kecamatan: Kecamatan | None, *, ambang: int) -> Grafik:
    """For these villages; published is what was published of `kecamatan`, or of the whole. Three
    queries."""
    hasil = deret_tahunan(desa)
    terbit = {p.tahun: p for p in PrevalensiTerbit.objects.filter(desa=None, kecamatan=kecamatan)}
    return Grafik(
        [_tahun(t, hasil, terbit, ambang) for t in sorted({*hasil, *terbit})],
        list(PrevalensiSurvei.objects.order_by("tahun", "survei")),
    )


def _tahun(
    tahun: int,
    hasil: Mapping[int, Prevalensi],
    terbit: Mapping[int, PrevalensiTerbit],
    ambang: int,
) -> TahunEppgbm:
    satu = hasil.get(tahun)
    return TahunEppgbm(tahun, satu, terbit.get(tahun), bool(satu and satu.rendah(ambang)))


def seri(nama: str, nilai: list[Any], warna: str) -> dict[str, Any]:
    return {
        "nama": nama,
        "nilai": [None if v is None else float(v) for v in nilai],
        "warna": warna,
    }
