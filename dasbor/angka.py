"""A figure with the list behind it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Angka:
    """A count, and the address of the list that holds exactly that many rows."""

    n: int
    url: str
