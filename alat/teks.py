"""`make teks`: compile locale/*/LC_MESSAGES/*.po to the .mo beside it, which is what Django reads.

Both are kept in the repository, so that running the app needs no compiler.
"""

import subprocess

import lingkungan
from lingkungan import AKAR, PYTHON

SUSUN = "import sys, polib; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])"

if __name__ == "__main__":
    lingkungan.siapkan(lingkungan.UJI)
    for po in AKAR.glob("locale/*/LC_MESSAGES/*.po"):
        subprocess.run([PYTHON, "-c", SUSUN, po, po.with_suffix(".mo")], check=True)
