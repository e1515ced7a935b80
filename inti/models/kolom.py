from django.db import models

from inti.validators import satu_baris, tanggal_wajar


class KolomTeks(models.CharField):
    """One line of text: no line breaks, no control characters."""

    default_validators = [satu_baris]


class KolomTanggal(models.DateField):
    """A calendar date that an office could have written (1945 to 2100)."""

    default_validators = [tanggal_wajar]
