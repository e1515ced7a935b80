"""Records that files may be put under. The app of a record says who may see it and change it.

A file knows no right of its own: who sees the record sees its files, who changes it adds and
removes them. An app registers in its `berkas.py`, when it starts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

Baris = Callable[[Any], "models.QuerySet[Any]"]


@dataclass(frozen=True)
class Pemilik:
    """A kind of record: `lihat` and `ubah` give the rows that a user may see, and change."""

    kode: str  # in addresses
    model: type[models.Model]
    lihat: Baris
    ubah: Baris
    judul: str = "Berkas"  # heading of the card


_daftar: dict[str, Pemilik] = {}


def daftarkan(
    model: type[models.Model], *, lihat: Baris, ubah: Baris, kode: str = "", judul: str = "Berkas"
) -> Pemilik:
    """Let files stand under `model`; `kode` is the name of the model unless it is given."""
    kode = kode or str(model._meta.model_name)
    _daftar[kode] = Pemilik(kode, model, lihat, ubah, judul)
    return _daftar[kode]


def semua() -> Iterable[Pemilik]:
    return _daftar.values()


def menurut_kode(kode: str) -> Pemilik | None:
    return _daftar.get(kode)


def menurut_model(model: type[models.Model]) -> Pemilik:
    """Raises KeyError when no files stand under this model."""
    return next(p for p in _daftar.values() if p.model is model)
