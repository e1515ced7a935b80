"""Figures of stunting: the lists of lokus, and the shares from weighing."""

from .lokus import (
    RekapLokus,
    kedudukan_desa,
    lokus_per_kecamatan,
    rekap_lokus,
    rekap_semua,
)
from .prevalensi import (
    KELAS_WHO,
    Prevalensi,
    bagi_persen,
    pilih_bulan,
    prevalensi,
    prevalensi_area,
    prevalensi_per_desa,
)

__all__ = [
    "KELAS_WHO",
    "Prevalensi",
    "RekapLokus",
    "bagi_persen",
    "kedudukan_desa",
    "lokus_per_kecamatan",
    "pilih_bulan",
    "prevalensi",
    "prevalensi_area",
    "prevalensi_per_desa",
    "rekap_lokus",
    "rekap_semua",
]
