"""All that differs between the five kinds of group: names, units, scale, own fields.

Sources: registration cards K/0 and classification as collected in ranah.md §1 and §2. The
levels of UPPKS are general knowledge, unverified.
"""

from dataclasses import dataclass

from django.db import models


class Jenis(models.TextChoices):
    """Codes as they stand in addresses, files and the database."""

    BKB = "BKB", "BKB"
    BKR = "BKR", "BKR"
    BKL = "BKL", "BKL"
    UPPKS = "UPPKS", "UPPKS (UPPKA)"
    PIKR = "PIKR", "PIK-R"


class Klasifikasi(models.TextChoices):
    DASAR = "dasar", "Dasar"
    BERKEMBANG = "berkembang", "Berkembang"
    PARIPURNA = "paripurna", "Paripurna"
    MANDIRI = "mandiri", "Mandiri"
    TUMBUH = "tumbuh", "Tumbuh"
    TEGAK = "tegak", "Tegak"
    TEGAR = "tegar", "Tegar"


@dataclass(frozen=True)
class SifatJenis:
    """One kind of group.

    `satuan` is the unit of its members, `sasaran` whom it serves, `kolom_khusus` the fields of
    Kelompok that only this kind has, `sebutan` other ways to write the kind before a name.
    """

    jenis: Jenis
    singkat: str
    panjang: str
    sasaran: str
    satuan: str
    ikon: str
    kelas: str
    skala: tuple[Klasifikasi, ...]
    kolom_khusus: tuple[str, ...] = ()
    sebutan: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name on tabs, cards and forms, where UPPKS stands with its newer name."""
        return str(self.jenis.label)


_SKALA_BINA = (Klasifikasi.DASAR, Klasifikasi.BERKEMBANG, Klasifikasi.PARIPURNA)

SIFAT: dict[str, SifatJenis] = {
    Jenis.BKB: SifatJenis(
        Jenis.BKB,
        "BKB",
        "Bina Keluarga Balita",
        "Keluarga balita",
        "keluarga",
        "mood-kid",
        "j-bkb",
        _SKALA_BINA,
    ),
    Jenis.BKR: SifatJenis(
        Jenis.BKR,
        "BKR",
        "Bina Keluarga Remaja",
        "Keluarga remaja",
        "keluarga",
        "school",
        "j-bkr",
        _SKALA_BINA,
    ),
    Jenis.BKL: SifatJenis(
        Jenis.BKL,
        "BKL",
        "Bina Keluarga Lansia",
        "Keluarga lansia",
        "keluarga",
        "old",
        "j-bkl",
        _SKALA_BINA,
    ),
    Jenis.UPPKS: SifatJenis(
        Jenis.UPPKS,
        "UPPKS",
        "Usaha Peningkatan Pendapatan Keluarga Sejahtera (UPPKA)",
        "Usaha (UPPKA)",
        "keluarga",
        "basket",
        "j-uppks",
        (Klasifikasi.DASAR, Klasifikasi.BERKEMBANG, Klasifikasi.MANDIRI),
        ("jenis_usaha", "produk", "modal", "sumber_modal"),
        ("UPPKA", "UPPKS (UPPKA)", "UPPKS/UPPKA"),
    ),
    Jenis.PIKR: SifatJenis(
        Jenis.PIKR,
        "PIK-R",
        "Pusat Informasi dan Konseling Remaja",
        "Konseling remaja",
        "remaja",
        "messages",
        "j-pik",
        (Klasifikasi.TUMBUH, Klasifikasi.TEGAK, Klasifikasi.TEGAR),
        ("basis",),
        ("PIK R", "PIK Remaja", "PIK-Remaja"),
    ),
}


def skala(jenis: str) -> list[tuple[str, str]]:
    """Choices of classification of this kind, lowest first."""
    return [(k.value, k.label) for k in SIFAT[jenis].skala]
