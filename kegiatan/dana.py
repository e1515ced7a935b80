"""Money for the programme beside what came of it, per village and year.

Assembled from rows that are read once (`baca`); who supports is decided by kegiatan/rekap/dana.py,
reports by kelompok/rekap, prevalence by stunting/rekap. Money and results stand side by side;
nothing here says that one makes the other.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from dinas.models import Pengguna
from inti.bulan import deret_bulan
from kegiatan.models import SumberDukungan
from kegiatan.rekap.dana import (
    NIHIL,
    BarisDana,
    DukunganDesa,
    Jumlah,
    RekapDukungan,
    baca_baris,
    jumlahkan,
    rekap_dukungan,
)
from kelompok.rekap import AturanLaporan, RekapLapor, bulan_tempo, rekap_desa, rekap_sel
from kelompok.rekap.capaian import sel_wilayah
from stunting.models import Lokus
from stunting.rekap import Prevalensi, prevalensi_area
from stunting.rekap.deret import baca_hitungan, per_tahun
from stunting.rekap.prevalensi import Hitungan
from wilayah.models import Desa, Kecamatan

DD, ADD = SumberDukungan.DD, SumberDukungan.ADD
# Columns of money: DD and ADD each their own; the rest shares one unless it is asked for alone.
LAIN = "lain"


BELUM_DITIMBANG = Prevalensi(None)


@dataclass(frozen=True)
class KolomSumber:
    """A pair of columns, budget and spent: which sources they sum."""

    kode: str
    judul: str
    sumber: tuple[str, ...]


KOLOM_DD = KolomSumber("DD", "DD (APBN)", (DD,))
KOLOM_ADD = KolomSumber("ADD", "ADD (APBD)", (ADD,))
KOLOM_LAIN = KolomSumber(
    LAIN, "BOKB dan lainnya", tuple(s for s in SumberDukungan.values if s not in (DD, ADD))
)


def kolom_untuk(sumber: str) -> tuple[KolomSumber, ...]:
    """The columns that a page shows: all three, or the one source that was asked for."""
    if not sumber:
        return KOLOM_DD, KOLOM_ADD, KOLOM_LAIN
    for kolom in (KOLOM_DD, KOLOM_ADD, KOLOM_LAIN):
        if kolom.kode == sumber:
            return (kolom,)
    return (KolomSumber(sumber, str(SumberDukungan(sumber).label), (sumber,)),)


@dataclass(frozen=True)
class Hasil:
    """What is known of a village beside its money. `lapor` counts the months that were due."""

    kelompok: int = 0
    lapor: RekapLapor = field(default_factory=RekapLapor)
    lokus: tuple[int, ...] = ()
    kini: Prevalensi = BELUM_DITIMBANG
    lalu: Prevalensi = BELUM_DITIMBANG
    ambang: int = 0

    @property
    def rendah(self) -> bool:
        """Whether so few were measured that the share must not be compared."""
        return self.kini.rendah(self.ambang)

    @property
    def beda(self) -> Decimal | None:
        """Percentage points since the year before; below zero = fewer are stunted. None where too
        few were measured in either year."""
        if self.kini.persen is None or self.lalu.persen is None:
            return None
        if self.rendah or self.lalu.rendah(self.ambang):
            return None
        return self.kini.persen - self.lalu.persen

    @property
    def beda_besar(self) -> Decimal | None:
        """The change without its sign; the page says "turun" or "naik"."""
        return None if self.beda is None else abs(self.beda)


@dataclass(frozen=True)
class SelDana:
    """The money of one pair of columns; `url` opens the rows it sums.

    `tiada` = money that this kind of village cannot have (DD and ADD of a kelurahan).
    """

    kolom: KolomSumber
    jumlah: Jumlah
    url: str
    tiada: bool = False


@dataclass(frozen=True)
class BarisDesa:
    desa: Desa
    dukungan: DukunganDesa
    sel: tuple[SelDana, ...]
    hasil: Hasil

    @property
    def kelurahan(self) -> bool:
        return self.dukungan.kelurahan

    @property
    def jumlah(self) -> Jumlah:
        """Of the columns that are shown, all beside it."""
        return sum((s.jumlah for s in self.sel), NIHIL)

    @property
    def ada_lebih(self) -> bool:
        return any(s.jumlah.lebih for s in self.sel)

    @property
    def url_kelompok(self) -> str:
        return f"{reverse('kelompok:daftar')}?{urlencode({'desa': self.desa.kode})}"


# Filter value → label, and which villages it keeps. The counts on the page are of these.
DUKUNGAN: dict[str, tuple[str, Callable[[DukunganDesa], bool]]] = {
    "mendukung": ("Mendukung", lambda d: d.mendukung),
    "membayar": ("Sudah membayar", lambda d: d.membayar),
    "belum_membayar": ("Mendukung, belum membayar", lambda d: d.mendukung and not d.membayar),
    "tanpa": ("Tanpa dukungan", lambda d: not d.mendukung),
    "nihil": ("Dicatat 0", lambda d: d.tercatat and not d.mendukung),
    "belum_dicatat": ("Belum dicatat", lambda d: not d.tercatat),
}
# Filter value → label, and by what the villages are put in order.
URUTAN: dict[str, tuple[str, Callable[[BarisDesa], Any]]] = {
    "banyak": ("Dana terbanyak", lambda b: -b.dukungan.penjawab.pagu),
    "sedikit": ("Dana tersedikit", lambda b: b.dukungan.penjawab.pagu),
    "prevalensi": ("Prevalensi tertinggi", lambda b: -(b.hasil.kini.persen or Decimal(-1))),
}


@dataclass(frozen=True)
class TahunDana:
    """One year of the same villages, for the comparison over the years."""

    tahun: int
    dd: Jumlah
    add: Jumlah
    lain: Jumlah
    dukungan: RekapDukungan


@dataclass
class DataDana:
    """Money and results of a year over villages. `semua` = before `dukungan` narrowed them."""

    tahun: int
    kolom: tuple[KolomSumber, ...]
    semua: list[BarisDesa]
    rekap: RekapDukungan
    tahunan: list[TahunDana]
    bulan: list[datetime.date] = field(default_factory=list)
    dukungan: str = ""
    jenis: str = ""
    urut: str = ""
    lebih: int = 0
    timbang: list[Hitungan] = field(default_factory=list)

    @cached_property
    def baris(self) -> list[BarisDesa]:
        """The villages that are listed."""
        baris = self.semua
        if self.jenis:
            baris = [b for b in baris if b.desa.jenis == self.jenis]
        if self.dukungan:
            saring = DUKUNGAN[self.dukungan][1]
            baris = [b for b in baris if saring(b.dukungan)]
        return sorted(baris, key=URUTAN[self.urut][1]) if self.urut else baris

    @property
    def jumlah(self) -> list[Jumlah]:
        """Sum of each pair of columns over the villages that are listed."""
        return [
            sum((b.sel[n].jumlah for b in self.baris), NIHIL) for n, _ in enumerate(self.kolom)
        ]

    @property
    def jumlah_semua(self) -> Jumlah:
        return sum(self.jumlah, NIHIL)

    @property
    def prevalensi(self) -> Prevalensi:
        """Of the villages that are listed, by one month for all of them."""
        return prevalensi_area(self.timbang, {b.desa.pk for b in self.baris}, self.tahun)

    @property
    def url_lebih(self) -> str:
        """The rows of `lebih`."""
        saring = {
            "tahun": self.tahun,
            "kecamatan": self.rekap.kecamatan,
            "program": self.rekap.program,
            "periksa": "lebih",
        }
        return f"{reverse('dana:rincian')}?{urlencode({k: v for k, v in saring.items() if v})}"

    @property
    def kelompok(self) -> int:
        return sum(b.hasil.kelompok for b in self.baris)

    @property
    def masuk(self) -> int:
        return sum(b.hasil.lapor.masuk for b in self.baris)

    @property
    def wajib(self) -> int:
        return sum(b.hasil.lapor.wajib for b in self.baris)

    @property
    def tanpa(self) -> list[BarisDesa]:
        """Villages to be called: without support, whatever the list shows."""
        return [b for b in self.semua if not b.dukungan.mendukung and not b.kelurahan]

    @property
    def per_kecamatan(self) -> dict[Kecamatan, list[BarisDesa]]:
        per: dict[Kecamatan, list[BarisDesa]] = defaultdict(list)
        for b in self.semua:
            per[b.desa.kecamatan].append(b)
        return per


def baca(
    user: Pengguna,
    desa: Any,
    tahun: int,
    *,
    hari_ini: datetime.date,
    sumber: str = "",
    program: str = "",
    kecamatan: str = "",
) -> DataDana:
    """The year for these villages (a queryset within the area). Eleven queries, however many."""
    daftar = list(desa.select_related("kecamatan").order_by("kecamatan__kode", "nama", "kode"))
    syarat = Q(desa__in=desa) & (Q(program=program) if program else Q())
    semua = baca_baris(syarat)
    rekap = rekap_dukungan(tahun, daftar, semua, kecamatan=kecamatan, program=program)
    kolom = kolom_untuk(sumber)
    per = _per_kolom(tahun, semua, kolom)
    bulan = bulan_jatuh_tempo(tahun, hari_ini)
    pk = [d.pk for d in daftar]
    timbang = baca_hitungan(pk, (tahun - 1, tahun))
    hasil = _hasil(user, daftar, tahun, bulan, timbang, hari_ini=hari_ini, kecamatan=kecamatan)
    baris = [
        BarisDesa(d, rekap.per_desa[d.pk], _sel(d, tahun, kolom, per, program), hasil[d.pk])
        for d in daftar
    ]
    if sumber:
        baris = [b for b in baris if any(s.jumlah.tercatat for s in b.sel)]
    return DataDana(
        tahun=tahun,
        kolom=kolom,
        semua=baris,
        rekap=rekap,
        tahunan=_tahunan(daftar, semua),
        bulan=bulan,
        timbang=timbang,
        lebih=sum(b.tahun == tahun and (b.realisasi or 0) > b.pagu for b in semua),
    )


def bulan_jatuh_tempo(tahun: int, hari_ini: datetime.date) -> list[datetime.date]:
    """The months of `tahun` whose reports were due by `hari_ini`."""
    sampai = min(datetime.date(tahun, 12, 1), bulan_tempo(hari_ini, AturanLaporan()))
    awal = datetime.date(tahun, 1, 1)
    return deret_bulan(awal, sampai) if sampai >= awal else []


def _per_kolom(
    tahun: int, baris: Iterable[BarisDana], kolom: Iterable[KolomSumber]
) -> Mapping[tuple[int, str], Jumlah]:
    """(Village, column) → its money in this year."""
    letak = {s: k.kode for k in kolom for s in k.sumber}
    per: dict[tuple[int, str], list[BarisDana]] = defaultdict(list)
    for b in baris:
        if b.tahun == tahun and b.sumber in letak:
            per[b.desa, letak[b.sumber]].append(b)
    return {k: jumlahkan(isi) for k, isi in per.items()}


def _sel(
    desa: Desa,
    tahun: int,
    kolom: tuple[KolomSumber, ...],
    per: Mapping[tuple[int, str], Jumlah],
    program: str,
) -> tuple[SelDana, ...]:
    alamat = reverse("dana:rincian")
    hasil = []
    for k in kolom:
        saring = {"tahun": tahun, "desa": desa.kode, "sumber": k.kode, "program": program}
        url = f"{alamat}?{urlencode({n: v for n, v in saring.items() if v})}"
        tiada = desa.jenis == "kelurahan" and k.kode in (DD, ADD)
        hasil.append(SelDana(k, per.get((desa.pk, k.kode), NIHIL), url, tiada))
    return tuple(hasil)


def _hasil(
    user: Pengguna,
    desa: list[Desa],
    tahun: int,
    bulan: list[datetime.date],
    timbang: list[Hitungan],
    *,
    hari_ini: datetime.date,
    kecamatan: str,
) -> dict[int, Hasil]:
    """Village pk → groups, reports, focus years and prevalence of that year."""
    per = min(datetime.date(tahun, 12, 31), hari_ini)
    kelompok = rekap_desa(user, per)
    lapor = _lapor(user, bulan, kecamatan)
    lokus: dict[int, list[int]] = defaultdict(list)
    for d, t in (
        Lokus.objects.filter(
            daftar__tahun__in=(tahun, tahun + 1), daftar__dibatalkan_pada__isnull=True
        )
        .order_by("daftar__tahun")
        .values_list("desa", "daftar__tahun")
    ):
        lokus[d].append(t)
    prevalensi = per_tahun(timbang)
    ambang = AturanLaporan().profil.ambang_cakupan
    return {
        d.pk: Hasil(
            kelompok=sum(kelompok.get(d.kode, {}).values()),
            lapor=lapor.get(d.pk, RekapLapor()),
            lokus=tuple(lokus[d.pk]),
            kini=prevalensi.get((d.pk, tahun), BELUM_DITIMBANG),
            lalu=prevalensi.get((d.pk, tahun - 1), BELUM_DITIMBANG),
            ambang=ambang,
        )
        for d in desa
    }


def _lapor(user: Pengguna, bulan: list[datetime.date], kecamatan: str) -> dict[int, RekapLapor]:
    """Village pk → its reports over these months."""
    if not bulan:
        return {}
    sekarang = timezone.now()
    saring: dict[str, Any] = {"desa__kecamatan__kode": kecamatan} if kecamatan else {}
    per: dict[int, list[Any]] = defaultdict(list)
    for s in sel_wilayah(user, bulan, sekarang=sekarang, aturan=AturanLaporan(), **saring):
        per[s.kelompok.desa_id].append(s)
    return {pk: rekap_sel(isi, sekarang) for pk, isi in per.items()}


def _tahunan(desa: list[Desa], baris: list[BarisDana]) -> list[TahunDana]:
    """Each year with a row, oldest first: DD and ADD apart, and how many villages support."""
    per: dict[int, list[BarisDana]] = defaultdict(list)
    for b in baris:
        per[b.tahun].append(b)
    return [
        TahunDana(
            tahun=t,
            dd=jumlahkan(b for b in per[t] if b.sumber == DD),
            add=jumlahkan(b for b in per[t] if b.sumber == ADD),
            lain=jumlahkan(b for b in per[t] if b.sumber not in (DD, ADD)),
            dukungan=rekap_dukungan(t, desa, per[t]),
        )
        for t in sorted(per)
    ]
