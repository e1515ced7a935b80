import datetime
from typing import Any

from django.conf import settings
from django.db import models

from inti.bulan import bulan_dari
from inti.validators import satu_baris, tanggal_wajar


class KolomTeks(models.CharField):
    """One line of text: no line breaks, no control characters."""

    default_validators = [satu_baris]


class KolomTanggal(models.DateField):
    """A calendar date that an office could have written (1945 to 2100)."""

    default_validators = [tanggal_wajar]


class KolomBulan(KolomTanggal):
    """A month, always stored and asked for as its first day.

    The field sees to it, not a CHECK: a date function in a CHECK makes a SQLite file unreadable
    to every tool but Django.
    """

    def to_python(self, value: Any) -> datetime.date | None:
        tanggal = super().to_python(value)
        return None if tanggal is None else bulan_dari(tanggal)

    def get_prep_value(self, value: Any) -> datetime.date | None:
        return self.to_python(super().get_prep_value(value))


def kolom_oleh() -> models.ForeignKey:
    """Who did it; written by the app beside the moment, never asked in a form."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
