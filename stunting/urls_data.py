"""Addresses of the stunting data: the page of a year, its workbook, and the sheets to fill in."""

from django.urls import path

from stunting.views import data

urlpatterns = [
    path("", data.data, name="data"),
    path("unduh/", data.data_unduh, name="data_unduh"),
    path("desa/<str:kode>/", data.data_desa, name="data_desa"),
]
