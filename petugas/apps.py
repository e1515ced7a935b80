from django.apps import AppConfig


class PetugasConfig(AppConfig):
    name = "petugas"
    verbose_name = "Petugas lapangan"

    def ready(self):
        from . import panel, tugas  # noqa: F401
