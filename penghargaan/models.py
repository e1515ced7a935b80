"""Awards and who received them."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from dinas.models import SuratKeputusan
from inti.models import (
    Berversi,
    Catatan,
    CatatanQuerySet,
    KolomTanggal,
    KolomTeks,
    ManagerSah,
    Urutan,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from kegiatan.models import Kegiatan
from kelompok.models import Kelompok
from petugas.akses import desa_terlihat, melihat_semua
from petugas.models import Petugas
from wilayah.models import Desa

TAHUN_TERAWAL, TAHUN_TERAKHIR = 1970, 2100


class TingkatPenghargaan(models.TextChoices):
    DESA = "desa", "Desa"
    KECAMATAN = "kecamatan", "Kecamatan"
    KABUPATEN = "kabupaten", "Kabupaten"
    PROVINSI = "provinsi", "Provinsi"
    NASIONAL = "nasional", "Nasional"


class JenisPenerima(models.TextChoices):
    ORANG = "orang", "Orang"
    PASANGAN = "pasangan", "Pasangan"
    KELOMPOK = "kelompok", "Kelompok"
    PETUGAS = "petugas", "Petugas"
    DESA = "desa", "Desa"
    INSTANSI = "instansi", "Instansi"


class JenisPenghargaan(Berversi):
    """Kind of award (pick-list of the administrator; ranah.md §5)."""

    kode = models.SlugField("kode", max_length=40, unique=True)
    nama = KolomTeks("nama", max_length=120)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    aktif = models.BooleanField("masih dipakai", default=True)
    tingkat = KolomTeks(
        "tingkat yang mungkin",
        max_length=60,
        blank=True,
        help_text="Kode dengan spasi: desa kecamatan kabupaten provinsi nasional. Kosong = semua.",
    )
    penerima = KolomTeks(
        "penerima yang mungkin",
        max_length=60,
        blank=True,
        help_text="Kode dengan spasi: orang pasangan kelompok petugas desa instansi. "
        "Kosong = semua.",
    )

    riwayat = jejak()

    class Meta:
        verbose_name = "jenis penghargaan"
        verbose_name_plural = "jenis penghargaan"
        ordering = ["urutan", "nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["nama"],
                name="jenispenghargaan_nama_unik",
                violation_error_message="Jenis penghargaan dengan nama ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self):
        """The two lists name only what there is."""
        galat = {
            kolom: f"“{asing[0]}” tidak dikenal. Pilih dari: {', '.join(pilihan.values)}."
            for kolom, pilihan in (("tingkat", TingkatPenghargaan), ("penerima", JenisPenerima))
            if (asing := [k for k in getattr(self, kolom).split() if k not in pilihan.values])
        }
        if galat:
            raise ValidationError(galat)

    def boleh_tingkat(self, tingkat: str) -> bool:
        return not self.tingkat or tingkat in self.tingkat.split()

    def boleh_penerima(self, jenis: str) -> bool:
        return not self.penerima or jenis in self.penerima.split()

    @property
    def sebut_tingkat(self) -> str:
        """The levels in words, as a message names them."""
        return _sebut(TingkatPenghargaan, self.tingkat)

    @property
    def sebut_penerima(self) -> str:
        return _sebut(JenisPenerima, self.penerima)


def _sebut(pilihan: type[models.TextChoices], kode: str) -> str:
    return ", ".join(str(pilihan(k).label).lower() for k in kode.split())


class Peringkat(models.TextChoices):
    JUARA_1 = "juara1", "Juara I"
    JUARA_2 = "juara2", "Juara II"
    JUARA_3 = "juara3", "Juara III"
    HARAPAN_1 = "harapan1", "Harapan I"
    HARAPAN_2 = "harapan2", "Harapan II"
    HARAPAN_3 = "harapan3", "Harapan III"
    NOMINE = "nomine", "Nomine"
    PENERIMA = "penerima", "Penerima"
    DIKUKUHKAN = "dikukuhkan", "Dikukuhkan"


class PenghargaanQuerySet(CatatanQuerySet):
    def terlihat(self, user, hari_ini: datetime.date | None = None):
        """All; for a field officer those of the own area and those that name no other village."""
        if melihat_semua(user):
            return self
        desa = desa_terlihat(user, hari_ini)
        if not user.is_authenticated:
            return self.none()
        penerima = Penerima.objects.filter(penghargaan=OuterRef("pk"))
        bertautan = penerima.filter(
            Q(kelompok__isnull=False) | Q(desa__isnull=False) | Q(petugas__isnull=False)
        )
        rekan = Petugas.objects.terlihat(user, hari_ini)
        sendiri = penerima.filter(
            Q(kelompok__desa__in=desa) | Q(desa__in=desa) | Q(petugas__in=rekan.values("pk"))
        )
        return self.filter(Exists(sendiri) | ~Exists(bertautan))

    def untuk_daftar(self):
        return self.select_related("jenis", "kegiatan", "sk").prefetch_related(
            models.Prefetch("penerima", Penerima.objects.untuk_daftar())
        )


class Penghargaan(Catatan):
    """An award as it was given; several recipients are rows of Penerima."""

    kode = models.CharField("kode", max_length=10, unique=True, editable=False)
    judul = KolomTeks("judul", max_length=160)
    jenis = models.ForeignKey(
        JenisPenghargaan, models.PROTECT, related_name="penghargaan", verbose_name="jenis"
    )
    tingkat = models.CharField("tingkat", max_length=9, choices=TingkatPenghargaan)
    peringkat = models.CharField("peringkat", max_length=10, choices=Peringkat, blank=True)
    tahun = models.PositiveSmallIntegerField(
        "tahun",
        validators=[MinValueValidator(TAHUN_TERAWAL), MaxValueValidator(TAHUN_TERAKHIR)],
    )
    tanggal = KolomTanggal("tanggal diserahkan", null=True, blank=True)
    nomor_piagam = KolomTeks("nomor piagam", max_length=80, blank=True)
    pemberi = KolomTeks("pemberi", max_length=160)
    diserahkan_oleh = KolomTeks("diserahkan oleh", max_length=200, blank=True)
    kegiatan = models.ForeignKey(
        Kegiatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="penghargaan",
        verbose_name="kegiatan",
    )
    sk = models.ForeignKey(
        SuratKeputusan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="penghargaan",
        verbose_name="SK",
    )
    acara = KolomTeks("acara dan tempat", max_length=200, blank=True)
    alasan = models.TextField("alasan", max_length=1000, blank=True)

    objects = ManagerSah.from_queryset(PenghargaanQuerySet)()
    semua = PenghargaanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "penghargaan"
        verbose_name_plural = "penghargaan"
        ordering = ["-tahun", F("tanggal").desc(nulls_last=True), "judul", "pk"]
        constraints = [
            *batasan_catatan("penghargaan"),
            cek_pilihan("penghargaan", "tingkat", TingkatPenghargaan),
            cek_pilihan("penghargaan", "peringkat", Peringkat, kosong=True),
            models.CheckConstraint(
                condition=Q(tahun__gte=TAHUN_TERAWAL, tahun__lte=TAHUN_TERAKHIR),
                name="penghargaan_tahun_wajar",
                violation_error_message="Tahun tidak mungkin.",
            ),
            models.CheckConstraint(
                condition=~Q(judul="") & ~Q(pemberi=""),
                name="penghargaan_terisi",
                violation_error_message="Judul dan pemberi wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def save(self, *args, **kwargs):
        if not self.kode:
            self.kode = f"H-{Urutan.ambil('penghargaan')[0]:04d}"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("penghargaan:detail", args=[self.pk])


class PenerimaQuerySet(CatatanQuerySet):
    def untuk_daftar(self):
        return self.select_related("kelompok__desa", "petugas", "desa__kecamatan")


class Penerima(Catatan):
    """One recipient: linked where it is in the registry, by free name otherwise.

    A couple is named only with its consent (when and how it was given); without it only its
    village is kept, and the page says "Pasangan, Desa …".
    """

    penghargaan = models.ForeignKey(Penghargaan, models.PROTECT, related_name="penerima")
    jenis = models.CharField("jenis penerima", max_length=8, choices=JenisPenerima)
    kelompok = models.ForeignKey(
        Kelompok, models.PROTECT, null=True, blank=True, related_name="penerima_penghargaan"
    )
    petugas = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="penerima_penghargaan"
    )
    desa = models.ForeignKey(
        Desa, models.PROTECT, null=True, blank=True, related_name="penerima_penghargaan"
    )
    nama = KolomTeks("nama", max_length=160, blank=True)
    jabatan = KolomTeks("jabatan", max_length=120, blank=True)
    setuju_tanggal = KolomTanggal("persetujuan disebut, tanggal", null=True, blank=True)
    setuju_cara = KolomTeks("cara persetujuan diberikan", max_length=160, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=1)

    objects = ManagerSah.from_queryset(PenerimaQuerySet)()
    semua = PenerimaQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "penerima"
        verbose_name_plural = "penerima"
        ordering = ["urutan", "pk"]
        constraints = [
            *batasan_catatan("penerima"),
            cek_pilihan("penerima", "jenis", JenisPenerima),
            models.CheckConstraint(
                condition=(
                    Q(kelompok__isnull=True, petugas__isnull=True, desa__isnull=True) & ~Q(nama="")
                )
                | Q(jenis=JenisPenerima.PASANGAN, kelompok__isnull=True, petugas__isnull=True)
                | Q(
                    jenis=JenisPenerima.KELOMPOK,
                    kelompok__isnull=False,
                    petugas__isnull=True,
                    desa__isnull=True,
                )
                | Q(
                    jenis=JenisPenerima.PETUGAS,
                    kelompok__isnull=True,
                    petugas__isnull=False,
                    desa__isnull=True,
                )
                | Q(
                    jenis=JenisPenerima.DESA,
                    kelompok__isnull=True,
                    petugas__isnull=True,
                    desa__isnull=False,
                ),
                name="penerima_tautan_atau_nama",
                violation_error_message="Tautkan penerima sesuai jenisnya, atau isi namanya.",
            ),
            models.CheckConstraint(
                condition=(
                    ~Q(jenis=JenisPenerima.PASANGAN)
                    & Q(setuju_tanggal__isnull=True, setuju_cara="")
                )
                | Q(
                    jenis=JenisPenerima.PASANGAN,
                    nama="",
                    setuju_tanggal__isnull=True,
                    setuju_cara="",
                )
                | (
                    Q(jenis=JenisPenerima.PASANGAN, setuju_tanggal__isnull=False)
                    & ~Q(nama="")
                    & ~Q(setuju_cara="")
                ),
                name="penerima_pasangan_setuju",
                violation_error_message="Pasangan disebut namanya hanya dengan persetujuannya: isi "
                "tanggal dan caranya, atau kosongkan namanya.",
            ),
        ]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def tautan(self):
        """The linked object, or None for a free name."""
        return self.kelompok or self.petugas or self.desa

    @property
    def sebutan(self) -> str:
        if self.jenis == JenisPenerima.PASANGAN:
            return self.nama or (
                f"Pasangan, {self.desa.nama_lengkap}" if self.desa else "Pasangan"
            )
        if self.desa:
            return self.desa.nama_lengkap
        return str(self.tautan or self.nama)

    def get_absolute_url(self) -> str:
        return self.penghargaan.get_absolute_url()
