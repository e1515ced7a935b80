"""The office itself: who works here, under which name and rules, and its decrees."""

from .identitas import AturanLapor, IdentitasDinas, ProfilDinas
from .pengguna import Pengguna, nama_pengguna
from .sk import Penerbit, SuratKeputusan
from .unduhan import CatatanUnduh

__all__ = [
    "AturanLapor",
    "CatatanUnduh",
    "IdentitasDinas",
    "Penerbit",
    "Pengguna",
    "ProfilDinas",
    "SuratKeputusan",
    "nama_pengguna",
]
