import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from inti.models import (
    Berversi,
    Catatan,
    CatatanQuerySet,
    KolomTeks,
    ManagerSah,
    Urutan,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from kelompok.models.acuan import AcuanQuerySet
from petugas.akses import desa_terlihat, melihat_semua
from wilayah.models import Desa

from .kegiatan import BATAS_RUPIAH

TAHUN_TERAWAL, TAHUN_TERAKHIR = 2015, 2100  # Dana Desa exists since 2015


class SumberDukungan(models.TextChoices):
    """DD comes from the state (APBN), ADD from the district (APBD): never one column."""

    DD = "DD", "Dana Desa (DD, APBN)"
    ADD = "ADD", "Alokasi Dana Desa (ADD, APBD)"
    BOKB = "BOKB", "BOKB (DAK nonfisik)"
    APBD = "APBD", "APBD kabupaten"
    CSR = "CSR", "CSR"
    LAINNYA = "lainnya", "Lainnya"


DANA_DESA = (SumberDukungan.DD, SumberDukungan.ADD)  # a kelurahan has neither
TANPA_DESA = (SumberDukungan.BOKB, SumberDukungan.APBD)  # may be of the whole kabupaten


class Program(models.TextChoices):
    BKB = "BKB", "BKB"
    BKR = "BKR", "BKR"
    BKL = "BKL", "BKL"
    UPPKS = "UPPKS", "UPPKS (UPPKA)"
    PIKR = "PIKR", "PIK-R"
    IMP = "IMP", "PPKBD dan Sub PPKBD"
    STUNTING = "stunting", "Pencegahan stunting"
    POSYANDU = "posyandu", "Posyandu"
    LAINNYA = "lainnya", "Lainnya"


class KodeKegiatan(Berversi):
    """Activity code of village budgets (Permendagri 20/2018), as a pick-list."""

    kode = models.CharField("kode", max_length=12, unique=True)
    nama = KolomTeks("nama", max_length=160)
    aktif = models.BooleanField("masih dipakai", default=True)

    objects = AcuanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "kode kegiatan desa"
        verbose_name_plural = "kode kegiatan desa"
        ordering = ["kode"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kode="") & ~Q(nama=""),
                name="kodekegiatan_terisi",
                violation_error_message="Kode dan nama wajib diisi.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class DanaQuerySet(CatatanQuerySet):
    def terlihat(self, user, hari_ini: datetime.date | None = None):
        """All; for a field officer the money of own villages and that of the whole kabupaten."""
        if melihat_semua(user):
            return self
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(desa__in=desa_terlihat(user, hari_ini)) | Q(desa__isnull=True))

    def lebih(self):
        """More spent than the budget that holds."""
        return self.filter(realisasi__gt=Coalesce("pagu_perubahan", "pagu"))

    def untuk_daftar(self):
        return self.select_related("desa__kecamatan", "kode_kegiatan")


class DukunganDana(Catatan):
    """Money for the programme in a village and year, in whole rupiah.

    `pagu` is what was budgeted, `pagu_perubahan` what the changed budget says (it holds where it
    is there), `realisasi` what was spent; more spent than budgeted is possible and only a warning.
    """

    kode = models.CharField("kode", max_length=12, unique=True, editable=False)
    desa = models.ForeignKey(
        Desa,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dana",
        verbose_name="desa atau kelurahan",
    )
    tahun = models.PositiveSmallIntegerField(
        "tahun",
        validators=[MinValueValidator(TAHUN_TERAWAL), MaxValueValidator(TAHUN_TERAKHIR)],
    )
    sumber = models.CharField("sumber", max_length=8, choices=SumberDukungan)
    program = models.CharField("program", max_length=8, choices=Program)
    kode_kegiatan = models.ForeignKey(
        KodeKegiatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dana",
        verbose_name="kode kegiatan",
    )
    uraian = KolomTeks("uraian", max_length=200, blank=True)
    pagu = models.PositiveBigIntegerField(
        "pagu (Rp)", validators=[MaxValueValidator(BATAS_RUPIAH, "Pagu ini terlalu besar.")]
    )
    pagu_perubahan = models.PositiveBigIntegerField(
        "pagu perubahan (Rp)",
        null=True,
        blank=True,
        validators=[MaxValueValidator(BATAS_RUPIAH, "Pagu ini terlalu besar.")],
    )
    realisasi = models.PositiveBigIntegerField(
        "realisasi (Rp)",
        null=True,
        blank=True,
        validators=[MaxValueValidator(BATAS_RUPIAH, "Realisasi ini terlalu besar.")],
    )
    nomor_perdes = KolomTeks("nomor Perdes", max_length=80, blank=True)

    objects = ManagerSah.from_queryset(DanaQuerySet)()
    semua = DanaQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "dana"
        verbose_name_plural = "dana"
        ordering = ["-tahun", "desa__kode", "sumber", "program", "pk"]
        constraints = [
            *batasan_catatan("dukungandana"),
            cek_pilihan("dukungandana", "sumber", SumberDukungan),
            cek_pilihan("dukungandana", "program", Program),
            models.CheckConstraint(
                condition=Q(tahun__gte=TAHUN_TERAWAL, tahun__lte=TAHUN_TERAKHIR),
                name="dukungandana_tahun_wajar",
                violation_error_message="Tahun tidak mungkin.",
            ),
            models.CheckConstraint(
                condition=Q(desa__isnull=False) | Q(sumber__in=TANPA_DESA),
                name="dukungandana_desa_menurut_sumber",
                violation_error_message="Tanpa desa hanya BOKB dan APBD kabupaten.",
            ),
            models.CheckConstraint(
                condition=Q(pagu__lte=BATAS_RUPIAH)
                & (Q(pagu_perubahan__isnull=True) | Q(pagu_perubahan__lte=BATAS_RUPIAH))
                & (Q(realisasi__isnull=True) | Q(realisasi__lte=BATAS_RUPIAH)),
                name="dukungandana_jumlah_wajar",
                violation_error_message="Ada jumlah yang terlalu besar.",
            ),
            models.UniqueConstraint(
                # A missing village or code is a value of its own here; NULLs would all differ.
                Coalesce("desa", 0),
                "tahun",
                "sumber",
                "program",
                Coalesce("kode_kegiatan", 0),
                "uraian",
                condition=Q(dibatalkan_pada__isnull=True),
                name="dukungandana_unik",
                violation_error_message="Dana dengan desa, tahun, sumber, program, kode, dan "
                "uraian ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_program_display()} {self.tahun}, {self.desa or 'kabupaten'}"

    def save(self, *args, **kwargs):
        if not self.kode:
            self.kode = self.kode_baru(1)[0]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("dana:detail", args=[self.pk])

    @staticmethod
    def kode_baru(banyak: int) -> list[str]:
        return [f"D-{n:06d}" for n in Urutan.ambil("dana", banyak)]

    @property
    def pagu_berlaku(self) -> int:
        """The changed budget where there is one."""
        return self.pagu if self.pagu_perubahan is None else self.pagu_perubahan

    @property
    def sumber_pendek(self) -> str:
        """DD, ADD, BOKB …: the short name, where the sources stand side by side."""
        return self.sumber if self.sumber.isupper() else str(self.get_sumber_display())

    @property
    def lebih(self) -> bool:
        """More spent than budgeted: possible, and worth a second look."""
        return self.realisasi is not None and self.realisasi > self.pagu_berlaku
