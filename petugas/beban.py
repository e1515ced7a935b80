"""The load of an officer: villages against the standard of the profession."""

from dataclasses import dataclass

STANDAR = 2  # villages per officer, ideal (ranah.md §3)
BATAS = 4  # what districts report as the usual load; above it the mark is red


@dataclass(frozen=True)
class Beban:
    """A number of villages and its mark; `kelas` is the CSS class, "" = within the standard."""

    jumlah: int

    @property
    def kelas(self) -> str:
        if self.jumlah > BATAS:
            return "s-b"
        return "s-l" if self.jumlah > STANDAR else ""

    @property
    def label(self) -> str:
        if self.jumlah > BATAS:
            return f"di atas {BATAS}"
        return f"di atas {STANDAR}" if self.jumlah > STANDAR else ""
