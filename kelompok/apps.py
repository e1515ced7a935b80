from django.apps import AppConfig


class KelompokConfig(AppConfig):
    name = "kelompok"
    verbose_name = "Kelompok kegiatan"

    def ready(self):
        from . import panel, tugas  # noqa: F401
