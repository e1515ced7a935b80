"""Two lists of focus villages side by side: who came, who stayed, who left, and how each fared.

What the figures show is no cause and effect: villages are chosen because their share is high, and
a high share tends to be lower the next time anyway. The villages that were on neither list stand
beside them for that reason.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Count, QuerySet, Sum

from stunting.lokus import Pembaca
from stunting.models import KeluargaBerisiko, Lokus
from stunting.rekap import (
    Hitungan,
    Prevalensi,
    Sejarah,
    baca_hitungan,
    deret_tahunan,
    per_tahun,
    prevalensi_area,
)
from wilayah.models import Desa


class Nasib(models.TextChoices):
    """Of a village between two lists."""

    MASUK = "masuk", "Masuk"
    TETAP = "tetap", "Tetap"
    KELUAR = "keluar", "Keluar"


@dataclass(frozen=True)
class Keluarga:
    """Families at risk and target families over the `desa` villages that know them."""

    berisiko: int = 0
    sasaran: int = 0
    desa: int = 0


@dataclass(frozen=True)
class Angka:
    """The figures of one village, or of several together, in one year; None = not known."""

    prevalensi: Prevalensi | None = None
    keluarga: Keluarga | None = None
    rendah: bool = False


@dataclass(frozen=True)
class BarisBanding:
    desa: Any
    nasib: str
    dari: Angka
    ke: Angka
    alasan: str
    berturut: int
    terbuka: bool

    @property
    def nama_nasib(self) -> str:
        return str(Nasib(self.nasib).label)

    @property
    def selisih(self) -> float | None:
        return selisih(self.dari, self.ke)


def selisih(dari: Angka, ke: Angka) -> float | None:
    """Points of percent from one year to the other; None where either is unknown or has too few
    measured to be compared."""
    a, b = dari.prevalensi, ke.prevalensi
    if a is None or b is None or a.persen is None or b.persen is None:
        return None
    return None if dari.rendah or ke.rendah else float(b.persen - a.persen)


@dataclass(frozen=True)
class KelompokBanding:
    """Villages of one fate, and what they have together."""

    nasib: str
    label: str
    baris: Sequence[BarisBanding]
    dari: Angka
    ke: Angka

    @property
    def selisih(self) -> float | None:
        return selisih(self.dari, self.ke)


@dataclass(frozen=True)
class Banding:
    """`lain` are the villages on neither list (their number and figures), of the reader's area."""

    tahun_dari: int
    tahun_ke: int
    kelompok: Sequence[KelompokBanding]
    lain: KelompokBanding
    jumlah_lain: int
    terbatas: bool = field(default=False)

    @property
    def baris(self) -> list[BarisBanding]:
        return [b for k in self.kelompok for b in k.baris]


def bandingkan(
    dari: int,
    ke: int,
    *,
    sejarah: Sejarah,
    desa: "QuerySet[Desa, Any]",
    pembaca: Pembaca,
    ambang: int,
) -> Banding:
    """Compare the lists of two years. Five queries, however many villages there are.

    `desa` are the villages whose figures the reader may see.
    """
    ada = sejarah.isi(dari) | sejarah.isi(ke)
    lokus = _lokus(ada, dari, ke)
    buka = [d.pk for d, _ in lokus.values() if pembaca.boleh(d.kode)]
    hitungan = baca_hitungan(buka, (dari, ke))
    prevalensi = per_tahun(hitungan)
    keluarga = _keluarga(buka, (dari, ke))

    def angka(pk: int, tahun: int) -> Angka:
        p = prevalensi.get((pk, tahun))
        return Angka(p, keluarga.get((pk, tahun)), bool(p and p.rendah(ambang)))

    baris = [
        BarisBanding(
            desa=d,
            nasib=_nasib(pk, dari, ke, sejarah),
            dari=angka(pk, dari),
            ke=angka(pk, ke),
            alasan=alasan,
            berturut=max(sejarah.berturut(dari, pk), sejarah.berturut(ke, pk)),
            terbuka=pembaca.boleh(d.kode),
        )
        for pk, (d, alasan) in lokus.items()
    ]
    kelompok = [
        _kelompok(n, [b for b in baris if b.nasib == n], hitungan, (dari, ke), ambang)
        for n in Nasib
    ]
    sisa = desa.exclude(pk__in=ada)
    return Banding(
        tahun_dari=dari,
        tahun_ke=ke,
        kelompok=kelompok,
        lain=_lain(sisa, dari, ke, ambang),
        jumlah_lain=sisa.count(),
        terbatas=pembaca.terbuka is not None,
    )


