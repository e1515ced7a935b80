from .lokus import DaftarForm, LokusForm, PenetapanForm, kolom_alasan, pilihan_desa

__all__ = ["DaftarForm", "LokusForm", "PenetapanForm", "kolom_alasan", "pilihan_desa"]
