"""Bringing a backup back into an empty installation, wholly or not at all."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connection

from berkas import gudang
from cadangan.arsip import Arsip, buka
from cadangan.basis import Basis, basis_ini, migrasi_asing
from cadangan.galat import CadanganDitolak
from cadangan.manifes import NAMA_BASIS, Manifes
from inti.massal import segarkan_statistik

SEBUT = 5
AWALAN = ".pulihkan-"


def periksa(jalur: Path) -> Manifes:
    """Whether this installation could take the archive; reads all of it, touches nothing."""
    with buka(jalur) as arsip:
        _periksa_cocok(arsip.manifes)
        return arsip.manifes


def pulihkan(jalur: Path) -> Manifes:
    """Fill database and store from the archive; refuses where anything stands already."""
    basis = basis_ini()
    with buka(jalur) as arsip:
        _periksa_cocok(arsip.manifes)
        _periksa_kosong(basis)
        with _sendirian():
            _periksa_kosong(basis)
            _isi(basis, arsip)
    segarkan_statistik()
    caches["lencana"].clear()
    return arsip.manifes


def _periksa_cocok(manifes: Manifes) -> None:
    if manifes.basis_data != connection.vendor:
        raise CadanganDitolak(
            f"Cadangan ini dari {NAMA_BASIS[manifes.basis_data]}, sedangkan aplikasi di sini "
            f"memakai {NAMA_BASIS[connection.vendor]}. Pulihkan ke pemasangan dengan basis data "
            "yang sama (DATABASE_URL)."
        )
    if asing := migrasi_asing(manifes.isi):
        raise CadanganDitolak(
            f"Cadangan ini dibuat oleh versi aplikasi yang lebih baru ({asing[0]} tidak dikenal "
            "di sini). Mutakhirkan aplikasi di sini dahulu, lalu pulihkan lagi."
        )


def _periksa_kosong(basis: Basis) -> None:
    if terisi := basis.yang_terisi():
        sebut = ", ".join(f"{nama} {n} baris" for nama, n in sorted(terisi.items())[:SEBUT])
        lagi = len(terisi) - SEBUT
        raise CadanganDitolak(
            f"Pemasangan ini tidak kosong ({sebut}{f', dan {lagi} tabel lagi' if lagi > 0 else ''}). "
            "Cadangan hanya dipulihkan ke basis data baru, supaya tidak ada yang tertimpa."
        )
    if satu := next(gudang.isi_gudang(), None):
        raise CadanganDitolak(
            f"Gudang berkas tidak kosong ({satu}). Pindahkan isinya dahulu; cadangan hanya "
            "dipulihkan ke pemasangan yang kosong."
        )


def _isi(basis: Basis, arsip: Arsip) -> None:
    manifes = arsip.manifes
    try:
        with tempfile.TemporaryDirectory(prefix=AWALAN, dir=settings.DATA_DIR) as sementara:
            folder = Path(sementara)
            bebas = shutil.disk_usage(folder).free
            if bebas < 2 * manifes.ukuran:
                raise CadanganDitolak("Cakram tidak cukup luas untuk isi cadangan ini.")
            arsip.bongkar(folder)
            with _di_gudang(folder / "berkas"):
                basis.isi(folder / manifes.anggota_basis, manifes.isi)
    except OSError as galat:
        raise CadanganDitolak(f"Tidak dapat menulis: {galat.strerror}.") from galat


@contextmanager
def _di_gudang(asal: Path) -> Iterator[None]:
    """Files first, since a record without its file is worse than the reverse; out on failure."""
    pindah: list[Path] = []
    try:
        for folder in sorted(asal.glob("*")):
            tujuan = gudang.akar() / folder.name
            gudang.akar().mkdir(mode=0o700, parents=True, exist_ok=True)
            if tujuan.is_dir():
                tujuan.rmdir()  # empty, as the store is
            pindah.append(tujuan)
            folder.rename(tujuan)
        yield
    except BaseException:
        for folder in pindah:
            shutil.rmtree(folder, ignore_errors=True)
        raise


@contextmanager
def _sendirian() -> Iterator[None]:
    """One restore at a time; what a killed one left behind is swept up."""
    data = Path(settings.DATA_DIR)
    data.mkdir(parents=True, exist_ok=True)
    kunci = os.open(data / "pulihkan.kunci", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(kunci, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for sisa in data.glob(f"{AWALAN}*"):
            shutil.rmtree(sisa, ignore_errors=True)
        yield
    except BlockingIOError as galat:
        raise CadanganDitolak("Pemulihan lain sedang berjalan; tunggu sampai selesai.") from galat
    finally:
        os.close(kunci)
