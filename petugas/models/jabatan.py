from django.db import models
from django.db.models import Q

from dinas.models import SuratKeputusan
from inti.models import (
    Berlaku,
    BerlakuQuerySet,
    Catatan,
    ManagerSah,
    batasan_berlaku,
    batasan_catatan,
    cek_pilihan,
    jejak,
)


class JenisJabatan(models.TextChoices):
    PKB = "PKB", "PKB"
    PLKB = "PLKB", "PLKB"
    NON_PNS = "NONPNS", "PLKB Non PNS"


class StatusPegawai(models.TextChoices):
    PNS_PUSAT = "pns_pusat", "PNS pusat"
    PNS_DAERAH = "pns_daerah", "PNS daerah"
    PPPK = "pppk", "PPPK"
    KONTRAK = "kontrak", "Kontrak"


class Jenjang(models.TextChoices):
    """Grades of PKB (keahlian) and PLKB (keterampilan); Perban BKKBN 9/2023 and 10/2023."""

    AHLI_PERTAMA = "ahli_pertama", "Ahli Pertama"
    AHLI_MUDA = "ahli_muda", "Ahli Muda"
    AHLI_MADYA = "ahli_madya", "Ahli Madya"
    AHLI_UTAMA = "ahli_utama", "Ahli Utama"
    PEMULA = "pemula", "Pemula"
    TERAMPIL = "terampil", "Terampil"
    MAHIR = "mahir", "Mahir"
    PENYELIA = "penyelia", "Penyelia"


class Jabatan(Berlaku, Catatan):
    """A position held by an officer; in service on a day = a Jabatan holds on that day."""

    petugas = models.ForeignKey("petugas.Petugas", models.PROTECT, related_name="jabatan")
    jenis = models.CharField("jabatan", max_length=6, choices=JenisJabatan)
    status = models.CharField("status kepegawaian", max_length=10, choices=StatusPegawai)
    jenjang = models.CharField("jenjang", max_length=12, choices=Jenjang, blank=True)
    sk = models.ForeignKey(
        SuratKeputusan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="jabatan",
        verbose_name="SK",
    )

    objects = ManagerSah.from_queryset(BerlakuQuerySet)()
    semua = BerlakuQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ["-mulai", "-pk"]
        constraints = [
            *batasan_catatan("jabatan"),
            *batasan_berlaku("jabatan"),
            cek_pilihan("jabatan", "jenis", JenisJabatan),
            cek_pilihan("jabatan", "status", StatusPegawai),
            cek_pilihan("jabatan", "jenjang", Jenjang, kosong=True),
            models.UniqueConstraint(
                fields=["petugas"],
                condition=Q(selesai__isnull=True, dibatalkan_pada__isnull=True),
                name="jabatan_satu_terbuka",
                violation_error_message="Petugas ini masih memegang jabatan lain.",
            ),
        ]

    def __str__(self) -> str:
        jenjang = self.get_jenjang_display() if self.jenjang else ""
        return f"{self.get_jenis_display()} {jenjang}".strip()

    def get_absolute_url(self) -> str:
        return self.petugas.get_absolute_url()
