"""Which villages support the programme with money of their own in a year, and which have paid.

Source of the rules: the promise of 13 November 2020, "desa and kelurahan support the programme
through ADD and DD". A desa *supports* in a year when the budgets of DD and ADD together are above
zero, and has *paid* when what was spent of them is. A kelurahan has neither DD nor ADD; it is
counted apart, by APBD. The changed budget holds where there is one. Nothing recorded is not the
same as a recorded zero.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from kegiatan.models import DukunganDana, SumberDukungan
from wilayah.models import Desa, JenisDesa


class BarisDana(NamedTuple):
    """What the figures ask of one row: village pk, whole rupiah; `realisasi` None = not known."""

    desa: int
    tahun: int
    sumber: str
    pagu: int
    realisasi: int | None


@dataclass(frozen=True)
class Jumlah:
    """Rows of one source summed; `realisasi` over the rows that know it, `tanpa` of them do not.

    `pagu_diketahui` is the budget of those that do: what a share spent is taken of.
    """

    baris: int = 0
    pagu: int = 0
    realisasi: int = 0
    tanpa: int = 0
    pagu_diketahui: int = field(default=0, compare=False)

    def __add__(self, lain: "Jumlah") -> "Jumlah":
        return Jumlah(
            self.baris + lain.baris,
            self.pagu + lain.pagu,
            self.realisasi + lain.realisasi,
            self.tanpa + lain.tanpa,
            self.pagu_diketahui + lain.pagu_diketahui,
        )

    @property
    def tercatat(self) -> bool:
        return self.baris > 0

    @property
    def diketahui(self) -> int | None:
        """What was spent, as far as it is known; None = of no row."""
        return self.realisasi if self.baris > self.tanpa else None

    @property
    def lebih(self) -> bool:
        """More spent than budgeted."""
        return self.realisasi > self.pagu


NIHIL = Jumlah()


def jumlahkan(baris: Iterable[BarisDana]) -> Jumlah:
    """Sum of these rows, whatever their source: for DD and ADD ask twice and show both."""
    semua = list(baris)
    return Jumlah(
        baris=len(semua),
        pagu=sum(b.pagu for b in semua),
        realisasi=sum(b.realisasi or 0 for b in semua),
        tanpa=sum(b.realisasi is None for b in semua),
        pagu_diketahui=sum(b.pagu for b in semua if b.realisasi is not None),
    )


@dataclass(frozen=True)
class DukunganDesa:
    """One village in one year. `dd` and `add` stand apart; the promise asks for either."""

    desa: int
    kelurahan: bool
    dd: Jumlah = NIHIL
    add: Jumlah = NIHIL
    apbd: Jumlah = NIHIL

    @property
    def penjawab(self) -> Jumlah:
        """The money that answers the promise: DD and ADD, of a kelurahan APBD."""
        return self.apbd if self.kelurahan else self.dd + self.add

    @property
    def tercatat(self) -> bool:
        return self.penjawab.tercatat

    @property
    def mendukung(self) -> bool:
        return self.penjawab.pagu > 0

    @property
    def membayar(self) -> bool:
        return self.penjawab.realisasi > 0


@dataclass(frozen=True)
class Hitungan:
    """Villages of one kind: all, those that support, those that have paid, those without a row."""

    jumlah: int
    mendukung: int
    membayar: int
    belum_dicatat: int

    @property
    def tanpa(self) -> int:
        """Without support: recorded as nothing, or not recorded."""
        return self.jumlah - self.mendukung


@dataclass(frozen=True)
class RekapDukungan:
    """The support of a year over villages. `kecamatan` and `program` narrow its addresses."""

    tahun: int
    baris: Sequence[DukunganDesa]
    kecamatan: str = ""
    program: str = ""

    @cached_property
    def per_desa(self) -> dict[int, DukunganDesa]:
        return {b.desa: b for b in self.baris}

    @cached_property
    def desa(self) -> Hitungan:
        return _hitung(b for b in self.baris if not b.kelurahan)

    @cached_property
    def kelurahan(self) -> Hitungan:
        return _hitung(b for b in self.baris if b.kelurahan)

    def url(self, dukungan: str, jenis: str = JenisDesa.DESA) -> str:
        """The list of exactly these villages; `dukungan` as in kegiatan/dana.py."""
        parameter = {
            "tahun": str(self.tahun),
            "kecamatan": self.kecamatan,
            "program": self.program,
            "jenis": jenis,
            "dukungan": dukungan,
        }
        return f"{reverse('dana:daftar')}?{urlencode({k: v for k, v in parameter.items() if v})}"

    @property
    def url_mendukung(self) -> str:
        return self.url("mendukung")

    @property
    def url_membayar(self) -> str:
        return self.url("membayar")

    @property
    def url_tanpa(self) -> str:
        return self.url("tanpa")

    @property
    def url_semua(self) -> str:
        return self.url("")

    @property
    def url_kelurahan_mendukung(self) -> str:
        return self.url("mendukung", JenisDesa.KELURAHAN)

    @property
    def url_kelurahan_tanpa(self) -> str:
        return self.url("tanpa", JenisDesa.KELURAHAN)


def rekap_dukungan(
    tahun: int,
    desa: Iterable[Desa],
    baris: Iterable[BarisDana],
    *,
    kecamatan: str = "",
    program: str = "",
) -> RekapDukungan:
    """The support of `tahun` over these villages, out of rows of any village, year and source."""
    per: dict[tuple[int, str], list[BarisDana]] = defaultdict(list)
    for b in baris:
        if b.tahun == tahun:
            per[b.desa, b.sumber].append(b)
    return RekapDukungan(
        tahun,
        [
            DukunganDesa(
                desa=d.pk,
                kelurahan=d.jenis == JenisDesa.KELURAHAN,
                dd=jumlahkan(per[d.pk, SumberDukungan.DD]),
                add=jumlahkan(per[d.pk, SumberDukungan.ADD]),
                apbd=jumlahkan(per[d.pk, SumberDukungan.APBD]),
            )
            for d in desa
        ],
        kecamatan,
        program,
    )


def dukungan(
    tahun: int, desa: Iterable[Desa], *, program: str = "", kecamatan: str = ""
) -> RekapDukungan:
    """Support in one year. Two queries where `desa` is a queryset, else one.

    Give the villages that the reader may see: nothing outside them is counted. `kecamatan` is
    the code to which `desa` was narrowed, for the addresses of the lists.
    """
    return dukungan_tahunan([tahun], desa, program=program, kecamatan=kecamatan)[tahun]


def dukungan_tahunan(
    tahun: Collection[int], desa: Iterable[Desa], *, program: str = "", kecamatan: str = ""
) -> dict[int, RekapDukungan]:
    """Support by year, over the same villages in each. As many queries as for one year."""
    daftar = list(desa)
    baris = baca_baris(
        Q(tahun__in=tahun, desa__in=[d.pk for d in daftar])
        & (Q(program=program) if program else Q())
    )
    return {
        t: rekap_dukungan(t, daftar, baris, kecamatan=kecamatan, program=program) for t in tahun
    }


def baca_baris(syarat: Q) -> list[BarisDana]:
    """Rows of villages as the figures ask for them; money without a village is not among them."""
    return [
        BarisDana(desa, tahun, sumber, pagu if perubahan is None else perubahan, realisasi)
        for desa, tahun, sumber, pagu, perubahan, realisasi in DukunganDana.objects.filter(
            syarat, desa__isnull=False
        )
        .order_by("pk")
        .values_list("desa", "tahun", "sumber", "pagu", "pagu_perubahan", "realisasi")
    ]


def _hitung(baris: Iterable[DukunganDesa]) -> Hitungan:
    semua = list(baris)
    return Hitungan(
        jumlah=len(semua),
        mendukung=sum(b.mendukung for b in semua),
        membayar=sum(b.membayar for b in semua),
        belum_dicatat=sum(not b.tercatat for b in semua),
    )
