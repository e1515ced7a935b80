"""Addresses of villages: their pages show several apps, so their views live in `dasbor`."""

from django.urls import path

from dasbor.views import wilayah

app_name = "wilayah"

urlpatterns = [
    path("", wilayah.daftar, name="daftar"),
    path("unduh/", wilayah.unduh, name="unduh"),
    path("desa/<str:kode>/", wilayah.desa, name="desa"),
    path("kecamatan/<str:kode>/", wilayah.kecamatan, name="kecamatan"),
]
