"""Addresses of villages, whose pages show several apps and so live in `dasbor`, and of the map."""

from django.urls import path

from dasbor.views import wilayah
from wilayah.views import batas

app_name = "wilayah"

urlpatterns = [
    path("", wilayah.daftar, name="daftar"),
    path("unduh/", wilayah.unduh, name="unduh"),
    path("desa/<str:kode>/", wilayah.desa, name="desa"),
    path("desa/<str:kode>/cetak/", wilayah.desa_cetak, name="desa_cetak"),
    path("kecamatan/<str:kode>/", wilayah.kecamatan, name="kecamatan"),
    path("kecamatan/<str:kode>/cetak/", wilayah.kecamatan_cetak, name="kecamatan_cetak"),
    path("peta/<str:sandi>/<str:bagian>.geojson", batas.bidang, name="bidang"),
    path("batas/", batas.batas, name="batas"),
    path("batas/skematis/", batas.skematis, name="batas_skematis"),
    path("batas/<int:pk>/", batas.detail, name="batas_detail"),
    path("batas/<int:pk>/pakai/", batas.pakai, name="batas_pakai"),
]
