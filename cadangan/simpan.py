"""Making a backup while the app runs: first the database, then the files that it knows of.

In this order no record is without its file: content lies in the store before its row is saved.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils import timezone

from berkas import gudang
from cadangan.arsip import Penulis
from cadangan.basis import basis_ini
from cadangan.galat import CadanganDitolak
from cadangan.manifes import ANGGOTA_BASIS, Manifes


@dataclass(frozen=True)
class Hasil:
    manifes: Manifes
    ukuran: int  # bytes of the archive


def cadangkan(tujuan: Path, *, timpa: bool = False) -> Hasil:
    """Write database and private files to `tujuan`, readable by its owner alone.

    The name appears when the archive is whole; what stood there stays unless `timpa`.
    """
    tujuan = tujuan.absolute()
    _periksa_tujuan(tujuan, timpa=timpa)
    basis = basis_ini()
    if not basis.ada():
        raise CadanganDitolak("Belum ada basis data untuk dicadangkan.")
    try:
        with (
            tempfile.TemporaryDirectory(prefix=".cadangan-", dir=tujuan.parent) as folder,
            basis.salin(Path(folder)) as (salinan, isi),
        ):
            if not isi.migrasi:
                raise CadanganDitolak("Basis data ini belum disiapkan: jalankan `migrate` dahulu.")
            sementara = Path(folder) / "arsip"
            with _berkas_baru(sementara) as keluar:
                penulis = Penulis(keluar)
                with salinan.open("rb") as asal:
                    penulis.tambah(ANGGOTA_BASIS[basis.jenis], asal, kempis=True)
                _tambah_berkas(penulis)
                dibuat = timezone.localtime().isoformat(timespec="seconds")
                manifes = Manifes(dibuat, basis.jenis, isi, penulis.anggota)
                penulis.tutup(manifes)
            _terbitkan(sementara, tujuan, timpa=timpa)
    except OSError as galat:
        raise CadanganDitolak(f"{tujuan} tidak dapat ditulis: {galat.strerror}.") from galat
    return Hasil(manifes, tujuan.stat().st_size)


def _periksa_tujuan(tujuan: Path, *, timpa: bool) -> None:
    if not tujuan.parent.is_dir():
        raise CadanganDitolak(f"Folder {tujuan.parent} belum ada; buat dahulu.")
    if tujuan.is_dir():
        raise CadanganDitolak(f"{tujuan} sebuah folder; sebut nama berkasnya juga.")
    if os.path.lexists(tujuan) and not timpa:
        raise CadanganDitolak(_sudah_ada(tujuan))


def _sudah_ada(tujuan: Path) -> str:
    return f"{tujuan} sudah ada dan tidak ditimpa. Pakai nama lain, atau tambahkan --timpa."


@contextmanager
def _berkas_baru(jalur: Path) -> Iterator[IO[bytes]]:
    """A file for nobody else; on the disk when the block ends."""
    tanda = os.O_RDWR | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(jalur, tanda, 0o600), "wb") as keluar:
        yield keluar
        keluar.flush()
        os.fsync(keluar.fileno())


def _tambah_berkas(penulis: Penulis) -> None:
    """The files of the store; what somebody else put there is left out."""
    for jalur in gudang.isi_gudang():
        tempat = gudang.tempat_dari(jalur)
        if tempat is None or jalur.is_symlink():
            continue
        if jalur not in (gudang.jalur(tempat), gudang.jalur(tempat, kecil=True)):
            continue
        try:
            with jalur.open("rb") as asal:
                penulis.tambah(f"berkas/{jalur.parent.name}/{jalur.name}", asal, kempis=False)
        except FileNotFoundError:
            continue  # tidied away since it was listed


def _terbitkan(sementara: Path, tujuan: Path, *, timpa: bool) -> None:
    """Give the whole archive its name at once."""
    if timpa:
        sementara.replace(tujuan)
    else:
        try:
            os.link(sementara, tujuan)  # fails where the name is taken since we looked
        except FileExistsError:
            raise CadanganDitolak(_sudah_ada(tujuan)) from None
        except OSError:  # a disk without links, such as a memory stick
            sementara.rename(tujuan)
    folder = os.open(tujuan.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
