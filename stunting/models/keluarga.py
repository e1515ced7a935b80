from django.db import models
from django.db.models import F, Q

from inti.models import Catatan, KolomTeks, ManagerSah, batasan_catatan, jejak
from wilayah.models import Desa

from .dasar import DataDesaQuerySet, cek_jumlah, cek_tahun, kolom_jumlah, kolom_tahun, unik_desa

PERINGKAT = ("peringkat_1", "peringkat_2", "peringkat_3", "peringkat_4", "peringkat_lain")
# "4T" overlap: one family may be in several, so they are never added up.
EMPAT_TERLALU = ("terlalu_muda", "terlalu_tua", "terlalu_dekat", "terlalu_banyak")
KOLOM = (
    "keluarga",
    "sasaran",
    "berisiko",
    "tidak_berisiko",
    *PERINGKAT,
    "baduta",
    "balita",
    "pus",
    "pus_hamil",
    "air_tak_layak",
    "jamban_tak_layak",
    *EMPAT_TERLALU,
)


class KeluargaBerisiko(Catatan):
    """Families at risk of stunting in a village in one year, as counts (ranah.md §4, KRS)."""

    desa = models.ForeignKey(
        Desa,
        models.PROTECT,
        related_name="keluarga_berisiko",
        verbose_name="desa atau kelurahan",
    )
    tahun = kolom_tahun()
    keluarga = kolom_jumlah("jumlah keluarga")
    sasaran = kolom_jumlah("keluarga sasaran")
    berisiko = kolom_jumlah("keluarga berisiko")
    tidak_berisiko = kolom_jumlah("tidak berisiko")
    peringkat_1 = kolom_jumlah("kesejahteraan 1")
    peringkat_2 = kolom_jumlah("kesejahteraan 2")
    peringkat_3 = kolom_jumlah("kesejahteraan 3")
    peringkat_4 = kolom_jumlah("kesejahteraan 4")
    peringkat_lain = kolom_jumlah("kesejahteraan di atas 4")
    baduta = kolom_jumlah("punya baduta")
    balita = kolom_jumlah("punya balita")
    pus = kolom_jumlah("PUS")
    pus_hamil = kolom_jumlah("PUS hamil")
    air_tak_layak = kolom_jumlah("air minum tidak layak")
    jamban_tak_layak = kolom_jumlah("jamban tidak layak")
    terlalu_muda = kolom_jumlah("terlalu muda")
    terlalu_tua = kolom_jumlah("terlalu tua")
    terlalu_dekat = kolom_jumlah("terlalu dekat")
    terlalu_banyak = kolom_jumlah("terlalu banyak")
    sumber = KolomTeks("sumber", max_length=120, blank=True)

    objects = ManagerSah.from_queryset(DataDesaQuerySet)()
    semua = DataDesaQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "keluarga berisiko"
        verbose_name_plural = "keluarga berisiko"
        ordering = ["-tahun", "desa__kode", "pk"]
        constraints = [
            *batasan_catatan("keluargaberisiko"),
            cek_tahun("keluargaberisiko"),
            unik_desa(
                "keluargaberisiko",
                "tahun",
                pesan="Data keluarga berisiko desa ini untuk tahun itu sudah ada.",
            ),
            cek_jumlah("keluargaberisiko", *KOLOM),
            models.CheckConstraint(
                condition=Q(sasaran=F("berisiko") + F("tidak_berisiko")),
                name="keluargaberisiko_sasaran_cocok",
                violation_error_message="Berisiko dan tidak berisiko bersama-sama harus sama "
                "dengan keluarga sasaran.",
            ),
            models.CheckConstraint(
                condition=Q(
                    berisiko=F("peringkat_1")
                    + F("peringkat_2")
                    + F("peringkat_3")
                    + F("peringkat_4")
                    + F("peringkat_lain")
                ),
                name="keluargaberisiko_peringkat_cocok",
                violation_error_message="Jumlah menurut peringkat kesejahteraan harus sama dengan "
                "keluarga berisiko.",
            ),
            models.CheckConstraint(
                condition=Q(air_tak_layak__isnull=True) | Q(air_tak_layak__lte=F("berisiko")),
                name="keluargaberisiko_air_maks_berisiko",
                violation_error_message="Air minum tidak layak melebihi keluarga berisiko.",
            ),
            models.CheckConstraint(
                condition=Q(jamban_tak_layak__isnull=True)
                | Q(jamban_tak_layak__lte=F("berisiko")),
                name="keluargaberisiko_jamban_maks_berisiko",
                violation_error_message="Jamban tidak layak melebihi keluarga berisiko.",
            ),
        ]

    def __str__(self) -> str:
        return f"Keluarga berisiko {self.desa} {self.tahun}"

    def get_absolute_url(self) -> str:
        return self.desa.get_absolute_url()
