"""Names of villages as people write them: the usual abbreviations, written out."""

import re
import unicodedata

SINGKATAN = {
    "tb": "tumbang",
    "tbg": "tumbang",
    "tmb": "tumbang",
    "tj": "tanjung",
    "tjg": "tanjung",
    "tlk": "teluk",
    "sungai": "sei",  # the registry has "Sei Antai"
    "sg": "sei",
}
JENIS = re.compile(r"^(?:desa|kelurahan|kel\.?)\s+(?=\S)", re.IGNORECASE)
KATA = re.compile(r"\b({})\b(?:\.\s*|\s+)(?=\w)".format("|".join(SINGKATAN)), re.IGNORECASE)


def panjangkan(teks: str) -> str:
    """Write out: "Desa Tb. Miri" → "tumbang Miri"; the rest stays as it is.

    An abbreviation counts only before another word, so that a single "tb" still finds what
    contains these letters.
    """
    return KATA.sub(lambda kena: f"{SINGKATAN[kena[1].lower()]} ", JENIS.sub("", teks))


def kunci_nama(teks: str) -> str:
    """A name as it is compared: written out, small letters and digits only, without accents.

    "Desa TB. MIRI", "Tumbang-Miri" and "Tumbang Miri" are one name.
    """
    polos = unicodedata.normalize("NFKD", panjangkan(teks.strip())).casefold()
    return "".join(h for h in polos if h.isalnum())
