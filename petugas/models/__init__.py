"""Field staff over time: who served as what, in which villages, who coordinates whom."""

from .imp import Imp, KlasifikasiImp, Tingkat
from .jabatan import Jabatan, JenisJabatan, Jenjang, StatusPegawai
from .penugasan import Koordinator, Penugasan
from .petugas import Petugas

__all__ = [
    "Imp",
    "Jabatan",
    "JenisJabatan",
    "Jenjang",
    "KlasifikasiImp",
    "Koordinator",
    "Penugasan",
    "Petugas",
    "StatusPegawai",
    "Tingkat",
]
