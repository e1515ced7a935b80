import datetime

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse

from inti.models import (
    Catatan,
    CatatanQuerySet,
    KolomTeks,
    ManagerSah,
    Urutan,
    batasan_catatan,
    jejak,
    q_per,
)
from inti.validators import validasi_nip, validasi_telepon


class PetugasQuerySet(CatatanQuerySet):
    def terlihat(self, user, hari_ini: datetime.date | None = None):
        """All officers; for a field officer: own row and colleagues of the own kecamatan."""
        from petugas.akses import petugas_terlihat

        return self.filter(petugas_terlihat(user, hari_ini))

    def per(self, tanggal: datetime.date):
        """Officers in service on `tanggal`: a Jabatan holds on it."""
        return self.filter(Exists(_jabatan_per(tanggal)))

    def sebagai(self, jenis: str, tanggal: datetime.date):
        """Officers in service on `tanggal` under this kind of position."""
        return self.filter(Exists(_jabatan_per(tanggal).filter(jenis=jenis)))

    def di_kecamatan(self, kecamatan, tanggal: datetime.date):
        """Officers with an assigned village in `kecamatan` on `tanggal`, or coordinating it."""
        from .penugasan import Koordinator, Penugasan

        return self.filter(
            Exists(
                Penugasan.objects.per(tanggal).filter(
                    petugas=OuterRef("pk"), desa__kecamatan=kecamatan
                )
            )
            | Exists(
                Koordinator.objects.per(tanggal).filter(
                    petugas=OuterRef("pk"), kecamatan=kecamatan
                )
            )
        )

    def untuk_daftar(self, tanggal: datetime.date):
        """With `jenis_jabatan`, `jenjang_jabatan` and `jumlah_desa` as they were on `tanggal`."""
        jabatan = _jabatan_per(tanggal)
        penugasan = q_per(tanggal, "penugasan__") & Q(penugasan__dibatalkan_pada__isnull=True)
        return self.annotate(
            jenis_jabatan=Subquery(jabatan.values("jenis")[:1]),
            jenjang_jabatan=Subquery(jabatan.values("jenjang")[:1]),
            jumlah_desa=Count("penugasan", filter=penugasan, distinct=True),
        )


def _jabatan_per(tanggal: datetime.date):
    from .jabatan import Jabatan

    return Jabatan.objects.per(tanggal).filter(petugas=OuterRef("pk")).order_by("-mulai", "-pk")


class Petugas(Catatan):
    """A field officer; positions, villages and coordination are dated rows of their own."""

    kode = models.CharField("kode", max_length=10, unique=True, editable=False)
    nama = KolomTeks("nama", max_length=120, help_text="Dengan gelar, seperti di surat tugas.")
    nip = KolomTeks(
        "NIP",
        max_length=18,
        blank=True,
        validators=[validasi_nip],
        help_text="18 angka; kosongkan bila bukan PNS atau PPPK.",
    )
    telepon = KolomTeks(
        "telepon/WhatsApp", max_length=30, blank=True, validators=[validasi_telepon]
    )
    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="petugas",
        verbose_name="akun",
    )

    objects = ManagerSah.from_queryset(PetugasQuerySet)()
    semua = PetugasQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "petugas"
        verbose_name_plural = "petugas"
        ordering = ["nama", "pk"]
        constraints = [
            *batasan_catatan("petugas"),
            models.UniqueConstraint(
                fields=["nip"],
                condition=~Q(nip="") & Q(dibatalkan_pada__isnull=True),
                name="petugas_nip_unik",
                violation_error_message="Petugas dengan NIP ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(nama=""),
                name="petugas_nama_terisi",
                violation_error_message="Nama wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def save(self, *args, **kwargs):
        if not self.kode:
            self.kode = f"P-{Urutan.ambil('petugas')[0]:04d}"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("petugas:detail", args=[self.pk])

    def yang_berdiri(self) -> list[str]:
        return [
            *(f"Penugasan di {p.desa}" for p in self.penugasan.select_related("desa")),
            *(f"Koordinator {k.kecamatan}" for k in self.koordinator.select_related("kecamatan")),
        ]
