"""Figures of stunting: the lists of lokus, and the shares from weighing."""

from .bkb import TANPA_BKB, CakupanBkb, cakupan_bkb
from .deret import Tahunan, baca_hitungan, deret_desa, deret_tahunan, per_tahun
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
    BarisTimbang,
    Hitungan,
    Prevalensi,
    bagi_persen,
    pilih_bulan,
    prevalensi,
    prevalensi_area,
    prevalensi_per_desa,
)
from .ringkas import JumlahBerisiko, Ringkasan, ringkas
from .sejarah import Sejarah, baca_sejarah

__all__ = [
    "BULAN_TIMBANG",
    "KELAS_WHO",
    "TANPA_BKB",
    "BarisTimbang",
    "CakupanBkb",
    "Hitungan",
    "JumlahBerisiko",
    "Prevalensi",
    "RekapLokus",
    "Ringkasan",
    "Sejarah",
    "Tahunan",
    "baca_hitungan",
    "baca_sejarah",
    "bagi_persen",
    "cakupan_bkb",
    "deret_desa",
    "deret_tahunan",
    "kedudukan_desa",
    "lokus_per_kecamatan",
    "per_tahun",
    "pilih_bulan",
    "prevalensi",
    "prevalensi_area",
    "prevalensi_per_desa",
    "rekap_lokus",
    "rekap_semua",
    "ringkas",
]
