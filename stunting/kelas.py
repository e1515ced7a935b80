"""By what villages are coloured and listed: four measures of five classes each.

A village without data is in none of the classes: it is never the lowest one.
"""

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.db.models import Q, QuerySet

from inti.nilai import bulan_panjang, desimal, persen, ribuan
from stunting.models import KeluargaBerisiko, Pengukuran
from stunting.rekap import KELAS_WHO, TANPA_BKB, CakupanBkb, Prevalensi, bagi_persen
from wilayah.models import Desa

TANPA = "tanpa"
TANPA_DATA = "Tanpa data"
BATAS_DIUKUR = (0, 50, 65, 80, 95)
BATAS_BERISIKO = (0, 20, 30, 40, 50)
BATAS_BKB = (0, 25, 50, 75)


@dataclass(frozen=True, slots=True)
class NilaiPeta:
    """What a village shows on the map; `berisiko` = families at risk, and of how many."""

    prevalensi: Prevalensi
    rendah: bool = False
    berisiko: tuple[int, int] | None = None
    bkb: CakupanBkb = TANPA_BKB

    @property
    def persen_berisiko(self) -> Decimal | None:
        return bagi_persen(*self.berisiko) if self.berisiko else None


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A measure: `kelas` gives the index of a village's class or None, `teks` its figure in
    words; `cara` says how it is worked out."""

    kode: str
    nama: str
    label: tuple[str, ...]
    kelas: Callable[[NilaiPeta], int | None]
    teks: Callable[[NilaiPeta], str]
    cara: str

    def sandi(self, kelas: int | None) -> str:
        """The class as it stands in an address: "prevalensi-4", "prevalensi-tanpa"."""
        return f"{self.kode}-{TANPA if kelas is None else kelas + 1}"

    @property
    def pilihan(self) -> list[tuple[str, str]]:
        isi = [(self.sandi(i), label) for i, label in enumerate(self.label)]
        return [*isi, (self.sandi(None), TANPA_DATA)]


def menurut(batas: Sequence[int | Decimal], nilai: Decimal | None) -> int | None:
    """The class of a percentage by lower bounds, the first of which is 0."""
    return None if nilai is None else sum(nilai >= b for b in batas) - 1


def sebut_kelas(batas: Sequence[int | Decimal], nama: Sequence[str] = ()) -> tuple[str, ...]:
    """As a legend says them: "<20%", "20–<30%", "≥50%"."""
    tulis = [f"{b:f}".replace(".", ",") for b in map(Decimal, batas)]
    tengah = [f"{a}–<{z}%" for a, z in pairwise(tulis[1:])]
    label = [f"<{tulis[1]}%", *tengah, f"≥{tulis[-1]}%"]
    return tuple(f"{a} {n}" for a, n in zip(label, nama, strict=True)) if nama else tuple(label)


def _teks_prevalensi(n: NilaiPeta) -> str:
    p = n.prevalensi
    if p.kelas is None or p.bulan is None:
        return TANPA_DATA
    teks = (
        f"{desimal(p.persen)}% {KELAS_WHO[p.kelas][1]}, {ribuan(p.stunting)} dari "
        f"{ribuan(p.diukur)} diukur, {bulan_panjang(p.bulan)}"
    )
    return f"{teks}; cakupan rendah, jangan dibandingkan" if n.rendah else teks


def ringkas(ukuran: "Ukuran", n: NilaiPeta) -> str:
    """Figure without what it stands on, where a table beside the map tells that."""
    teks, _, sisa = ukuran.teks(n).partition(", ")
    return f"{teks}; jangan dibandingkan" if sisa.endswith("jangan dibandingkan") else teks


def _teks_diukur(n: NilaiPeta) -> str:
    p = n.prevalensi
    if p.cakupan is None or p.bulan is None:
        return TANPA_DATA
    return (
        f"{desimal(p.cakupan, 0)}%, {ribuan(p.diukur_bersasaran)} dari {ribuan(p.sasaran)} "
        f"balita, {bulan_panjang(p.bulan)}"
    )


def _teks_berisiko(n: NilaiPeta) -> str:
    if n.persen_berisiko is None or n.berisiko is None:
        return TANPA_DATA
    berisiko, sasaran = n.berisiko
    return f"{persen(berisiko, sasaran)}, {ribuan(berisiko)} dari {ribuan(sasaran)} keluarga"


def _teks_bkb(n: NilaiPeta) -> str:
    b = n.bkb
    if not b.kelompok:
        return "Tidak ada BKB"
    if not b.melapor:
        return f"{TANPA_DATA}: {b.kelompok} BKB, belum pernah melapor"
    if b.persen is None or b.bulan is None:
        return f"{TANPA_DATA}: jumlah keluarga dengan balita tidak diketahui"
    sebagian = "" if b.melapor == b.kelompok else f", {b.melapor} dari {b.kelompok} BKB melapor"
    return (
        f"{desimal(b.persen, 0)}%, {ribuan(b.anggota)} dari {ribuan(b.keluarga)} keluarga "
        f"({b.tahun}), laporan {bulan_panjang(b.bulan)}{sebagian}"
    )


def _kelas_bkb(n: NilaiPeta) -> int | None:
    """No BKB at all is a class of its own, below the others."""
    if not n.bkb.kelompok:
        return 0
    kelas = menurut(BATAS_BKB, n.bkb.persen)
    return None if kelas is None else kelas + 1


UKURAN: Mapping[str, Ukuran] = {
    u.kode: u
    for u in (
        Ukuran(
            "prevalensi",
            "Prevalensi stunting",
            sebut_kelas([b for b, _ in KELAS_WHO], [nama for _, nama in KELAS_WHO]),
            lambda n: n.prevalensi.kelas,
            _teks_prevalensi,
            "Pendek dan sangat pendek dibagi yang diukur (e-PPGBM), dari satu bulan: Agustus, "
            "kalau tidak ada Februari, kalau tidak ada bulan terakhir yang berdata. "
            "Kelas menurut WHO.",
        ),
        Ukuran(
            "diukur",
            "Balita yang diukur",
            sebut_kelas(BATAS_DIUKUR),
            lambda n: menurut(BATAS_DIUKUR, n.prevalensi.cakupan),
            _teks_diukur,
            "Balita yang diukur dibagi sasarannya, pada bulan yang dipakai prevalensi.",
        ),
        Ukuran(
            "berisiko",
            "Keluarga berisiko",
            sebut_kelas(BATAS_BERISIKO),
            lambda n: menurut(BATAS_BERISIKO, n.persen_berisiko),
            _teks_berisiko,
            "Keluarga berisiko stunting dibagi keluarga sasaran.",
        ),
        Ukuran(
            "bkb",
            "Cakupan BKB",
            ("tidak ada BKB", *sebut_kelas(BATAS_BKB)),
            _kelas_bkb,
            _teks_bkb,
            "Keluarga anggota BKB aktif menurut laporan terakhirnya, dibagi keluarga yang punya "
            "balita menurut data desa tahun itu atau paling lama tiga tahun sebelumnya.",
        ),
    )
}
PILIHAN = [(u.nama, u.pilihan) for u in UKURAN.values()]


def sandi_kelas(nilai: NilaiPeta) -> frozenset[str]:
    """All classes that a village is in, one of each measure."""
    return frozenset(u.sandi(u.kelas(nilai)) for u in UKURAN.values())


def baca_berisiko(desa: Collection[int], tahun: int) -> dict[int, tuple[int, int]]:
    """Village pk → families at risk and target families, where both are known. One query."""
    baris = KeluargaBerisiko.objects.filter(
        desa__in=desa, tahun=tahun, berisiko__isnull=False, sasaran__isnull=False
    )
    return {pk: (b, s) for pk, b, s in baris.values_list("desa", "berisiko", "sasaran")}


def akhir_tahun(tahun: int, hari_ini: datetime.date) -> datetime.date:
    """The day as of which a year is shown: its last one, or today while it lasts."""
    return min(datetime.date(tahun, 12, 31), hari_ini)


def desa_pada_tahun(tahun: int, hari_ini: datetime.date) -> "QuerySet[Desa]":
    """Villages that there were at the end of the year, or that were weighed in it."""
    ada = Desa.objects.per(akhir_tahun(tahun, hari_ini))
    ditimbang = Pengukuran.objects.filter(bulan__year=tahun).order_by().values("desa")
    return Desa.objects.filter(Q(pk__in=ada.order_by().values("pk")) | Q(pk__in=ditimbang))
