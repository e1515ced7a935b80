"""Columns of the spreadsheets of this app."""

from dasbor.desa import BarisDesa
from dasbor.rekap import BarisRekap, Dasbor
from inti.nilai import bulan_panjang
from inti.xlsx import Kolom, turunan
from kelompok.jenis import SIFAT


def _kolom_jenis(urutan: int, singkat: str) -> Kolom:
    return Kolom(singkat, lambda b: b.jenis[urutan].angka.n, 8)


def _lokus(baris: BarisDesa) -> str:
    return ", ".join(str(tahun) for tahun in baris.lokus)


KOLOM_DESA = [
    Kolom("Kode", lambda b: b.desa.kode, 15),
    Kolom("Nama", lambda b: b.desa.nama, 24),
    Kolom("Jenis", lambda b: b.desa.get_jenis_display(), 11),
    Kolom("Kecamatan", lambda b: b.desa.kecamatan.nama, 22),
    *turunan(
        Kolom("Petugas", lambda b: str(b.petugas or ""), 28),
        *(_kolom_jenis(i, sifat.singkat) for i, sifat in enumerate(SIFAT.values())),
        Kolom("Jumlah kelompok", lambda b: b.jumlah.n, 10),
        Kolom("Lokus tahun", _lokus, 14),
    ),
]


def kolom_rekap(dasbor: Dasbor) -> list[Kolom]:
    """Columns of the recap per kecamatan, as they stand on the page."""
    bulan = bulan_panjang(dasbor.lapor.bulan)
    return [
        Kolom("Kode", lambda b: b.kecamatan and b.kecamatan.kode, 12),
        *turunan(
            Kolom("Kecamatan", lambda b: str(b.kecamatan or dasbor.judul_total), 24),
            Kolom("Desa", lambda b: b.desa.n, 8),
            *(_kolom_rekap_jenis(i, s.singkat) for i, s in enumerate(dasbor.sifat)),
            Kolom("Jumlah", lambda b: b.jumlah.n, 9),
            Kolom("Petugas", lambda b: b.petugas.n, 9),
            Kolom(f"Lokus {dasbor.lokus.tahun}", lambda b: b.lokus.n, 11),
            Kolom(f"Wajib lapor {bulan}", lambda b: _lapor(dasbor, b, "wajib"), 20),
            Kolom(f"Laporan masuk {bulan}", lambda b: _lapor(dasbor, b, "masuk"), 20),
        ),
    ]


def _lapor(dasbor: Dasbor, baris: BarisRekap, kolom: str) -> int | None:
    capaian = dasbor.lapor.satu(baris.kecamatan)
    return getattr(capaian.lapor, kolom) if capaian else None


def _kolom_rekap_jenis(urutan: int, singkat: str) -> Kolom:
    return Kolom(singkat, lambda b: b.jenis[urutan].n, 8)
