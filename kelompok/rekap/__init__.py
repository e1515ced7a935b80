"""Figures of this app: of the groups, and of their monthly reports."""

from .kelompok import (
    RekapJenis,
    hitung_jenis,
    jumlah_holistik,
    mulai_terawal,
    rekap_desa,
    rekap_jenis,
    tanpa_klasifikasi,
    tanpa_sk,
    url_daftar,
)
from .tautan import url_sel, url_wajib
from .wajib import (
    MASUK,
    AturanBulan,
    AturanLaporan,
    Keadaan,
    RekapLapor,
    Sel,
    jatuh_tempo,
    keadaan_sel,
    rekap_sel,
    susun_sel,
)

__all__ = [
    "MASUK",
    "AturanBulan",
    "AturanLaporan",
    "Keadaan",
    "RekapJenis",
    "RekapLapor",
    "Sel",
    "hitung_jenis",
    "jatuh_tempo",
    "jumlah_holistik",
    "keadaan_sel",
    "mulai_terawal",
    "rekap_desa",
    "rekap_jenis",
    "rekap_sel",
    "susun_sel",
    "tanpa_klasifikasi",
    "tanpa_sk",
    "url_daftar",
    "url_sel",
    "url_wajib",
]
