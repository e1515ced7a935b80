"""All lists of focus villages side by side: who stood on which, and for how many years in a row."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from stunting.models import DaftarLokus, Kedudukan, Lokus

from .lokus import RekapLokus


@dataclass(frozen=True)
class Sejarah:
    """`daftar` by year, `desa` the villages (pks) of each.

    As everywhere, a village is compared with the *decreed* list of the year before; the list of
    the year itself may be a candidate list.
    """

    daftar: Mapping[int, DaftarLokus]
    desa: Mapping[int, frozenset[int]] = field(default_factory=dict)

    @property
    def tahun(self) -> list[int]:
        return sorted(self.daftar)

    def isi(self, tahun: int) -> frozenset[int]:
        return self.desa.get(tahun, frozenset())

    def ditetapkan(self, tahun: int) -> bool:
        return tahun in self.daftar and self.daftar[tahun].ditetapkan

    def kedudukan(self, tahun: int, desa: int) -> str:
        """Of a village in the list of `tahun`; "" = not on it, or nothing to compare with."""
        if tahun not in self.daftar or not self.ditetapkan(tahun - 1):
            return ""
        dulu, kini = desa in self.isi(tahun - 1), desa in self.isi(tahun)
        if kini:
            return (Kedudukan.LANJUTAN if dulu else Kedudukan.BARU).value
        return Kedudukan.LEPAS.value if dulu else ""

    def berturut(self, tahun: int, desa: int) -> int:
        """Years in a row on the lists up to that of `tahun`, which counts itself; 0 = not on it."""
        if desa not in self.isi(tahun):
            return 0
        n = 1
        while self.ditetapkan(tahun - n) and desa in self.isi(tahun - n):
            n += 1
        return n

    def per_kode(self, tahun: int, kode: Mapping[int, str]) -> dict[str, str]:
        """Village code → kedudukan, as `kedudukan_desa` reads it for the map."""
        semua = self.isi(tahun) | (self.isi(tahun - 1) if self.ditetapkan(tahun - 1) else set())
        return {kode[pk]: self.kedudukan(tahun, pk) for pk in semua if pk in kode}

    def rekap(self, tahun: int, per: datetime.date, *, tanpa_bkb: int) -> RekapLokus:
        """The figures of `rekap_lokus`, for a page that has read the lists anyway."""
        ini, lalu, banding = self.isi(tahun), self.isi(tahun - 1), self.ditetapkan(tahun - 1)
        return RekapLokus(
            tahun=tahun,
            per=per,
            kecamatan="",
            ada=tahun in self.daftar,
            ditetapkan=self.ditetapkan(tahun),
            jumlah=len(ini),
            tanpa_bkb=tanpa_bkb,
            lanjutan=len(ini & lalu) if banding else None,
            baru=len(ini - lalu) if banding else None,
            lepas=len(lalu - ini) if banding else None,
        )

    def tahun_lokus(self, desa: int) -> list[int]:
        """The years in which the village stood on a decreed list."""
        return [t for t in self.tahun if self.ditetapkan(t) and desa in self.isi(t)]


def baca_sejarah() -> Sejarah:
    """All lists that are not voided, with their villages. Two queries."""
    daftar = {d.tahun: d for d in DaftarLokus.objects.select_related("sk")}
    desa: dict[int, set[int]] = defaultdict(set)
    baris = Lokus.objects.filter(daftar__dibatalkan_pada__isnull=True).order_by()
    for tahun, pk in baris.values_list("daftar__tahun", "desa"):
        desa[tahun].add(pk)
    return Sejarah(daftar, {t: frozenset(isi) for t, isi in desa.items()})
