"""Telephone numbers: how they are written, and links."""

import re


def tulis_telepon(telepon: str) -> str:
    """A mobile number typed in one go, in groups as everywhere: 081255550100 → 0812-5555-0100."""
    return re.sub(r"^(08\d{2})(\d{4})(\d{2,5})$", r"\1-\2-\3", telepon)


def angka_internasional(telepon: str) -> str:
    """Digits for wa.me: 0812-5555-0100 → 6281255550100; "" when there is no number."""
    angka = re.sub(r"\D", "", telepon)
    return "62" + angka[1:] if angka.startswith("0") else angka


def tautan_wa(telepon: str) -> str:
    """WhatsApp link, or "" without a number."""
    angka = angka_internasional(telepon)
    return f"https://wa.me/{angka}" if angka else ""


def tautan_telepon(telepon: str) -> str:
    """tel: link, or "" without a number."""
    angka = angka_internasional(telepon)
    return f"tel:+{angka}" if angka else ""
