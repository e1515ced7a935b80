"""The archive: a ZIP of the database, the private files, and a manifest of both.

What is read here may be damaged, cut, or made by somebody else. `periksa` therefore believes no
name, size or sum that an archive tells, and reads every byte before anything is unpacked.
"""

import hashlib
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.utils import timezone

from cadangan.galat import CadanganDitolak
from cadangan.manifes import Anggota, Manifes, baca_manifes

MANIFES = "cadangan.json"
POTONG = 1024 * 1024
MAKS_MANIFES = 64 * 1024 * 1024
# A database shrinks to a fifth or, when it is almost empty, to a twentieth; a bomb to a thousandth.
MAKS_KEMPIS = 200
# The names that the store gives, and no other: nothing in them can leave a folder.
NAMA_BERKAS = re.compile(
    r"berkas/([0-9a-f]{2})/\1[0-9a-f]{6}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(-kecil)?"
)
RUSAK = "Cadangan ini rusak atau terpotong: {}. Pakai cadangan yang lain."


class Penulis:
    """Writes members and remembers what each of them was."""

    def __init__(self, tujuan: IO[bytes]):
        self._zip = zipfile.ZipFile(tujuan, "w", allowZip64=True)
        self.anggota: dict[str, Anggota] = {}

    def tambah(self, nama: str, asal: IO[bytes], *, kempis: bool) -> None:
        """`kempis`: deflate it; pictures and PDFs are so already."""
        sidik, ukuran = hashlib.sha256(), 0
        with self._zip.open(_kepala(nama, kempis=kempis), "w", force_zip64=True) as tujuan:
            while potong := asal.read(POTONG):
                sidik.update(potong)
                ukuran += len(potong)
                tujuan.write(potong)
        self.anggota[nama] = Anggota(ukuran, sidik.hexdigest())

    def tutup(self, manifes: Manifes) -> None:
        self._zip.writestr(_kepala(MANIFES, kempis=True), manifes.tulis())
        self._zip.close()


def _kepala(nama: str, *, kempis: bool) -> zipfile.ZipInfo:
    kepala = zipfile.ZipInfo(nama, timezone.localtime().timetuple()[:6])
    kepala.external_attr = (stat.S_IFREG | 0o600) << 16
    kepala.compress_type = zipfile.ZIP_DEFLATED if kempis else zipfile.ZIP_STORED
    return kepala


class Arsip:
    """An archive that was read from end to end and is what its manifest says."""

    def __init__(self, berkas: zipfile.ZipFile, manifes: Manifes):
        self._zip = berkas
        self.manifes = manifes

    def bongkar(self, ke: Path) -> None:
        """Unpack all members into the empty folder `ke`, readable by nobody else."""
        for nama in self.manifes.anggota:
            tujuan = ke / nama
            tujuan.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tujuan.open("xb") as keluar:
                tujuan.chmod(0o600)
                _baca(self._zip, nama, self.manifes.anggota[nama], keluar)


@contextmanager
def buka(jalur: Path) -> Iterator[Arsip]:
    """The archive in this file, checked whole; refuses with one sentence, touches nothing."""
    try:
        with jalur.open("rb") as berkas:
            if not (kepala := berkas.read(4)):
                raise CadanganDitolak(f"{jalur} kosong (0 byte).")
            with _zip(berkas, kepala) as isi:
                yield _periksa(isi, berkas)
    except OSError as galat:
        raise CadanganDitolak(f"{jalur} tidak dapat dibaca: {galat.strerror}.") from galat


def _zip(berkas: IO[bytes], kepala: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(berkas)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as galat:
        if kepala == b"PK\x03\x04":
            raise CadanganDitolak(RUSAK.format("bagian akhirnya tidak ada")) from galat
        raise CadanganDitolak(
            "Berkas ini bukan cadangan Bangga Kencana (buatan `manage.py cadangkan`)."
        ) from galat


def _periksa(isi: zipfile.ZipFile, berkas: IO[bytes]) -> Arsip:
    kepala = {k.filename: k for k in isi.infolist()}
    if MANIFES not in kepala:
        raise CadanganDitolak(
            "Arsip ini bukan cadangan Bangga Kencana: keterangannya tidak ada di dalamnya."
        )
    if len(kepala) != len(isi.infolist()):
        raise CadanganDitolak(RUSAK.format("satu nama termuat dua kali"))
    _periksa_kepala(kepala, berkas.seek(0, 2))
    manifes = baca_manifes(_isi_manifes(isi, kepala[MANIFES]))
    _periksa_nama(manifes, set(kepala))
    for nama, anggota in manifes.anggota.items():
        if kepala[nama].file_size != anggota.ukuran:
            raise CadanganDitolak(RUSAK.format(f"ukuran {nama} tidak cocok"))
        _baca(isi, nama, anggota)
    return Arsip(isi, manifes)


def _periksa_kepala(kepala: dict[str, zipfile.ZipInfo], ukuran: int) -> None:
    """Nothing but plain files, none of them larger than it can honestly be."""
    for nama, satu in kepala.items():
        if stat.S_IFMT(satu.external_attr >> 16) not in (0, stat.S_IFREG) or satu.is_dir():
            raise CadanganDitolak(f"Arsip ini ditolak: {nama!r} bukan berkas biasa.")
        if satu.flag_bits & 1:
            raise CadanganDitolak(f"Arsip ini ditolak: {nama!r} bersandi.")
        if satu.file_size > MAKS_KEMPIS * (satu.compress_size + 1024):
            raise CadanganDitolak(f"Arsip ini ditolak: {nama!r} mengembang tidak wajar.")
    if sum(k.compress_size for k in kepala.values()) > ukuran:
        raise CadanganDitolak("Arsip ini ditolak: isinya saling menindih.")


def _periksa_nama(manifes: Manifes, nama: set[str]) -> None:
    if asing := sorted(nama - {MANIFES} - set(manifes.anggota)):
        raise CadanganDitolak(f"Arsip ini ditolak: {asing[0]!r} bukan bagian cadangan.")
    if hilang := sorted(set(manifes.anggota) - nama):
        raise CadanganDitolak(RUSAK.format(f"{hilang[0]} tidak ada di dalamnya"))
    for satu in set(manifes.anggota) - {manifes.anggota_basis}:
        if not NAMA_BERKAS.fullmatch(satu):
            raise CadanganDitolak(f"Arsip ini ditolak: nama {satu!r} tidak sah.")


def _isi_manifes(isi: zipfile.ZipFile, kepala: zipfile.ZipInfo) -> bytes:
    if kepala.file_size > MAKS_MANIFES:
        raise CadanganDitolak("Arsip ini ditolak: keterangannya terlalu besar.")
    with _galat_baca(MANIFES):
        return isi.read(kepala)


def _baca(isi: zipfile.ZipFile, nama: str, anggota: Anggota, ke: IO[bytes] | None = None) -> None:
    """Read a member to its end, into `ke` when given, and compare its sum."""
    sidik = hashlib.sha256()
    with _galat_baca(nama), isi.open(nama) as asal:
        while potong := asal.read(POTONG):
            sidik.update(potong)
            if ke is not None:
                ke.write(potong)
    if sidik.hexdigest() != anggota.sha256:
        raise CadanganDitolak(RUSAK.format(f"isi {nama} tidak cocok dengan SHA-256-nya"))


@contextmanager
def _galat_baca(nama: str) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as galat:
        raise CadanganDitolak(RUSAK.format(f"{nama} tidak terbaca")) from galat
