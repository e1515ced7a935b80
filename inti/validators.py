"""Checks of single values; each says in Bahasa Indonesia what is wrong and how to mend it."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

TANGGAL_TERAWAL = datetime.date(1945, 8, 17)
TANGGAL_TERAKHIR = datetime.date(2100, 12, 31)
DIGIT_NIP = 18
PANJANG_TELEPON = range(7, 16)  # digits; E.164 allows 15 at most

validasi_nip = RegexValidator(
    rf"^[0-9]{{{DIGIT_NIP}}}\Z", f"NIP harus {DIGIT_NIP} angka tanpa spasi, atau dikosongkan."
)


def satu_baris(teks: str) -> None:
    """Refuse line breaks, tabs and other control characters in a one-line text."""
    if any(ord(huruf) < 32 or ord(huruf) == 127 for huruf in teks):
        raise ValidationError("Tulis dalam satu baris, tanpa ganti baris atau tab.")


def tanggal_wajar(tanggal: datetime.date) -> None:
    """Refuse dates that can only be slips of the pen."""
    if not TANGGAL_TERAWAL <= tanggal <= TANGGAL_TERAKHIR:
        raise ValidationError(
            f"Tahun {tanggal.year} tidak mungkin. Isi tanggal antara {TANGGAL_TERAWAL:%d-%m-%Y} "
            f"dan {TANGGAL_TERAKHIR:%d-%m-%Y}."
        )


def validasi_telepon(teks: str) -> None:
    """Accept digits with spaces, dots, hyphens, brackets and a leading plus."""
    angka = re.sub(r"[\s().-]", "", teks).removeprefix("+")
    if not (angka.isascii() and angka.isdigit() and len(angka) in PANJANG_TELEPON):
        raise ValidationError("Isi nomor telepon dengan 7–15 angka, misalnya 0812-5555-0100.")
