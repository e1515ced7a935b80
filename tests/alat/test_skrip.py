"""The small scripts around make: finding Python and Chromium, steps and their summary."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pg_uji
import pytest
import uji
from django.conf import settings as setelan

AKAR = Path(setelan.BASE_DIR)


def skrip(berkas: Path, isi: str) -> Path:
    berkas.write_text(f"#!/bin/sh\n{isi}\n")
    berkas.chmod(berkas.stat().st_mode | stat.S_IXUSR)
    return berkas


def sh(*perintah: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", *perintah], cwd=AKAR, env=env, capture_output=True, text=True
    )


def test_python_terlalu_tua_dikatakan(tmp_path):
    skrip(tmp_path / "python3", '[ "$1" = --version ] && echo "Python 3.9.2" || exit 1')

    hasil = sh("alat/python.sh", "alat/uji.py", PATH=str(tmp_path))

    assert hasil.returncode == 1
    assert hasil.stderr == (
        "Butuh Python 3.11 atau lebih baru; di komputer ini: Python 3.9.2. "
        "Pasang dulu, lalu ulangi.\n"
    )


def test_python_yang_cukup_baru_dipakai(tmp_path):
    """The first candidate is too old; a later one is not."""
    skrip(tmp_path / "python3", "exit 1")
    skrip(tmp_path / "python3.12", f'exec "{sys.executable}" "$@"')

    hasil = sh("alat/python.sh", "-c", "print('jalan')", PATH=str(tmp_path))

    assert (hasil.returncode, hasil.stdout) == (0, "jalan\n")


def test_chromium_path_didahulukan(tmp_path):
    peramban = skrip(tmp_path / "peramban uji", "exit 0")

    hasil = sh("alat/cari_chromium.sh", CHROMIUM_PATH=str(peramban), PATH="/usr/bin:/bin")

    assert (hasil.returncode, hasil.stdout) == (0, f"{peramban}\n")


def test_setiap_langkah_dijalankan_dan_kegagalan_diingat(monkeypatch, capfd):
    gagal = uji.Langkah("gagal", [sys.executable, "-c", "import sys; sys.exit(3)"])
    baik = uji.Langkah("baik", [sys.executable, "-c", "print('sudah jalan')"])
    monkeypatch.setattr(uji.lingkungan, "siapkan", lambda *_: None)
    monkeypatch.setattr(uji, "LINT", [gagal, baik])

    assert uji.main(["lint"]) == 1

    keluaran = capfd.readouterr().out
    assert "sudah jalan" in keluaran
    assert [b.split()[:2] for b in keluaran.splitlines()[-2:]] == [
        ["GAGAL", "gagal"],
        ["ok", "baik"],
    ]


def test_semua_baik_berakhir_nol(monkeypatch):
    monkeypatch.setattr(uji.lingkungan, "siapkan", lambda *_: None)
    monkeypatch.setattr(uji, "LINT", [uji.Langkah("baik", [sys.executable, "-c", ""])])
    assert uji.main(["lint"]) == 0


def test_pg_uji_memakai_server_yang_ditunjuk(monkeypatch, capfd):
    monkeypatch.setenv("DATABASE_URL_UJI", "postgres://uji@localhost/uji")
    perintah = "import os; print(os.environ['DATABASE_URL'], os.environ['MODE'])"

    assert pg_uji.main([sys.executable, "-c", perintah]) == 0

    assert capfd.readouterr().out == "postgres://uji@localhost/uji lokal\n"


@pytest.fixture
def proses_tertinggal():
    """A process that stands for a PostgreSQL whose run was killed."""
    proses = subprocess.Popen(["/bin/sleep", "60"])
    yield proses
    proses.kill()
    proses.wait()


@pytest.mark.parametrize("berpemilik", [True, False])
def test_sapu_hanya_mengakhiri_server_tanpa_pemilik(
    berpemilik, monkeypatch, tmp_path, proses_tertinggal
):
    pemilik = os.getpid() if berpemilik else 999_999_999
    folder = tmp_path / "bangga-pg-uji" / "d"
    folder.mkdir(parents=True)
    (folder / ".handle_pids.json").write_text(f"[{pemilik}]")
    (folder / "postmaster.pid").write_text(f"{proses_tertinggal.pid}\n{folder}\n")
    monkeypatch.setattr(pg_uji, "SEMENTARA", tmp_path)

    pg_uji.sapu()

    if berpemilik:
        time.sleep(0.2)
        assert proses_tertinggal.poll() is None
    else:
        assert proses_tertinggal.wait(timeout=30) == -signal.SIGQUIT
    assert folder.exists() is berpemilik


def test_ci_menjalankan_make_test():
    isi = (AKAR / ".ci/run").read_text()
    assert isi.splitlines()[-1] == "exec make test"
    assert os.access(AKAR / ".ci/run", os.X_OK)
