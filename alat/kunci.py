"""`make kunci`: write requirements*.txt, with the hash of every file, from requirements*.in."""

import subprocess
import sys

import lingkungan
from lingkungan import AKAR, PYTHON

# pip-compile takes 80 times as long, and writes the index of this machine into the file.
UV = "uv==0.13.9"
BERKAS = ("requirements", "requirements-dev", "requirements-uji-pg")
PILIHAN = "--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet"


def main() -> int:
    lingkungan.siapkan(lingkungan.PRODUK)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", UV], check=True)
    for nama in BERKAS:
        perintah = [PYTHON, "-m", "uv", "pip", "compile", f"{nama}.in", "-o", f"{nama}.txt"]
        if kode := subprocess.call([*perintah, *PILIHAN.split(), *sys.argv[1:]], cwd=AKAR):
            return kode
    return 0


if __name__ == "__main__":
    sys.exit(main())
