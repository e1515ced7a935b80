"""Figures of the focus villages; each count goes with the list that holds exactly its rows."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from kelompok.jenis import Jenis
from kelompok.models import Kelompok
from stunting.models import DaftarLokus, Kedudukan, Lokus, StatusDaftar


@dataclass(frozen=True)
class RekapLokus:
    """The list of one year; counts in villages, as of `per` where groups are asked.

    `lanjutan`, `baru` and `lepas` are None where the year before has no decreed list to
    compare with ("–", not 0).
    """

    tahun: int
    per: datetime.date
    kecamatan: str
    ada: bool
    ditetapkan: bool
    jumlah: int
    tanpa_bkb: int
    lanjutan: int | None
    baru: int | None
    lepas: int | None

    def url(self, **saringan: str) -> str:
        """The list page of this year with these filters."""
        parameter = {k: v for k, v in ({"kecamatan": self.kecamatan} | saringan).items() if v}
        alamat = reverse("stunting:lokus_tahun", args=[self.tahun])
        return f"{alamat}?{urlencode(parameter)}" if parameter else alamat

    @property
    def url_semua(self) -> str:
        return self.url()

    @property
    def url_tanpa_bkb(self) -> str:
        return self.url(per=self.per.isoformat(), kurang="bkb")

    @property
    def url_lanjutan(self) -> str:
        return self.url(kedudukan=Kedudukan.LANJUTAN)

    @property
    def url_baru(self) -> str:
        return self.url(kedudukan=Kedudukan.BARU)

    @property
    def url_lepas(self) -> str:
        return self.url(kedudukan=Kedudukan.LEPAS)


def rekap_lokus(tahun: int, per: datetime.date, kecamatan: str = "") -> RekapLokus:
    """Figures of one year's list, of one kecamatan (code) if given. One query."""
    return rekap_semua([tahun], per, kecamatan)[tahun]


def rekap_semua(
    tahun: Collection[int], per: datetime.date, kecamatan: str = ""
) -> dict[int, RekapLokus]:
    """Figures of the lists of these years, by year. One query, however many years."""
    angka = _angka({*tahun, *(t - 1 for t in tahun)}, per, kecamatan)
    hasil = {}
    for t in tahun:
        ini, lalu = angka.get(t), angka.get(t - 1)
        jumlah, lanjutan = (ini.jumlah, ini.lanjutan) if ini else (0, 0)
        bisa_banding = lalu is not None and lalu.ditetapkan
        hasil[t] = RekapLokus(
            tahun=t,
            per=per,
            kecamatan=kecamatan,
            ada=ini is not None,
            ditetapkan=ini is not None and ini.ditetapkan,
            jumlah=jumlah,
            tanpa_bkb=ini.tanpa_bkb if ini else 0,
            lanjutan=lanjutan if bisa_banding else None,
            baru=jumlah - lanjutan if bisa_banding else None,
            lepas=lalu.lepas if lalu and bisa_banding else None,
        )
    return hasil


class _Angka(NamedTuple):
    """One list: villages, those without an active BKB, those of the decreed list of the year
    before, and those that the list of the next year no longer has."""

    status: str
    jumlah: int
    tanpa_bkb: int
    lanjutan: int
    lepas: int

    @property
    def ditetapkan(self) -> bool:
        return self.status == StatusDaftar.DITETAPKAN


def _angka(tahun: Collection[int], per: datetime.date, kecamatan: str) -> dict[int, _Angka]:
    """Year → its list; years without one are left out."""
    bkb = Kelompok.objects.per(per).filter(jenis=Jenis.BKB, desa=OuterRef("lokus__desa"))
    lain = Lokus.objects.filter(daftar__dibatalkan_pada__isnull=True, desa=OuterRef("lokus__desa"))
    dulu = lain.filter(daftar__tahun=OuterRef("tahun") - 1, daftar__status=StatusDaftar.DITETAPKAN)
    depan = lain.filter(daftar__tahun=OuterRef("tahun") + 1)
    sah = Q(lokus__dibatalkan_pada__isnull=True)
    if kecamatan:
        sah &= Q(lokus__desa__kecamatan__kode=kecamatan)
    baris = (
        DaftarLokus.objects.filter(tahun__in=tahun)
        .order_by()
        .alias(ada_bkb=Exists(bkb), dari_lalu=Exists(dulu), berlanjut=Exists(depan))
        .values_list("tahun", "status")
        .annotate(
            n=Count("lokus", filter=sah),
            n_tanpa=Count("lokus", filter=sah & Q(ada_bkb=False)),
            n_lanjut=Count("lokus", filter=sah & Q(dari_lalu=True)),
            n_lepas=Count("lokus", filter=sah & Q(berlanjut=False)),
        )
    )
    return {t: _Angka(*angka) for t, *angka in baris}


def lokus_per_kecamatan(tahun: int) -> dict[str, int]:
    """Focus villages of the year by kecamatan code; kecamatan without any are left out."""
    baris = Lokus.objects.tahun(tahun).order_by().values_list("desa__kecamatan__kode")
    return dict(baris.annotate(n=Count("pk")))


def kedudukan_desa(tahun: int) -> dict[str, str]:
    """Village code → kedudukan in the year's list, for the map; "" = no list to compare with."""
    dulu = DaftarLokus.objects.filter(tahun=tahun - 1, status=StatusDaftar.DITETAPKAN)
    bisa_banding, desa = dulu.exists(), _desa_per_tahun(tahun)
    kini, lalu = desa[tahun], desa[tahun - 1]
    if not bisa_banding:
        return dict.fromkeys(kini, "")
    return (
        dict.fromkeys(kini & lalu, Kedudukan.LANJUTAN.value)
        | dict.fromkeys(kini - lalu, Kedudukan.BARU.value)
        | dict.fromkeys(lalu - kini, Kedudukan.LEPAS.value)
    )


def _desa_per_tahun(tahun: int) -> dict[int, set[str]]:
    """Village codes of the lists of this year and the one before."""
    hasil: dict[int, set[str]] = {tahun: set(), tahun - 1: set()}
    lokus = Lokus.objects.filter(
        daftar__tahun__in=hasil, daftar__dibatalkan_pada__isnull=True
    ).order_by()
    for t, kode in lokus.values_list("daftar__tahun", "desa__kode"):
        hasil[t].add(kode)
    return hasil
