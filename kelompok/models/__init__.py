"""Community groups (poktan): what they are, when they were active, who is in them."""

from .acuan import JenisUsaha, Keterpaduan, SumberDana
from .anggota import Anggota, JenisKelamin, PeranAnggota
from .jeda import Jeda
from .kelompok import AlasanSelesai, Basis, JabatanPembina, Kelompok, Perkiraan, SumberModal
from .laporan import (
    BOLEH_SALAH,
    DITERIMA,
    KonfirmasiPeringatan,
    LangkahLaporan,
    LaporanBulanan,
    StatusLaporan,
    galat_bulan,
)
from .penilaian import Penilaian
from .pertemuan import Materi, Moda, Pertemuan
from .sk import SkKelompok
from .usulan import StatusUsulan, TindakanUsulan, Usulan

__all__ = [
    "BOLEH_SALAH",
    "DITERIMA",
    "AlasanSelesai",
    "Anggota",
    "Basis",
    "JabatanPembina",
    "Jeda",
    "JenisKelamin",
    "JenisUsaha",
    "Kelompok",
    "Keterpaduan",
    "KonfirmasiPeringatan",
    "LangkahLaporan",
    "LaporanBulanan",
    "Materi",
    "Moda",
    "Penilaian",
    "PeranAnggota",
    "Perkiraan",
    "Pertemuan",
    "SkKelompok",
    "StatusLaporan",
    "StatusUsulan",
    "SumberDana",
    "SumberModal",
    "TindakanUsulan",
    "Usulan",
    "galat_bulan",
]
