"""Addresses below /stunting/kertas-kerja/; the converter of years is registered in urls.py."""

from django.urls import path

from stunting.views import kertas, kertas_putusan

urlpatterns = [
    path("", kertas.kertas_daftar, name="kertas_daftar"),
    path("tambah/", kertas.kertas_tambah, name="kertas_tambah"),
    path("daftar/<int:pk>/pulihkan/", kertas_putusan.kertas_pulihkan, name="kertas_pulihkan"),
    path("<tahun:tahun>/", kertas.kertas, name="kertas"),
    path("<tahun:tahun>/cetak/", kertas.kertas_cetak, name="kertas_cetak"),
    path("<tahun:tahun>/unduh/", kertas.kertas_unduh, name="kertas_unduh"),
    path("<tahun:tahun>/desa/<str:kode>/", kertas_putusan.kertas_desa, name="kertas_desa"),
    path("<tahun:tahun>/bekukan/", kertas_putusan.kertas_bekukan, name="kertas_bekukan"),
    path("<tahun:tahun>/batalkan/", kertas_putusan.kertas_batalkan, name="kertas_batalkan"),
]
