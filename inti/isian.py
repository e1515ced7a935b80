"""Form fields that understand what people here type."""

import re

from django import forms
from django.core.validators import MaxValueValidator

from inti.nilai import ribuan

_BERTITIK = re.compile(r"\d{1,3}(?:\.\d{3})+")


class IsianRupiah(forms.IntegerField):
    """Whole rupiah, with or without "Rp" and thousand dots: 1500000, 1.500.000, Rp1.500.000."""

    TERBESAR = 10**12

    widget = forms.TextInput
    default_error_messages = {"invalid": "Isi rupiah bulat, misalnya 1.500.000."}

    def __init__(self, *, max_value=None, **kwargs):
        super().__init__(**kwargs)  # the column's own limit means nothing to a reader
        self.validators.append(
            MaxValueValidator(self.TERBESAR, "Paling besar Rp1.000.000.000.000.")
        )

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"^rp\.?\s*", "", value.strip(), flags=re.IGNORECASE)
            if _BERTITIK.fullmatch(value):
                value = value.replace(".", "")
            elif "." in value:  # 1.5 is not 15
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def prepare_value(self, value):
        return ribuan(value) if isinstance(value, int) else value

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "numeric"}
