from django.db import models
from django.db.models import Q

from dinas.models import SuratKeputusan
from inti.models import Catatan, CatatanQuerySet, ManagerSah, batasan_catatan, jejak


class SkKelompok(Catatan):
    """A decree that establishes (or confirms) a group; one decree may serve many groups."""

    kelompok = models.ForeignKey("kelompok.Kelompok", models.PROTECT, related_name="sk_kelompok")
    sk = models.ForeignKey(
        SuratKeputusan, models.PROTECT, related_name="sk_kelompok", verbose_name="SK"
    )

    objects = ManagerSah.from_queryset(CatatanQuerySet)()
    semua = CatatanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "SK kelompok"
        verbose_name_plural = "SK kelompok"
        ordering = ["-sk__tanggal", "-pk"]
        constraints = [
            *batasan_catatan("skkelompok"),
            models.UniqueConstraint(
                fields=["kelompok", "sk"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="skkelompok_unik",
                violation_error_message="SK ini sudah dicatat untuk kelompok itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sk} untuk {self.kelompok}"

    def get_absolute_url(self) -> str:
        return self.kelompok.get_absolute_url()
