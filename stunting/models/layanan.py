from django.db import models

from inti.models import Catatan, KolomTeks, ManagerSah, batasan_catatan, jejak
from kelompok.models.acuan import Acuan, batasan_acuan
from wilayah.models import Desa

from .dasar import DataDesaQuerySet, cek_jumlah, cek_tahun, kolom_jumlah, kolom_tahun, unik_desa


class IndikatorLayanan(Acuan):
    """A service of the first 1000 days that is counted per village; the administrator's list."""

    sasaran = KolomTeks(
        "yang dihitung", max_length=120, help_text="Siapa sasarannya, misalnya ibu hamil."
    )

    riwayat = jejak()

    class Meta(Acuan.Meta):
        verbose_name = "indikator layanan"
        verbose_name_plural = "indikator layanan"
        constraints = batasan_acuan("indikatorlayanan")


class CakupanLayanan(Catatan):
    """How many of the target were reached by a service in a village in one year.

    More reached than targeted is possible (newcomers) and only a warning.
    """

    desa = models.ForeignKey(
        Desa, models.PROTECT, related_name="cakupan_layanan", verbose_name="desa atau kelurahan"
    )
    tahun = kolom_tahun()
    indikator = models.ForeignKey(
        IndikatorLayanan, models.PROTECT, related_name="cakupan", verbose_name="indikator"
    )
    sasaran = kolom_jumlah("sasaran")
    realisasi = kolom_jumlah("terlayani")

    objects = ManagerSah.from_queryset(DataDesaQuerySet)()
    semua = DataDesaQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "cakupan layanan"
        verbose_name_plural = "cakupan layanan"
        ordering = ["-tahun", "desa__kode", "indikator__urutan", "pk"]
        constraints = [
            *batasan_catatan("cakupanlayanan"),
            cek_tahun("cakupanlayanan"),
            unik_desa(
                "cakupanlayanan",
                "tahun",
                "indikator",
                pesan="Cakupan layanan ini untuk desa dan tahun itu sudah ada.",
            ),
            cek_jumlah("cakupanlayanan", "sasaran", "realisasi"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator}, {self.desa} {self.tahun}"

    def get_absolute_url(self) -> str:
        return self.desa.get_absolute_url()
