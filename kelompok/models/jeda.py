from django.db import models
from django.db.models import F, Q

from inti.models import (
    Berlaku,
    BerlakuQuerySet,
    Catatan,
    ManagerSah,
    batasan_catatan,
    jejak,
)
from inti.nilai import tanggal_panjang


class Jeda(Berlaku, Catatan):
    """A pause of a revived group; always closed, never overlapping another of the group."""

    kelompok = models.ForeignKey("kelompok.Kelompok", models.PROTECT, related_name="jeda")
    alasan = models.TextField("alasan", max_length=500, blank=True)

    objects = ManagerSah.from_queryset(BerlakuQuerySet)()
    semua = BerlakuQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "jeda"
        verbose_name_plural = "jeda"
        ordering = ["mulai", "pk"]
        constraints = [
            *batasan_catatan("jeda"),
            models.CheckConstraint(
                condition=Q(selesai__isnull=False, selesai__gte=F("mulai")),
                name="jeda_tertutup",
                violation_error_message="Jeda harus punya awal dan akhir yang urut.",
            ),
        ]

    def __str__(self) -> str:
        return f"Jeda {self.kelompok} {tanggal_panjang(self.mulai)}"

    def get_absolute_url(self) -> str:
        return self.kelompok.get_absolute_url()
