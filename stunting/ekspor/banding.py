"""Columns of the workbook that compares two lists."""

from collections.abc import Callable
from typing import Any

from inti.xlsx import Kolom, turunan
from stunting.banding import Angka, BarisBanding


def kolom_banding(dari: int, ke: int) -> list[Kolom]:
    return [
        Kolom("Kode", lambda b: b.desa.kode, 16),
        *turunan(
            Kolom("Desa", lambda b: b.desa.nama, 26),
            Kolom("Kecamatan", lambda b: b.desa.kecamatan.nama, 22),
            Kolom("Antara dua daftar", lambda b: b.nama_nasib, 12),
            *_kolom_angka(dari, lambda b: b.dari),
            *_kolom_angka(ke, lambda b: b.ke),
            Kolom("Selisih prevalensi (poin)", lambda b: b.selisih, 12),
            Kolom("Alasan", lambda b: b.alasan, 40),
        ),
    ]


def _kolom_angka(tahun: int, ambil: Callable[[BarisBanding], Angka]) -> list[Kolom]:
    def timbang(nama: str) -> Callable[[BarisBanding], Any]:
        def nilai(b: BarisBanding) -> Any:
            isi = getattr(ambil(b).prevalensi, nama, None)
            return float(isi) if nama in ("persen", "cakupan") and isi is not None else isi

        return nilai

    def keluarga(nama: str) -> Callable[[BarisBanding], Any]:
        return lambda b: getattr(ambil(b).keluarga, nama, None)

    return [
        Kolom(f"Prevalensi {tahun} (%)", timbang("persen"), 12),
        Kolom(f"Stunting {tahun}", timbang("stunting"), 10),
        Kolom(f"Diukur {tahun}", timbang("diukur"), 10),
        Kolom(f"Cakupan ukur {tahun} (%)", timbang("cakupan"), 12),
        Kolom(f"Keluarga berisiko {tahun}", keluarga("berisiko"), 12),
        Kolom(f"Keluarga sasaran {tahun}", keluarga("sasaran"), 12),
    ]
