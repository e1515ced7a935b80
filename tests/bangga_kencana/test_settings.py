"""Settings as a process of its own sees them: environment in, values or a helpful refusal out."""

import os
import re
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings as setelan

AKAR = Path(setelan.BASE_DIR)
PRODUKSI = {
    "DATABASE_URL": "postgres://bangga:sandi@localhost/bangga",
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "bangga.contoh.go.id,www.bangga.contoh.go.id",
}


def baca(ungkapan: str, tmp_path: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Print `ungkapan` about the settings `s`, with nothing but `env` in the environment."""
    return subprocess.run(
        [sys.executable, "-c", f"import bangga_kencana.settings as s; print({ungkapan})"],
        cwd=AKAR,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)} | env,
        capture_output=True,
        text=True,
    )


def nilai(ungkapan: str, tmp_path: Path, **env: str) -> str:
    hasil = baca(ungkapan, tmp_path, **env)
    assert hasil.returncode == 0, hasil.stderr
    return hasil.stdout.strip()


@pytest.mark.parametrize("nama", PRODUKSI)
def test_produksi_menolak_tanpa_variabel_wajib(nama, tmp_path):
    env = {"MODE": "produksi"} | PRODUKSI | {nama: ""}

    hasil = baca("s.MODE", tmp_path, **env)

    assert hasil.returncode == 1
    akhir = hasil.stderr.splitlines()[-1]
    assert f"{nama} belum diisi, padahal MODE=produksi." in akhir
    assert ".env.example" in akhir


def test_database_url_berarti_produksi(tmp_path):
    """Who forgets MODE must not get the loose local settings on the office's database."""
    ungkapan = "s.MODE, s.DEBUG, s.ALLOWED_HOSTS, s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT"
    assert nilai(ungkapan, tmp_path, **PRODUKSI) == (
        "produksi False ['bangga.contoh.go.id', 'www.bangga.contoh.go.id'] True True"
    )


@pytest.mark.parametrize(
    ("env", "pesan"),
    [
        (PRODUKSI | {"DEBUG": "1"}, "DEBUG=1 tidak boleh di MODE=produksi"),
        ({"MODE": "produk"}, "MODE=produk tidak dikenal"),
    ],
)
def test_setelan_yang_salah_ditolak(env, pesan, tmp_path):
    hasil = baca("s.MODE", tmp_path, **env)
    assert hasil.returncode == 1
    assert pesan in hasil.stderr.splitlines()[-1]


def test_variabel_kosong_sama_dengan_tidak_ada(tmp_path):
    """A copy of .env.example with blank lines must not switch HTTPS off."""
    kosong = dict.fromkeys(
        ["HTTPS", "HSTS_DETIK", "JUMLAH_PROXY", "SANDI_CONTOH", "LOG_LEVEL"], ""
    )
    ungkapan = "s.HTTPS, s.SECURE_HSTS_SECONDS, s.JUMLAH_PROXY, s.SANDI_CONTOH"
    assert nilai(ungkapan, tmp_path, **PRODUKSI, **kosong) == "True 2592000 1 bangga-kencana"


def test_tanpa_proxy_kepalanya_tidak_dipercaya(tmp_path):
    ungkapan = "hasattr(s, 'SECURE_PROXY_SSL_HEADER'), hasattr(s, 'ALLAUTH_TRUSTED_PROXY_COUNT')"
    assert nilai(ungkapan, tmp_path, **PRODUKSI, JUMLAH_PROXY="0") == "False False"
    assert nilai(ungkapan, tmp_path, **PRODUKSI) == "True True"
    assert nilai(ungkapan, tmp_path) == "False False"


def test_lokal_tanpa_lingkungan(tmp_path):
    ungkapan = "s.MODE, s.DEBUG, s.ALLOWED_HOSTS, s.DATABASES['default']['NAME']"
    assert nilai(ungkapan, tmp_path) == (
        f"lokal False ['localhost', '127.0.0.1', '[::1]'] {tmp_path}/bangga_kencana.sqlite3"
    )


def test_rahasia_lokal_dibuat_sekali_untuk_pemiliknya_saja(tmp_path):
    """Several processes start at once; all must end with the same secret."""
    folder = tmp_path / "baru"
    with ThreadPoolExecutor(4) as kolam:
        rahasia = set(kolam.map(lambda _: nilai("s.SECRET_KEY", folder), range(4)))

    assert len(rahasia) == 1
    assert len(rahasia.pop()) >= 64
    assert stat.S_IMODE((folder / "rahasia").stat().st_mode) == 0o600
    assert [b.name for b in folder.iterdir()] == ["rahasia"]


def test_folder_data_yang_tidak_dapat_dipakai_dikatakan(tmp_path):
    berkas = tmp_path / "berkas"
    berkas.touch()
    hasil = baca("s.MODE", berkas / "data")
    assert hasil.returncode == 1
    assert f"Folder data {berkas}/data tidak dapat dipakai" in hasil.stderr.splitlines()[-1]


def test_env_example_memuat_setiap_variabel():
    sumber = [AKAR / "bangga_kencana/settings.py", AKAR / "bangga_kencana/gunicorn.py"]
    sumber += [*(AKAR / "alat").iterdir(), *AKAR.glob("*/management/commands/*.py")]
    pola = re.compile(
        r'(?:env\.\w+|environ(?:\.get)?)[(\[]"?\'?([A-Z_]{4,})|_wajib\("(\w+)"|\$([A-Z_]{5,})'
    )
    dibaca = {
        next(filter(None, cocok))
        for berkas in sumber
        if berkas.is_file()
        for cocok in pola.findall(berkas.read_text())
    } - {"HOME", "PATH", "XDG_RUNTIME_DIR", "DJANGO_SETTINGS_MODULE"}
    tertulis = set(re.findall(r"^([A-Z_]+)=", (AKAR / ".env.example").read_text(), re.MULTILINE))
    assert "SECRET_KEY" in dibaca
    assert dibaca <= tertulis
