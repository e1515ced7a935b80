"""Percentages that others published. No counts stand behind them here, and none are invented."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from inti.models import Asal, Berversi, KolomTeks, SumberBaris, cek_pilihan, jejak
from wilayah.models import Desa, Kecamatan

from .dasar import cek_tahun, kolom_tahun


def kolom_persen() -> models.DecimalField:
    return models.DecimalField(
        "prevalensi (%)",
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )


def cek_persen(model: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(persen__gte=0, persen__lte=100),
        name=f"{model}_persen_wajar",
        violation_error_message="Persen antara 0 dan 100.",
    )


class PrevalensiTerbit(Berversi, Asal):
    """A published percentage from e-PPGBM, of a village, a kecamatan, or (both empty) the whole."""

    desa = models.ForeignKey(
        Desa,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="prevalensi_terbit",
        verbose_name="desa atau kelurahan",
    )
    kecamatan = models.ForeignKey(
        Kecamatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="prevalensi_terbit",
        verbose_name="kecamatan",
    )
    tahun = kolom_tahun()
    persen = kolom_persen()
    sumber = KolomTeks("sumber", max_length=200)

    riwayat = jejak()

    class Meta:
        verbose_name = "prevalensi terbit"
        verbose_name_plural = "prevalensi terbit"
        ordering = ["-tahun", "kecamatan__kode", "desa__kode", "pk"]
        constraints = [
            cek_pilihan("prevalensiterbit", "asal", SumberBaris),
            cek_tahun("prevalensiterbit"),
            cek_persen("prevalensiterbit"),
            models.CheckConstraint(
                condition=Q(desa__isnull=True) | Q(kecamatan__isnull=True),
                name="prevalensiterbit_satu_wilayah",
                violation_error_message="Pilih desa atau kecamatan, jangan keduanya.",
            ),
            models.CheckConstraint(
                condition=~Q(sumber=""),
                name="prevalensiterbit_bersumber",
                violation_error_message="Sebut sumbernya.",
            ),
            models.UniqueConstraint(
                fields=["desa", "tahun"],
                condition=Q(desa__isnull=False),
                name="prevalensiterbit_unik_desa",
                violation_error_message="Prevalensi terbit desa ini untuk tahun itu sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun"],
                condition=Q(kecamatan__isnull=False),
                name="prevalensiterbit_unik_kecamatan",
                violation_error_message="Prevalensi terbit kecamatan ini untuk tahun itu "
                "sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["tahun"],
                condition=Q(desa__isnull=True, kecamatan__isnull=True),
                name="prevalensiterbit_unik_kabupaten",
                violation_error_message="Prevalensi terbit kabupaten tahun itu sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.desa or self.kecamatan or 'Kabupaten'} {self.tahun}: {self.persen}%"


class SumberSurvei(models.TextChoices):
    SSGI = "SSGI", "SSGI"
    SKI = "SKI", "SKI"


class PrevalensiSurvei(Berversi, Asal):
    """A survey's percentage, of the kabupaten only; another series than the weighing."""

    tahun = kolom_tahun()
    survei = models.CharField("survei", max_length=4, choices=SumberSurvei)
    persen = kolom_persen()
    sumber = KolomTeks("sumber", max_length=200, blank=True)

    riwayat = jejak()

    class Meta:
        verbose_name = "prevalensi survei"
        verbose_name_plural = "prevalensi survei"
        ordering = ["-tahun", "survei", "pk"]
        constraints = [
            cek_pilihan("prevalensisurvei", "asal", SumberBaris),
            cek_pilihan("prevalensisurvei", "survei", SumberSurvei),
            cek_tahun("prevalensisurvei"),
            cek_persen("prevalensisurvei"),
            models.UniqueConstraint(
                fields=["tahun", "survei"],
                name="prevalensisurvei_unik_tahun",
                violation_error_message="Hasil survei ini untuk tahun itu sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_survei_display()} {self.tahun}: {self.persen}%"
