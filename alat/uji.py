"""`make test`, `make lint`, `make bench`: from a bare Python; one summary at the end.

Each step runs whatever the one before it said, so that one run shows all that is wrong.
"""

import os
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

import lingkungan
from lingkungan import AKAR, PYTHON, Gagal


class Langkah(NamedTuple):
    nama: str
    perintah: list[str]


PG_UJI = [PYTHON, "alat/pg_uji.py", PYTHON]
PYTEST = ["-m", "pytest", "-n", "2", "--dist", "worksteal"]

LINT = [
    Langkah("ruff", [PYTHON, "-m", "ruff", "check", "."]),
    Langkah("ruff format", [PYTHON, "-m", "ruff", "format", "--check", "."]),
    Langkah("djlint", [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"]),
    Langkah("mypy", [PYTHON, "-m", "mypy", "."]),
    Langkah("migrasi", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"]),
]
UJI = [
    *LINT,
    # The tests make their tables straight from the models.
    Langkah("migrasi SQLite", [PYTHON, "manage.py", "migrate", "--no-input", "-v0"]),
    Langkah("produksi", [*PG_UJI, "alat/coba_produksi.py"]),
    Langkah("pytest SQLite", [PYTHON, *PYTEST]),
    Langkah("pytest PostgreSQL", [*PG_UJI, *PYTEST]),
]


BENCH = [Langkah("bench", [PYTHON, "-m", "bench"])]


def main(argumen: list[str]) -> int:
    langkah = {"lint": LINT, "bench": BENCH}[argumen[0]] if argumen else UJI
    postgres = langkah is UJI and not os.environ.get("DATABASE_URL_UJI")
    try:
        lingkungan.siapkan(lingkungan.UJI, *([lingkungan.POSTGRES_UJI] if postgres else []))
        chromium = "" if langkah is LINT else cari_chromium()
    except Gagal as galat:
        print(galat, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="bangga-data-") as data:
        env = lingkungan.lingkungan_bersih(DATA_DIR=data, CHROMIUM_PATH=chromium)
        hasil = [jalankan(satu, env) for satu in langkah]
    print("\nRingkasan")
    print("\n".join(hasil))
    return int(any(baris.startswith("GAGAL") for baris in hasil))


def cari_chromium() -> str:
    cari = subprocess.run(
        ["sh", str(AKAR / "alat" / "cari_chromium.sh")], stdout=subprocess.PIPE, text=True
    )
    if cari.returncode:
        raise Gagal("Uji di peramban butuh Chromium; sebabnya tertulis di atas.")
    return cari.stdout.strip().splitlines()[-1]


def jalankan(langkah: Langkah, env: dict[str, str]) -> str:
    """Run one check and return its line of the summary."""
    print(f"\n=== {langkah.nama}", flush=True)
    mulai = time.monotonic()
    kode = subprocess.call(langkah.perintah, cwd=AKAR, env=env)
    status = "GAGAL" if kode else "ok   "
    return f"{status}  {langkah.nama:<18} {time.monotonic() - mulai:6.1f} detik"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
