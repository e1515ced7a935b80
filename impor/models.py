"""Imports: what was uploaded, what it did, and what is needed to take it back.

The content of a file lies in a table of its own: it is written in the transaction of its batch,
is in every backup, is read by nobody but the check and the error workbook, and is taken out when
the time for undoing is over (`manage.py rapikan_impor`). The counts stay.
"""

import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from inti.models import Berversi, KolomTeks, cek_pilihan, cek_sepasang, jejak, kolom_oleh


class Status(models.TextChoices):
    DIPERIKSA = "diperiksa", "Diperiksa"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    DIBUANG = "dibuang", "Dibuang"


class BatchQuerySet(models.QuerySet["Batch"]):
    def untuk_daftar(self):
        return self.select_related("dibuat_oleh", "diterapkan_oleh", "dibatalkan_oleh")

    def kembar(self, jenis: str, sha256: str):
        """Imports of the very same file that were applied and not taken back, latest first."""
        return self.filter(jenis=jenis, sha256=sha256, status=Status.DITERAPKAN).order_by("-pk")


class Batch(Berversi):
    """One uploaded file and what became of it; counts are of the latest check."""

    jenis = models.CharField("jenis data", max_length=20)
    nama = KolomTeks("nama berkas", max_length=150)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    ukuran = models.PositiveIntegerField("ukuran (byte)", editable=False)
    lembar = models.CharField("lembar", max_length=100, blank=True)
    status = models.CharField("keadaan", max_length=10, choices=Status, default=Status.DIPERIKSA)
    kirim = models.BooleanField("langsung dikirim", default=False, editable=False)
    siap = models.BooleanField("lembar dan kolom dikenali", default=False)
    baris = models.PositiveIntegerField("baris", default=0)
    baru = models.PositiveIntegerField("baru", default=0)
    ubah = models.PositiveIntegerField("ubah", default=0)
    sama = models.PositiveIntegerField("sama", default=0)
    galat = models.PositiveIntegerField("baris bergalat", default=0)
    peringatan = models.PositiveIntegerField("perlu dipastikan", default=0)
    dibuat_pada = models.DateTimeField("diunggah", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="diunggah oleh",
    )
    diterapkan_pada = models.DateTimeField("diterapkan", null=True, blank=True, editable=False)
    diterapkan_oleh = kolom_oleh()
    dibatalkan_pada = models.DateTimeField("dibatalkan", null=True, blank=True, editable=False)
    dibatalkan_oleh = kolom_oleh()

    objects = BatchQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        ordering = ["-pk"]
        constraints = [
            cek_pilihan("batch", "status", Status),
            cek_sepasang("batch", "diterapkan_pada", "diterapkan_oleh"),
            cek_sepasang("batch", "dibatalkan_pada", "dibatalkan_oleh"),
            models.CheckConstraint(
                condition=Q(status__in=[Status.DIPERIKSA, Status.DIBUANG])
                | Q(diterapkan_pada__isnull=False),
                name="batch_diterapkan_bertanggal",
                violation_error_message="Impor yang diterapkan punya waktu.",
            ),
            models.CheckConstraint(
                condition=(Q(status=Status.DIBATALKAN) & Q(dibatalkan_pada__isnull=False))
                | (~Q(status=Status.DIBATALKAN) & Q(dibatalkan_pada__isnull=True)),
                name="batch_batal_bertanggal",
                violation_error_message="Impor yang dibatalkan punya waktu.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("impor:detail", args=[self.pk])

    @property
    def menunggu(self) -> bool:
        """Checked and neither applied nor thrown away."""
        return self.status == Status.DIPERIKSA

    @property
    def berubah(self) -> int:
        return self.baru + self.ubah

    def batas_urung(self, hari: int) -> datetime.date | None:
        """Last day on which it may be taken back; None before it was applied."""
        if self.diterapkan_pada is None:
            return None
        return timezone.localtime(self.diterapkan_pada).date() + datetime.timedelta(days=hari)


class IsiBatch(models.Model):
    """The file of a batch and the result of its check (gzip of JSON), until they are taken out."""

    batch = models.OneToOneField(Batch, models.PROTECT, related_name="isi")
    berkas = models.BinaryField(null=True)
    hasil = models.BinaryField(null=True)

    class Meta:
        verbose_name = "isi impor"
        verbose_name_plural = "isi impor"
        constraints = [
            models.CheckConstraint(
                condition=Q(berkas__isnull=False) | Q(hasil__isnull=True),
                name="isibatch_hasil_dengan_berkas",
                violation_error_message="Hasil pemeriksaan hilang bersama berkasnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Isi {self.batch_id}"


class Tindakan(models.TextChoices):
    BARU = "baru", "Baru"
    UBAH = "ubah", "Ubah"


class Perubahan(models.Model):
    """What an applied batch did to one record: values before and after, as the record keeps
    them, and the version that it left."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="perubahan")
    nomor = models.PositiveIntegerField()  # row of the file
    jenis_objek = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    id_objek = models.PositiveBigIntegerField()
    tindakan = models.CharField(max_length=4, choices=Tindakan)
    sebelum = models.JSONField(default=dict)
    sesudah = models.JSONField(default=dict)
    versi = models.PositiveIntegerField()

    class Meta:
        verbose_name = "perubahan impor"
        verbose_name_plural = "perubahan impor"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["jenis_objek", "id_objek"], name="perubahan_objek"),
        ]
        constraints = [
            cek_pilihan("perubahan", "tindakan", Tindakan),
            models.UniqueConstraint(
                fields=["batch", "jenis_objek", "id_objek"], name="perubahan_satu_per_objek"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tindakan} {self.id_objek}"


class HafalanJudul(models.Model):
    """What a heading means that no column is called by, as somebody said once; "" = ignore."""

    jenis = models.CharField(max_length=20)
    kunci = models.CharField(max_length=100)
    tulisan = models.CharField(max_length=100)
    kolom = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = "judul kolom yang dihafal"
        verbose_name_plural = "judul kolom yang dihafal"
        ordering = ["jenis", "kunci"]
        constraints = [
            models.UniqueConstraint(fields=["jenis", "kunci"], name="hafalanjudul_unik"),
        ]

    def __str__(self) -> str:
        return self.tulisan
