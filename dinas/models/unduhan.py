from django.conf import settings
from django.db import models
from django.db.models import Q

from inti.models import KolomTeks


class CatatanUnduh(models.Model):
    """Who took which export when, and whether it held names of people (docs/privasi.md)."""

    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="unduhan", verbose_name="oleh"
    )
    waktu = models.DateTimeField("waktu", auto_now_add=True)
    nama = KolomTeks("berkas", max_length=120)
    saringan = models.TextField("saringan", blank=True)
    baris = models.PositiveIntegerField("jumlah baris")
    dengan_nama = models.BooleanField("memuat nama orang", default=False)

    class Meta:
        verbose_name = "catatan unduhan"
        verbose_name_plural = "catatan unduhan"
        ordering = ["-waktu", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(nama=""), name="catatanunduh_nama_terisi"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.baris} baris)"
