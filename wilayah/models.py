"""The district's kecamatan and villages, their other names and codes, their yearly figures."""

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from inti.models import (
    Berversi,
    Catatan,
    CatatanQuerySet,
    KolomTanggal,
    KolomTeks,
    ManagerSah,
    Urutan,
    batasan_berlaku,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from inti.validators import validasi_telepon
from wilayah.ejaan import panjangkan

validasi_kode_kecamatan = RegexValidator(
    r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\Z", "Tulis kode seperti 62.10.01."
)
validasi_kode_desa = RegexValidator(
    r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[12][0-9]{3}\Z", "Tulis kode seperti 62.10.01.2001."
)
TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100


class Kecamatan(Berversi):
    """A sub-district; `kode` is the Kemendagri code, for example 62.10.01."""

    kode = models.CharField(
        "kode", max_length=8, unique=True, validators=[validasi_kode_kecamatan]
    )
    nama = KolomTeks("nama", max_length=80)
    ibukota = KolomTeks("ibu kota", max_length=80, blank=True)

    riwayat = jejak()

    class Meta:
        verbose_name = "kecamatan"
        verbose_name_plural = "kecamatan"
        ordering = ["kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["nama"],
                name="kecamatan_nama_unik",
                violation_error_message="Kecamatan dengan nama ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("wilayah:kecamatan", args=[self.kode])


class DesaQuerySet(models.QuerySet["Desa"]):
    def per(self, tanggal: datetime.date):
        """Villages that existed on `tanggal`; empty dates mean "always"."""
        return self.filter(
            Q(mulai__isnull=True) | Q(mulai__lte=tanggal),
            Q(selesai__isnull=True) | Q(selesai__gte=tanggal),
        )

    def bernama(self, teks: str):
        """Villages whose name, other name, kecamatan or code contains `teks`, ignoring case."""
        return self.filter(
            q_bernama(teks) | Q(kode__startswith=teks) | Q(kecamatan__nama__icontains=teks)
        )


def q_bernama(teks: str) -> Q:
    """Condition on Desa: a name of any spelling contains `teks`, also with "tb." written out."""
    bernama = Q(nama__icontains=teks) | Q(nama__icontains=panjangkan(teks))
    return bernama | Q(pk__in=NamaLain.objects.filter(bernama).values("desa"))


class JenisDesa(models.TextChoices):
    DESA = "desa", "Desa"
    KELURAHAN = "kelurahan", "Kelurahan"


class Desa(Berversi):
    """A desa or kelurahan; a kelurahan has no village fund (DD/ADD)."""

    kode = models.CharField("kode", max_length=13, unique=True, validators=[validasi_kode_desa])
    nama = KolomTeks("nama", max_length=80)
    jenis = models.CharField("jenis", max_length=9, choices=JenisDesa)
    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="desa")
    lintang = models.DecimalField("lintang", max_digits=8, decimal_places=5, null=True, blank=True)
    bujur = models.DecimalField("bujur", max_digits=8, decimal_places=5, null=True, blank=True)
    kepala = KolomTeks("kepala desa/lurah", max_length=120, blank=True)
    telepon_kepala = KolomTeks(
        "telepon kepala desa/lurah", max_length=30, blank=True, validators=[validasi_telepon]
    )
    mulai = KolomTanggal("ada sejak", null=True, blank=True)
    selesai = KolomTanggal("ada sampai", null=True, blank=True)
    pengganti = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="digantikan"
    )

    objects = DesaQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "desa atau kelurahan"
        verbose_name_plural = "desa dan kelurahan"
        ordering = ["kode"]
        constraints = [
            *batasan_berlaku("desa"),
            cek_pilihan("desa", "jenis", JenisDesa),
            models.UniqueConstraint(
                fields=["kecamatan", "nama"],
                condition=Q(selesai__isnull=True),
                name="desa_nama_unik_per_kecamatan",
                violation_error_message="Desa dengan nama ini sudah ada di kecamatan itu.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("wilayah:desa", args=[self.kode])

    @property
    def nama_lengkap(self) -> str:
        """With its kind, as in letters: "Desa Teluk Nyatu", "Kelurahan Kurun"."""
        return f"{self.get_jenis_display()} {self.nama}"


class NamaLain(Berversi):
    """Another spelling of a village, used in searches and imports."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="nama_lain")
    nama = KolomTeks("nama lain", max_length=80)
    sumber = KolomTeks("sumber", max_length=120, blank=True)

    riwayat = jejak()

    class Meta:
        verbose_name = "nama lain desa"
        verbose_name_plural = "nama lain desa"
        ordering = ["nama", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "nama"],
                name="namalain_unik",
                violation_error_message="Nama lain ini sudah dicatat.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class NamaLainKecamatan(Berversi):
    """Another spelling of a kecamatan."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="nama_lain")
    nama = KolomTeks("nama lain", max_length=80)
    sumber = KolomTeks("sumber", max_length=120, blank=True)

    riwayat = jejak()

    class Meta:
        verbose_name = "nama lain kecamatan"
        verbose_name_plural = "nama lain kecamatan"
        ordering = ["nama", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "nama"],
                name="namalainkecamatan_unik",
                violation_error_message="Nama lain ini sudah dicatat.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class SistemKode(models.TextChoices):
    BPS = "bps", "BPS"
    KEMENDAGRI_LAMA = "kemendagri_lama", "Kemendagri lama"
    SIGA = "siga", "SIGA"


class KodeLain(Berversi):
    """The code of a village in another system."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="kode_lain")
    sistem = models.CharField("sistem", max_length=15, choices=SistemKode)
    kode = KolomTeks("kode", max_length=30)

    riwayat = jejak()

    class Meta:
        verbose_name = "kode lain"
        verbose_name_plural = "kode lain"
        ordering = ["sistem", "kode", "pk"]
        constraints = [
            cek_pilihan("kodelain", "sistem", SistemKode),
            models.UniqueConstraint(
                fields=["sistem", "kode"],
                name="kodelain_unik",
                violation_error_message="Kode ini sudah dipakai desa lain dalam sistem itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sistem_display()} {self.kode}"


class DataDesa(Catatan):
    """Yearly denominators of a village, in persons or families; empty = not recorded."""

    kode = models.CharField("kode", max_length=12, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="data")
    tahun = models.PositiveSmallIntegerField(
        "tahun",
        validators=[MinValueValidator(TAHUN_TERAWAL), MaxValueValidator(TAHUN_TERAKHIR)],
    )
    penduduk = models.PositiveIntegerField("penduduk", null=True, blank=True)
    keluarga = models.PositiveIntegerField("keluarga", null=True, blank=True)
    keluarga_balita = models.PositiveIntegerField("keluarga dengan balita", null=True, blank=True)
    keluarga_remaja = models.PositiveIntegerField("keluarga dengan remaja", null=True, blank=True)
    keluarga_lansia = models.PositiveIntegerField("keluarga dengan lansia", null=True, blank=True)
    remaja = models.PositiveIntegerField("remaja 10–24 tahun", null=True, blank=True)
    pus = models.PositiveIntegerField("pasangan usia subur", null=True, blank=True)
    sumber = KolomTeks("sumber", max_length=160)

    objects = ManagerSah.from_queryset(CatatanQuerySet)()
    semua = CatatanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "data desa per tahun"
        verbose_name_plural = "data desa per tahun"
        ordering = ["-tahun", "desa__kode"]
        constraints = [
            *batasan_catatan("datadesa"),
            models.UniqueConstraint(
                fields=["desa", "tahun"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="datadesa_unik_per_tahun",
                violation_error_message="Data desa untuk tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=TAHUN_TERAWAL, tahun__lte=TAHUN_TERAKHIR),
                name="datadesa_tahun_wajar",
                violation_error_message="Tahun tidak mungkin.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{bagian}__isnull": True})
                    | Q(keluarga__isnull=True)
                    | Q(**{f"{bagian}__lte": F("keluarga")}),
                    name=f"datadesa_{bagian}_maks",
                    violation_error_message="Tidak boleh melebihi jumlah keluarga.",
                )
                for bagian in ("keluarga_balita", "keluarga_remaja", "keluarga_lansia")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.desa} {self.tahun}"

    def save(self, *args, **kwargs):
        if not self.kode:
            self.kode = self.kode_baru(1)[0]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.desa.get_absolute_url()

    @staticmethod
    def kode_baru(banyak: int) -> list[str]:
        return [f"W-{n:05d}" for n in Urutan.ambil("datadesa", banyak)]


class StatusPeta(models.TextChoices):
    DIPERIKSA = "diperiksa", "Belum dipakai"
    DIPAKAI = "dipakai", "Dipakai"
    DIGANTI = "diganti", "Tidak dipakai"


class PetaBatas(Berversi):
    """Official boundaries that were loaded: the geometry as it is served, and where it is from.

    The geometry of a row never changes; `sandi` is the beginning of its SHA-256 and stands in
    its address, so that a browser may keep it for ever. Without a row in use the map is schematic.
    """

    status = models.CharField(
        "status", max_length=9, choices=StatusPeta, default=StatusPeta.DIPERIKSA
    )
    berkas = KolomTeks("nama berkas", max_length=120)
    atribusi = KolomTeks("atribusi", max_length=200)
    sandi = models.CharField("sandi", max_length=16)
    jumlah = models.PositiveSmallIntegerField("jumlah desa")
    berat = models.PositiveIntegerField("berat terkirim (byte)")
    cara = KolomTeks("cara mencocokkan", max_length=300)
    desa_geojson = models.TextField("bidang desa", editable=False)
    kecamatan_geojson = models.TextField("bidang kecamatan", editable=False)

    riwayat = jejak(excluded_fields=["desa_geojson", "kecamatan_geojson"])

    class Meta:
        verbose_name = "batas wilayah"
        verbose_name_plural = "batas wilayah"
        ordering = ["-pk"]
        constraints = [
            cek_pilihan("petabatas", "status", StatusPeta),
            models.UniqueConstraint(
                fields=["status"],
                condition=Q(status="dipakai"),
                name="petabatas_satu_dipakai",
                violation_error_message="Hanya satu batas yang dipakai pada satu waktu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.berkas} ({self.jumlah} desa)"

    def get_absolute_url(self) -> str:
        return reverse("wilayah:batas_detail", args=[self.pk])
