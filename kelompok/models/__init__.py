"""Community groups (poktan): what they are, when they were active, who is in them."""

from .acuan import JenisUsaha, Keterpaduan, SumberDana
from .anggota import Anggota, JenisKelamin, PeranAnggota
from .jeda import Jeda
from .kelompok import AlasanSelesai, Basis, JabatanPembina, Kelompok, Perkiraan, SumberModal
from .penilaian import Penilaian
from .sk import SkKelompok
from .usulan import StatusUsulan, TindakanUsulan, Usulan

__all__ = [
    "AlasanSelesai",
    "Anggota",
    "Basis",
    "JabatanPembina",
    "Jeda",
    "JenisKelamin",
    "JenisUsaha",
    "Kelompok",
    "Keterpaduan",
    "Penilaian",
    "PeranAnggota",
    "Perkiraan",
    "SkKelompok",
    "StatusUsulan",
    "SumberDana",
    "SumberModal",
    "TindakanUsulan",
    "Usulan",
]
