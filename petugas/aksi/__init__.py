"""Acts on officers. Whoever changes these rows (form, import, command) comes through here.

Locks are taken on the parent rows in one order: desa, kecamatan, petugas, each by pk. What a
rule objects to is raised as ValidationError, and then nothing was written.
"""

from .imp import pulihkan_imp, simpan_imp
from .jabatan import angkat, batalkan_jabatan, catat_petugas, pulihkan_jabatan, simpan_jabatan
from .koordinator import pulihkan_koordinator, simpan_koordinator
from .penugasan import Alih, pulihkan_penugasan, serah_terima, simpan_penugasan, susun_serah_terima
from .tugas import AkhirTugas, akhiri_tugas, susun_akhir

__all__ = [
    "AkhirTugas",
    "Alih",
    "akhiri_tugas",
    "angkat",
    "batalkan_jabatan",
    "catat_petugas",
    "pulihkan_imp",
    "pulihkan_jabatan",
    "pulihkan_koordinator",
    "pulihkan_penugasan",
    "serah_terima",
    "simpan_imp",
    "simpan_jabatan",
    "simpan_koordinator",
    "simpan_penugasan",
    "susun_akhir",
    "susun_serah_terima",
]
