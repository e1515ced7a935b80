"""The worksheet as a sheet: page, workbook and frozen copy are read from the same object."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stunting.models import Kedudukan, KertasKerja, Putusan
from wilayah.models import Desa

from .indikator import INDIKATOR, Indikator
from .kertas import NilaiDesa, Sumber
from .peringkat import BarisPeringkat, peringkatkan


@dataclass(frozen=True)
class Aturan:
    """How to rank: weights by indicator, how many villages, whether gaps may take part."""

    bobot: Mapping[str, int]
    n: int
    sertakan_tak_lengkap: bool

    @classmethod
    def dari(cls, kertas: KertasKerja) -> "Aturan":
        return cls(kertas.bobot, kertas.n, kertas.sertakan_tak_lengkap)

    @property
    def jumlah(self) -> int:
        return sum(self.bobot.values())


@dataclass(frozen=True)
class KolomKertas:
    """An indicator with its weight and the lowest and highest value of the ranked villages."""

    indikator: Indikator
    bobot: int
    bagian: float
    terendah: float | None
    tertinggi: float | None

    @property
    def rentang(self) -> tuple[str, str]:
        return self.indikator.tulis(self.terendah), self.indikator.tulis(self.tertinggi)


@dataclass(frozen=True)
class SelKertas:
    """One value of a village: raw, brought to 0–1, and the points of score that it brings."""

    indikator: Indikator
    nilai: float | None
    baku: float | None
    andil: float | None
    mulai: float
    kurang: bool
    kelas: str

    @property
    def teks(self) -> str:
        return self.indikator.tulis(self.nilai)


@dataclass(frozen=True)
class BarisKertas:
    """A village. `kepekaan` is where it stays when each weight alone moves by a fifth:
    "masuk", "ambang" or "luar" of the line; "" where it is not ranked, or people decided."""

    desa: Desa
    peringkat: BarisPeringkat
    sumber: Sumber
    sel: Sequence[SelKertas]
    lokus_lalu: bool | None
    pertimbangan: int | None = None
    alasan: str = ""
    kepekaan: str = ""
    garis: bool = False  # the last one above the line

    @property
    def putusan(self) -> str:
        return self.peringkat.calon.putusan

    @property
    def nama_putusan(self) -> str:
        return str(Putusan(self.putusan).label)

    @property
    def disertakan(self) -> bool:
        return self.putusan == Putusan.SERTAKAN

    @property
    def dikeluarkan(self) -> bool:
        return self.putusan == Putusan.KELUARKAN

    @property
    def tempat(self) -> int | None:
        return self.peringkat.tempat

    @property
    def skor(self) -> float | None:
        return self.peringkat.skor

    @property
    def terpilih(self) -> bool:
        return self.peringkat.terpilih

    @property
    def kisaran(self) -> str:
        a, b = self.peringkat.terbaik, self.peringkat.terburuk
        if a is None:
            return ""
        return str(a) if a == b else f"{a}–{b}"

    @property
    def kurang(self) -> list[str]:
        """Names of the indicators that count and are not known."""
        return [i.label for i in INDIKATOR if i.kunci in self.peringkat.kurang]

    @property
    def kedudukan(self) -> str:
        """Against the decreed list of the year before; "" where there is none, or nothing to say."""
        if self.lokus_lalu is None:
            return ""
        if self.terpilih:
            return (Kedudukan.LANJUTAN if self.lokus_lalu else Kedudukan.BARU).value
        return Kedudukan.LEPAS.value if self.lokus_lalu else ""

    @property
    def nama_kedudukan(self) -> str:
        return str(Kedudukan(self.kedudukan).label) if self.kedudukan else ""


@dataclass(frozen=True)
class LembarKertas:
    """The whole worksheet: villages by place, then those without one by code."""

    aturan: Aturan
    kolom: Sequence[KolomKertas]
    semua: Sequence[BarisKertas]
    batas: int = 0  # place of the last village taken by its place

    @cached_property
    def baris(self) -> list[BarisKertas]:
        return [b for b in self.semua if b.tempat is not None]

    @cached_property
    def tak_lengkap(self) -> list[BarisKertas]:
        return [b for b in self.semua if b.tempat is None]

    @cached_property
    def terpilih(self) -> list[BarisKertas]:
        return [b for b in self.semua if b.terpilih]

    @property
    def kode_terpilih(self) -> set[str]:
        return {b.desa.kode for b in self.terpilih}

    @property
    def bisa_banding(self) -> bool:
        return any(b.lokus_lalu is not None for b in self.semua)

    def berkedudukan(self, kedudukan: str) -> list[BarisKertas]:
        return [b for b in self.semua if b.kedudukan == kedudukan]

    @property
    def lanjutan(self) -> list[BarisKertas]:
        return self.berkedudukan(Kedudukan.LANJUTAN)

    @property
    def baru(self) -> list[BarisKertas]:
        return self.berkedudukan(Kedudukan.BARU)

    @property
    def lepas(self) -> list[BarisKertas]:
        return self.berkedudukan(Kedudukan.LEPAS)

    @property
    def disertakan(self) -> int:
        return sum(b.disertakan for b in self.semua)

    @property
    def lebih(self) -> int:
        """How many villages more than n are in because they were all put in by hand."""
        return max(0, len(self.terpilih) - self.aturan.n)

    @property
    def kosong(self) -> int:
        """How many of the n places nobody takes."""
        return max(0, self.aturan.n - len(self.terpilih))

    def cari(self, kode: str) -> BarisKertas | None:
        return next((b for b in self.semua if b.desa.kode == kode), None)


def susun_lembar(nilai: Sequence[NilaiDesa], aturan: Aturan) -> LembarKertas:
    """Rank the villages and lay them out."""
    hasil = peringkatkan(
        [n.calon for n in nilai],
        aturan.bobot,
        n=aturan.n,
        sertakan_tak_lengkap=aturan.sertakan_tak_lengkap,
    )
    return tata(nilai, hasil.baris, aturan, hasil.terendah, hasil.tertinggi)


def tata(
    nilai: Sequence[NilaiDesa],
    urut: Sequence[BarisPeringkat],
    aturan: Aturan,
    terendah: Mapping[str, float],
    tertinggi: Mapping[str, float],
) -> LembarKertas:
    """The sheet of villages in the order `urut`."""
    per_desa = {n.desa.pk: n for n in nilai}
    kolom = [_kolom(i, aturan, terendah, tertinggi) for i in INDIKATOR]
    batas = max(
        (b.tempat or 0 for b in urut if b.terpilih and b.calon.putusan == Putusan.PERINGKAT),
        default=0,
    )
    semua = [_baris(per_desa[b.calon.desa], b, aturan, batas) for b in urut]
    return LembarKertas(aturan, kolom, semua, batas)


def _kolom(
    i: Indikator, aturan: Aturan, rendah: Mapping[str, float], tinggi: Mapping[str, float]
) -> KolomKertas:
    bobot = aturan.bobot[i.kunci]
    bagian = 100 * bobot / aturan.jumlah
    return KolomKertas(i, bobot, bagian, rendah.get(i.kunci), tinggi.get(i.kunci))


def _baris(nilai: NilaiDesa, b: BarisPeringkat, aturan: Aturan, batas: int) -> BarisKertas:
    kepekaan = ""
    dari_peringkat = b.calon.putusan == Putusan.PERINGKAT
    if dari_peringkat and b.terbaik is not None and b.terburuk is not None:
        kepekaan = "masuk" if b.terburuk <= batas else "luar" if b.terbaik > batas else "ambang"
    return BarisKertas(
        desa=nilai.desa,
        peringkat=b,
        sumber=nilai.sumber,
        sel=_sel(b, aturan),
        lokus_lalu=nilai.lokus_lalu,
        pertimbangan=nilai.isian.pertimbangan,
        alasan=nilai.isian.alasan,
        kepekaan=kepekaan,
        garis=bool(batas) and b.tempat == batas,
    )


def _sel(b: BarisPeringkat, aturan: Aturan) -> list[SelKertas]:
    """The points of a village add up to its score: each weight's share of those that it has."""
    dipakai = sum(
        bobot for k, bobot in aturan.bobot.items() if bobot and b.baku.get(k) is not None
    )
    sel, mulai = [], 0.0
    for nomor, i in enumerate(INDIKATOR, start=1):
        baku, bobot = b.baku.get(i.kunci), aturan.bobot[i.kunci]
        andil = None if baku is None or not bobot else 100 * bobot * baku / dipakai
        nilai = b.calon.nilai.get(i.kunci)
        kurang = i.kunci in b.kurang
        sel.append(SelKertas(i, nilai, baku, andil, mulai, kurang, f"w{nomor}"))
        mulai += andil or 0.0
    return sel
