"""What of this app can be imported; each module registers its kind."""

from . import penghargaan

__all__ = ["penghargaan"]
