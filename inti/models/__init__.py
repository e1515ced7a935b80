"""Abstract bases that every app builds on; the only table here is the number sequence."""

from .asal import Asal, SumberBaris
from .batal import Batal, ManagerSah
from .batasan import batasan_berlaku, batasan_catatan, cek_pilihan, cek_sepasang
from .berlaku import Berlaku, BerlakuQuerySet, q_per
from .berversi import Bentrok, Berversi
from .catatan import Catatan, CatatanQuerySet, jejak
from .kolom import KolomBulan, KolomTanggal, KolomTeks, kolom_oleh
from .urutan import Urutan

__all__ = [
    "Asal",
    "Batal",
    "Bentrok",
    "Berlaku",
    "BerlakuQuerySet",
    "Berversi",
    "Catatan",
    "CatatanQuerySet",
    "KolomBulan",
    "KolomTanggal",
    "KolomTeks",
    "ManagerSah",
    "SumberBaris",
    "Urutan",
    "batasan_berlaku",
    "batasan_catatan",
    "cek_pilihan",
    "cek_sepasang",
    "jejak",
    "kolom_oleh",
    "q_per",
]
