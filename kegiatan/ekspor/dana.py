"""Columns of the workbooks of funds."""

import datetime

from dinas.models import Pengguna
from impor.ekspor import kolom_ekspor
from inti.xlsx import Kolom, turunan
from kegiatan.dana import BarisDesa, KolomSumber
from kegiatan.impor.dana import ImporDana

TETAP = 4  # columns of the village itself


def _angka(nilai) -> float | None:
    return None if nilai is None else float(nilai)


def persen_serap(pagu: int | None, realisasi: int | None) -> float | None:
    """Percent spent of the budget; None without a budget or without a known spending."""
    if not pagu or realisasi is None:
        return None
    return round(100 * realisasi / pagu, 2)


def kolom_desa(kolom: tuple[KolomSumber, ...]) -> list[Kolom]:
    """One village a row: each pair of columns of money, then the results."""
    hasil = [
        Kolom("Kode", lambda b: b.desa.kode, 16),
        Kolom("Nama", lambda b: b.desa.nama, 26),
        Kolom("Jenis", lambda b: b.desa.get_jenis_display(), 11),
        Kolom("Kecamatan", lambda b: b.desa.kecamatan.nama, 22),
    ]
    for n, k in enumerate(kolom):
        hasil += [
            Kolom(f"{k.judul}: pagu (Rp)", _pagu(n), 16),
            Kolom(f"{k.judul}: realisasi (Rp)", _realisasi(n), 16),
        ]
    return [
        *hasil[:TETAP],
        *turunan(*hasil[TETAP:]),
        *turunan(
            Kolom("Dukungan", _dukungan, 24),
            Kolom("Kelompok aktif", lambda b: b.hasil.kelompok, 10),
            Kolom("Laporan masuk", lambda b: b.hasil.lapor.masuk, 10),
            Kolom("Laporan wajib", lambda b: b.hasil.lapor.wajib, 10),
            Kolom("Lokus", lambda b: ", ".join(map(str, b.hasil.lokus)), 12),
            Kolom("Prevalensi (%)", lambda b: _angka(b.hasil.kini.persen), 12),
            Kolom("Beda dari tahun lalu (poin)", lambda b: _angka(b.hasil.beda), 12),
            Kolom("Kepala desa/lurah", lambda b: b.desa.kepala, 26),
            Kolom("Telepon", lambda b: b.desa.telepon_kepala, 16),
        ),
    ]


def _pagu(n: int):
    return lambda b: b.sel[n].jumlah.pagu if b.sel[n].jumlah.tercatat else None


def _realisasi(n: int):
    return lambda b: b.sel[n].jumlah.diketahui


def _dukungan(b: BarisDesa) -> str:
    if b.dukungan.membayar:
        return "Sudah membayar"
    if b.dukungan.mendukung:
        return "Mendukung, belum membayar"
    return "Dicatat 0" if b.dukungan.tercatat else "Belum dicatat"


TURUNAN = [
    Kolom("Terserap (%)", lambda x: persen_serap(x.pagu_berlaku, x.realisasi), 12, turunan=True),
    Kolom("Asal data", lambda x: x.get_asal_display(), 14, turunan=True),
]


def kolom_rincian(user: Pengguna, hari_ini: datetime.date) -> list[Kolom]:
    """The columns of an import of funds, and what is worked out beside them."""
    jenis = ImporDana()
    return [*kolom_ekspor(jenis, jenis.ruang_ekspor(user, hari_ini)), *TURUNAN]
