from django.apps import AppConfig


class KegiatanConfig(AppConfig):
    name = "kegiatan"
    verbose_name = "Kegiatan dan dana"

    def ready(self):
        from . import berdiri, berkas, kekurangan_dana, panel, panel_dana, tugas  # noqa: F401
