"""How far the BKB of a village reach: member families out of those with under-fives.

Source of the rules: rancangan, "Which source holds" (members, target families); ranah.md §8.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from kelompok.jenis import Jenis
from kelompok.models import Kelompok, LaporanBulanan
from wilayah.models import DataDesa

from .prevalensi import bagi_persen

PENYEBUT_MUNDUR = 3  # years that the number of families may be old


@dataclass(frozen=True)
class CakupanBkb:
    """One village on a day. `kelompok` = active BKB, of which `melapor` ever sent a report;
    `anggota` sums the latest of each, `bulan` is the latest of these. `keluarga` with under-fives
    as of `tahun`; None = not known."""

    kelompok: int = 0
    melapor: int = 0
    anggota: int = 0
    bulan: datetime.date | None = None
    keluarga: int | None = None
    tahun: int | None = None

    @property
    def persen(self) -> Decimal | None:
        """None = not known: no BKB has reported, or the families were not counted. A village
        without a BKB is a true zero."""
        if not self.kelompok:
            return Decimal(0)
        if not self.melapor or self.keluarga is None:
            return None
        return bagi_persen(self.anggota, self.keluarga)


TANPA_BKB = CakupanBkb()


class _Bkb(NamedTuple):
    """One active BKB: its latest report, and the families of its village."""

    desa: int
    anggota: int | None
    bulan: datetime.date | None
    keluarga: int | None
    tahun: int | None


def cakupan_bkb(desa: Collection[int], per: datetime.date) -> Mapping[int, CakupanBkb]:
    """Village pk → reach of its BKB on `per`. One query."""
    laporan = (
        LaporanBulanan.objects.diterima()
        .filter(kelompok=OuterRef("pk"), bulan__lte=per, anggota__isnull=False)
        .order_by("-bulan")
    )
    data = DataDesa.objects.filter(
        desa=OuterRef("desa"),
        keluarga_balita__isnull=False,
        tahun__range=(per.year - PENYEBUT_MUNDUR, per.year),
    ).order_by("-tahun")
    bkb = Kelompok.objects.per(per).filter(jenis=Jenis.BKB, desa__in=desa).order_by("pk")
    per_desa: dict[int, list[_Bkb]] = defaultdict(list)
    for baris in bkb.values_list(
        "desa",
        *(Subquery(laporan.values(k)[:1]) for k in ("anggota", "bulan")),
        *(Subquery(data.values(k)[:1]) for k in ("keluarga_balita", "tahun")),
    ):
        satu = _Bkb(*baris)
        per_desa[satu.desa].append(satu)
    return {pk: _cakupan(per_desa[pk]) for pk in desa}


def _cakupan(bkb: list[_Bkb]) -> CakupanBkb:
    if not bkb:
        return TANPA_BKB
    masuk = [b for b in bkb if b.anggota is not None]
    return CakupanBkb(
        kelompok=len(bkb),
        melapor=len(masuk),
        anggota=sum(b.anggota or 0 for b in masuk),
        bulan=max((b.bulan for b in masuk if b.bulan), default=None),
        keluarga=bkb[0].keluarga,
        tahun=bkb[0].tahun,
    )
