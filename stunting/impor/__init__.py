"""What of this app can be imported; each module registers its kind."""

from . import penimbangan

__all__ = ["penimbangan"]
