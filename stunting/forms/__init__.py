from .kertas import AturanForm, BekukanForm, KertasBaruForm, PutusanForm, data_coba
from .lokus import (
    DaftarForm,
    LokusForm,
    PenetapanForm,
    kolom_alasan,
    pilihan_desa,
    tahun_diminta,
)

__all__ = [
    "AturanForm",
    "BekukanForm",
    "DaftarForm",
    "KertasBaruForm",
    "LokusForm",
    "PenetapanForm",
    "PutusanForm",
    "data_coba",
    "kolom_alasan",
    "pilihan_desa",
    "tahun_diminta",
]
