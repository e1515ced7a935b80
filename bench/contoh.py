"""What the first `make run` waits for: the empty database, its reference data, and the sample.

    .venv/bin/python -m bench.contoh

Processor seconds of each command, and how many times those of `migrate` they are: seconds of one
machine say little about another. Budget: the sample ≤ 10 s.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
PATOKAN = "migrate"
PERINTAH = (
    (PATOKAN,),
    ("createcachetable",),
    ("muat_rujukan",),
    ("data_contoh",),
    ("data_contoh", "lagi"),
    ("hapus_contoh", "--periksa"),
)


def main() -> None:
    print("| perintah | detik prosesor | kali migrate |")
    print("|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        dasar = 0.0
        for nama, *opsi in PERINTAH:
            detik = _jalankan(Path(folder), nama, *(o for o in opsi if o.startswith("--")))
            dasar = dasar or detik
            print(
                f"| `{' '.join((nama, *opsi))}` | {detik:.1f} | {detik / dasar:.1f} |", flush=True
            )
        besar = (Path(folder) / "bangga_kencana.sqlite3").stat().st_size
        print(f"\nBasis data dengan contoh: {besar / 1e6:.0f} MB.")


def _jalankan(folder: Path, *perintah: str) -> float:
    """Processor seconds of one command."""
    sebelum = _detik()
    lingkungan = os.environ | {"DATA_DIR": str(folder), "MODE": "lokal"}
    lingkungan.pop("DATABASE_URL", None)
    subprocess.run(
        [sys.executable, "manage.py", *perintah, "-v0"], cwd=AKAR, env=lingkungan, check=True
    )
    return _detik() - sebelum


def _detik() -> float:
    anak = resource.getrusage(resource.RUSAGE_CHILDREN)
    return anak.ru_utime + anak.ru_stime


if __name__ == "__main__":
    main()
