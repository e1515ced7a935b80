"""Columns of the spreadsheets of this app."""

from dasbor.desa import BarisDesa
from inti.xlsx import Kolom
from kelompok.jenis import SIFAT


def _kolom_jenis(urutan: int, singkat: str) -> Kolom:
    return Kolom(singkat, lambda b: b.jenis[urutan].angka.n, 8)


def _lokus(baris: BarisDesa) -> str:
    return ", ".join(str(tahun) for tahun in baris.lokus)


KOLOM_DESA = [
    Kolom("Kode", lambda b: b.desa.kode, 15),
    Kolom("Desa/kelurahan", lambda b: b.desa.nama, 24),
    Kolom("Jenis", lambda b: b.desa.get_jenis_display(), 11),
    Kolom("Kecamatan", lambda b: b.desa.kecamatan.nama, 22),
    Kolom("Petugas", lambda b: str(b.petugas or ""), 28),
    *(_kolom_jenis(i, sifat.singkat) for i, sifat in enumerate(SIFAT.values())),
    Kolom("Jumlah kelompok", lambda b: b.jumlah.n, 10),
    Kolom("Lokus tahun", _lokus, 14),
]
