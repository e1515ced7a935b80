from django.apps import AppConfig


class BerkasConfig(AppConfig):
    name = "berkas"
    verbose_name = "Berkas"
