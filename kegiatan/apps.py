from django.apps import AppConfig


class KegiatanConfig(AppConfig):
    name = "kegiatan"
    verbose_name = "Kegiatan dan dana"

    def ready(self):
        from . import (  # noqa: F401
            berdiri,
            berkas,
            impor,
            kekurangan_dana,
            panel,
            panel_dana,
            tugas,
        )
