"""Figures of stunting: the lists of lokus, and the shares from weighing."""

from .deret import deret_tahunan
from .lokus import (
    RekapLokus,
    kedudukan_desa,
    lokus_per_kecamatan,
    rekap_lokus,
    rekap_semua,
)
from .prevalensi import (
    BULAN_TIMBANG,
    KELAS_WHO,
    Prevalensi,
    bagi_persen,
    pilih_bulan,
    prevalensi,
    prevalensi_area,
    prevalensi_per_desa,
)

__all__ = [
    "BULAN_TIMBANG",
    "KELAS_WHO",
    "Prevalensi",
    "RekapLokus",
    "bagi_persen",
    "deret_tahunan",
    "kedudukan_desa",
    "lokus_per_kecamatan",
    "pilih_bulan",
    "prevalensi",
    "prevalensi_area",
    "prevalensi_per_desa",
    "rekap_lokus",
    "rekap_semua",
]
