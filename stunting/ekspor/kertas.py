from collections.abc import Callable
from typing import Any

from inti.nilai import bulan_panjang
from inti.xlsx import Kolom, turunan
from stunting.rekap.indikator import INDIKATOR
from stunting.rekap.lembar_kertas import BarisKertas, LembarKertas, SelKertas

Ambil = Callable[[BarisKertas], Any]


def kolom_kertas(lembar: LembarKertas, tahun: int) -> list[Kolom]:
    """Columns of the worksheet: each indicator with value, 0–1, weight and points of score."""
    kolom = [
        Kolom("Kode", lambda b: b.desa.kode, 16),
        Kolom("Peringkat", lambda b: b.tempat, 10),
        Kolom("Desa", lambda b: b.desa.nama, 26),
        Kolom("Kecamatan", lambda b: b.desa.kecamatan.nama, 22),
        Kolom("Terpilih", lambda b: b.terpilih, 9),
        Kolom(f"Dibanding lokus {tahun - 1}", lambda b: b.nama_kedudukan, 12),
    ]
    for nomor, i in enumerate(INDIKATOR):
        judul = f"{i.label} (%)" if i.satuan else i.label
        bobot = lembar.aturan.bobot[i.kunci]
        kolom += [
            Kolom(judul, _sel(nomor, lambda s: s.nilai), 12),
            Kolom(f"{i.label}: 0–1", _sel(nomor, lambda s: s.baku), 10),
            Kolom(f"{i.label}: bobot", _tetap(bobot), 9),
            Kolom(f"{i.label}: andil skor", _sel(nomor, lambda s: s.andil), 10),
        ]
    awal, *lain = kolom
    return [
        awal,
        *turunan(*lain),
        *turunan(
            Kolom("Skor", lambda b: b.skor, 10),
            Kolom("Peringkat terbaik (bobot ±20%)", lambda b: b.peringkat.terbaik, 11),
            Kolom("Peringkat terburuk (bobot ±20%)", lambda b: b.peringkat.terburuk, 11),
            Kolom("Putusan", lambda b: b.nama_putusan, 18),
            Kolom("Alasan", lambda b: b.alasan, 40),
            Kolom("Data yang kurang", lambda b: ", ".join(b.kurang), 24),
            Kolom("Bulan timbang", lambda b: b.sumber.bulan and bulan_panjang(b.sumber.bulan), 16),
            Kolom("Diukur (%)", lambda b: _angka(b.sumber.diukur), 10),
            Kolom("Cakupan rendah, jangan dibandingkan", lambda b: b.sumber.rendah or None, 12),
            Kolom("Tahun keluarga berisiko", lambda b: b.sumber.tahun_berisiko, 10),
            Kolom("Tahun layanan", lambda b: b.sumber.tahun_cakupan, 10),
            Kolom("Layanan yang berdata", lambda b: b.sumber.layanan or None, 10),
        ),
    ]


def _tetap(nilai: int) -> Callable[[Any], int]:
    """The same in every row."""
    return lambda _: nilai


def _sel(nomor: int, ambil: Callable[[SelKertas], Any]) -> Ambil:
    return lambda b: ambil(b.sel[nomor])


def _angka(nilai: Any) -> float | None:
    return None if nilai is None else float(nilai)
