"""Sheets in the form of SIGA's tables, one row per village (ranah.md §1f). For export only.

The number of a column is the one under which it stands in SIGA, as far as that is known (counted
from 1, Kecamatan = 1). What SIGA has in the columns between is not recorded here: they stay empty.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from inti.xlsx import Kolom, Lembar
from kelompok.jenis import SIFAT, Jenis
from kelompok.rekap.bulan_desa import BulanDesa, JenisBulan

NAMA = {
    1: Kolom("Kecamatan", lambda b: b.desa.kecamatan.nama, 22),
    2: Kolom("Desa/kelurahan", lambda b: b.desa.nama, 26),
}
CATATAN = [
    ("Bentuk", "Tabel SIGA, untuk disalin ke sana; tidak dapat diimpor kembali"),
    ("Sel kosong", "Belum ada laporan yang masuk: bukan nol"),
    ("Judul kelabu", "Bukan dari SIGA, atau kolom SIGA yang tidak dicatat aplikasi ini"),
    ("Nomor kolom", "Dihitung dari 1; belum dicocokkan dengan unduhan SIGA yang asli"),
]


@dataclass(frozen=True)
class TabelSiga:
    """A monthly table: its number, the kind it is about, and column number → (heading, field)."""

    nomor: str
    jenis: Jenis
    judul: str
    isi: Mapping[int, tuple[str, str]]

    @property
    def kolom(self) -> list[Kolom]:
        isi = NAMA | {n: Kolom(j, _isi(self.jenis, k), 14) for n, (j, k) in self.isi.items()}
        if self.nomor != "3A":  # whose own columns these are
            akhir = max(isi)
            isi[akhir + 1] = Kolom("Kelompok ada", _isi(self.jenis, "ada"), 12, turunan=True)
            isi[akhir + 2] = Kolom("Laporan masuk", _isi(self.jenis, "masuk"), 12, turunan=True)
        return [isi.get(n) or _celah(n) for n in range(1, max(isi) + 1)]


BULANAN = (
    TabelSiga(
        "3A",
        Jenis.BKB,
        "BKB yang ada dan yang lapor",
        {3: ("BKB ada", "ada"), 4: ("BKB lapor", "lapor")},
    ),
    TabelSiga(
        "3B",
        Jenis.BKB,
        "Anggota BKB dan yang hadir",
        {6: ("Anggota", "anggota"), 7: ("Hadir", "hadir")},
    ),
    TabelSiga(
        "4A",
        Jenis.BKR,
        "Anggota BKR dan yang hadir",
        {12: ("Anggota", "anggota"), 13: ("Hadir", "hadir")},
    ),
    TabelSiga(
        "5A",
        Jenis.BKL,
        "Anggota BKL dan yang hadir",
        {15: ("Anggota", "anggota"), 16: ("Hadir", "hadir")},
    ),
    TabelSiga(
        "6B",
        Jenis.UPPKS,
        "Pertemuan, anggota, dan yang hadir di UPPKA",
        {3: ("Pertemuan", "pertemuan"), 6: ("Anggota", "anggota"), 7: ("Hadir", "hadir")},
    ),
    TabelSiga("7A", Jenis.PIKR, "Remaja yang hadir di PIK-R", {6: ("Remaja hadir", "hadir")}),
)
TAHUNAN = ("6", "Desa yang punya tiap jenis kelompok")


def _isi(jenis: Jenis, nama: str) -> Callable[[BulanDesa], int | None]:
    """A count of groups and reports, or the sum of a column of the reports."""

    def ambil(baris: BulanDesa) -> int | None:
        j: JenisBulan = baris.jenis[jenis]
        return getattr(j, nama) if nama in ("ada", "lapor", "masuk") else j.jumlah(nama)

    return ambil


def _celah(nomor: int) -> Kolom:
    return Kolom(f"Kolom {nomor}", lambda _: None, 9, turunan=True)


@dataclass(frozen=True)
class BarisTahunan:
    """A kecamatan: its villages, and how many of them have a group of each kind."""

    kecamatan: str
    desa: int
    punya: Mapping[str, int]


def _tahunan(baris: Sequence[BulanDesa]) -> Iterator[BarisTahunan]:
    for kecamatan, isi in groupby(baris, lambda b: b.desa.kecamatan):
        semua = list(isi)
        punya = {j: sum(b.jenis[j].ada > 0 for b in semua) for j in SIFAT}
        yield BarisTahunan(kecamatan.nama, len(semua), punya)


def _punya(jenis: str) -> Callable[[BarisTahunan], Any]:
    return lambda b: b.punya[jenis]


KOLOM_TAHUNAN = [
    Kolom("Kecamatan", lambda b: b.kecamatan, 22),
    Kolom("Desa dan kelurahan", lambda b: b.desa, 12),
    *(Kolom(f"Punya {s.singkat}", _punya(j), 12) for j, s in SIFAT.items()),
]


def lembar_siga(baris: Sequence[BulanDesa]) -> list[Lembar]:
    """One sheet per table; `baris` are villages in the order of their codes."""
    return [
        *(Lembar(t.nomor, t.kolom, baris) for t in BULANAN),
        Lembar(TAHUNAN[0], KOLOM_TAHUNAN, _tahunan(baris)),
    ]
