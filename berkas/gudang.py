"""The private store: DATA_DIR/berkas, outside of everything that a web server hands out.

Names in it are given by the app (Berkas.tempat); nothing that a user typed becomes a path.
"""

import os
import shutil
import weakref
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import transaction

KECIL = "-kecil"  # the thumbnail lies beside its picture


def akar() -> Path:
    return Path(settings.BERKAS_DIR)


def jalur(tempat: UUID, *, kecil: bool = False) -> Path:
    nama = str(tempat)
    return akar() / nama[:2] / f"{nama}{KECIL if kecil else ''}"


def simpan(tempat: UUID, isi: IO[bytes], kecil: bytes = b"") -> None:
    """Write content (and thumbnail); gone again when the transaction does not come about.

    On the disk before the transaction ends, so that no row is without its content.
    """
    tulisan = [jalur(tempat)] + ([jalur(tempat, kecil=True)] if kecil else [])
    _buang_bila_urung(tulisan)
    tulisan[0].parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    isi.seek(0)
    _tulis(tulisan[0], isi)
    if kecil:
        _tulis(tulisan[1], BytesIO(kecil))


def ada(tempat: UUID, *, kecil: bool = False) -> bool:
    return jalur(tempat, kecil=kecil).is_file()


def buang(tempat: UUID) -> None:
    """Remove content and thumbnail, if they are there."""
    _buang([jalur(tempat), jalur(tempat, kecil=True)])


def isi_gudang() -> Iterator[Path]:
    """All files of the store."""
    yield from (p for p in sorted(akar().glob("*/*")) if p.is_file())


def tempat_dari(berkas: Path) -> UUID | None:
    """The place that a file of the store is of; None for what did not come from here."""
    try:
        return UUID(berkas.name.removesuffix(KECIL))
    except ValueError:
        return None


class _Jadi:
    """Called when the transaction is committed; forgotten by Django when it is rolled back."""

    def __init__(self, tulisan: list[Path]):
        self._urung = weakref.finalize(self, _buang, tulisan)
        self._urung.atexit = False

    def __call__(self) -> None:
        self._urung.detach()


def _buang_bila_urung(tulisan: list[Path]) -> None:
    """There is no "on rollback": but then nobody holds the function for the commit any more."""
    transaction.on_commit(_Jadi(tulisan))


def _buang(tulisan: list[Path]) -> None:
    for satu in tulisan:
        satu.unlink(missing_ok=True)


def _tulis(jalur: Path, isi: IO[bytes]) -> None:
    """A file that nobody but the app's own account may read; on the disk when this returns."""
    tanda = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(jalur, tanda, 0o600), "wb") as tujuan:
        shutil.copyfileobj(isi, tujuan)
        tujuan.flush()
        os.fsync(tujuan.fileno())
