"""The columns of the queue's workbook: each figure beside that of the month before."""

from inti.bulan import sandi_bulan
from inti.xlsx import Kolom, turunan
from kelompok.antrean import BarisAntrean
from kelompok.jenis import KOLOM_POKOK, KOLOM_SENDIRI, LABEL


def _kini(kolom: str) -> Kolom:
    return Kolom(LABEL[kolom], lambda b: getattr(b.laporan, kolom), 10)


def _dulu(kolom: str) -> Kolom:
    return Kolom(f"{LABEL[kolom]} sebelumnya", lambda b: b.lalu and b.lalu.isi.get(kolom), 10)


def _peringatan(baris: BarisAntrean) -> str:
    return " ".join(p.peringatan.pesan for p in baris.peringatan)


def _pembenar(baris: BarisAntrean) -> str:
    """Who called the figures of warnings right, each once."""
    nama = (p.konfirmasi.oleh.nama for p in baris.peringatan if p.konfirmasi)
    return ", ".join(dict.fromkeys(nama))


KOLOM_ANTREAN: list[Kolom] = [
    Kolom("Kode", lambda b: b.laporan.kode, 12),
    Kolom("Bulan", lambda b: sandi_bulan(b.laporan.bulan), 10),
    Kolom("Jenis", lambda b: b.laporan.sifat.singkat, 8),
    Kolom("Nihil", lambda b: b.laporan.nihil, 8),
    Kolom("Catatan", lambda b: b.laporan.catatan, 40),
    *turunan(
        Kolom("Nama kelompok", lambda b: b.laporan.kelompok.nama, 28),
        Kolom("Desa", lambda b: b.laporan.kelompok.desa.nama, 24),
        Kolom("Kecamatan", lambda b: b.laporan.kelompok.desa.kecamatan.nama, 20),
        Kolom("Dikirim", lambda b: b.laporan.dikirim_pada, 16),
        Kolom("Oleh", lambda b: b.laporan.dikirim_oleh.nama, 24),
        Kolom("Menunggu (hari)", lambda b: b.menunggu, 10),
        Kolom("Bulan sebelumnya", lambda b: b.lalu and sandi_bulan(b.lalu.bulan), 12),
        *(buat(kolom) for kolom in KOLOM_POKOK for buat in (_kini, _dulu)),
        *(_kini(kolom) for kolom in KOLOM_SENDIRI),
        Kolom("Peringatan", _peringatan, 60),
        Kolom("Dinyatakan benar oleh", _pembenar, 24),
    ),
]
