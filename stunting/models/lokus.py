"""Focus villages (lokus) per year."""

import datetime

from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from dinas.models import SuratKeputusan
from inti.models import (
    Catatan,
    CatatanQuerySet,
    KolomTeks,
    ManagerSah,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from kelompok.jenis import Jenis
from kelompok.models import Kelompok
from petugas.models import Penugasan
from wilayah.models import Desa

from .dasar import TAHUN_TERAKHIR, TAHUN_TERAWAL


class StatusDaftar(models.TextChoices):
    CALON = "calon", "Calon"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class Kedudukan(models.TextChoices):
    """Of a focus village against the *decreed* list of the year before."""

    LANJUTAN = "lanjutan", "Lanjutan"
    BARU = "baru", "Baru"
    LEPAS = "lepas", "Lepas"


class DaftarLokus(Catatan):
    """The list of focus villages of a year; a candidate list until it is decreed."""

    tahun = models.PositiveSmallIntegerField(
        "tahun",
        validators=[MinValueValidator(TAHUN_TERAWAL), MaxValueValidator(TAHUN_TERAKHIR)],
    )
    status = models.CharField(
        "status", max_length=10, choices=StatusDaftar, default=StatusDaftar.CALON
    )
    sk = models.ForeignKey(
        SuratKeputusan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_lokus",
        verbose_name="SK",
    )
    dasar = models.TextField(
        "dasar penetapan",
        max_length=500,
        blank=True,
        help_text="Yang diketahui bila nomor SK tidak diketahui.",
    )

    objects = ManagerSah.from_queryset(CatatanQuerySet)()
    semua = CatatanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "daftar lokus"
        verbose_name_plural = "daftar lokus"
        ordering = ["-tahun", "pk"]
        constraints = [
            *batasan_catatan("daftarlokus"),
            cek_pilihan("daftarlokus", "status", StatusDaftar),
            models.UniqueConstraint(
                fields=["tahun"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="daftarlokus_satu_per_tahun",
                violation_error_message="Daftar lokus tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=TAHUN_TERAWAL, tahun__lte=TAHUN_TERAKHIR),
                name="daftarlokus_tahun_wajar",
                violation_error_message="Tahun tidak mungkin.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusDaftar.CALON) | Q(sk__isnull=False) | ~Q(dasar=""),
                name="daftarlokus_penetapan_berdasar",
                violation_error_message="Daftar yang ditetapkan harus punya SK atau dasarnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Lokus stunting {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("stunting:lokus_tahun", args=[self.tahun])

    @property
    def ditetapkan(self) -> bool:
        return self.status == StatusDaftar.DITETAPKAN

    def yang_berdiri(self) -> list[str]:
        return [f"Lokus {lokus.desa}" for lokus in self.lokus.select_related("desa")]


class LokusQuerySet(CatatanQuerySet):
    def tahun(self, tahun: int):
        """Focus villages of the (not voided) list of a year, whatever its status."""
        return self.filter(daftar__tahun=tahun, daftar__dibatalkan_pada__isnull=True)

    def ditetapkan(self, tahun: int):
        """Focus villages of the decreed list of a year."""
        return self.tahun(tahun).filter(daftar__status=StatusDaftar.DITETAPKAN)

    def ber_bkb(self, tanggal: datetime.date, ada: bool = True):
        """With (or without) a BKB active on `tanggal`."""
        bkb = Exists(Kelompok.objects.per(tanggal).filter(jenis=Jenis.BKB, desa=OuterRef("desa")))
        return self.filter(bkb if ada else ~bkb)

    def lepas(self, tahun: int):
        """Focus villages decreed for the year before that are not in this year's list."""
        kini = Lokus.objects.tahun(tahun).values("desa")
        return self.ditetapkan(tahun - 1).exclude(desa__in=kini)

    def berkedudukan(self, tahun: int, kedudukan: str):
        """Rows of a year's list that are "baru", "lanjutan" or "lepas" against the year before."""
        if kedudukan == Kedudukan.LEPAS:
            return self.lepas(tahun)
        dulu = Lokus.objects.ditetapkan(tahun - 1).values("desa")
        if kedudukan == Kedudukan.LANJUTAN:
            return self.tahun(tahun).filter(desa__in=dulu)
        return self.tahun(tahun).exclude(desa__in=dulu)

    def untuk_daftar(self, tahun: int, tanggal: datetime.date):
        """With `lanjutan` (was in the decreed list before), `jumlah_bkb` and of these `jumlah_hi`
        (holistik-integratif), `jumlah_pikr`, `nama_petugas` and `pk_petugas`."""
        dulu = Lokus.objects.ditetapkan(tahun - 1).filter(desa=OuterRef("desa"))
        petugas = Penugasan.objects.per(tanggal).filter(
            desa=OuterRef("desa"), petugas__dibatalkan_pada__isnull=True
        )
        aktif = Kelompok.objects.per(tanggal).filter(desa=OuterRef("desa"))
        bkb = aktif.filter(jenis=Jenis.BKB)
        return self.select_related("desa__kecamatan", "daftar").annotate(
            lanjutan=Exists(dulu),
            jumlah_bkb=_banyaknya(bkb),
            jumlah_hi=_banyaknya(bkb.holistik()),
            jumlah_pikr=_banyaknya(aktif.filter(jenis=Jenis.PIKR)),
            nama_petugas=Subquery(petugas.values("petugas__nama")[:1]),
            pk_petugas=Subquery(petugas.values("petugas")[:1]),
        )

    def dengan_kertas(self, tahun: int):
        """With `tempat_kertas` and `skor_kertas` of the frozen worksheet of that year, if any."""
        beku = apps.get_model("stunting", "BarisBeku").objects.filter(
            kertas__tahun=tahun, kertas__dibatalkan_pada__isnull=True, desa=OuterRef("desa")
        )
        return self.annotate(
            tempat_kertas=Subquery(beku.values("tempat")[:1]),
            skor_kertas=Subquery(beku.values("skor")[:1]),
        )


def _banyaknya(kelompok) -> Coalesce:
    hitung = kelompok.order_by().values("desa").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(hitung), 0)


class Lokus(Catatan):
    """One focus village in a list; baru / lanjutan / lepas follow from the year before."""

    daftar = models.ForeignKey(DaftarLokus, models.PROTECT, related_name="lokus")
    desa = models.ForeignKey(
        Desa, models.PROTECT, related_name="lokus", verbose_name="desa atau kelurahan"
    )
    alasan = models.TextField("alasan", max_length=500, blank=True)
    sumber = KolomTeks("sumber", max_length=200, blank=True)

    objects = ManagerSah.from_queryset(LokusQuerySet)()
    semua = LokusQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "lokus"
        verbose_name_plural = "lokus"
        ordering = ["desa__kode", "pk"]
        constraints = [
            *batasan_catatan("lokus"),
            models.UniqueConstraint(
                fields=["daftar", "desa"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="lokus_desa_unik_per_daftar",
                violation_error_message="Desa ini sudah ada dalam daftar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.desa} ({self.daftar.tahun})"

    def get_absolute_url(self) -> str:
        return self.daftar.get_absolute_url()
