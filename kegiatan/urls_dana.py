"""Addresses of funds: villages of a year, the rows behind them, one row."""

from django.urls import path

from kegiatan.views import dana, lembar_dana

app_name = "dana"

urlpatterns = [
    path("", dana.daftar, name="daftar"),
    path("unduh/", dana.unduh, name="unduh"),
    path("cetak/", dana.cetak, name="cetak"),
    path("rincian/", dana.rincian, name="rincian"),
    path("rincian/unduh/", dana.rincian_unduh, name="rincian_unduh"),
    path("lembar/<tahun:tahun>/", lembar_dana.lembar, name="lembar"),
    path("tambah/", dana.tambah, name="tambah"),
    path("<int:pk>/", dana.detail, name="detail"),
    path("<int:pk>/ubah/", dana.ubah, name="ubah"),
    path("<int:pk>/batalkan/", dana.batalkan, name="batalkan"),
    path("<int:pk>/pulihkan/", dana.pulihkan, name="pulihkan"),
]
