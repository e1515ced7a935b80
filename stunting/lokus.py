"""The focus villages of a year as rows: what is known of each, read once for all of them.

Everybody sees which villages are on a list; the figures of a village only who may see the village.
"""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from stunting.kekurangan import Kekurangan, kurang_dari, semua
from stunting.models import KeluargaBerisiko, Lokus
from stunting.rekap import Prevalensi, Sejarah, Tahunan, deret_desa


class Berisiko(NamedTuple):
    """Families at risk of the target families, and of which year that is."""

    tahun: int
    berisiko: int
    sasaran: int | None


@dataclass(frozen=True)
class Tombol:
    """Something missing, with the button that mends it; `url` empty = only named."""

    label: str
    tombol: str = ""
    url: str = ""


@dataclass(frozen=True)
class BarisLokus:
    """One village of a list. `dulu` and `kini` are its shares of the year before and of the year;
    None = no data, or not for this user. `berturut` counts the years in a row."""

    lokus: Any  # Lokus.untuk_daftar(), with kurang_*
    kedudukan: str
    berturut: int
    dulu: Prevalensi | None
    kini: Prevalensi | None
    keluarga: Berisiko | None
    kurang: Sequence[Kekurangan]
    tombol: Sequence[Tombol]
    terbuka: bool
    ambang: int

    @property
    def persen(self) -> Decimal | None:
        """The latest share that is known: of the year, else of the year before."""
        if self.kini is not None and self.kini.persen is not None:
            return self.kini.persen
        return self.dulu.persen if self.dulu else None

    @property
    def dulu_rendah(self) -> bool:
        return self.dulu is not None and self.dulu.rendah(self.ambang)

    @property
    def kini_rendah(self) -> bool:
        return self.kini is not None and self.kini.rendah(self.ambang)


@dataclass(frozen=True)
class Pembaca:
    """Who reads, and on which day: `terbuka` are the codes of the villages whose figures and
    pages are open (None = all), `izin` tells which acts are allowed."""

    terbuka: frozenset[str] | None
    izin: Any
    per: datetime.date

    def boleh(self, kode: str) -> bool:
        return self.terbuka is None or kode in self.terbuka


def baca_baris(
    lokus: Collection[Any],
    tahun: int,
    *,
    sejarah: Sejarah,
    ambang: int,
    pembaca: Pembaca,
    prevalensi: Tahunan | None = None,
) -> list[BarisLokus]:
    """Rows of `LokusSaringan`, in their order. Two queries, however many there are; one where
    the page has read the shares of both years."""
    buka = [x.desa_id for x in lokus if pembaca.boleh(x.desa.kode)]
    if prevalensi is None:
        prevalensi = deret_desa(buka, (tahun - 1, tahun))
    return susun_baris(
        lokus,
        tahun,
        prevalensi=prevalensi,
        keluarga=keluarga_berisiko(buka, (tahun - 1, tahun)),
        sejarah=sejarah,
        ambang=ambang,
        pembaca=pembaca,
    )


def susun_baris(
    lokus: Collection[Any],
    tahun: int,
    *,
    prevalensi: Tahunan,
    keluarga: Mapping[int, Berisiko],
    sejarah: Sejarah,
    ambang: int,
    pembaca: Pembaca,
) -> list[BarisLokus]:
    """The same from figures that were read already, of villages that are open to the reader."""
    hasil = []
    for x in lokus:
        kurang = kurang_dari(x)
        ada = x.daftar.tahun  # those that dropped out stand in the list of the year before
        hasil.append(
            BarisLokus(
                lokus=x,
                kedudukan=sejarah.kedudukan(tahun, x.desa_id),
                berturut=sejarah.berturut(ada, x.desa_id),
                dulu=prevalensi.get((x.desa_id, tahun - 1)),
                kini=prevalensi.get((x.desa_id, tahun)),
                keluarga=keluarga.get(x.desa_id),
                kurang=kurang,
                tombol=tombol_untuk(x.desa, tahun, kurang, pembaca),
                terbuka=pembaca.boleh(x.desa.kode),
                ambang=ambang,
            )
        )
    return hasil


def tombol_untuk(
    desa: Any, tahun: int, kurang: Sequence[Kekurangan], pembaca: Pembaca
) -> list[Tombol]:
    """What is missing, as a button where the reader may mend it."""
    return [
        Tombol(k.label, k.tombol, k.url(desa, tahun, pembaca.per))
        if pembaca.boleh(desa.kode) and pembaca.izin(k.izin)
        else Tombol(k.label)
        for k in kurang
    ]


def keluarga_berisiko(desa: Collection[int], tahun: Collection[int]) -> Mapping[int, Berisiko]:
    """Village → its families at risk of the latest of these years that knows them. One query."""
    baris = KeluargaBerisiko.objects.filter(
        desa__in=desa, tahun__in=tahun, berisiko__isnull=False
    ).order_by("tahun", "pk")
    return {
        d: Berisiko(t, n, sasaran)
        for d, t, n, sasaran in baris.values_list("desa", "tahun", "berisiko", "sasaran")
    }


@dataclass(frozen=True)
class JumlahKurang:
    """How many villages of the list lack something; `kode` is the filter that lists them."""

    kode: str
    label: str
    jumlah: int


def hitung_kurang(
    lokus: "QuerySet[Lokus, Any]", tahun: int, per: datetime.date
) -> list[JumlahKurang]:
    """Over the whole list, whatever is filtered. One query."""
    daftar = semua()
    angka = lokus.aggregate(**{k.kode: Count("pk", filter=k.syarat(tahun, per)) for k in daftar})
    return [JumlahKurang(k.kode, k.label, angka[k.kode]) for k in daftar]
