"""Columns of the workbooks of funds."""

from inti.xlsx import Kolom
from kegiatan.dana import BarisDesa, KolomSumber


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
        Kolom("Kode desa", lambda b: b.desa.kode, 16),
        Kolom("Desa/kelurahan", lambda b: b.desa.nama, 26),
        Kolom("Jenis", lambda b: b.desa.get_jenis_display(), 11),
        Kolom("Kecamatan", lambda b: b.desa.kecamatan.nama, 22),
    ]
    for n, k in enumerate(kolom):
        hasil += [
            Kolom(f"{k.judul}: pagu (Rp)", _pagu(n), 16),
            Kolom(f"{k.judul}: realisasi (Rp)", _realisasi(n), 16),
        ]
    return [
        *hasil,
        Kolom("Dukungan", _dukungan, 24),
        Kolom("Kelompok aktif", lambda b: b.hasil.kelompok, 10),
        Kolom("Laporan masuk", lambda b: b.hasil.lapor.masuk, 10),
        Kolom("Laporan wajib", lambda b: b.hasil.lapor.wajib, 10),
        Kolom("Lokus", lambda b: ", ".join(map(str, b.hasil.lokus)), 12),
        Kolom("Prevalensi (%)", lambda b: _angka(b.hasil.kini.persen), 12),
        Kolom("Beda dari tahun lalu (poin)", lambda b: _angka(b.hasil.beda), 12),
        Kolom("Kepala desa/lurah", lambda b: b.desa.kepala, 26),
        Kolom("Telepon", lambda b: b.desa.telepon_kepala, 16),
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


KOLOM_RINCIAN = [
    Kolom("Kode", lambda x: x.kode, 12),
    Kolom("Tahun", lambda x: x.tahun, 8),
    Kolom("Kode desa", lambda x: x.desa.kode if x.desa else "", 16),
    Kolom("Desa/kelurahan", lambda x: x.desa.nama if x.desa else "Kabupaten", 26),
    Kolom("Kecamatan", lambda x: x.desa.kecamatan.nama if x.desa else "", 22),
    Kolom("Sumber", lambda x: x.get_sumber_display(), 26),
    Kolom("Program", lambda x: x.get_program_display(), 22),
    Kolom("Kode kegiatan", lambda x: x.kode_kegiatan.kode if x.kode_kegiatan else "", 12),
    Kolom("Nama kegiatan", lambda x: x.kode_kegiatan.nama if x.kode_kegiatan else "", 40),
    Kolom("Uraian", lambda x: x.uraian, 30),
    Kolom("Pagu (Rp)", lambda x: x.pagu, 16),
    Kolom("Pagu perubahan (Rp)", lambda x: x.pagu_perubahan, 16),
    Kolom("Realisasi (Rp)", lambda x: x.realisasi, 16),
    Kolom("Terserap (%)", lambda x: persen_serap(x.pagu_berlaku, x.realisasi), 12),
    Kolom("Nomor Perdes", lambda x: x.nomor_perdes, 20),
    Kolom("Asal data", lambda x: x.get_asal_display(), 14),
]
