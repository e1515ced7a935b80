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

__all__ = [
    "RekapJenis",
    "hitung_jenis",
    "jumlah_holistik",
    "mulai_terawal",
    "rekap_desa",
    "rekap_jenis",
    "tanpa_klasifikasi",
    "tanpa_sk",
    "url_daftar",
]
