"""What of this app can be imported; each module registers its kind."""

from . import petugas

__all__ = ["petugas"]
