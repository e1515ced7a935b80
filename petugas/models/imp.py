from django.db import models
from django.db.models import Q

from dinas.models import SuratKeputusan
from inti.models import (
    Berlaku,
    BerlakuQuerySet,
    Catatan,
    KolomTeks,
    ManagerSah,
    batasan_berlaku,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from inti.validators import validasi_telepon
from wilayah.models import Desa


class Tingkat(models.TextChoices):
    PPKBD = "ppkbd", "PPKBD"
    SUB_PPKBD = "sub_ppkbd", "Sub PPKBD"


class KlasifikasiImp(models.TextChoices):
    DASAR = "dasar", "Dasar"
    BERKEMBANG = "berkembang", "Berkembang"
    MANDIRI = "mandiri", "Mandiri"


class ImpQuerySet(BerlakuQuerySet):
    def terlihat(self, user, hari_ini=None):
        """IMP of the villages that `user` may see."""
        from petugas.akses import desa_terlihat  # noqa: PLC0415 (akses builds on the models)

        return self.filter(desa__in=desa_terlihat(user, hari_ini))


class Imp(Berlaku, Catatan):
    """A village volunteer: one PPKBD per village, Sub PPKBD per hamlet (ranah.md §3)."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="imp")
    tingkat = models.CharField("tingkat", max_length=9, choices=Tingkat)
    nama = KolomTeks("nama", max_length=120)
    telepon = KolomTeks("telepon", max_length=30, blank=True, validators=[validasi_telepon])
    klasifikasi = models.CharField(
        "klasifikasi", max_length=10, choices=KlasifikasiImp, blank=True
    )
    sk = models.ForeignKey(
        SuratKeputusan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="imp",
        verbose_name="SK",
    )

    objects = ManagerSah.from_queryset(ImpQuerySet)()
    semua = ImpQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "PPKBD/Sub PPKBD"
        verbose_name_plural = "PPKBD dan Sub PPKBD"
        ordering = ["desa__kode", "tingkat", "nama", "pk"]
        constraints = [
            *batasan_catatan("imp"),
            *batasan_berlaku("imp"),
            cek_pilihan("imp", "tingkat", Tingkat),
            cek_pilihan("imp", "klasifikasi", KlasifikasiImp, kosong=True),
            models.UniqueConstraint(
                fields=["desa"],
                condition=Q(
                    tingkat=Tingkat.PPKBD, selesai__isnull=True, dibatalkan_pada__isnull=True
                ),
                name="imp_satu_ppkbd_terbuka",
                violation_error_message="Desa ini sudah punya PPKBD.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_tingkat_display()} {self.desa})"

    def get_absolute_url(self) -> str:
        return self.desa.get_absolute_url()
