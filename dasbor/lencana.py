"""The number beside "Tugas saya" in the menu: kept for a minute, since every page shows it.

Counting what is owed asks more than most pages do (docs/keputusan/0010). Whoever has just saved
something gets a fresh number at once; what others did shows within a minute. Pages about tasks
count afresh and correct the number.
"""

import datetime
import logging
from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from dinas.models import Pengguna
from inti.ingatan import AMAN
from inti.tugas import tugas_untuk

UMUR = 60  # seconds
TEMBOLOK = "lencana"
catatan = logging.getLogger(__name__)


def jumlah_tugas(user: Pengguna, hari_ini: datetime.date) -> int:
    """Kinds of open tasks of `user`, as of at most a minute ago."""
    jumlah: int | None = _tembolok("get", _kunci(user, hari_ini))
    if jumlah is None:
        jumlah = len(tugas_untuk(user, hari_ini))
        simpan(user, hari_ini, jumlah)
    return jumlah


def simpan(user: Pengguna, hari_ini: datetime.date, jumlah: int) -> None:
    """Keep a number that was counted just now."""
    _tembolok("set", _kunci(user, hari_ini), jumlah, UMUR)


def lupakan(user: Pengguna, hari_ini: datetime.date) -> None:
    """`user` has changed something: count afresh on the next page."""
    _tembolok("delete", _kunci(user, hari_ini))


def lupakan_sesudah_mengubah(
    jawab: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: after every request that may have changed something."""

    def proses(request: HttpRequest) -> HttpResponseBase:
        response = jawab(request)
        if request.method not in AMAN and request.user.is_authenticated:
            lupakan(request.user, timezone.localdate())
        return response

    return proses


def _tembolok(cara: str, *isi: Any) -> Any:
    """Ask the cache. A full disk or a folder of somebody else makes pages slow, not unreadable."""
    try:
        return getattr(caches[TEMBOLOK], cara)(*isi)
    except OSError:
        catatan.warning("Tembolok tidak dapat dipakai; halaman menjadi lambat.", exc_info=True)
        return None


def _kunci(user: Pengguna, hari_ini: datetime.date) -> str:
    return f"tugas:{user.pk}:{hari_ini:%Y%m%d}"
