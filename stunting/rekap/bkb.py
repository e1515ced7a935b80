"""How far the BKB of a village reach: member families out of those with under-fives.

Source of the rules: rancangan, "Which source holds" (members, target families); ranah.md §8.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

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


def cakupan_bkb(desa: Collection[int], per: datetime.date) -> Mapping[int, CakupanBkb]:
    """Village pk → reach of its BKB on `per`. Two queries."""
    laporan: dict[int, list[tuple[int | None, datetime.date | None]]] = defaultdict(list)
    terakhir = (
        LaporanBulanan.objects.diterima()
        .filter(kelompok=OuterRef("pk"), bulan__lte=per, anggota__isnull=False)
        .order_by("-bulan")
    )
    bkb = Kelompok.objects.per(per).filter(jenis=Jenis.BKB, desa__in=desa).order_by("pk")
    for pk, anggota, bulan in bkb.values_list(
        "desa", Subquery(terakhir.values("anggota")[:1]), Subquery(terakhir.values("bulan")[:1])
    ):
        laporan[pk].append((anggota, bulan))
    keluarga = _keluarga(desa, per.year)
    return {pk: _satu(laporan[pk], *keluarga.get(pk, (None, None))) for pk in desa}


def _satu(
    laporan: list[tuple[int | None, datetime.date | None]], tahun: int | None, keluarga: int | None
) -> CakupanBkb:
    masuk = [(anggota, bulan) for anggota, bulan in laporan if anggota is not None and bulan]
    return CakupanBkb(
        kelompok=len(laporan),
        melapor=len(masuk),
        anggota=sum(anggota for anggota, _ in masuk),
        bulan=max((bulan for _, bulan in masuk), default=None),
        keluarga=keluarga,
        tahun=tahun,
    )


def _keluarga(desa: Collection[int], tahun: int) -> dict[int, tuple[int, int | None]]:
    """Village pk → (year, families with under-fives), the latest that is young enough."""
    baris = DataDesa.objects.filter(
        desa__in=desa,
        keluarga_balita__isnull=False,
        tahun__range=(tahun - PENYEBUT_MUNDUR, tahun),
    ).order_by("tahun")
    return {pk: (t, n) for pk, t, n in baris.values_list("desa", "tahun", "keluarga_balita")}
