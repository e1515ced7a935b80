"""Why a file is refused, in words for who brought it."""

from collections.abc import Sequence

PANJANG_KUTIPAN = 40


class BatasDitolak(Exception):
    """The file cannot become the map. `alasan` are sentences; `tanpa` names every village that
    has no shape in it."""

    def __init__(self, *alasan: str, tanpa: Sequence[str] = ()):
        super().__init__(*alasan)
        self.alasan = alasan
        self.tanpa = tuple(tanpa)


def kutip(nilai: str) -> str:
    """A piece of a stranger's file, safe to print: short, one line, nothing unprintable."""
    bersih = "".join(h if h.isprintable() else " " for h in nilai[: PANJANG_KUTIPAN + 1])
    return bersih if len(bersih) <= PANJANG_KUTIPAN else f"{bersih[:PANJANG_KUTIPAN]}…"
