import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

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
from inti.nilai import tanggal_panjang


class Penerbit(models.TextChoices):
    """Who issues decrees; register cards K/0 name these (ranah.md §1a)."""

    KEPALA_DESA = "kades", "Kepala Desa/Lurah"
    CAMAT = "camat", "Camat"
    OPD_KB = "opd", "OPD KB"
    BUPATI = "bupati", "Bupati"
    BKKBN = "bkkbn", "BKKBN"
    LAINNYA = "lainnya", "Lainnya"


class SkQuerySet(CatatanQuerySet):
    def sah_pada(self, tanggal: datetime.date):
        """Decrees issued on or before `tanggal` and still valid on it."""
        return self.filter(q_sah_pada(tanggal))

    def cari(self, teks: str):
        """By number or subject, ignoring case."""
        return self.filter(Q(nomor__icontains=teks) | Q(tentang__icontains=teks))


def q_sah_pada(tanggal: datetime.date, awalan: str = "") -> Q:
    """Condition "this decree is in force on `tanggal`"."""
    return Q(**{f"{awalan}tanggal__lte": tanggal}) & (
        Q(**{f"{awalan}berlaku_sampai__isnull": True})
        | Q(**{f"{awalan}berlaku_sampai__gte": tanggal})
    )


class SuratKeputusan(Catatan):
    """A decree; one may stand under many records."""

    nomor = KolomTeks("nomor SK", max_length=80)
    tanggal = KolomTanggal("tanggal SK")
    penerbit = models.CharField("penerbit", max_length=8, choices=Penerbit)
    tentang = KolomTeks("tentang", max_length=200, blank=True)
    berlaku_sampai = KolomTanggal("berlaku sampai", null=True, blank=True)

    objects = ManagerSah.from_queryset(SkQuerySet)()
    semua = SkQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "SK"
        verbose_name_plural = "SK"
        ordering = ["-tanggal", "nomor", "pk"]
        constraints = [
            *batasan_catatan("sk"),
            cek_pilihan("sk", "penerbit", Penerbit),
            models.UniqueConstraint(
                fields=["nomor", "tanggal", "penerbit"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="sk_unik",
                violation_error_message="SK dengan nomor, tanggal, dan penerbit ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("tanggal")),
                name="sk_masa_berlaku",
                violation_error_message="Masa berlaku berakhir sebelum tanggal SK.",
            ),
            models.CheckConstraint(
                condition=~Q(nomor=""),
                name="sk_nomor_terisi",
                violation_error_message="Nomor SK wajib diisi.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("sk:detail", args=[self.pk])

    def __str__(self) -> str:
        return f"{self.nomor} ({self.get_penerbit_display()}, {tanggal_panjang(self.tanggal)})"
