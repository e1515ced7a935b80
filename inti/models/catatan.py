from functools import cache
from typing import Any

from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from .asal import Asal
from .batal import Batal
from .berversi import Berversi


class CatatanQuerySet(models.QuerySet):
    """Base of the querysets of records that users enter."""


class Catatan(Berversi, Batal, Asal):
    """A record that users enter: versioned, voidable, of known origin, saved once per form.

    `kunci` comes from the form that was opened; a second submit of the same form finds its row.
    """

    kunci = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        abstract = True


class ManagerRiwayat(HistoryManager):
    """As it comes, but its class is made once: simple_history makes a new one whenever `riwayat`
    is read, which on a page of many histories took a seventh of its time."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> Any:
        return super().from_queryset(queryset_class, class_name)


def jejak(**kwargs) -> HistoricalRecords:
    """History of a model; reasons may be long."""
    return HistoricalRecords(
        history_change_reason_field=models.TextField(null=True, verbose_name="alasan"),
        history_manager=ManagerRiwayat,
        **kwargs,
    )
