"""Events and what was promised there, partners, the forum, and money for the programme."""

from .dana import DukunganDana, KodeKegiatan, Program, SumberDukungan
from .forum import ForumGenre, PengurusForum
from .kegiatan import JenisKegiatan, Kegiatan, Media, Narasumber, PesertaSasaran, Sasaran
from .komitmen import Komitmen, Pihak, TindakLanjut
from .mitra import Mitra
from .status import BELUM_TUNTAS, TUNTAS, StatusKomitmen

__all__ = [
    "BELUM_TUNTAS",
    "TUNTAS",
    "DukunganDana",
    "ForumGenre",
    "JenisKegiatan",
    "Kegiatan",
    "KodeKegiatan",
    "Komitmen",
    "Media",
    "Mitra",
    "Narasumber",
    "PengurusForum",
    "PesertaSasaran",
    "Pihak",
    "Program",
    "Sasaran",
    "StatusKomitmen",
    "SumberDukungan",
    "TindakLanjut",
]
