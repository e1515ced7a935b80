"""Meetings of a month in detail; optional beside the count in the report."""

from django.core.exceptions import ValidationError
from django.db import models

from inti.bulan import bulan_dari
from inti.models import (
    Catatan,
    CatatanQuerySet,
    KolomTanggal,
    KolomTeks,
    ManagerSah,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from inti.nilai import bulan_panjang, tanggal_panjang
from kelompok.jenis import Jenis
from kelompok.validators import angka_wajar

from .acuan import Acuan, batasan_acuan


class Materi(Acuan):
    """What was talked about; a pick-list per kind (ranah.md §1b)."""

    jenis = models.CharField("untuk jenis", max_length=5, choices=Jenis)

    riwayat = jejak()

    class Meta(Acuan.Meta):
        verbose_name = "materi"
        verbose_name_plural = "materi"
        ordering = ["jenis", "urutan", "nama"]
        constraints = [*batasan_acuan("materi"), cek_pilihan("materi", "jenis", Jenis)]


class Moda(models.TextChoices):
    TATAP_MUKA = "tatap_muka", "Tatap muka"
    VIRTUAL = "virtual", "Virtual"


class Pertemuan(Catatan):
    """One meeting of the month of its report. `hadir` = persons present."""

    laporan = models.ForeignKey(
        "kelompok.LaporanBulanan", models.PROTECT, related_name="daftar_pertemuan"
    )
    tanggal = KolomTanggal("tanggal")
    materi = models.ForeignKey(
        Materi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pertemuan",
        verbose_name="materi",
    )
    penyaji = KolomTeks("penyaji", max_length=120, blank=True)
    moda = models.CharField("moda", max_length=10, choices=Moda, default=Moda.TATAP_MUKA)
    hadir = models.PositiveIntegerField("hadir", null=True, blank=True, validators=[angka_wajar])

    objects = ManagerSah.from_queryset(CatatanQuerySet)()
    semua = CatatanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "pertemuan"
        verbose_name_plural = "pertemuan"
        ordering = ["tanggal", "pk"]
        constraints = [
            *batasan_catatan("pertemuan"),
            cek_pilihan("pertemuan", "moda", Moda),
        ]

    def __str__(self) -> str:
        return f"Pertemuan {self.laporan.kelompok} {tanggal_panjang(self.tanggal)}"

    def get_absolute_url(self) -> str:
        return self.laporan.get_absolute_url()

    def clean(self):
        bulan = self.laporan.bulan
        if self.tanggal and bulan_dari(self.tanggal) != bulan:
            raise ValidationError(
                {"tanggal": f"Pertemuan laporan ini harus dalam {bulan_panjang(bulan)}."}
            )
        if self.materi and self.materi.jenis != self.laporan.jenis:
            raise ValidationError({"materi": "Materi ini untuk jenis kelompok lain."})
