"""PostgreSQL: pg_dump and pg_restore, found where packages put them."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from psycopg2.extensions import make_dsn

from cadangan.basis import Basis, bandingkan, mutakhirkan, sambungan, sebaris
from cadangan.galat import CadanganDitolak
from cadangan.manifes import ANGGOTA_BASIS, Isi

# Several versions stand side by side here on Debian and Ubuntu; the one on PATH may be too old.
FOLDER_PAKET = Path("/usr/lib/postgresql")
ALAMAT = {"host", "hostaddr", "port", "user", "dbname"} | {
    *("sslmode", "sslrootcert", "sslcert", "sslkey")
}


class Postgres(Basis):
    jenis = "postgresql"
    kueri_tabel = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"

    def ada(self) -> bool:
        return True  # a server that does not answer is an error, not an empty database

    @contextmanager
    def salin(self, folder: Path) -> Iterator[tuple[Path, Isi]]:
        """Dump and counts look at the same snapshot, however much is written meanwhile."""
        salinan = folder / ANGGOTA_BASIS[self.jenis]
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            kursor.execute("SELECT pg_export_snapshot()")
            (potret,) = kursor.fetchone()
            # Not compressed here: the archive does it.
            _jalankan(
                "pg_dump",
                *("--format=custom", "--compress=0", "--no-owner", "--no-privileges"),
                *("--no-comments", f"--snapshot={potret}", f"--file={salinan}"),
            )
            isi = self.hitung(kursor)
        yield salinan, isi

    def isi(self, salinan: Path, tercatat: Isi) -> None:
        """Each state on the way is empty or whole; after a failure it is empty as before."""
        _jalankan("pg_restore", "--list", str(salinan), sambung=False)
        with connection.cursor() as kursor:
            ada_tabel = bool(self.tabel(kursor))
        try:
            self._kosongkan()
            _jalankan(
                "pg_restore",
                *("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"),
                str(salinan),
            )
            with connection.cursor() as kursor:
                bandingkan(self.hitung(kursor), tercatat)
            mutakhirkan()
        except BaseException:
            self._kosongkan()
            if ada_tabel:
                mutakhirkan()
                call_command("createcachetable", verbosity=0)
            raise

    def _kosongkan(self) -> None:
        """Drop all tables; the caller has seen that they are empty."""
        with transaction.atomic(), connection.cursor() as kursor:
            if tabel := self.tabel(kursor):
                nama = ", ".join(map(connection.ops.quote_name, tabel))
                kursor.execute(f"DROP TABLE {nama} CASCADE")


def _jalankan(program: str, *pilihan: str, sambung: bool = True) -> None:
    """Run a program of PostgreSQL on our database; its complaint becomes our sentence."""
    perintah = [str(_cari(program)), *pilihan]
    if sambung:
        perintah.append(f"--dbname={_alamat()}")
    hasil = subprocess.run(
        perintah, env=_lingkungan(), capture_output=True, text=True, errors="replace", check=False
    )
    if hasil.returncode:
        raise CadanganDitolak(f"{program} gagal: {sebaris(hasil.stderr)[-500:]}")


def _cari(program: str) -> Path:
    """The oldest that is new enough for this server: a dump can be read by its own version."""
    with connection.cursor() as kursor:
        kursor.execute("SHOW server_version_num")
        server = int(kursor.fetchone()[0]) // 10_000
    calon = {v: jalur for jalur in _calon(program) if (v := _versi(jalur)) is not None}
    if cukup := [v for v in calon if v >= server]:
        return calon[min(cukup)]
    ada = f"yang ada versi {max(calon)}" if calon else "tidak ada di komputer ini"
    raise CadanganDitolak(
        f"Butuh {program} versi {server} atau lebih baru ({ada}). Di Debian atau Ubuntu: "
        f"`apt install postgresql-client-{server}`; di tempat lain, taruh foldernya di PATH."
    )


def _calon(program: str) -> Iterator[Path]:
    if di_path := shutil.which(program):
        yield Path(di_path)
    yield from sorted(FOLDER_PAKET.glob(f"*/bin/{program}"))


def _versi(program: Path) -> int | None:
    try:
        hasil = subprocess.run(
            [program, "--version"], capture_output=True, text=True, check=False, timeout=30
        )
    except OSError:
        return None
    cocok = re.search(r"\b(\d+)(\.\d+)?", hasil.stdout)
    return int(cocok[1]) if cocok else None


def _alamat() -> str:
    """Where our database is, without the password: arguments can be read by every process."""
    connection.ensure_connection()
    bagian = sambungan().connection.get_dsn_parameters()
    return make_dsn(**{n: isi for n, isi in bagian.items() if n in ALAMAT and isi})


def _lingkungan() -> dict[str, str]:
    sandi = sambungan().get_connection_params().get("password")
    return os.environ | ({"PGPASSWORD": str(sandi)} if sandi else {})
