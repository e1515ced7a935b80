"""Which row has the headings, and which column is which field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from impor.baca.buku import Lembar, SelSalah
from impor.batas import JUDUL_DALAM
from impor.galat import BerkasDitolak
from impor.kolom import Kolom, kunci_judul
from impor.sel import tulisan

ABAIKAN = ""  # what a heading is mapped to when its column is not wanted
_MIRIP_DATA = re.compile(r"\d{3}|\d[./-]\d")  # codes, dates, numbers: no words of a heading


@dataclass
class Judul:
    """Row of the headings (from 1), position → column, and what is not recognised."""

    baris: int
    kolom: dict[int, Kolom] = field(default_factory=dict)
    asing: dict[int, str] = field(default_factory=dict)
    diabaikan: list[str] = field(default_factory=list)

    def letak(self, kolom: Kolom) -> int | None:
        return next((i for i, k in self.kolom.items() if k == kolom), None)


def huruf_kolom(nomor: int) -> str:
    """Letters of a column, counted from 0: 0 → A, 26 → AA."""
    huruf = ""
    nomor += 1
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


class Pengenal:
    """Headings that are known: names of columns, what is ignored, and what was mapped by hand."""

    def __init__(
        self, kolom: Sequence[Kolom], turunan: Sequence[str], hafalan: Mapping[str, str]
    ) -> None:
        self.per_nama = {k.nama: k for k in kolom}
        self.kunci: dict[str, Kolom | None] = {kunci_judul(t): None for t in (*turunan, "Galat")}
        for k in kolom:
            for sebutan in (*k.sebutan, k.nama, k.judul):
                self.kunci[kunci_judul(sebutan)] = k
        self.hafalan = hafalan

    def kenal(self, teks: str) -> bool:
        kunci = kunci_judul(teks)
        return kunci in self.kunci or kunci in self.hafalan

    def cari(self, teks: str) -> Kolom | None:
        """What was said by hand holds before the names of columns."""
        kunci = kunci_judul(teks)
        if kunci in self.hafalan:
            return self.per_nama.get(self.hafalan[kunci])
        return self.kunci.get(kunci)


def kenali_judul(lembar: Lembar, pengenal: Pengenal) -> Judul:
    """Raises BerkasDitolak when there are no headings, or the same one twice."""
    nomor = _baris_judul(lembar, pengenal)
    sel = lembar.baris[nomor]
    judul = Judul(nomor + 1)
    per_kunci: dict[str, int] = {}
    for i, isi in enumerate(sel):
        teks = "" if isinstance(isi, SelSalah) else tulisan(isi)
        if not (kunci := kunci_judul(teks)):
            continue
        if kunci in per_kunci:
            raise BerkasDitolak(
                f"Dua kolom berjudul “{teks}”: {huruf_kolom(per_kunci[kunci])} dan "
                f"{huruf_kolom(i)}. Hapus atau ganti judul salah satunya."
            )
        per_kunci[kunci] = i
        _tempatkan(judul, i, teks, pengenal)
    _tolak_rangkap(judul, sel)
    if not judul.asing and not judul.kolom:
        raise BerkasDitolak("Tidak ada satu kolom pun yang dapat dipakai di lembar ini.")
    return judul


def _tempatkan(judul: Judul, i: int, teks: str, pengenal: Pengenal) -> None:
    kolom = pengenal.cari(teks)
    if kolom:
        judul.kolom[i] = kolom
    elif pengenal.kenal(teks):
        judul.diabaikan.append(teks)
    else:
        judul.asing[i] = teks


def _tolak_rangkap(judul: Judul, sel: Sequence[Any]) -> None:
    dari: dict[str, int] = {}
    for i, kolom in judul.kolom.items():
        if kolom.nama in dari:
            lain = dari[kolom.nama]
            raise BerkasDitolak(
                f"Kolom {huruf_kolom(lain)} “{tulisan(sel[lain])}” dan {huruf_kolom(i)} "
                f"“{tulisan(sel[i])}” sama-sama berarti {kolom.judul}. Hapus salah satunya."
            )
        dari[kolom.nama] = i


def _baris_judul(lembar: Lembar, pengenal: Pengenal) -> int:
    """The row with most known headings; else the first one that looks like headings."""
    terbaik, nilai = -1, 0
    for n, baris in enumerate(lembar.baris[:JUDUL_DALAM]):
        cocok = sum(1 for isi in baris if isinstance(isi, str) and isi and pengenal.kenal(isi))
        if cocok > nilai:
            terbaik, nilai = n, cocok
    if nilai:
        return terbaik
    for n, baris in enumerate(lembar.baris[:JUDUL_DALAM]):
        isi = [x for x in baris if x != ""]
        if len(isi) >= 2 and all(isinstance(x, str) and not _MIRIP_DATA.search(x) for x in isi):
            return n
    wajib = ", ".join(k.judul for k in pengenal.per_nama.values() if k.wajib)
    raise BerkasDitolak(
        f"Baris judul tidak ditemukan di lembar “{lembar.nama}”. Baris pertama harus berisi judul "
        f"kolom, antara lain: {wajib}. Pakai templatnya bila ragu."
    )
