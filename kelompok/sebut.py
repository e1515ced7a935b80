"""Facts of a group in words, the same on pages and on paper."""

from inti.nilai import bulan_panjang, tanggal_pendek
from kelompok.models import Kelompok, Perkiraan


def dibentuk(kelompok: Kelompok) -> str:
    """The day of founding, as exactly as it is known."""
    if kelompok.mulai_perkiraan == Perkiraan.TAHUN:
        return str(kelompok.mulai.year)
    if kelompok.mulai_perkiraan == Perkiraan.BULAN:
        return bulan_panjang(kelompok.mulai)
    return tanggal_pendek(kelompok.mulai)
