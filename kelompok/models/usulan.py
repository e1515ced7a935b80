from django.conf import settings
from django.db import models
from django.db.models import Q

from inti.models import (
    Catatan,
    CatatanQuerySet,
    KolomTanggal,
    ManagerSah,
    batasan_catatan,
    cek_pilihan,
    cek_sepasang,
    jejak,
)
from petugas.akses import desa_terlihat
from wilayah.models import Desa

from .kelompok import AlasanSelesai


class TindakanUsulan(models.TextChoices):
    AKHIRI = "akhiri", "Mengakhiri"
    AKTIFKAN = "aktifkan", "Mengaktifkan kembali"
    BATALKAN = "batalkan", "Membatalkan (salah catat)"
    PINDAH = "pindah", "Memindah ke desa lain"


class StatusUsulan(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"


class UsulanQuerySet(CatatanQuerySet):
    def terlihat(self, user, hari_ini=None):
        """Proposals about groups of villages that `user` may see."""
        return self.filter(kelompok__desa__in=desa_terlihat(user, hari_ini))

    def menunggu(self):
        return self.filter(status=StatusUsulan.MENUNGGU)

    def untuk_daftar(self):
        return self.select_related(
            "kelompok__desa__kecamatan", "desa_baru", "diajukan_oleh", "diputus_oleh"
        )


class Usulan(Catatan):
    """What a field officer may not do, asked of the operators."""

    kelompok = models.ForeignKey("kelompok.Kelompok", models.PROTECT, related_name="usulan")
    tindakan = models.CharField("tindakan", max_length=8, choices=TindakanUsulan)
    tanggal = KolomTanggal("tanggal", null=True, blank=True)
    alasan_selesai = models.CharField(
        "alasan berakhir", max_length=11, choices=AlasanSelesai, blank=True
    )
    desa_baru = models.ForeignKey(
        Desa,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="desa yang benar",
    )
    alasan = models.TextField("penjelasan", max_length=500)
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="usulan",
        verbose_name="diajukan oleh",
    )
    diajukan_pada = models.DateTimeField("diajukan pada", auto_now_add=True)
    status = models.CharField(
        "status", max_length=8, choices=StatusUsulan, default=StatusUsulan.MENUNGGU
    )
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diputus oleh",
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    jawaban = models.TextField("jawaban", max_length=500, blank=True)

    objects = ManagerSah.from_queryset(UsulanQuerySet)()
    semua = UsulanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "usulan"
        verbose_name_plural = "usulan"
        ordering = ["diajukan_pada", "pk"]
        constraints = [
            *batasan_catatan("usulan"),
            cek_pilihan("usulan", "tindakan", TindakanUsulan),
            cek_pilihan("usulan", "status", StatusUsulan),
            cek_pilihan("usulan", "alasan_selesai", AlasanSelesai, kosong=True),
            cek_sepasang("usulan", "diputus_pada", "diputus_oleh"),
            models.UniqueConstraint(
                fields=["kelompok", "tindakan"],
                condition=Q(status=StatusUsulan.MENUNGGU, dibatalkan_pada__isnull=True),
                name="usulan_satu_menunggu",
                violation_error_message="Usulan yang sama sudah menunggu keputusan operator.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusUsulan.MENUNGGU, diputus_pada__isnull=True)
                | (~Q(status=StatusUsulan.MENUNGGU) & Q(diputus_pada__isnull=False)),
                name="usulan_putusan_lengkap",
                violation_error_message="Usulan yang diputus harus bernama dan bertanggal.",
            ),
            models.CheckConstraint(
                condition=~Q(tindakan=TindakanUsulan.PINDAH) | Q(desa_baru__isnull=False),
                name="usulan_pindah_bertujuan",
                violation_error_message="Pilih desa tujuan.",
            ),
            models.CheckConstraint(
                condition=~Q(tindakan__in=[TindakanUsulan.AKHIRI, TindakanUsulan.AKTIFKAN])
                | Q(tanggal__isnull=False),
                name="usulan_bertanggal",
                violation_error_message="Isi tanggalnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tindakan_display()} {self.kelompok}"

    def get_absolute_url(self) -> str:
        return self.kelompok.get_absolute_url()
