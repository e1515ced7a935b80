from .kertas import AturanForm, BekukanForm, KertasBaruForm, PutusanForm, data_coba
from .lokus import DaftarForm, LokusForm, PenetapanForm, kolom_alasan, pilihan_desa

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
]
