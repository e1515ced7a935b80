"""The database of the app, whichever kind it is: copied as it is, filled when it is empty."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader

from cadangan.galat import CadanganDitolak
from cadangan.manifes import Isi

# What `migrate` and visitors who never logged in leave behind; not what anybody typed.
BUKAN_ISI = {
    *("django_migrations", "django_content_type", "auth_permission"),
    *("django_session", "tembolok"),
}


class Basis(ABC):
    """One kind of database."""

    jenis: ClassVar[str]
    kueri_tabel: ClassVar[str]

    @abstractmethod
    @contextmanager
    def salin(self, folder: Path) -> Iterator[tuple[Path, Isi]]:
        """A copy of one moment in `folder`, and what stands in it. Others go on writing."""
        yield Path(), Isi({}, frozenset())

    @abstractmethod
    def isi(self, salinan: Path, tercatat: Isi) -> None:
        """Fill the empty database with this copy and bring it up to date, wholly or not at all."""

    @abstractmethod
    def ada(self) -> bool:
        """Whether there is a database at all."""

    def tabel(self, kursor: Any) -> list[str]:
        kursor.execute(self.kueri_tabel)
        return sorted(nama for (nama,) in kursor.fetchall())

    def hitung(self, kursor: Any) -> Isi:
        """Rows of every table, and the migrations it has had."""
        baris = {}
        for nama in self.tabel(kursor):
            kursor.execute(f"SELECT COUNT(*) FROM {_kutip(nama)}")  # noqa: S608 – quoted name
            baris[nama] = kursor.fetchone()[0]
        if "django_migrations" not in baris:
            return Isi(baris, frozenset())
        kursor.execute("SELECT app, name FROM django_migrations")
        return Isi(baris, frozenset(map(tuple, kursor.fetchall())))

    def yang_terisi(self) -> dict[str, int]:
        """Tables that hold records, with their number of rows."""
        if not self.ada():
            return {}
        with connection.cursor() as kursor:
            baris = self.hitung(kursor).baris
        return {nama: n for nama, n in baris.items() if n and nama not in BUKAN_ISI}


def basis_ini() -> Basis:
    """The kind that the settings name."""
    from cadangan.postgres import Postgres  # noqa: PLC0415 – they build on this module
    from cadangan.sqlite import Sqlite  # noqa: PLC0415

    return {b.jenis: b for b in (Sqlite(), Postgres())}[connection.vendor]


def bandingkan(nyata: Isi, tercatat: Isi) -> None:
    """Refuse a copy that does not hold what was counted when it was made."""
    if nyata.migrasi != tercatat.migrasi:
        raise CadanganDitolak("Cadangan ini rusak: riwayat migrasinya tidak cocok.")
    for tabel in sorted(nyata.baris.keys() | tercatat.baris.keys()):
        ada, harus = nyata.baris.get(tabel, 0), tercatat.baris.get(tabel, 0)
        if ada != harus:
            raise CadanganDitolak(
                f"Cadangan ini rusak: tabel {tabel} berisi {ada} baris, seharusnya {harus}."
            )


def migrasi_asing(isi: Isi) -> list[str]:
    """Migrations that this version of the app does not know: the backup is of a newer one."""
    pemuat = MigrationLoader(None, load=False)
    pemuat.load_disk()
    dikenal = set(pemuat.disk_migrations)
    for satu in pemuat.disk_migrations.values():
        dikenal |= set(satu.replaces)
    return sorted(f"{aplikasi}.{nama}" for aplikasi, nama in isi.migrasi - dikenal)


def mutakhirkan() -> None:
    """Migrations that came after the backup was made."""
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except (DatabaseError, InconsistentMigrationHistory, ValueError) as galat:
        raise CadanganDitolak(
            f"Cadangan ini tidak dapat dimutakhirkan ke versi aplikasi ini: {sebaris(galat)}"
        ) from galat


def sebaris(galat: object) -> str:
    return " ".join(str(galat).split())


def sambungan() -> BaseDatabaseWrapper:
    """The connection itself; `connection` is a proxy of it."""
    return connections[DEFAULT_DB_ALIAS]


def _kutip(nama: str) -> str:
    return '"' + nama.replace('"', '""') + '"'
