from django.apps import AppConfig


class KelompokConfig(AppConfig):
    name = "kelompok"
    verbose_name = "Kelompok kegiatan"

    def ready(self):
        from . import impor, panel, panel_kelompok, panel_laporan, tugas, tugas_laporan  # noqa: F401
