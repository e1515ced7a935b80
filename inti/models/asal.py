from django.db import models


class SumberBaris(models.TextChoices):
    PENGGUNA = "pengguna", "Diisi pengguna"
    FAKTA = "fakta", "Fakta terbit"
    CONTOH = "contoh", "Data contoh"


class Asal(models.Model):
    """Where a row came from: typed by a user, a published fact, or the sample."""

    asal = models.CharField(
        max_length=8, choices=SumberBaris, default=SumberBaris.PENGGUNA, editable=False
    )

    class Meta:
        abstract = True

    @property
    def contoh(self) -> bool:
        return self.asal == SumberBaris.CONTOH
