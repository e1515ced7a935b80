"""Addresses of decrees; the ledger shows several apps and so lives in `dasbor`."""

from django.urls import path

from dasbor.views import sk

app_name = "sk"

urlpatterns = [
    path("", sk.daftar, name="daftar"),
    path("unduh/", sk.unduh, name="unduh"),
    path("tanpa/", sk.tanpa, name="tanpa"),
    path("tanpa/unduh/", sk.tanpa_unduh, name="tanpa_unduh"),
    path("tambah/", sk.tambah, name="tambah"),
    path("<int:pk>/", sk.detail, name="detail"),
    path("<int:pk>/ubah/", sk.ubah, name="ubah"),
    path("<int:pk>/kelompok/", sk.tautkan, name="tautkan"),
    path("<int:pk>/batalkan/", sk.batalkan, name="batalkan"),
    path("<int:pk>/pulihkan/", sk.pulihkan, name="pulihkan"),
]
