from django.db import models
from django.db.models import F, Q

from inti.bulan import sandi_bulan
from inti.models import Catatan, KolomBulan, ManagerSah, Urutan, batasan_catatan, jejak
from inti.nilai import bulan_panjang
from wilayah.models import Desa

from .dasar import DataDesaQuerySet, cek_jumlah, kolom_jumlah, unik_desa

KOLOM = ("sasaran", "diukur", "pendek", "sangat_pendek")


class PengukuranQuerySet(DataDesaQuerySet):
    def lengkap(self):
        """Rows that a prevalence may be made of; the others are drafts."""
        return self.filter(diukur__isnull=False, pendek__isnull=False, sangat_pendek__isnull=False)


class Pengukuran(Catatan):
    """Weighing and measuring of under-fives in a village in one month (e-PPGBM), as counts.

    Never a child by name. A row without all of diukur, pendek and sangat_pendek is a draft and in
    no figure. `diukur` may exceed `sasaran` (newcomers are weighed): only a warning.
    """

    kode = models.CharField("kode", max_length=12, unique=True, editable=False)
    desa = models.ForeignKey(
        Desa, models.PROTECT, related_name="pengukuran", verbose_name="desa atau kelurahan"
    )
    bulan = KolomBulan("bulan")
    sasaran = kolom_jumlah("sasaran balita")
    diukur = kolom_jumlah("diukur")
    pendek = kolom_jumlah("pendek")
    sangat_pendek = kolom_jumlah("sangat pendek")

    objects = ManagerSah.from_queryset(PengukuranQuerySet)()
    semua = PengukuranQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "penimbangan"
        verbose_name_plural = "penimbangan"
        ordering = ["-bulan", "desa__kode", "pk"]
        indexes = [models.Index(fields=["bulan"], name="pengukuran_bulan")]
        constraints = [
            *batasan_catatan("pengukuran"),
            unik_desa(
                "pengukuran", "bulan", pesan="Penimbangan desa ini untuk bulan itu sudah ada."
            ),
            cek_jumlah("pengukuran", *KOLOM),
            models.CheckConstraint(
                condition=Q(diukur__gte=F("pendek") + F("sangat_pendek")),
                name="pengukuran_pendek_maks_diukur",
                violation_error_message="Pendek dan sangat pendek bersama-sama tidak boleh "
                "melebihi yang diukur.",
            ),
            models.CheckConstraint(
                condition=Q(pendek__lte=F("diukur")) & Q(sangat_pendek__lte=F("diukur")),
                name="pengukuran_bagian_maks_diukur",
                violation_error_message="Yang pendek tidak boleh melebihi yang diukur.",
            ),
        ]

    def __str__(self) -> str:
        return f"Penimbangan {self.desa} {bulan_panjang(self.bulan)}"

    def save(self, *args, **kwargs):
        if not self.kode:
            self.kode = self.kode_baru(1)[0]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.desa.get_absolute_url()

    @staticmethod
    def kode_baru(banyak: int) -> list[str]:
        return [f"T-{n:06d}" for n in Urutan.ambil("pengukuran", banyak)]

    @property
    def sandi_bulan(self) -> str:
        return sandi_bulan(self.bulan)

    @property
    def lengkap(self) -> bool:
        return None not in (self.diukur, self.pendek, self.sangat_pendek)

    @property
    def stunting(self) -> int | None:
        """Short and very short together."""
        if self.pendek is None or self.sangat_pendek is None:
            return None
        return self.pendek + self.sangat_pendek
