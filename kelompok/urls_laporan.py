"""Monthly reports, under /laporan/."""

from django.urls import register_converter

from inti.bulan import PengubahBulan

register_converter(PengubahBulan, "bulan")

app_name = "laporan"

urlpatterns: list = []
