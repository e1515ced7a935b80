"""Columns of the workbooks."""

from dasbor.sk.kaitan import KAITAN
from inti.xlsx import Kolom, kode, turunan


def _jumlah(kode: str):
    return lambda b: getattr(b.sk, f"n_{kode}")


KOLOM_SK = [
    Kolom("Kode", lambda b: kode(b.sk), 10),
    Kolom("Nomor", lambda b: b.sk.nomor, 24),
    Kolom("Tanggal", lambda b: b.sk.tanggal, 12),
    Kolom("Penerbit", lambda b: b.sk.get_penerbit_display(), 18),
    Kolom("Tentang", lambda b: b.sk.tentang, 44),
    Kolom("Berlaku sampai", lambda b: b.sk.berlaku_sampai, 14),
    *turunan(
        *(Kolom(k.judul, _jumlah(k.kode), 12) for k in KAITAN),
        Kolom("Keadaan", lambda b: b.keadaan.teks, 16),
        Kolom("Pindaian", lambda b: b.sk.n_pindaian, 10),
        Kolom("Asal data", lambda b: b.sk.get_asal_display(), 14),
    ),
]
KOLOM_TANPA = [
    Kolom("Kode", lambda b: kode(b[0]), 16),
    *turunan(
        Kolom("Nama", lambda b: b[1], 40),
        Kolom("Keterangan", lambda b: b[2], 40),
    ),
]
