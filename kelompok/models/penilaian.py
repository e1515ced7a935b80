from django.db import models
from django.db.models import Q

from inti.models import (
    Catatan,
    CatatanQuerySet,
    KolomTanggal,
    KolomTeks,
    ManagerSah,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from kelompok.jenis import Klasifikasi


class Penilaian(Catatan):
    """A dated classification; as of a day the latest on or before it holds."""

    kelompok = models.ForeignKey("kelompok.Kelompok", models.PROTECT, related_name="penilaian")
    tanggal = KolomTanggal("tanggal penilaian")
    klasifikasi = models.CharField("klasifikasi", max_length=10, choices=Klasifikasi)
    penilai = KolomTeks("penilai", max_length=120, blank=True)
    catatan = models.TextField("catatan", max_length=1000, blank=True)

    objects = ManagerSah.from_queryset(CatatanQuerySet)()
    semua = CatatanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "penilaian"
        verbose_name_plural = "penilaian"
        ordering = ["-tanggal", "-pk"]
        constraints = [
            *batasan_catatan("penilaian"),
            cek_pilihan("penilaian", "klasifikasi", Klasifikasi),
            models.UniqueConstraint(
                fields=["kelompok", "tanggal"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="penilaian_unik_per_tanggal",
                violation_error_message="Sudah ada penilaian kelompok ini pada tanggal itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kelompok}: {self.get_klasifikasi_display()}"

    def get_absolute_url(self) -> str:
        return self.kelompok.get_absolute_url()
