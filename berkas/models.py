"""Private files: the content once, and under each record that it belongs to an attachment."""

import uuid

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse

from inti.models import (
    Catatan,
    CatatanQuerySet,
    KolomTeks,
    ManagerSah,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from inti.nilai import ukuran_berkas


class Tipe(models.TextChoices):
    """Kinds of content that are kept, recognised by the content itself."""

    JPEG = "image/jpeg", "Foto JPEG"
    PNG = "image/png", "Gambar PNG"
    WEBP = "image/webp", "Gambar WebP"
    PDF = "application/pdf", "PDF"


class Berkas(models.Model):
    """Content as it is kept, stored once whoever uploaded it; `sha256` is of what is stored.

    Written by the app, never changed. Rights, names and removal are per attachment. `tempat`
    names the file in the store (berkas/gudang.py): a row has a place of its own, so that one
    upload that fails cannot take away what another one, of the same content, has just written.
    """

    tempat = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    tipe = models.CharField(max_length=15, choices=Tipe)
    ukuran = models.PositiveBigIntegerField()  # bytes
    lebar = models.PositiveIntegerField(null=True)  # pixels; None for PDF
    tinggi = models.PositiveIntegerField(null=True)
    dibuat = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        ordering = ["pk"]
        constraints = [
            cek_pilihan("berkas", "tipe", Tipe),
            models.CheckConstraint(
                condition=Q(ukuran__gte=1),
                name="berkas_tidak_kosong",
                violation_error_message="Berkas kosong.",
            ),
            models.CheckConstraint(
                condition=Q(lebar__isnull=True, tinggi__isnull=True)
                | Q(lebar__isnull=False, tinggi__isnull=False, lebar__gte=1, tinggi__gte=1),
                name="berkas_ukuran_gambar",
                violation_error_message="Gambar punya lebar dan tinggi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tipe_display()} {self.sha256[:8]}"

    @property
    def gambar(self) -> bool:
        return self.tipe != Tipe.PDF

    @property
    def keterangan(self) -> str:
        """Foto JPEG, 184 KB."""
        return f"{self.get_tipe_display()}, {ukuran_berkas(self.ukuran)}"


class LampiranQuerySet(CatatanQuerySet):
    def milik(self, objek: models.Model):
        """Attachments of one record."""
        jenis = ContentType.objects.get_for_model(objek)
        return self.filter(jenis_pemilik=jenis, id_pemilik=objek.pk)

    def untuk_daftar(self):
        return self.select_related("berkas")


class Lampiran(Catatan):
    """A file under a record, by the name that its uploader gave it."""

    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="lampiran")
    jenis_pemilik = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    id_pemilik = models.PositiveBigIntegerField()
    pemilik = GenericForeignKey("jenis_pemilik", "id_pemilik")
    nama = KolomTeks("nama berkas", max_length=200)
    keterangan = KolomTeks("keterangan", max_length=200, blank=True)

    objects = ManagerSah.from_queryset(LampiranQuerySet)()
    semua = LampiranQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "lampiran"
        verbose_name_plural = "lampiran"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["jenis_pemilik", "id_pemilik"], name="lampiran_pemilik"),
        ]
        constraints = [
            *batasan_catatan("lampiran"),
            models.CheckConstraint(
                condition=~Q(nama=""),
                name="lampiran_nama_terisi",
                violation_error_message="Beri nama berkasnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("berkas:unduh", args=[self.pk])
