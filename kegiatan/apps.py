from django.apps import AppConfig


class KegiatanConfig(AppConfig):
    name = "kegiatan"
    verbose_name = "Kegiatan dan dana"

    def ready(self):
        from . import berkas, kekurangan_dana, panel_dana  # noqa: F401
