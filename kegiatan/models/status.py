from django.db import models


class StatusKomitmen(models.TextChoices):
    """What became of a promise."""

    TERBUKA = "terbuka", "Terbuka"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Batal"


BELUM_TUNTAS = (StatusKomitmen.TERBUKA, StatusKomitmen.BERJALAN)
TUNTAS = (StatusKomitmen.SELESAI, StatusKomitmen.BATAL)
