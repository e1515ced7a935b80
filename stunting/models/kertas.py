"""The worksheet that ranks villages for the list of a year, and its frozen copy."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from inti.models import (
    Catatan,
    CatatanQuerySet,
    ManagerSah,
    batasan_catatan,
    cek_pilihan,
    cek_sepasang,
    jejak,
    kolom_oleh,
)
from wilayah.models import Desa

from .dasar import cek_tahun, kolom_tahun

BOBOT_MAKS = 100
PERTIMBANGAN_MAKS = 10
# Indicator → default weight; each has its column `bobot_<indicator>`.
BOBOT = {
    "prevalensi": 30,
    "stunting": 20,
    "berisiko": 20,
    "cakupan": 15,
    "lama": 5,
    "pertimbangan": 10,
}


class StatusKertas(models.TextChoices):
    DISUSUN = "disusun", "Disusun"
    BEKU = "beku", "Dibekukan"


class Putusan(models.TextChoices):
    PERINGKAT = "peringkat", "Menurut peringkat"
    SERTAKAN = "sertakan", "Disertakan"
    KELUARKAN = "keluarkan", "Dikeluarkan"


def _bobot(nama: str, label: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label,
        default=BOBOT[nama],
        validators=[MaxValueValidator(BOBOT_MAKS, "Bobot paling besar 100.")],
    )


class KertasQuerySet(CatatanQuerySet):
    def hitung_terpilih(self):
        """With `terpilih`: how many villages a frozen worksheet chose."""
        terpilih = Count("baris_beku", filter=Q(baris_beku__terpilih=True))
        return self.annotate(terpilih=terpilih).order_by("-tahun", "pk")


class KertasKerja(Catatan):
    """Weights and rules by which the villages are ranked for the list of `tahun`.

    Weights are relative: their sum is shown, scores are divided by it. Once frozen it never
    changes; what stood in it then is in `BarisBeku`.
    """

    tahun = kolom_tahun()
    status = models.CharField(
        "status",
        max_length=7,
        choices=StatusKertas,
        default=StatusKertas.DISUSUN,
        editable=False,
    )
    n = models.PositiveSmallIntegerField(
        "jumlah lokus", default=10, validators=[MaxValueValidator(500)]
    )
    bobot_prevalensi = _bobot("prevalensi", "prevalensi")
    bobot_stunting = _bobot("stunting", "jumlah balita stunting")
    bobot_berisiko = _bobot("berisiko", "keluarga berisiko")
    bobot_cakupan = _bobot("cakupan", "kekurangan cakupan layanan")
    bobot_lama = _bobot("lama", "lama menjadi lokus")
    bobot_pertimbangan = _bobot("pertimbangan", "pertimbangan")
    sertakan_tak_lengkap = models.BooleanField(
        "peringkatkan desa yang datanya tidak lengkap", default=False
    )
    catatan = models.TextField("catatan", max_length=1000, blank=True)
    dibekukan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    dibekukan_oleh = kolom_oleh()

    objects = ManagerSah.from_queryset(KertasQuerySet)()
    semua = KertasQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "kertas kerja"
        verbose_name_plural = "kertas kerja"
        ordering = ["-tahun", "pk"]
        constraints = [
            *batasan_catatan("kertaskerja"),
            cek_pilihan("kertaskerja", "status", StatusKertas),
            cek_tahun("kertaskerja"),
            cek_sepasang("kertaskerja", "dibekukan_pada", "dibekukan_oleh"),
            models.UniqueConstraint(
                fields=["tahun"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="kertaskerja_satu_per_tahun",
                violation_error_message="Kertas kerja tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(**{f"bobot_{k}__lte": BOBOT_MAKS for k in BOBOT}),
                name="kertaskerja_bobot_wajar",
                violation_error_message="Bobot antara 0 dan 100.",
            ),
            models.CheckConstraint(
                condition=~Q(**{f"bobot_{k}": 0 for k in BOBOT}),
                name="kertaskerja_bobot_tidak_nol_semua",
                violation_error_message="Beri bobot pada paling sedikit satu indikator.",
            ),
            models.CheckConstraint(
                condition=Q(n__gte=1, n__lte=500),
                name="kertaskerja_n_wajar",
                violation_error_message="Jumlah lokus antara 1 dan 500.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKertas.BEKU, dibekukan_pada__isnull=False)
                | (~Q(status=StatusKertas.BEKU) & Q(dibekukan_pada__isnull=True)),
                name="kertaskerja_beku_bernama",
                violation_error_message="Kertas yang dibekukan punya waktu dan pembekunya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kertas kerja lokus {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("stunting:kertas", args=[self.tahun])

    def _do_update(self, base_qs, *args, **kwargs):
        """No door changes a frozen worksheet: its row matches no UPDATE (`Bentrok`)."""
        return super()._do_update(base_qs.exclude(status=StatusKertas.BEKU), *args, **kwargs)

    @property
    def beku(self) -> bool:
        return self.status == StatusKertas.BEKU

    @property
    def bobot(self) -> dict[str, int]:
        return {k: getattr(self, f"bobot_{k}") for k in BOBOT}

    @property
    def jumlah_bobot(self) -> int:
        return sum(self.bobot.values())

    def yang_berdiri(self) -> list[str]:
        return [str(b) for b in self.baris_beku.select_related("desa")]


class KertasDesa(Catatan):
    """What people say of one village in a worksheet: a judgement, or a decision, with a reason."""

    kertas = models.ForeignKey(KertasKerja, models.PROTECT, related_name="desa")
    desa = models.ForeignKey(
        Desa, models.PROTECT, related_name="+", verbose_name="desa atau kelurahan"
    )
    pertimbangan = models.PositiveSmallIntegerField(
        "pertimbangan (0–10)",
        null=True,
        blank=True,
        validators=[MaxValueValidator(PERTIMBANGAN_MAKS, "Pertimbangan antara 0 dan 10.")],
    )
    putusan = models.CharField("putusan", max_length=9, choices=Putusan, default=Putusan.PERINGKAT)
    alasan = models.TextField("alasan", max_length=500, blank=True)

    objects = ManagerSah.from_queryset(CatatanQuerySet)()
    semua = CatatanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "pertimbangan desa"
        verbose_name_plural = "pertimbangan desa"
        ordering = ["desa__kode", "pk"]
        constraints = [
            *batasan_catatan("kertasdesa"),
            cek_pilihan("kertasdesa", "putusan", Putusan),
            models.UniqueConstraint(
                fields=["kertas", "desa"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="kertasdesa_unik_per_kertas",
                violation_error_message="Pertimbangan desa ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(pertimbangan__isnull=True) | Q(pertimbangan__lte=PERTIMBANGAN_MAKS),
                name="kertasdesa_pertimbangan_wajar",
                violation_error_message="Pertimbangan antara 0 dan 10.",
            ),
            models.CheckConstraint(
                condition=Q(pertimbangan__isnull=True, putusan=Putusan.PERINGKAT) | ~Q(alasan=""),
                name="kertasdesa_beralasan",
                violation_error_message="Tulis alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.desa} dalam {self.kertas}"

    def get_absolute_url(self) -> str:
        return self.kertas.get_absolute_url()


class BarisBeku(models.Model):
    """One village of a frozen worksheet, as it was; written by the app, never changed.

    Values as ranked then (None = not known), scores 0–1 before weighing, `skor` 0–100. `tempat`
    is None where the village was not ranked; `tempat_baik` and `tempat_buruk` are its best and
    worst place when each weight alone moves by a fifth.
    """

    kertas = models.ForeignKey(KertasKerja, models.PROTECT, related_name="baris_beku")
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    tempat = models.PositiveSmallIntegerField(null=True)
    tempat_baik = models.PositiveSmallIntegerField(null=True)
    tempat_buruk = models.PositiveSmallIntegerField(null=True)
    skor = models.FloatField(null=True)
    terpilih = models.BooleanField()
    putusan = models.CharField(max_length=9, choices=Putusan)
    alasan = models.TextField(max_length=500, blank=True)
    nilai = models.JSONField()  # indicator → value, for reading only

    class Meta:
        verbose_name = "baris kertas kerja"
        verbose_name_plural = "baris kertas kerja"
        ordering = ["kertas", "tempat", "desa__kode", "pk"]
        constraints = [
            cek_pilihan("barisbeku", "putusan", Putusan),
            models.UniqueConstraint(fields=["kertas", "desa"], name="barisbeku_unik_per_kertas"),
        ]

    def __str__(self) -> str:
        return f"{self.desa}: {self.tempat or '–'}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("Baris beku tidak pernah diubah.")
        super().save(*args, **kwargs)
