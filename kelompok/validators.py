"""Names of groups as people write them."""

import re
import unicodedata

from kelompok.jenis import SIFAT

_SEBUTAN = {jenis: (s.singkat, jenis, s.panjang, *s.sebutan) for jenis, s in SIFAT.items()}
_AWALAN = {
    jenis: re.compile(
        rf"(?:{'|'.join(re.escape(s) for s in sorted(sebutan, key=len, reverse=True))})"
        r"(?:[\s:,–-]+|\Z)",
        re.IGNORECASE,
    )
    for jenis, sebutan in _SEBUTAN.items()
}


def rapikan_nama(nama: str) -> str:
    """One way to write the same letters and spaces, so that doubles are found.

    Line breaks stay: they are refused with a message (`satu_baris`), not mended in silence.
    """
    return re.sub(r"[ \u00a0]+", " ", unicodedata.normalize("NFC", nama)).strip()


def pisahkan_jenis(nama: str) -> tuple[str | None, str]:
    """The kind that was typed before the name, and the name: "BKB Melati" → (BKB, "Melati").

    "HI" is part of the name in local use ("BKB HI Nusa Indah") and stays; that a BKB is
    holistic-integrative is said by what it is joined with.
    """
    for jenis, pola in _AWALAN.items():
        if cocok := pola.match(nama):
            return jenis, nama[cocok.end() :].strip()
    return None, nama
