from django.apps import AppConfig


class WilayahConfig(AppConfig):
    name = "wilayah"
    verbose_name = "Wilayah"

    def ready(self):
        from . import impor_denominator  # noqa: F401
