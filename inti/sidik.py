"""Figures that are kept until a record changes.

What a page of figures adds up is the same until somebody saves something. `sidik_data` tells
whether anybody has: of every table the number of rows, the sum of their versions and the highest
key. Every save raises a version, every new row the highest key, and what is removed lowers the
number, so no change leaves all three as they were (docs/keputusan/0012).
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.db import connection
from simple_history.models import HistoricalChanges

from inti.ingatan import mengingat, sekali
from inti.models import Berversi

T = TypeVar("T")
Sidik = tuple[tuple[int, ...], ...]
SIMPAN = 48  # results per server process; the longest unused goes first

_simpanan: OrderedDict[Hashable, tuple[Sidik, Any]] = OrderedDict()
_kunci = threading.Lock()


def selama_data_sama(kunci: Hashable, hitung: Callable[[], T]) -> T:
    """The result of `hitung`, kept under `kunci` until any record changes.

    `kunci` names all that the result depends on beside the records: the user, the day, the
    filters. The result is shared between requests and threads: read it, never change it. Only
    while a page is read (GET, HEAD); elsewhere it is computed each time.
    """
    if not mengingat():
        return hitung()
    sidik = sekali("sidik-data", sidik_data)
    with _kunci:
        ada = _simpanan.get(kunci)
        if ada and ada[0] == sidik:
            _simpanan.move_to_end(kunci)
            return ada[1]
    hasil = hitung()
    with _kunci:
        _simpanan[kunci] = sidik, hasil
        _simpanan.move_to_end(kunci)
        while len(_simpanan) > SIMPAN:
            _simpanan.popitem(last=False)
    return hasil


def lupakan_semua() -> None:
    """Forget all results of this process."""
    with _kunci:
        _simpanan.clear()


def sidik_data() -> Sidik:
    """Per table: rows, sum of versions, highest key. One query."""
    with connection.cursor() as kursor:
        kursor.execute(_kueri())
        return tuple(kursor.fetchall())


@cache
def _kueri() -> str:
    """One select per table of this project; history follows its records and is left out."""
    nama = connection.ops.quote_name
    bagian = []
    for model in apps.get_models(include_auto_created=True):
        if issubclass(model, HistoricalChanges) or not _milik_sendiri(model):
            continue
        meta = model._meta
        versi = f"COALESCE(SUM({nama('versi')}), 0)" if issubclass(model, Berversi) else "0"
        teratas = f"COALESCE(MAX({nama(meta.pk.attname)}), 0)"
        tabel = nama(meta.db_table)
        bagian.append(f"SELECT COUNT(*), {versi}, {teratas} FROM {tabel}")  # noqa: S608 – own names
    return " UNION ALL ".join(bagian)


def _milik_sendiri(model: Any) -> bool:
    """Not a table of Django or of a package: sessions change with every login."""
    return Path(apps.get_app_config(model._meta.app_label).path).parent == settings.BASE_DIR
