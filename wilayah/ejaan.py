"""Names of villages as people write them: the usual abbreviations, written out."""

import re

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
