"""A kind of record with a history, and what several kinds share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from dinas.models import Pengguna

Cakupan = Callable[[Pengguna, models.QuerySet], Q]


@dataclass(frozen=True)
class JenisCatatan:
    """A kind of record: who may read its history, and which rows a field officer sees.

    `dekat` names the relations that `str()` of the record reads; `cakup` gets the villages of
    the officer, None = all rows. `pulihkan` is the route that brings a voided row back.
    """

    kode: str
    judul: str
    model: type[models.Model]
    izin: str
    dekat: tuple[str, ...] = ()
    cakup: Cakupan | None = None
    pulihkan: str = ""
    izin_pulihkan: str = ""
    args_pulihkan: Callable[[Any], list] = lambda objek: [objek.pk]


def di(user: Pengguna, desa: models.QuerySet) -> Q:
    return Q(desa__in=desa)
