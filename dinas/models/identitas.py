import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from berkas.batas import MB, UNGGAHAN_BAKU, UNGGAHAN_TERBESAR
from inti.ingatan import sekali
from inti.models import (
    Asal,
    Berlaku,
    BerlakuQuerySet,
    Berversi,
    KolomTanggal,
    KolomTeks,
    SumberBaris,
    batasan_berlaku,
    cek_pilihan,
    jejak,
)
from inti.nilai import tanggal_panjang
from inti.validators import validasi_nip, validasi_telepon


class ProfilDinas(Berversi):
    """The one row of office settings (pk 1)."""

    kabupaten = KolomTeks("kabupaten", max_length=80, default="Gunung Mas")
    alamat = KolomTeks("alamat", max_length=200, blank=True)
    telepon = KolomTeks("telepon", max_length=30, blank=True, validators=[validasi_telepon])
    tempat = KolomTeks(
        "tempat surat",
        max_length=80,
        default="Kuala Kurun",
        blank=True,
        help_text="Ditulis di atas tanda tangan, misalnya Kuala Kurun.",
    )
    logo = models.BinaryField("lambang pada kop surat", null=True, blank=True)  # PNG, small
    laporan_sejak = KolomTanggal(
        "laporan sejak",
        default=datetime.date(2020, 1, 1),
        help_text="Bulan pertama laporan dikirim lewat aplikasi ini (isi tanggal 1).",
    )
    buka_kirim = models.PositiveSmallIntegerField(
        "boleh dikirim sejak tanggal",
        default=25,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
        help_text="Tanggal di bulan itu sejak laporannya boleh dikirim.",
    )
    ambang_cakupan = models.PositiveSmallIntegerField(
        "ambang cakupan penimbangan (%)",
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Bila balita yang diukur kurang dari ini, prevalensinya ditandai cakupan "
        "rendah dan tidak dibandingkan.",
    )
    batas_unggahan = models.PositiveSmallIntegerField(
        "batas unggahan (MB)",
        default=UNGGAHAN_BAKU // MB,
        validators=[MinValueValidator(1), MaxValueValidator(UNGGAHAN_TERBESAR // MB)],
        help_text="Ukuran terbesar satu berkas (pindaian, foto, dokumen) yang boleh diunggah.",
    )
    hari_urung_impor = models.PositiveSmallIntegerField(
        "impor dapat dibatalkan selama (hari)",
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text="Selama itu berkas yang diimpor disimpan; sesudahnya hanya hitungannya.",
    )
    data_contoh = models.BooleanField("data contoh dimuat", default=False, editable=False)

    riwayat = jejak(excluded_fields=["logo"])  # that it changed is the reason of the row

    class Meta:
        verbose_name = "profil dinas"
        verbose_name_plural = "profil dinas"
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="profildinas_satu_baris",
                violation_error_message="Profil dinas hanya satu.",
            ),
            models.CheckConstraint(
                condition=Q(buka_kirim__gte=1, buka_kirim__lte=28),
                name="profildinas_buka_kirim",
                violation_error_message="Isi tanggal 1 sampai 28.",
            ),
            models.CheckConstraint(
                condition=Q(ambang_cakupan__gte=1, ambang_cakupan__lte=100),
                name="profildinas_ambang_cakupan",
                violation_error_message="Isi 1 sampai 100 persen.",
            ),
            models.CheckConstraint(
                condition=Q(batas_unggahan__gte=1, batas_unggahan__lte=UNGGAHAN_TERBESAR // MB),
                name="profildinas_batas_unggahan",
                violation_error_message=f"Isi 1 sampai {UNGGAHAN_TERBESAR // MB} MB.",
            ),
            models.CheckConstraint(
                condition=Q(hari_urung_impor__gte=1, hari_urung_impor__lte=365),
                name="profildinas_hari_urung_impor",
                violation_error_message="Isi 1 sampai 365 hari.",
            ),
        ]

    def __str__(self) -> str:
        return "Profil dinas"

    def save(self, *args, **kwargs):
        self.pk = 1
        if self._state.adding:  # else Django, seeing a pk, tries an UPDATE first
            kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    @classmethod
    def ambil(cls) -> "ProfilDinas":
        """The row, or an unsaved one with the defaults while none was saved.

        Every page asks for it, only a printed one for its picture.
        """
        baris = cls.objects.defer("logo").filter(pk=1)
        return sekali("profil-dinas", lambda: baris.first() or cls())


class IdentitasDinas(Berlaku, Berversi, Asal):
    """Name and head of the office over time: it has been renamed more than once."""

    nama_dinas = KolomTeks("nama dinas", max_length=160)
    kepala = KolomTeks("kepala dinas", max_length=120, blank=True)
    nip = KolomTeks("NIP", max_length=18, blank=True, validators=[validasi_nip])
    pangkat = KolomTeks("pangkat", max_length=80, blank=True)
    pelaksana_tugas = models.BooleanField("pelaksana tugas (Plt.)", default=False)

    objects = BerlakuQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "identitas dinas"
        verbose_name_plural = "identitas dinas"
        ordering = ["-mulai", "-pk"]
        constraints = [
            *batasan_berlaku("identitasdinas"),
            cek_pilihan("identitasdinas", "asal", SumberBaris),
            models.UniqueConstraint(
                fields=["mulai"],
                name="identitasdinas_mulai_unik",
                violation_error_message="Sudah ada identitas yang mulai pada tanggal ini.",
            ),
            models.CheckConstraint(
                condition=~Q(nama_dinas=""),
                name="identitasdinas_nama_terisi",
                violation_error_message="Nama dinas wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_dinas

    def clean(self):
        tolak_irisan(self)


class AturanLapor(Berlaku, Berversi):
    """Reporting rules over time; each month is judged by the rule that held in it."""

    batas_lapor = models.PositiveSmallIntegerField(
        "batas lapor (tanggal bulan berikutnya)",
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
    )
    ambang_lapor = models.PositiveSmallIntegerField(
        "ambang lapor (%)",
        default=65,
        validators=[MaxValueValidator(100)],
        help_text="Di bawah ambang ini ditandai “perlu perhatian”.",
    )
    tenggang_baru = models.PositiveSmallIntegerField(
        "tenggang kelompok baru (tanggal)",
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
        help_text="Kelompok yang dibentuk sesudah tanggal ini belum wajib lapor bulan itu.",
    )

    objects = BerlakuQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "aturan lapor"
        verbose_name_plural = "aturan lapor"
        ordering = ["-mulai", "-pk"]
        constraints = [
            *batasan_berlaku("aturanlapor"),
            models.UniqueConstraint(
                fields=["mulai"],
                name="aturanlapor_mulai_unik",
                violation_error_message="Sudah ada aturan yang mulai pada tanggal ini.",
            ),
            models.CheckConstraint(
                condition=Q(
                    batas_lapor__gte=1,
                    batas_lapor__lte=28,
                    tenggang_baru__gte=1,
                    tenggang_baru__lte=28,
                    ambang_lapor__lte=100,
                ),
                name="aturanlapor_batas_wajar",
                violation_error_message="Tanggal 1 sampai 28, ambang 0 sampai 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"Aturan lapor sejak {tanggal_panjang(self.mulai)}"

    def clean(self):
        if self.mulai and self.mulai.day != 1:
            raise ValidationError({"mulai": "Aturan berlaku sejak tanggal 1 suatu bulan."})
        tolak_irisan(self)


def tolak_irisan(objek: IdentitasDinas | AturanLapor) -> None:
    """Refuse a period that shares a day with another row of the same table."""
    if not objek.mulai:  # missing, and reported as such
        return
    lain = type(objek).objects.exclude(pk=objek.pk)
    if bentrok := lain.beririsan(objek.mulai, objek.selesai).order_by("mulai").first():
        raise ValidationError(
            {
                "mulai": f"Masa ini beririsan dengan “{bentrok}” yang mulai "
                f"{tanggal_panjang(bentrok.mulai)}. Akhiri dulu yang lama."
            }
        )
