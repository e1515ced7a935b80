"""The virtual environment .venv, made and filled from the hash-pinned requirement files.

Runs before anything is installed: the standard library only.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
import venv
from contextlib import contextmanager
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
VENV = AKAR / ".venv"
PYTHON = str(VENV / "bin" / "python")

PRODUK = "requirements.txt"
UJI = "requirements-dev.txt"
POSTGRES_UJI = "requirements-uji-pg.txt"
MEMUAT = {UJI: [PRODUK]}  # installing the first covers the others

# Variables that settings.py reads; what a developer has set must not steer `make run` and tests.
VARIABEL = (
    "ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS DATABASE_URL DEBUG HSTS_DETIK HTTPS JUMLAH_PROXY LOG_LEVEL "
    "MODE SANDI_CONTOH SECRET_KEY DJANGO_SETTINGS_MODULE"
).split()


class Gagal(Exception):
    """Something the person at the keyboard can mend; the text says how."""


def siapkan(*berkas: str) -> None:
    """Make .venv if needed, and install each requirement file that changed since last time."""
    with _satu_per_satu():
        if not _berjalan():
            _buat_venv()
        for nama in berkas:
            if _cap(nama).exists() and _cap(nama).read_text() == _sidik(nama):
                continue
            _pasang(nama)


@contextmanager
def _satu_per_satu():
    """`make run` and `make test` started together must not install into each other."""
    with (AKAR / ".venv.kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        yield


def _berjalan() -> bool:
    """Whether .venv's Python starts; it does not once its base was removed or moved."""
    return Path(PYTHON).exists() and not subprocess.call([PYTHON, "-c", "import pip"])


def _buat_venv() -> None:
    print("Membuat .venv …", flush=True)
    try:
        venv.EnvBuilder(clear=True, symlinks=True, with_pip=True).create(VENV)
    except (subprocess.CalledProcessError, ImportError) as galat:
        raise Gagal(
            "Lingkungan Python tidak dapat dibuat: modul venv/ensurepip tidak lengkap. "
            "Di Debian/Ubuntu: apt-get install python3-venv."
        ) from galat
    except OSError as galat:
        raise Gagal(f"Folder {VENV} tidak dapat dibuat ({galat.strerror}).") from galat


def _pasang(nama: str) -> None:
    print(f"Memasang pustaka dari {nama} (sekali saja, sekitar satu menit) …", flush=True)
    for lebih, kurang in MEMUAT.items():
        if nama in kurang:
            _cap(lebih).unlink(missing_ok=True)  # its versions may be overwritten now
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call([*pip, "--require-hashes", "-r", nama], cwd=AKAR):
        raise Gagal(f"Pustaka dari {nama} tidak dapat dipasang; sebabnya tertulis di atas.")
    for tercakup in [nama, *MEMUAT.get(nama, [])]:
        _cap(tercakup).write_text(_sidik(tercakup))


def _cap(nama: str) -> Path:
    return VENV / f"terpasang-{nama}"


def _sidik(nama: str) -> str:
    isi = (AKAR / nama).read_bytes()
    return f"{sys.version_info[:2]} {hashlib.sha256(isi).hexdigest()}"


def lingkungan_bersih(**tambahan: str) -> dict[str, str]:
    """The environment without the app's own variables, plus `tambahan`."""
    dasar = {k: v for k, v in os.environ.items() if k not in VARIABEL}
    return dasar | {"PYTHONUNBUFFERED": "1"} | tambahan
