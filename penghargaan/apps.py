from django.apps import AppConfig


class PenghargaanConfig(AppConfig):
    name = "penghargaan"
    verbose_name = "Penghargaan"

    def ready(self):
        from . import berdiri, berkas, impor, panel  # noqa: F401
