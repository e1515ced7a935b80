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
    jejak,
)
from inti.tanggal import sehari
from inti.validators import validasi_telepon

BELUM_BERLAKU, BERLAKU = "belum berlaku", "berlaku"
SEGERA_BERAKHIR, BERAKHIR = "segera berakhir", "berakhir"
SEGERA = 60  # days before its end in which an agreement asks to be renewed


class MitraQuerySet(CatatanQuerySet):
    def cari(self, teks: str):
        """By name, field, contact or agreement, ignoring case."""
        return self.filter(
            Q(nama__icontains=teks)
            | Q(bidang__icontains=teks)
            | Q(kontak__icontains=teks)
            | Q(kesepakatan__icontains=teks)
        )


class Mitra(Catatan):
    """A partner institution, its contact, and the agreement with it."""

    nama = KolomTeks("nama lembaga", max_length=160)
    bidang = KolomTeks("bidang", max_length=160, blank=True)
    kontak = KolomTeks("nama kontak", max_length=120, blank=True)
    telepon = KolomTeks("telepon", max_length=30, blank=True, validators=[validasi_telepon])
    alamat = KolomTeks("alamat", max_length=200, blank=True)
    kesepakatan = KolomTeks("nomor kesepakatan", max_length=120, blank=True)
    kesepakatan_mulai = KolomTanggal("berlaku sejak", null=True, blank=True)
    kesepakatan_selesai = KolomTanggal("berlaku sampai", null=True, blank=True)
    bentuk = models.TextField("bentuk kerja sama", max_length=1000, blank=True)

    objects = ManagerSah.from_queryset(MitraQuerySet)()
    semua = MitraQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "mitra"
        verbose_name_plural = "mitra"
        ordering = ["nama", "pk"]
        constraints = [
            *batasan_catatan("mitra"),
            models.CheckConstraint(
                condition=~Q(nama=""),
                name="mitra_nama_terisi",
                violation_error_message="Nama lembaga wajib diisi.",
            ),
            models.CheckConstraint(
                condition=Q(kesepakatan_selesai__isnull=True)
                | Q(
                    kesepakatan_mulai__isnull=False,
                    kesepakatan_selesai__gte=F("kesepakatan_mulai"),
                ),
                name="mitra_kesepakatan_urut",
                violation_error_message="Kesepakatan mulai dahulu, lalu berakhir.",
            ),
            models.UniqueConstraint(
                models.functions.Lower("nama"),
                condition=Q(dibatalkan_pada__isnull=True),
                name="mitra_nama_unik",
                violation_error_message="Mitra dengan nama ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("kegiatan:mitra_detail", args=[self.pk])

    @property
    def bersepakat(self) -> bool:
        """Whether an agreement is recorded at all."""
        return bool(self.kesepakatan or self.kesepakatan_mulai)

    def keadaan(self, per: datetime.date) -> str:
        """Of the agreement on that day: "" without one."""
        if not self.bersepakat:
            return ""
        if self.kesepakatan_mulai and self.kesepakatan_mulai > per:
            return BELUM_BERLAKU
        if self.kesepakatan_selesai is None or self.kesepakatan_selesai > per + sehari(SEGERA):
            return BERLAKU
        return SEGERA_BERAKHIR if self.kesepakatan_selesai >= per else BERAKHIR

    def yang_berdiri(self) -> list[str]:
        return [
            *(f"Komitmen “{k}”" for k in self.komitmen.all()),
            *(f"Kegiatan “{k}”" for k in self.kegiatan.filter(dibatalkan_pada__isnull=True)),
        ]
