"""What officers did in a month as a document: one officer with the events, or all in a table."""

from collections.abc import Callable, Sequence
from typing import Any

from dinas.cetak_tabel import Lajur, Tabel, baris_cetak, kolom_cetak, tulis
from inti.nilai import bulan_panjang, ribuan
from kegiatan.models import JenisKegiatan
from kegiatan.rekap.kegiatan import LaporanPetugas

LAJUR_KEGIATAN = [
    Lajur("Tanggal", lambda k: k.mulai, 0.9),
    Lajur("Kegiatan", lambda k: k.judul, 2.2),
    Lajur("Tempat", lambda k: " · ".join(x for x in (k.tempat, k.di_mana) if x), 1.8),
    Lajur("Jenis", lambda k: k.get_jenis_display(), 1.1),
    Lajur("Peserta", lambda k: k.peserta, 0.7, "kanan"),
    Lajur("Hasil", lambda k: k.hasil, 2.4),
]


def isi_satu(satu: LaporanPetugas) -> dict[str, Any]:
    """The page of one officer: counts, then every event of the month."""
    jenis = [[j.label, tulis(j.jumlah)] for j in satu.per_jenis if j.jumlah]
    return {
        "fakta": [
            ["Kegiatan", tulis(satu.jumlah)],
            ["Hari berkegiatan", tulis(satu.hari)],
            ["Desa didatangi", tulis(satu.desa)],
            ["Peserta", tulis(satu.peserta)],
        ],
        "jenis": jenis,
        "bulan": bulan_panjang(satu.bulan),
        "petugas": {"nama": satu.petugas.nama, "nip": satu.petugas.nip},
        "kolom": kolom_cetak(LAJUR_KEGIATAN),
        "baris": baris_cetak(LAJUR_KEGIATAN, satu.baris),
        "catatan": f"{ribuan(satu.tanpa_peserta)} kegiatan pesertanya tidak dihitung."
        if satu.tanpa_peserta
        else "",
    }


def isi_semua(baris: Sequence[LaporanPetugas], wilayah: str) -> dict[str, Any]:
    """Officers with their events by kind."""
    lajur = [
        Lajur("Petugas", lambda b: b.petugas.nama, 2.4),
        *(Lajur(j.label, _banyak(j.value), 0.9, "kanan") for j in JenisKegiatan),
        Lajur("Kegiatan", lambda b: b.jumlah, 0.9, "kanan"),
        Lajur("Hari", lambda b: b.hari, 0.7, "kanan"),
        Lajur("Desa", lambda b: b.desa, 0.7, "kanan"),
        Lajur("Peserta", lambda b: b.peserta, 0.9, "kanan"),
    ]
    return Tabel(
        lajur,
        [("", baris)],
        subjudul=f"{wilayah} · {len(baris)} petugas",
        kosong="Tidak ada petugas yang bertugas atau berkegiatan pada bulan ini.",
        catatan=[
            "Peserta dijumlah dari kegiatan yang menghitungnya; “–” tidak ada yang menghitung."
        ],
        huruf=8,
    ).isi


def _banyak(jenis: str) -> Callable[[LaporanPetugas], int]:
    return lambda b: b.banyak(jenis)
