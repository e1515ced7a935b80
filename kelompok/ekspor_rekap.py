"""The recap of reports as a workbook: one row per month, then per kecamatan."""

import datetime
from collections.abc import Hashable, Iterable, Iterator

from inti.bulan import sandi_bulan
from inti.nilai import bulan_panjang
from inti.xlsx import Kolom, turunan
from kelompok.rekap import BarisCapaian, RekapSetahun

Baris = tuple[str, str, BarisCapaian]


def _kode(kunci: Hashable) -> str:
    """A month as YYYY-MM, a kecamatan by its code; the sum has none."""
    return sandi_bulan(kunci) if isinstance(kunci, datetime.date) else str(kunci or "")


KOLOM_REKAP = [
    Kolom("Kode", lambda b: _kode(b[2].kunci), 12),
    *turunan(
        Kolom("Menurut", lambda b: b[0], 12),
        Kolom("Nama", lambda b: b[1], 24),
        Kolom("Wajib", lambda b: b[2].lapor.wajib, 10),
        Kolom("Masuk", lambda b: b[2].lapor.masuk, 10),
        Kolom("Tepat waktu", lambda b: b[2].lapor.tepat, 12),
        Kolom("Terlambat", lambda b: b[2].lapor.terlambat, 12),
        Kolom("Belum lapor", lambda b: b[2].lapor.belum, 12),
        Kolom("Nihil", lambda b: b[2].lapor.nihil, 8),
        Kolom("Tidak wajib, sudah lapor", lambda b: b[2].lapor.sukarela, 24),
        Kolom("Kelengkapan", lambda b: b[2].lengkap, 12),
        Kolom("Ketepatan", lambda b: b[2].tepat, 12),
        Kolom("Laporan dijumlahkan", lambda b: b[2].isi.laporan, 18),
        Kolom("Anggota PUS", lambda b: b[2].isi["anggota_pus"], 12),
        Kolom("PUS ber-KB", lambda b: b[2].isi["pus_ber_kb"], 12),
        Kolom("Pertemuan", lambda b: b[2].isi["pertemuan"], 12),
        Kolom("Hadir", lambda b: b[2].isi["hadir"], 10),
    ),
]


def baris_rekap(
    rekap: RekapSetahun, kecamatan: Iterable[tuple[str, BarisCapaian]]
) -> Iterator[Baris]:
    """Twelve months, their sum, then each kecamatan over the twelve months."""
    for b in rekap.bulan:
        yield "Bulan", _bulan(b), b
    yield "12 bulan", "Jumlah", rekap.setahun
    for nama, b in kecamatan:
        yield "Kecamatan", nama, b


def _bulan(baris: BarisCapaian) -> str:
    return bulan_panjang(baris.kunci)  # type: ignore[arg-type]  # the key of a month is its date
