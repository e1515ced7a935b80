from django.db import models
from django.db.models import Q

from dinas.models import SuratKeputusan
from inti.models import (
    Berlaku,
    BerlakuQuerySet,
    Catatan,
    ManagerSah,
    batasan_berlaku,
    batasan_catatan,
    jejak,
)
from wilayah.models import Desa, Kecamatan


class Penugasan(Berlaku, Catatan):
    """A village assigned to an officer (desa binaan); never two officers on one day."""

    petugas = models.ForeignKey("petugas.Petugas", models.PROTECT, related_name="penugasan")
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="penugasan")
    sk = models.ForeignKey(
        SuratKeputusan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="penugasan",
        verbose_name="SK",
    )

    objects = ManagerSah.from_queryset(BerlakuQuerySet)()
    semua = BerlakuQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["desa__kode", "-mulai", "pk"]
        constraints = [
            *batasan_catatan("penugasan"),
            *batasan_berlaku("penugasan"),
            models.UniqueConstraint(
                fields=["desa"],
                condition=Q(selesai__isnull=True, dibatalkan_pada__isnull=True),
                name="penugasan_satu_terbuka_per_desa",
                violation_error_message="Desa ini sudah punya petugas.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petugas} di {self.desa}"

    def get_absolute_url(self) -> str:
        return self.petugas.get_absolute_url()


class Koordinator(Berlaku, Catatan):
    """An officer who coordinates a whole kecamatan; never two on one day."""

    petugas = models.ForeignKey("petugas.Petugas", models.PROTECT, related_name="koordinator")
    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="koordinator")

    objects = ManagerSah.from_queryset(BerlakuQuerySet)()
    semua = BerlakuQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "koordinator kecamatan"
        verbose_name_plural = "koordinator kecamatan"
        ordering = ["kecamatan__kode", "-mulai", "pk"]
        constraints = [
            *batasan_catatan("koordinator"),
            *batasan_berlaku("koordinator"),
            models.UniqueConstraint(
                fields=["kecamatan"],
                condition=Q(selesai__isnull=True, dibatalkan_pada__isnull=True),
                name="koordinator_satu_terbuka_per_kecamatan",
                violation_error_message="Kecamatan ini sudah punya koordinator.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petugas}, koordinator {self.kecamatan}"

    def get_absolute_url(self) -> str:
        return self.petugas.get_absolute_url()
