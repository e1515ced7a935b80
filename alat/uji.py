"""`make test`, `make lint`, `make bench`: from a bare Python; one summary at the end.

Each step runs whatever the one before it said, so that one run shows all that is wrong.
"""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
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
# Each of these uses both processors by itself.
PYTEST_SEMUA = [
    Langkah("pytest SQLite", [PYTHON, *PYTEST]),
    Langkah("pytest PostgreSQL", [*PG_UJI, *PYTEST]),
]
UJI = [Langkah("produksi", [*PG_UJI, "alat/coba_produksi.py"]), *LINT]
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
        hasil = berdua(langkah, env) if langkah is not BENCH else berurutan(langkah, env)
        hasil += berurutan(PYTEST_SEMUA, env) if langkah is UJI else []
    print("\nRingkasan")
    print("\n".join(hasil))
    return int(any(b.startswith("GAGAL") for b in hasil))


def cari_chromium() -> str:
    cari = subprocess.run(
        ["sh", str(AKAR / "alat" / "cari_chromium.sh")], stdout=subprocess.PIPE, text=True
    )
    if cari.returncode:
        raise Gagal("Uji di peramban butuh Chromium; sebabnya tertulis di atas.")
    return cari.stdout.strip().splitlines()[-1]


def berurutan(langkah: list[Langkah], env: dict[str, str]) -> list[str]:
    """Run checks one by one, talking all the while; return their lines of the summary."""
    hasil = []
    for satu in langkah:
        print(f"\n=== {satu.nama}", flush=True)
        mulai = time.monotonic()
        hasil.append(baris(satu, subprocess.call(satu.perintah, cwd=AKAR, env=env), mulai))
    return hasil


def berdua(langkah: list[Langkah], env: dict[str, str]) -> list[str]:
    """Run checks that use one processor two at a time; each says all at once what it has to say."""

    def satu_langkah(satu: Langkah) -> str:
        mulai = time.monotonic()
        hasil = subprocess.run(
            satu.perintah, cwd=AKAR, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        isi = hasil.stdout.decode(errors="replace")
        print(f"\n=== {satu.nama}\n{isi}", end="", flush=True)
        return baris(satu, hasil.returncode, mulai)

    with ThreadPoolExecutor(2) as kolam:
        return list(kolam.map(satu_langkah, langkah))


def baris(langkah: Langkah, kode: int, mulai: float) -> str:
    status = "GAGAL" if kode else "ok   "
    return f"{status}  {langkah.nama:<18} {time.monotonic() - mulai:6.1f} detik"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
