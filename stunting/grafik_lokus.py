"""Charts of a focus village: its own weighing with the lokus years shaded; published and survey
figures apart, because they are measured otherwise."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from stunting.grafik import seri
from stunting.models import PrevalensiSurvei, PrevalensiTerbit
from stunting.rekap import Prevalensi, Tahunan
from wilayah.models import Desa


@dataclass(frozen=True)
class TahunDesa:
    """The village's share of a year; `lokus` = it was a focus village then."""

    tahun: int
    hasil: Prevalensi | None
    rendah: bool
    lokus: bool


@dataclass(frozen=True)
class TahunTerbit:
    """Percentages of e-PPGBM that were published of the village, its kecamatan, the kabupaten."""

    tahun: int
    desa: PrevalensiTerbit | None
    kecamatan: PrevalensiTerbit | None
    kabupaten: PrevalensiTerbit | None

    @property
    def ada(self) -> list[PrevalensiTerbit]:
        return [t for t in (self.desa, self.kecamatan, self.kabupaten) if t]


@dataclass(frozen=True)
class GrafikLokus:
    timbang: list[TahunDesa]
    terbit: list[TahunTerbit]
    survei: list[PrevalensiSurvei]

    @property
    def sumber_terbit(self) -> list[str]:
        """Where the published percentages are from, each once."""
        return list(dict.fromkeys(t.sumber for tahun in self.terbit for t in tahun.ada))

    @property
    def data_timbang(self) -> dict[str, Any]:
        return {
            "label": [[str(b.tahun), "lokus"] if b.lokus else str(b.tahun) for b in self.timbang],
            "arsir": [b.lokus for b in self.timbang],
            "seri": [
                seri(
                    "Hasil penimbangan",
                    [b.hasil.persen if b.hasil else None for b in self.timbang],
                    "--tblr-primary",
                )
            ],
        }

    @property
    def data_terbit(self) -> dict[str, Any]:
        isi = [
            ("Desa ini", "--tblr-primary", [t.desa for t in self.terbit]),
            ("Kecamatan", "--bkl", [t.kecamatan for t in self.terbit]),
            ("Kabupaten", "--uppks", [t.kabupaten for t in self.terbit]),
        ]
        return {
            "label": [str(t.tahun) for t in self.terbit],
            "jajar": True,
            "seri": [
                seri(nama, [t.persen if t else None for t in nilai], warna)
                for nama, warna, nilai in isi
                if any(nilai)
            ],
        }

    @property
    def data_survei(self) -> dict[str, Any]:
        return {
            "label": [f"{s.survei} {s.tahun}" for s in self.survei],
            "seri": [seri("Survei", [s.persen for s in self.survei], "--bkr")],
        }


def grafik_lokus(
    desa: Desa, prevalensi: Tahunan, tahun_lokus: Collection[int], *, ambang: int
) -> GrafikLokus:
    """Two queries. Years between the first and the last that are known are all there."""
    hasil = {t: p for (_, t), p in prevalensi.items()}
    tahun = sorted({*hasil, *tahun_lokus})
    timbang = []
    for t in range(tahun[0], tahun[-1] + 1) if tahun else ():
        satu = hasil.get(t)
        rendah = bool(satu and satu.rendah(ambang))
        timbang.append(TahunDesa(t, satu, rendah, t in tahun_lokus))
    survei = PrevalensiSurvei.objects.order_by("tahun", "survei")
    return GrafikLokus(timbang, _terbit(desa), list(survei))


def _terbit(desa: Desa) -> list[TahunTerbit]:
    per: dict[int, dict[str, PrevalensiTerbit]] = {}
    milik = Q(desa=desa) | Q(kecamatan=desa.kecamatan_id) | Q(desa=None, kecamatan=None)
    for p in PrevalensiTerbit.objects.filter(milik).order_by("tahun", "pk"):
        tingkat = "desa" if p.desa_id else "kecamatan" if p.kecamatan_id else "kabupaten"
        per.setdefault(p.tahun, {})[tingkat] = p
    return [
        TahunTerbit(t, isi.get("desa"), isi.get("kecamatan"), isi.get("kabupaten"))
        for t, isi in per.items()
    ]
