"""What of this app can be imported; each module registers its kind."""

from . import kelompok, laporan

__all__ = ["kelompok", "laporan"]
