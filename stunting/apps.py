from django.apps import AppConfig


class StuntingConfig(AppConfig):
    name = "stunting"
    verbose_name = "Stunting"

    def ready(self):
        from . import impor, panel, tugas  # noqa: F401
