"""What the worksheet of a year knows of each village, before any weighing.

Only data up to the year before are asked. Weighing, families at risk and services speak with the
year before, else with the year before that; which one is shown. Rounded here (shares two decimals,
shortfall one), so that the page shows the very numbers that are ranked.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from stunting.models import (
    CakupanLayanan,
    KeluargaBerisiko,
    KertasDesa,
    KertasKerja,
    Lokus,
    Pengukuran,
    Putusan,
    StatusDaftar,
)
from stunting.models.penimbangan import KOLOM
from wilayah.models import Desa

from .peringkat import Calon
from .prevalensi import Prevalensi, pilih_bulan, prevalensi

MUNDUR = (1, 2)  # years before the list that may speak, in this order


@dataclass(frozen=True)
class Sumber:
    """Of when the values of a village are; `diukur` is the percent measured in that month."""

    bulan: datetime.date | None = None
    diukur: Decimal | None = None
    rendah: bool = False
    tahun_berisiko: int | None = None
    tahun_cakupan: int | None = None
    layanan: int = 0


@dataclass(frozen=True)
class Isian:
    """What people said of a village."""

    putusan: str = Putusan.PERINGKAT
    alasan: str = ""
    pertimbangan: int | None = None


@dataclass(frozen=True)
class NilaiDesa:
    """A village in the worksheet. `lokus_lalu` None = no decreed list of the year before."""

    desa: Desa
    nilai: Mapping[str, float | None]
    sumber: Sumber
    lokus_lalu: bool | None
    isian: Isian = Isian()

    @property
    def calon(self) -> Calon:
        return Calon(self.desa.pk, self.desa.kode, self.nilai, self.isian.putusan)


def nilai_kertas(kertas: KertasKerja, *, ambang: int) -> list[NilaiDesa]:
    """Every village of the year of `kertas`, by code. Six queries.

    `ambang` is the percent measured below which a share is marked.
    """
    tahun = kertas.tahun
    desa = list(
        Desa.objects.per(datetime.date(tahun, 1, 1)).select_related("kecamatan").order_by("kode")
    )
    timbang = _penimbangan(desa, tahun)
    risiko = _berisiko(tahun)
    layanan = _kekurangan(tahun)
    lama, ada_daftar = _lama(tahun)
    isian = _isian(kertas)
    hasil = []
    for d in desa:
        p, (keluarga, th_risiko) = timbang[d.pk], risiko.get(d.pk, (None, None))
        kurang, th_layanan, banyak = layanan.get(d.pk, (None, None, 0))
        satu = isian.get(d.pk, Isian())
        nilai: dict[str, float | None] = {
            "prevalensi": None if p.persen is None else float(p.persen),
            "stunting": None if p.persen is None else p.stunting,
            "berisiko": keluarga,
            "cakupan": kurang,
            "lama": lama.get(d.pk, 0),
            # Nothing said for a village is no point for it; it is not a gap in the data.
            "pertimbangan": satu.pertimbangan or 0,
        }
        sumber = Sumber(p.bulan, p.cakupan, p.rendah(ambang), th_risiko, th_layanan, banyak)
        hasil.append(NilaiDesa(d, nilai, sumber, d.pk in lama if ada_daftar else None, satu))
    return hasil


def _isian(kertas: KertasKerja) -> dict[int, Isian]:
    baris = KertasDesa.objects.filter(kertas=kertas).order_by("pk")
    return {
        d: Isian(putusan, alasan, pertimbangan)
        for d, putusan, alasan, pertimbangan in baris.values_list(
            "desa", "putusan", "alasan", "pertimbangan"
        )
    }


def _tahun(tahun: int) -> list[int]:
    return [tahun - m for m in MUNDUR]


def _penimbangan(desa: Iterable[Desa], tahun: int) -> dict[int, Prevalensi]:
    """Village → its share of the year before, else of the one before that.

    Two years have thousands of rows, of which one per village speaks: only that becomes an object.
    """
    baris = (
        Pengukuran.objects.lengkap()
        .filter(
            bulan__gte=datetime.date(min(_tahun(tahun)), 1, 1),
            bulan__lt=datetime.date(tahun, 1, 1),
        )
        .order_by("bulan", "pk")
        .values_list("desa", "bulan", *KOLOM)
    )
    per_desa: dict[int, dict[datetime.date, tuple[int, ...]]] = defaultdict(dict)
    for pk, bulan, *angka in baris:
        per_desa[pk][bulan] = tuple(angka)
    return {d.pk: _yang_bicara(d.pk, per_desa.get(d.pk, {}), tahun) for d in desa}


def _yang_bicara(
    desa: int, bulanan: Mapping[datetime.date, tuple[int, ...]], tahun: int
) -> Prevalensi:
    """A month in which nobody was measured says nothing of the village."""
    for t in _tahun(tahun):
        if bulan := pilih_bulan(bulanan, t):
            angka = dict(zip(KOLOM, bulanan[bulan], strict=True))
            satu = Pengukuran(desa_id=desa, bulan=bulan, **angka)
            if (hasil := prevalensi([satu], [desa], bulan)).persen is not None:
                return hasil
    return prevalensi([], [desa], None)


def _berisiko(tahun: int) -> dict[int, tuple[int, int]]:
    """Village → families at risk, and of which year."""
    baris = KeluargaBerisiko.objects.filter(
        tahun__in=_tahun(tahun), berisiko__isnull=False
    ).order_by("tahun", "pk")
    return {d: (n, t) for d, n, t in baris.values_list("desa", "berisiko", "tahun")}


def _kekurangan(tahun: int) -> dict[int, tuple[float, int, int]]:
    """Village → mean shortfall in percent over the services with data, year, how many services.

    A service without anybody to reach is none; more reached than targeted is no surplus that
    could make up for another service.
    """
    baris = CakupanLayanan.objects.filter(
        tahun__in=_tahun(tahun), sasaran__gt=0, realisasi__isnull=False
    ).order_by("tahun", "pk")
    kurang: dict[tuple[int, int], list[Fraction]] = defaultdict(list)
    for desa, t, sasaran, realisasi in baris.values_list("desa", "tahun", "sasaran", "realisasi"):
        kurang[desa, t].append(Fraction(100 * max(0, sasaran - realisasi), sasaran))
    # In order of years, so that the later one stays.
    return {
        desa: (_rata(isi), t, len(isi))
        for (desa, t), isi in sorted(kurang.items(), key=lambda x: x[0][1])
    }


def _rata(bagian: list[Fraction]) -> float:
    rata = sum(bagian, Fraction(0)) / len(bagian)
    return float(round(rata, 1))


def _lama(tahun: int) -> tuple[dict[int, int], bool]:
    """Village → years in a row on decreed lists up to the year before; whether that list exists."""
    baris = Lokus.objects.filter(
        daftar__tahun__lt=tahun,
        daftar__status=StatusDaftar.DITETAPKAN,
        daftar__dibatalkan_pada__isnull=True,
    ).order_by("daftar__tahun", "pk")
    per_tahun: dict[int, set[int]] = defaultdict(set)
    for t, desa in baris.values_list("daftar__tahun", "desa"):
        per_tahun[t].add(desa)
    ada = tahun - 1 in per_tahun
    lama: dict[int, int] = {}
    masih, t = set(per_tahun.get(tahun - 1, ())), tahun - 1
    while masih:
        for desa in masih:
            lama[desa] = tahun - t
        t -= 1
        masih &= per_tahun.get(t, set())
    return lama, ada
