"""How common stunting is in the sample: what was published, and what is likely between.

Where a percentage of a kecamatan or village was published, the sample's counts follow it. Elsewhere
the kecamatan keeps its distance to the kabupaten, and a village its distance to the kecamatan.
"""

from collections.abc import Mapping, Sequence

from dasbor.contoh.latar import Latar
from stunting.models import Lokus, PrevalensiTerbit

# Percent of the kabupaten before and after what was published, and in the years between.
KABUPATEN = {2019: 25.4, 2025: 9.9, 2026: 9.3}
TERJAUH = 0.95  # yearly, after the last known year
RENDAH, TINGGI = 0.6, 1.5  # of its kecamatan, where nothing was published of the village
LOKUS = (1.4, 1.8)  # of the villages that the worksheets of the sample lead to
TAHUN_KERTAS = (2020, 2021)


class Pola:
    """Percent short or very short, per kecamatan or village and year."""

    def __init__(self, latar: Latar):
        self._latar = latar
        self._kabupaten = dict(KABUPATEN)
        self._terbit: dict[str, dict[int, float]] = {}
        for p in PrevalensiTerbit.objects.select_related("desa", "kecamatan"):
            wilayah = p.desa or p.kecamatan
            if wilayah is None:
                self._kabupaten[p.tahun] = float(p.persen)
            else:
                self._terbit.setdefault(wilayah.kode, {})[p.tahun] = float(p.persen)
        lokus = set(
            Lokus.objects.filter(
                daftar__tahun__in=TAHUN_KERTAS, daftar__dibatalkan_pada__isnull=True
            ).values_list("desa__kode", flat=True)
        )
        self._sifat = {
            k: latar.dadu("pola", k).uniform(*(LOKUS if k in lokus else (RENDAH, TINGGI)))
            for k in latar.desa
        }

    def kabupaten(self, tahun: int) -> float:
        akhir = max(self._kabupaten)
        if tahun > akhir:
            return float(self._kabupaten[akhir] * TERJAUH ** (tahun - akhir))
        return self._kabupaten[tahun]

    def kecamatan(self, kode: str, tahun: int) -> float:
        terbit = self._terbit.get(kode)
        if terbit is None:
            jauh = self._latar.dadu("pola", kode).uniform(0.75, 1.3)
            return self.kabupaten(tahun) * jauh
        dekat = _terdekat(terbit, tahun)
        return terbit[dekat] * self.kabupaten(tahun) / self.kabupaten(dekat)

    def bobot(self, kode: str, tahun: int) -> float:
        """How much more common in this village than in its kecamatan."""
        terbit = self._terbit.get(kode)
        if terbit is None:
            return self._sifat[kode]
        dekat = _terdekat(terbit, tahun)
        return terbit[dekat] / self.kecamatan(kode[:8], dekat)


def _terdekat(terbit: Mapping[int, float], tahun: int) -> int:
    return min(terbit, key=lambda t: (abs(t - tahun), t))


def bagi(jumlah: float, bobot: Sequence[float], paling: Sequence[int]) -> list[int]:
    """Whole parts of `jumlah` in these proportions, none above its limit; their sum is rounded."""
    total = sum(bobot) or 1.0
    hasil, lewat, sudah = [], 0.0, 0
    for b, batas in zip(bobot, paling, strict=True):
        lewat += jumlah * b / total
        satu = min(batas, max(0, round(lewat) - sudah))
        sudah += satu
        hasil.append(satu)
    return hasil
