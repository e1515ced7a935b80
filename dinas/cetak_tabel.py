"""Tables of documents, from the values that pages and sheets show."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inti.nilai import KOSONG, desimal, ribuan, tanggal_pendek


@dataclass(frozen=True)
class Lajur:
    """A column: heading, value of a row, width against the other columns, `rata` = alignment
    (kiri, kanan, tengah)."""

    judul: str
    ambil: Callable[[Any], Any]
    lebar: float = 1
    rata: str = "kiri"


def kolom_cetak(lajur: Sequence[Lajur]) -> list[list[Any]]:
    return [[k.judul, k.lebar, k.rata] for k in lajur]


def baris_cetak(lajur: Sequence[Lajur], baris: Iterable[Any]) -> list[list[str]]:
    return [[tulis(k.ambil(b)) for k in lajur] for b in baris]


def tulis(nilai: Any) -> str:
    """As on pages: thousands with dots, dates with their month, unknown a dash."""
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, int):
        return ribuan(nilai)
    if isinstance(nilai, float | Decimal):
        return desimal(float(nilai), 2)
    if isinstance(nilai, datetime.date):
        return tanggal_pendek(nilai)
    return str(nilai)


@dataclass(frozen=True)
class Tabel:
    """A list for templates/cetak/tabel.typ; `bagian` are its groups, an empty title has none."""

    lajur: Sequence[Lajur]
    bagian: Sequence[tuple[str, Iterable[Any]]]
    subjudul: str = ""
    jumlah: Sequence[Any] | None = None
    kosong: str = "Tidak ada baris yang cocok."
    catatan: Sequence[str] = ()
    huruf: float = 8.5

    @property
    def isi(self) -> dict[str, Any]:
        return {
            "kolom": kolom_cetak(self.lajur),
            "bagian": [
                {"judul": judul or None, "baris": baris_cetak(self.lajur, baris)}
                for judul, baris in self.bagian
            ],
            "subjudul": self.subjudul or None,
            "jumlah": None
            if self.jumlah is None
            else ["" if x == "" else tulis(x) for x in self.jumlah],
            "kosong": self.kosong,
            "catatan": list(self.catatan),
            "huruf": self.huruf,
        }


def bagian_profil(
    judul: str,
    lajur: Sequence[Lajur],
    baris: Iterable[Any],
    *,
    kosong: str,
    catatan: str = "",
    setengah: bool = False,
) -> dict[str, Any]:
    """One section of templates/cetak/profil.typ; two halves stand side by side."""
    return {
        "judul": judul,
        "kolom": kolom_cetak(lajur),
        "baris": baris_cetak(lajur, baris),
        "kosong": kosong,
        "catatan": catatan,
        "setengah": setengah,
    }
