"""Addresses of the stunting data: the page of a year, its workbook, and the sheets to fill in."""

from django.urls import path

from stunting.views import data, lembar

urlpatterns = [
    path("", data.data, name="data"),
    path("unduh/", data.data_unduh, name="data_unduh"),
    path("desa/<str:kode>/", data.data_desa, name="data_desa"),
    path("penimbangan/<bulan:bulan>/", lembar.penimbangan, name="penimbangan"),
    path("keluarga/<tahun:tahun>/", lembar.keluarga, name="keluarga"),
    path("cakupan/<tahun:tahun>/", lembar.cakupan, name="cakupan"),
]
