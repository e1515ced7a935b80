"""What of this app can be imported; each module registers its kind."""

from . import anggota, kelompok, laporan

__all__ = ["anggota", "kelompok", "laporan"]
