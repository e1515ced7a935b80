from django.urls import include, path, register_converter

from stunting.views import daftar, lokus, perubahan

app_name = "stunting"


class KonverterTahun:
    """A year of the dates that the app accepts, 1900 to 2101 (the year after the last).

    A year without a list has a page that says so; anything else is no such page.
    """

    regex = "19[0-9]{2}|20[0-9]{2}|210[01]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(KonverterTahun, "tahun")

urlpatterns = [
    path("data/", include("stunting.urls_data")),
    path("lokus/", daftar.lokus_daftar, name="lokus_daftar"),
    path("lokus/tambah/", perubahan.lokus_tambah, name="lokus_tambah"),
    path("lokus/daftar/<int:pk>/pulihkan/", perubahan.lokus_pulihkan, name="lokus_pulihkan"),
    path(
        "lokus/desa/<int:pk>/pulihkan/", perubahan.lokus_desa_pulihkan, name="lokus_desa_pulihkan"
    ),
    path("lokus/banding/", lokus.lokus_banding, name="lokus_banding"),
    path("lokus/banding/unduh/", lokus.lokus_banding_unduh, name="lokus_banding_unduh"),
    path("lokus/<tahun:tahun>/", daftar.lokus_tahun, name="lokus_tahun"),
    path("lokus/<tahun:tahun>/cetak/", daftar.lokus_cetak, name="lokus_cetak"),
    path("lokus/<tahun:tahun>/unduh/", daftar.lokus_unduh, name="lokus_unduh"),
    path(
        "lokus/<tahun:tahun>/desa/tambah/",
        perubahan.lokus_desa_tambah,
        name="lokus_desa_tambah",
    ),
    path("lokus/<tahun:tahun>/desa/<str:kode>/", lokus.lokus_desa, name="lokus_desa"),
    path("lokus/<tahun:tahun>/ubah/", perubahan.lokus_ubah, name="lokus_ubah"),
    path("lokus/<tahun:tahun>/tetapkan/", perubahan.lokus_tetapkan, name="lokus_tetapkan"),
    path("lokus/<tahun:tahun>/batalkan/", perubahan.lokus_batalkan, name="lokus_batalkan"),
    path(
        "lokus/<tahun:tahun>/desa/<int:pk>/batalkan/",
        perubahan.lokus_desa_batalkan,
        name="lokus_desa_batalkan",
    ),
    path("kertas-kerja/", include("stunting.urls_kertas")),
]
