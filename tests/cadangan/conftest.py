"""Installations of their own: database and folder, beside the ones that tests stand on."""

import itertools
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as setelan
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings

from berkas import gudang
from berkas.models import Berkas, Tipe
from cadangan.basis import basis_ini
from cadangan.manifes import Isi

_nomor = itertools.count(1)


@dataclass(frozen=True)
class Pasangan:
    """An installation: `nama` of its database (a path on SQLite), `data` its DATA_DIR."""

    nama: str
    data: Path

    @contextmanager
    def pakai(self) -> Iterator[None]:
        """Within it the app runs on this installation, with the real migrations."""
        asal = connections["default"]
        ganti = type(asal)({**asal.settings_dict, "NAME": self.nama}, "default")
        connections["default"] = ganti
        setelan_nya = {"DATA_DIR": self.data, "BERKAS_DIR": self.data / "berkas"}
        try:
            with override_settings(MIGRATION_MODULES={}, **setelan_nya):
                yield
        finally:
            ganti.close()
            connections["default"] = asal

    def isi(self) -> Isi:
        """Rows of each table; what a table has that the app does not count is not counted."""
        with self.pakai():
            if not basis_ini().ada():
                return Isi({}, frozenset())
            with connection.cursor() as kursor:
                return basis_ini().hitung(kursor)

    def perintah(self, *kata: object) -> str:
        """What a command prints here; CommandError when it refuses."""
        keluar = StringIO()
        with self.pakai():
            call_command(*map(str, kata), stdout=keluar)
        return keluar.getvalue()

    def berkas(self) -> dict[str, bytes]:
        folder = self.data / "berkas"
        return {
            p.relative_to(folder).as_posix(): p.read_bytes()
            for p in folder.rglob("*")
            if p.is_file()
        }


@pytest.fixture(scope="session")
def induk(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[str]:
    """A database as `migrate` leaves it: tables from the models, all migrations recorded."""
    if connection.vendor == "sqlite":
        nama = str(tmp_path_factory.mktemp("induk") / "induk.sqlite3")
    else:
        nama = f"cadangan_{os.getpid()}_induk"
    with django_db_blocker.unblock():
        _buat_basis(nama)
        pasangan = Pasangan(nama, tmp_path_factory.mktemp("data-induk"))
        asal = setelan.MIGRATION_MODULES
        with pasangan.pakai(), override_settings(MIGRATION_MODULES=asal):
            call_command("migrate", run_syncdb=True, verbosity=0)
        with pasangan.pakai():
            _catat_migrasi()
    yield nama
    with django_db_blocker.unblock():
        _buang_basis(nama)


@pytest.fixture
def pasang(induk, tmp_path, django_db_blocker) -> Iterator:
    """`pasang()` = a fresh installation; `pasang(tabel=False)` one whose database is bare."""
    nama_basis: list[str] = []

    def _pasang(*, tabel: bool = True) -> Pasangan:
        n = next(_nomor)
        data = tmp_path / f"data{n}"
        data.mkdir()
        if connection.vendor == "sqlite":
            nama = str(data / "bangga_kencana.sqlite3")
            if tabel:
                shutil.copy(induk, nama)
        else:
            nama = f"cadangan_{os.getpid()}_{n}"
            nama_basis.append(nama)
            _buat_basis(nama, induk if tabel else "")
        return Pasangan(nama, data)

    with django_db_blocker.unblock():
        yield _pasang
        for nama in nama_basis:
            _buang_basis(nama)


def isi_berkas(pasangan: Pasangan, isi: bytes) -> Berkas:
    """A private file with its row, in this installation."""
    with pasangan.pakai():
        satu = Berkas.objects.create(
            sha256=uuid.uuid4().hex, tipe=Tipe.PDF, ukuran=len(isi), tempat=uuid.uuid4()
        )
        jalur = gudang.jalur(satu.tempat)
        jalur.parent.mkdir(parents=True)
        jalur.write_bytes(isi)
    return satu


def _catat_migrasi() -> None:
    pemuat = MigrationLoader(None, load=False)
    pemuat.load_disk()
    pencatat = MigrationRecorder(connection)
    pencatat.ensure_schema()
    for aplikasi, nama in pemuat.disk_migrations:
        pencatat.record_applied(aplikasi, nama)


def _buat_basis(nama: str, dari: str = "") -> None:
    if connection.vendor == "postgresql":
        _jalankan(f'CREATE DATABASE "{nama}"' + (f' TEMPLATE "{dari}"' if dari else ""))


def _buang_basis(nama: str) -> None:
    if connection.vendor == "postgresql":
        _jalankan(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')


def _jalankan(perintah: str) -> None:
    """On a connection of its own: databases cannot be made inside a transaction."""
    with connection.copy()._nodb_cursor() as kursor:
        kursor.execute(perintah)
