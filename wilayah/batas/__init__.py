"""Official boundaries: a GeoJSON file is read, matched with the villages, and made light.

`susun` is the door: bytes in, a map or `BatasDitolak` out; nothing is stored here (see aksi.py).
shapely is loaded only when a file is checked, so that processes that serve pages do without it.
"""

from .galat import BatasDitolak
from .muat import Susunan, susun

__all__ = ["BatasDitolak", "Susunan", "susun"]
