"""Form fields that understand what people here type."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator

from inti.nilai import ribuan

_BULAT = re.compile(r"\d+|\d{1,3}(?:\.\d{3})+", re.ASCII)
_PECAHAN = re.compile(r"-?[\d.]*[.,]\d+", re.ASCII)
_NEGATIF = re.compile(r"[-\u2212]\s*[\d.,]+", re.ASCII)

DIGIT_PK = 18  # of a key; 64 bits hold every number with as many


class PilihanBanyak(forms.ModelMultipleChoiceField):
    """Several rows by key; a key too long for the database is refused like any unknown one.

    Django guards a single choice against it, several go into one IN and would be a 500.
    """

    def clean(self, value):
        for pk in value if isinstance(value, list | tuple) else ():
            if len(str(pk)) > DIGIT_PK:
                raise ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": f"{str(pk)[:DIGIT_PK]}…"},
                )
        return super().clean(value)


class IsianRupiah(forms.IntegerField):
    """Whole rupiah, with or without "Rp" and thousand dots: 1500000, 1.500.000, Rp1.500.000.

    "1,5 jt" is not guessed at, and 1.5 is not 15.
    """

    TERBESAR = 10**12

    widget = forms.TextInput
    default_error_messages = {
        "invalid": "Isi rupiah bulat dengan angka saja, misalnya 1.500.000.",
        "negatif": "Tidak boleh kurang dari 0; isi misalnya 1.500.000.",
    }

    def __init__(self, *, max_value=None, min_value=None, **kwargs):
        super().__init__(**kwargs)  # the column's own limits mean nothing to a reader
        self.validators.append(
            MaxValueValidator(self.TERBESAR, "Paling besar Rp1.000.000.000.000.")
        )

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"^rp\.?\s*", "", value.strip(), flags=re.IGNORECASE)
            if value and not _BULAT.fullmatch(value):
                sebab = "negatif" if _NEGATIF.fullmatch(value) else "invalid"
                raise forms.ValidationError(self.error_messages[sebab], code=sebab)
            value = value.replace(".", "")
        return super().to_python(value)

    def prepare_value(self, value):
        return ribuan(value) if isinstance(value, int) else value

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "numeric"}


class IsianAngka(forms.Field):
    """A count: 41 or 1.234. Nothing else is a number here, and 1,5 is not 15.

    `terbesar` is the largest count that is believed.
    """

    widget = forms.TextInput
    default_error_messages = {
        "invalid": "Isi dengan angka 0 sampai 9 saja, misalnya 41.",
        "negatif": "Tidak boleh kurang dari 0.",
        "pecahan": "Isi bilangan bulat, tanpa koma.",
        "terbesar": "Terlalu besar; paling banyak %(terbesar)s.",
    }

    def __init__(self, *, terbesar: int, **kwargs):
        super().__init__(**kwargs)
        self.terbesar = terbesar

    def to_python(self, value) -> int | None:
        teks = str(value or "").strip() if not isinstance(value, int) else str(value)
        if not teks:
            return None
        if not _BULAT.fullmatch(teks):
            raise forms.ValidationError(self.error_messages[_sebab(teks)], code=_sebab(teks))
        digit = teks.replace(".", "").lstrip("0") or "0"
        if len(digit) > len(str(self.terbesar)) or int(digit) > self.terbesar:
            raise forms.ValidationError(
                self.error_messages["terbesar"],
                code="terbesar",
                params={"terbesar": ribuan(self.terbesar)},
            )
        return int(digit)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "numeric"}


def _sebab(teks: str) -> str:
    """Why this is no count, as a code of the messages."""
    if _NEGATIF.fullmatch(teks):
        return "negatif"
    return "pecahan" if _PECAHAN.fullmatch(teks) else "invalid"