def _nasib(desa: int, dari: int, ke: int, sejarah: Sejarah) -> str:
    if desa not in sejarah.isi(dari):
        return Nasib.MASUK.value
    return (Nasib.TETAP if desa in sejarah.isi(ke) else Nasib.KELUAR).value


def _lokus(desa: Collection[int], dari: int, ke: int) -> dict[int, tuple[Desa, str]]:
    """Village pk → village and the reason of its latest of the two lists."""
    baris = Lokus.objects.filter(
        desa__in=desa, daftar__tahun__in=(dari, ke), daftar__dibatalkan_pada__isnull=True
    ).select_related("desa__kecamatan")
    return {x.desa_id: (x.desa, x.alasan) for x in baris.order_by("desa__kode", "daftar__tahun")}


def _keluarga(desa: Collection[int], tahun: Sequence[int]) -> Mapping[tuple[int, int], Keluarga]:
    baris = KeluargaBerisiko.objects.filter(
        desa__in=desa, tahun__in=tahun, berisiko__isnull=False, sasaran__isnull=False
    ).order_by("pk")
    return {
        (d, t): Keluarga(n, s, 1)
        for d, t, n, s in baris.values_list("desa", "tahun", "berisiko", "sasaran")
    }


def _kelompok(
    nasib: Nasib,
    baris: Sequence[BarisBanding],
    hitungan: Sequence[Hitungan],
    tahun: tuple[int, int],
    ambang: int,
) -> KelompokBanding:
    pk = {b.desa.pk for b in baris if b.terbuka}
    dari, ke = (prevalensi_area(hitungan, pk, t) for t in tahun)
    return KelompokBanding(
        nasib=nasib.value,
        label=str(nasib.label),
        baris=baris,
        dari=_bersama(dari, [b.dari for b in baris], ambang),
        ke=_bersama(ke, [b.ke for b in baris], ambang),
    )


def _bersama(timbang: Prevalensi, angka: Sequence[Angka], ambang: int) -> Angka:
    """Of several villages: sums of counts of one month, never a mean of percentages."""
    ada = [a.keluarga for a in angka if a.keluarga]
    keluarga = Keluarga(sum(k.berisiko for k in ada), sum(k.sasaran for k in ada), len(ada))
    return Angka(timbang, keluarga if ada else None, timbang.rendah(ambang))


def _lain(desa: "QuerySet[Desa, Any]", dari: int, ke: int, ambang: int) -> KelompokBanding:
    """Villages on neither list."""
    deret = deret_tahunan(desa)
    risiko = {
        t: Keluarga(n or 0, s or 0, banyak)
        for t, n, s, banyak in KeluargaBerisiko.objects.filter(
            desa__in=desa, tahun__in=(dari, ke), berisiko__isnull=False, sasaran__isnull=False
        )
        .order_by()
        .values_list("tahun")
        .annotate(n=Sum("berisiko"), s=Sum("sasaran"), banyak=Count("pk"))
    }

    def angka(tahun: int) -> Angka:
        p = deret.get(tahun)
        return Angka(p, risiko.get(tahun), bool(p and p.rendah(ambang)))

    return KelompokBanding("", "Bukan lokus", (), angka(dari), angka(ke))
