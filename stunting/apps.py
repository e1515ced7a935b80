from django.apps import AppConfig


class StuntingConfig(AppConfig):
    name = "stunting"
    verbose_name = "Stunting"

    def ready(self):
        from . import panel, tugas  # noqa: F401
