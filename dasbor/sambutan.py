"""The paragraph for a speech, in the words of the press report, made from the figures."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from inti.nilai import ribuan, tanggal_panjang


@dataclass(frozen=True)
class BahanSambutan:
    """The figures of the paragraph.

    `jenis` and `petugas` are (count, name); `binaan` counts villages with an officer among
    `desa`; a lokus count is None where the year has no list.
    """

    per: datetime.date
    tempat: str
    jenis: Sequence[tuple[int, str]]
    petugas: Sequence[tuple[int, str]]
    binaan: int
    desa: int
    lokus: int | None
    lokus_depan: int | None


def sambutan(bahan: BahanSambutan) -> str:
    """Three sentences: groups, officers, lokus."""
    return " ".join(
        kalimat for kalimat in (_kelompok(bahan), _petugas(bahan), _lokus(bahan)) if kalimat
    )


def jajar(bagian: Sequence[str]) -> str:
    """A, B, dan C."""
    if len(bagian) < 3:
        return " dan ".join(bagian)
    return ", ".join(bagian[:-1]) + f", dan {bagian[-1]}"


def _kelompok(bahan: BahanSambutan) -> str:
    jumlah = sum(n for n, _ in bahan.jenis)
    awal = f"Sampai dengan {tanggal_panjang(bahan.per)}, {bahan.tempat}"
    if not jumlah:
        return f"{awal} belum memiliki kelompok kegiatan Bangga Kencana."
    rincian = jajar([f"{ribuan(n)} {nama}" for n, nama in bahan.jenis if n])
    return (
        f"{awal} memiliki {ribuan(jumlah)} kelompok kegiatan Bangga Kencana, "
        f"terdiri atas {rincian}."
    )


def _petugas(bahan: BahanSambutan) -> str:
    jumlah = sum(n for n, _ in bahan.petugas)
    if not jumlah:
        return ""
    rincian = jajar([f"{ribuan(n)} {nama}" for n, nama in bahan.petugas if n])
    return (
        f"Kelompok dibina oleh {ribuan(jumlah)} petugas lapangan ({rincian}), "
        f"dengan {ribuan(bahan.binaan)} dari {ribuan(bahan.desa)} desa dan kelurahan "
        "sebagai desa binaan."
    )


def _lokus(bahan: BahanSambutan) -> str:
    """One year alone, or how it changes to the next."""
    tahun, kini, depan = bahan.per.year, bahan.lokus, bahan.lokus_depan
    if kini is None and depan is None:
        return ""
    if kini is None or depan is None:
        n, t = (kini, tahun) if depan is None else (depan, tahun + 1)
        return f"Lokus stunting {t} berjumlah {ribuan(n)} desa."
    if kini == depan:
        return f"Lokus stunting pada {tahun} dan {tahun + 1} sama-sama {ribuan(kini)} desa."
    arah = "bertambah" if depan > kini else "berkurang"
    return (
        f"Lokus stunting {arah} dari {ribuan(kini)} desa pada {tahun} "
        f"menjadi {ribuan(depan)} desa pada {tahun + 1}."
    )
