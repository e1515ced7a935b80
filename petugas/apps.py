from django.apps import AppConfig


class PetugasConfig(AppConfig):
    name = "petugas"
    verbose_name = "Petugas lapangan"

    def ready(self):
        from . import impor, panel, tugas  # noqa: F401
