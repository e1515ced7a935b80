"""Reading documents: what stands on the page, in the order of reading."""

import io
import re
from dataclasses import dataclass

from pypdf import PdfReader

# What somebody may type as a name, and what must stand on paper exactly so.
NAKAL = "#panic() *tebal* _miring_ @acuan <script> $x^2$ `kode` \\ // = [] 🌟"


@dataclass
class Dokumen:
    pembaca: PdfReader

    @property
    def halaman(self) -> list[str]:
        return [_rapi(h.extract_text()) for h in self.pembaca.pages]

    @property
    def teks(self) -> str:
        return " ".join(self.halaman)

    @property
    def rapat(self) -> str:
        """Without blanks: a name that wraps is still one name."""
        return re.sub(r"\s", "", self.teks)


def _rapi(teks: str) -> str:
    """Break opportunities are no characters; blanks of any kind are one blank."""
    return re.sub(r"\s+", " ", teks.replace("\u200b", ""))


def rapatkan(teks: str) -> str:
    return re.sub(r"\s", "", teks)


def baca_pdf(response) -> Dokumen:
    assert response.status_code == 200, response.status_code
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("inline; filename=")
    return dari_isi(response.getvalue())


def dari_isi(isi: bytes) -> Dokumen:
    return Dokumen(PdfReader(io.BytesIO(isi)))
