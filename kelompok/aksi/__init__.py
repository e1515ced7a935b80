"""Acts on groups that touch more than one row; each under a lock on the group."""

from .keadaan import akhiri, aktifkan, batalkan, nyatakan_benar, pindah, pulihkan
from .sk import tautkan_sk
from .usulan import terima_usulan, tolak_usulan

__all__ = [
    "akhiri",
    "aktifkan",
    "batalkan",
    "nyatakan_benar",
    "pindah",
    "pulihkan",
    "tautkan_sk",
    "terima_usulan",
    "tolak_usulan",
]
