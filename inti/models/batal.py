from django.db import models

from .kolom import kolom_oleh


class ManagerSah(models.Manager):
    """The default door: rows that were voided are not there."""

    def get_queryset(self):
        return super().get_queryset().filter(dibatalkan_pada__isnull=True)


class Batal(models.Model):
    """Voiding: a row that never was ("salah catat") leaves every figure but not the history."""

    dibatalkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    dibatalkan_oleh = kolom_oleh()
    alasan_batal = models.TextField("alasan pembatalan", blank=True, default="", editable=False)

    class Meta:
        abstract = True

    @property
    def batal(self) -> bool:
        return self.dibatalkan_pada is not None

    def yang_berdiri(self) -> list[str]:
        """Names of the rows that stand on this one and so forbid voiding it."""
        return []
