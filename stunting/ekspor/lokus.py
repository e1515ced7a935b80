"""Columns of the workbook of a list: one row per village, the figures with what they stand on."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from inti.nilai import KOSONG, bulan_panjang
from inti.xlsx import Kolom, turunan
from stunting.lokus import BarisLokus
from stunting.models import Kedudukan
from stunting.rekap import Prevalensi


def kolom_lokus(tahun: int) -> list[Kolom]:
    return [
        Kolom("Kode", lambda b: b.lokus.desa.kode, 16),
        Kolom("Desa", lambda b: b.lokus.desa.nama, 26),
        Kolom("Alasan", lambda b: b.lokus.alasan, 40),
        Kolom("Sumber", lambda b: b.lokus.sumber, 40),
        *turunan(
            Kolom("Tahun", lambda b: tahun, 8),
            Kolom("Jenis", lambda b: b.lokus.desa.get_jenis_display(), 11),
            Kolom("Kecamatan", lambda b: b.lokus.desa.kecamatan.nama, 22),
            Kolom("Kedudukan", _kedudukan, 12),
            Kolom("Tahun berturut-turut", lambda b: b.berturut, 12),
            *_kolom_prevalensi(tahun - 1, lambda b: b.dulu),
            *_kolom_prevalensi(tahun, lambda b: b.kini),
            Kolom("Keluarga berisiko", lambda b: b.keluarga and b.keluarga.berisiko, 12),
            Kolom("Keluarga sasaran", lambda b: b.keluarga and b.keluarga.sasaran, 12),
            Kolom("Tahun keluarga", lambda b: b.keluarga and b.keluarga.tahun, 10),
            Kolom("BKB aktif", lambda b: b.lokus.jumlah_bkb, 10),
            Kolom("BKB-HI aktif", lambda b: b.lokus.jumlah_hi, 10),
            Kolom("PIK-R aktif", lambda b: b.lokus.jumlah_pikr, 10),
            Kolom("Petugas", lambda b: b.lokus.nama_petugas, 26),
            Kolom("Yang belum ada", lambda b: ", ".join(k.label for k in b.kurang), 34),
            Kolom("Asal data", lambda b: b.lokus.get_asal_display(), 14),
        ),
    ]


def _kolom_prevalensi(tahun: int, ambil: Callable[[BarisLokus], Prevalensi | None]) -> list[Kolom]:
    def isi(nama: str) -> Callable[[BarisLokus], Any]:
        def nilai(b: BarisLokus) -> Any:
            angka = getattr(ambil(b), nama, None)
            return float(angka) if isinstance(angka, Decimal) else angka

        return nilai

    def bulan(b: BarisLokus) -> str | None:
        p = ambil(b)
        return bulan_panjang(p.bulan) if p and p.bulan else None

    return [
        Kolom(f"Prevalensi {tahun} (%)", isi("persen"), 12),
        Kolom(f"Stunting {tahun}", isi("stunting"), 10),
        Kolom(f"Diukur {tahun}", isi("diukur"), 10),
        Kolom(f"Cakupan ukur {tahun} (%)", isi("cakupan"), 12),
        Kolom(f"Bulan {tahun}", bulan, 16),
    ]


def _kedudukan(b: BarisLokus) -> str:
    return str(Kedudukan(b.kedudukan).label) if b.kedudukan else KOSONG
