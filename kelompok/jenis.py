"""All that differs between the five kinds of group: names, units, scale, own fields.

Sources: registration cards K/0 and classification as collected in ranah.md §1 and §2. The
levels of UPPKS are general knowledge, unverified.
"""

from dataclasses import dataclass
from functools import cached_property

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


# What a monthly report counts, in the order of the sheet (F/I/Dal/13 blocks 3 and 4).
KOLOM_POKOK = ("sasaran", "anggota", "anggota_pus", "pus_ber_kb", "pertemuan", "hadir")
# What only one kind counts; may stay empty.
KOLOM_SENDIRI = (
    "lansia_mandiri",
    "lansia_pjp",
    "konseling_individu",
    "konseling_kelompok",
    "omzet",
)
# Headings of the sheet, also in messages.
LABEL = {
    "sasaran": "Sasaran",
    "anggota": "Anggota",
    "anggota_pus": "Anggota PUS",
    "pus_ber_kb": "PUS ber-KB",
    "pertemuan": "Pertemuan",
    "hadir": "Hadir",
    "lansia_mandiri": "Lansia mandiri",
    "lansia_pjp": "Lansia butuh pendamping",
    "konseling_individu": "Konseling individu",
    "konseling_kelompok": "Konseling kelompok",
    "omzet": "Omzet (Rp)",
}


@dataclass(frozen=True)
class SifatJenis:
    """One kind of group.

    `satuan` is the unit of its members, `sasaran` whom it serves, `kolom_khusus` the fields of
    Kelompok that only this kind has, `sebutan` other ways to write the kind before a name.
    Of a monthly report: `kolom_tanpa` are those of KOLOM_POKOK that this kind does not count,
    `kolom_sendiri` those that only this kind counts.
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
    kolom_tanpa: tuple[str, ...] = ()
    kolom_sendiri: tuple[str, ...] = ()

    @cached_property
    def kolom_wajib(self) -> tuple[str, ...]:
        """What a report of this kind must hold once it is sent."""
        return tuple(k for k in KOLOM_POKOK if k not in self.kolom_tanpa)

    @cached_property
    def kolom_laporan(self) -> tuple[str, ...]:
        """All that a report of this kind may hold."""
        return self.kolom_wajib + self.kolom_sendiri

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
        kolom_sendiri=("lansia_mandiri", "lansia_pjp"),
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
        kolom_tanpa=("sasaran",),
        kolom_sendiri=("omzet",),
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
        kolom_tanpa=("anggota_pus", "pus_ber_kb"),
        kolom_sendiri=("konseling_individu", "konseling_kelompok"),
    ),
}


def skala(jenis: str) -> list[tuple[str, str]]:
    """Choices of classification of this kind, lowest first."""
    return [(k.value, k.label) for k in SIFAT[jenis].skala]
