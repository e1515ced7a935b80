"""A figure with the list behind it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Angka:
    """A count, and the address of the list that holds exactly that many rows.

    None = there is no such figure; pages show a dash.
    """

    n: int | None
    url: str
