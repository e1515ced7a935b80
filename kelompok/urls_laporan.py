"""Monthly reports, under /laporan/."""

from django.urls import path, register_converter

from inti.bulan import PengubahBulan
from kelompok.views.laporan import daftar, lembar, papan, setahun

register_converter(PengubahBulan, "bulan")

app_name = "laporan"

urlpatterns = [
    path("", papan.papan, name="papan"),
    path("unduh/", papan.unduh, name="unduh"),
    path("daftar/", daftar.daftar, name="daftar"),
    path("daftar/unduh/", daftar.daftar_unduh, name="daftar_unduh"),
    path("lembar/", lembar.lembar_buka, name="lembar_buka"),
    path("lembar/<bulan:bulan>/", lembar.lembar, name="lembar"),
    path("rekap/", setahun.rekap, name="rekap"),
    path("rekap/unduh/", setahun.unduh, name="rekap_unduh"),
]
