"""What is owed: each app registers what its users have to do; `dasbor` shows all of it."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from inti.halaman import jumlah_dan_sebagian

M = TypeVar("M", bound=Model)


class Desakan(StrEnum):
    """How urgent; the value is the CSS class of the number."""

    LEWAT = "s-b"
    PERIKSA = "s-l"
    KABAR = "s-n"


@dataclass(frozen=True)
class BarisTugas:
    """One object of a task: what, where, whom to call, and the button that mends it."""

    judul: str
    keterangan: str = ""
    url: str = ""
    tombol: str = ""
    url_tombol: str = ""
    hubungi: str = ""
    telepon: str = ""


@dataclass(frozen=True)
class Tugas:
    """A kind of task. `url` opens the list that holds exactly `jumlah` rows."""

    kode: str
    judul: str
    keterangan: str
    jumlah: int
    url: str
    desakan: Desakan
    tombol: str = "Buka daftar"
    contoh: tuple[BarisTugas, ...] = field(default=())
    urutan: int = 50


CONTOH = 5


def jumlah_dan_contoh(baris: QuerySet[M], rinci: bool) -> tuple[int, list[M]]:
    """How many rows a task has, and when `rinci` the first few of them. One query either way."""
    return jumlah_dan_sebagian(baris, CONTOH) if rinci else (baris.count(), [])


FungsiTugas = Callable[..., Tugas | Iterable[Tugas] | None]
_daftar: list[FungsiTugas] = []


def daftarkan(fungsi: FungsiTugas) -> FungsiTugas:
    """Decorator: `fungsi(user, hari_ini, rinci) -> Tugas`; None = not this user's business.

    Kinds that are read from the same rows may come together, as a list.
    `contoh` is filled only when `rinci`: every page asks for the counts, one page for the rows.
    """
    _daftar.append(fungsi)
    return fungsi


def tugas_untuk(user: Any, hari_ini: datetime.date, *, rinci: bool = False) -> list[Tugas]:
    """Open tasks of `user`, the most urgent kinds first; kinds with nothing owed are left out."""
    semua = [t for t in _kumpulkan(user, hari_ini, rinci) if t.jumlah]
    return sorted(semua, key=lambda t: (list(Desakan).index(t.desakan), t.urutan))


def _kumpulkan(user: Any, hari_ini: datetime.date, rinci: bool) -> Iterator[Tugas]:
    for fungsi in _daftar:
        hasil = fungsi(user, hari_ini, rinci)
        if isinstance(hasil, Tugas):
            yield hasil
        else:
            yield from hasil or ()
