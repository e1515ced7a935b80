from django.db import models


class Bentrok(Exception):
    """Somebody else saved this row after it was read; nothing was written."""


class Berversi(models.Model):
    """Optimistic lock: every save checks the version that was read, and raises it by one."""

    versi = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self._state.adding:
            return super().save(*args, **kwargs)
        if (kolom := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*kolom, "versi"}
        self.versi += 1
        try:
            return super().save(*args, **kwargs)
        except BaseException:
            self.versi -= 1
            raise

    def _do_update(self, base_qs, *args, **kwargs):
        """Django's one UPDATE of a save; its WHERE also names the version that was read."""
        if self._state.adding:  # a row with a pk of its own: Django tries UPDATE before INSERT
            return super()._do_update(base_qs, *args, **kwargs)
        berhasil = super()._do_update(base_qs.filter(versi=self.versi - 1), *args, **kwargs)
        if not berhasil:
            raise Bentrok(f"{self._meta.label} {self.pk} sudah diubah orang lain")
        return berhasil
