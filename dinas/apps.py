from django.apps import AppConfig


class DinasConfig(AppConfig):
    name = "dinas"
    verbose_name = "Dinas"

    def ready(self):
        from . import berkas, checks  # noqa: F401
