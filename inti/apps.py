from django.apps import AppConfig
from django.urls import register_converter


class IntiConfig(AppConfig):
    name = "inti"
    verbose_name = "Inti"

    def ready(self):
        from inti.bulan import PengubahBulan

        register_converter(PengubahBulan, "bulan")  # before any list of addresses is read
