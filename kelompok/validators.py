"""Names of groups as people write them, and the rules of a report's figures."""

import re
import unicodedata
from collections.abc import Mapping

from django.core.validators import MaxValueValidator

from inti.nilai import ribuan
from kelompok.jenis import LABEL, SIFAT, Jenis

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


BATAS_ANGKA = 99_999  # more people than the largest village has: a slip of the finger
BATAS_OMZET = 99_999_999_999
angka_wajar = MaxValueValidator(BATAS_ANGKA, "Angka ini terlalu besar; paling banyak 99.999.")
omzet_wajar = MaxValueValidator(BATAS_OMZET, "Omzet ini terlalu besar.")

Isi = Mapping[str, int | None]
PASANGAN = (("pus_ber_kb", "anggota_pus"), ("anggota_pus", "anggota"), ("hadir", "anggota"))


def kolom_kurang(isi: Isi, *, jenis: str) -> list[str]:
    """Columns that a report of this kind still lacks before it may be sent."""
    return [k for k in SIFAT[jenis].kolom_wajib if isi.get(k) is None]


def label_tengah(kolom: str) -> str:
    """A heading within a sentence: "anggota PUS"; abbreviations stay as they are."""
    label = LABEL[kolom]
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def galat_hubungan(isi: Isi, *, jenis: str, nihil: bool) -> dict[str, str]:
    """What is impossible among the figures that are there: column → what to mend.

    Rules: PUS ber-KB ≤ anggota PUS ≤ anggota; hadir ≤ anggota (PIK-R serves others too); nihil
    means no meeting and nobody present (ranah.md §1e).
    """
    galat: dict[str, str] = {}
    if nihil:
        for kolom in ("pertemuan", "hadir"):
            if isi.get(kolom):
                galat[kolom] = (
                    f"Nihil berarti {LABEL[kolom]} 0. Kosongkan angkanya, atau hapus tanda nihil."
                )
    pasangan = [] if jenis == Jenis.PIKR else PASANGAN
    for kecil, besar in pasangan:
        a, b = isi.get(kecil), isi.get(besar)
        if a is not None and b is not None and a > b:
            galat.setdefault(
                kecil,
                f"{LABEL[kecil]} ({ribuan(a)}) tidak boleh lebih besar dari {label_tengah(besar)}"
                f" ({ribuan(b)}).",
            )
    return galat


def galat_kirim(isi: Isi, *, jenis: str, nihil: bool) -> dict[str, str]:
    """All that forbids sending: column → what to mend."""
    kurang = dict.fromkeys(kolom_kurang(isi, jenis=jenis), "Isi sebelum dikirim.")
    return kurang | galat_hubungan(isi, jenis=jenis, nihil=nihil)
