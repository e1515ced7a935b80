"""What every page says about tasks: the number beside "Tugas saya", kept for a minute.

Counting what is owed asks more than most pages do (docs/keputusan/0010). The menu takes what
was counted at most a minute ago, but never before the user's own last change; the home page
takes it only if nobody at all has saved anything since; `/tugas/` always counts afresh.
"""

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from django.core.cache import caches
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from dinas.models import Pengguna
from inti.ingatan import AMAN
from inti.sidik import selama_data_sama
from inti.tugas import Tugas, tugas_untuk

UMUR = 60  # seconds
TEMBOLOK = "lencana"
PERUBAHAN = "perubahan"  # key of a mark that every change replaces
catatan = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Hitungan:
    """Tasks as they were counted, and the last change in the office before that."""

    perubahan: str
    tugas: list[Tugas]


def jumlah_tugas(user: Pengguna, hari_ini: datetime.date) -> int:
    """Kinds of open tasks of `user`, as of at most a minute ago."""
    hitungan = _baca(user, hari_ini)
    return len(hitungan.tugas if hitungan else hitung_tugas(user, hari_ini))


def tugas_kini(user: Pengguna, hari_ini: datetime.date) -> list[Tugas]:
    """Open tasks of `user`, without their rows; counted again if anybody saved anything since."""
    hitungan = _baca(user, hari_ini)
    if hitungan and hitungan.perubahan == _perubahan_terakhir():
        return hitungan.tugas
    return hitung_tugas(user, hari_ini)


def hitung_tugas(user: Pengguna, hari_ini: datetime.date, *, rinci: bool = False) -> list[Tugas]:
    """Open tasks of `user`, counted now; what others ask for takes over the counts."""
    perubahan = _perubahan_terakhir()  # before counting: what is saved meanwhile makes it old
    semua = selama_data_sama(
        ("tugas", user.pk, hari_ini, rinci), lambda: tugas_untuk(user, hari_ini, rinci=rinci)
    )
    hitungan = _Hitungan(perubahan, [replace(t, contoh=()) for t in semua])
    _tembolok("set", _kunci(user, hari_ini), hitungan, UMUR)
    return semua


def lupakan(user: Pengguna, hari_ini: datetime.date) -> None:
    """`user` has changed something: count afresh on the next page, and on all home pages."""
    _tembolok("set", PERUBAHAN, uuid4().hex, None)
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


def _baca(user: Pengguna, hari_ini: datetime.date) -> _Hitungan | None:
    hitungan: _Hitungan | None = _tembolok("get", _kunci(user, hari_ini))
    return hitungan


def _perubahan_terakhir() -> str:
    return _tembolok("get", PERUBAHAN) or ""


def _tembolok(cara: str, *isi: Any) -> Any:
    """Ask the cache. A full disk or a folder of somebody else makes pages slow, not unreadable."""
    try:
        return getattr(caches[TEMBOLOK], cara)(*isi)
    except OSError:
        catatan.warning("Tembolok tidak dapat dipakai; halaman menjadi lambat.", exc_info=True)
        return None


def _kunci(user: Pengguna, hari_ini: datetime.date) -> str:
    return f"tugas:{user.pk}:{hari_ini:%Y%m%d}"
