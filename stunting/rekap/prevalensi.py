"""Prevalence from weighing (e-PPGBM): shares of counts, with what they stand on.

Source of the rules: rancangan, "Which source holds". The figure of a year is that of one month:
August, else February (the weighing months), else the latest month with data; its month is always
shown. An area's share sums the counts of that month over its villages; months are never added and
percentages never averaged. Villages without data are counted and named. Published percentages and
survey results are other series (models/prevalensi.py).
"""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, Protocol

BULAN_TIMBANG = (8, 2)
# Limits of WHO for public-health significance: lower bounds in percent, and their names.
KELAS_WHO = (
    (Decimal(0), "sangat rendah"),
    (Decimal("2.5"), "rendah"),
    (Decimal(10), "sedang"),
    (Decimal(20), "tinggi"),
    (Decimal(30), "sangat tinggi"),
)


class BarisTimbang(Protocol):
    """A row of weighing: a Pengukuran, or just its numbers."""

    @property
    def desa_id(self) -> int: ...
    @property
    def bulan(self) -> datetime.date: ...
    @property
    def sasaran(self) -> int | None: ...
    @property
    def diukur(self) -> int | None: ...
    @property
    def pendek(self) -> int | None: ...
    @property
    def sangat_pendek(self) -> int | None: ...
    @property
    def lengkap(self) -> bool: ...


class Hitungan(NamedTuple):
    """The numbers of one row, a tenth of the time of a whole object."""

    desa_id: int
    bulan: datetime.date
    sasaran: int | None
    diukur: int | None
    pendek: int | None
    sangat_pendek: int | None

    @property
    def lengkap(self) -> bool:
        return None not in (self.diukur, self.pendek, self.sangat_pendek)


@dataclass(frozen=True)
class Prevalensi:
    """Counts of one month over one or more villages; `bulan` None = no data at all.

    `sasaran` sums the rows that know it, and `diukur_bersasaran` what those rows measured, so
    that the share measured compares like with like. `desa` = villages asked for, `tanpa` = pks
    of those without a complete row in that month.
    """

    bulan: datetime.date | None
    diukur: int = 0
    pendek: int = 0
    sangat_pendek: int = 0
    sasaran: int = 0
    diukur_bersasaran: int = 0
    desa: int = 0
    tanpa: tuple[int, ...] = ()

    @property
    def stunting(self) -> int:
        return self.pendek + self.sangat_pendek

    @property
    def berdata(self) -> int:
        return self.desa - len(self.tanpa)

    @property
    def persen(self) -> Decimal | None:
        """Percent short or very short of those measured, two decimals; None = nobody measured."""
        return bagi_persen(self.stunting, self.diukur)

    @property
    def cakupan(self) -> Decimal | None:
        """Percent measured of the target; None = the target is not known."""
        return bagi_persen(self.diukur_bersasaran, self.sasaran)

    def rendah(self, ambang: int) -> bool:
        """Whether so few were measured that the share must not be compared."""
        return self.cakupan is not None and self.cakupan < ambang

    @property
    def kelas(self) -> int | None:
        """Index into KELAS_WHO; None = no data, which is not the lowest class."""
        if self.persen is None:
            return None
        return max(i for i, (batas, _) in enumerate(KELAS_WHO) if self.persen >= batas)


def bagi_persen(bagian: int, dari: int) -> Decimal | None:
    """100 × bagian ÷ dari to two decimals; a zero denominator has no answer."""
    if not dari:
        return None
    return (Decimal(100 * bagian) / Decimal(dari)).quantize(Decimal("0.01"))


def pilih_bulan(bulan: Collection[datetime.date], tahun: int) -> datetime.date | None:
    """The month that speaks for `tahun` among those with data."""
    ada = [b for b in bulan if b.year == tahun]
    for timbang in BULAN_TIMBANG:
        if (calon := datetime.date(tahun, timbang, 1)) in ada:
            return calon
    return max(ada, default=None)


def prevalensi(
    baris: Iterable[BarisTimbang], desa: Collection[int], bulan: datetime.date | None
) -> Prevalensi:
    """Sum the complete rows of `bulan` over the villages `desa` (pks)."""
    dipakai = [b for b in baris if b.bulan == bulan and b.lengkap and b.desa_id in desa]
    bersasaran = [b for b in dipakai if b.sasaran is not None]
    ada = {b.desa_id for b in dipakai}
    return Prevalensi(
        bulan=bulan if dipakai else None,
        diukur=sum(b.diukur or 0 for b in dipakai),
        pendek=sum(b.pendek or 0 for b in dipakai),
        sangat_pendek=sum(b.sangat_pendek or 0 for b in dipakai),
        sasaran=sum(b.sasaran or 0 for b in bersasaran),
        diukur_bersasaran=sum(b.diukur or 0 for b in bersasaran),
        desa=len(desa),
        tanpa=tuple(sorted(set(desa) - ada)),
    )


def prevalensi_area(
    baris: Iterable[BarisTimbang], desa: Collection[int], tahun: int
) -> Prevalensi:
    """The share of an area in a year: one month for all its villages."""
    lengkap = [b for b in baris if b.desa_id in desa and b.lengkap]
    return prevalensi(lengkap, desa, pilih_bulan({b.bulan for b in lengkap}, tahun))


def prevalensi_per_desa(
    baris: Iterable[BarisTimbang], desa: Collection[int], tahun: int
) -> Mapping[int, Prevalensi]:
    """Village pk → its own share in a year, each by the month that speaks for it."""
    per: dict[int, list[BarisTimbang]] = {pk: [] for pk in desa}
    for b in baris:
        if b.desa_id in per:
            per[b.desa_id].append(b)
    return {pk: prevalensi_area(isi, [pk], tahun) for pk, isi in per.items()}
