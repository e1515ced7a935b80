"""What of this app can be imported; each module registers its kind."""

from . import dana

__all__ = ["dana"]
