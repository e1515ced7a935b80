"""`make run` from the outside, as its script."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings as setelan

AKAR = setelan.BASE_DIR
DASAR = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}


def jalankan(**env) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "alat/jalankan.py"],
        cwd=AKAR,
        env=DASAR | env,
        capture_output=True,
        text=True,
        timeout=20,
    )


def port_kosong() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


def test_port_terpakai_satu_kalimat(tmp_path):
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        port = soket.getsockname()[1]
        hasil = jalankan(PORT=str(port), DATA_DIR=str(tmp_path / "data"))

    assert hasil.returncode == 1
    assert hasil.stderr == (
        f"Port {port} sedang dipakai program lain (mungkin `make run` yang lain). "
        "Pilih port lain: make run PORT=8001\n"
    )
    assert not (tmp_path / "data").exists()  # asked before anything is made


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1"])
def test_port_bukan_angka(port, tmp_path):
    hasil = jalankan(PORT=port, DATA_DIR=str(tmp_path))

    assert hasil.returncode == 1
    assert hasil.stderr == f"PORT={port} bukan nomor port (1 sampai 65535).\n"


@pytest.mark.parametrize("akhir", ["", "data"])
def test_folder_data_tak_dapat_ditulis_satu_kalimat(akhir, tmp_path):
    """A file in its place: root may write into every folder."""
    berkas = tmp_path / "berkas"
    berkas.touch()

    hasil = jalankan(PORT=str(port_kosong()), DATA_DIR=str(berkas / akhir))

    assert hasil.returncode == 1
    assert hasil.stderr == (
        f"Folder data {berkas / akhir} tidak dapat ditulis (itu bukan folder). "
        "Pilih folder lain: make run DATA_DIR=$HOME/bangga-kencana\n"
    )


@pytest.mark.sqlite
def test_mulai_berhenti_dan_mulai_lagi(tmp_path):
    """The first run fills the database; Ctrl+C ends it; the second keeps what is there."""
    pertama = _satu_kali(tmp_path)
    kedua = _satu_kali(tmp_path)

    assert "Memuat data contoh" in pertama
    assert "Memuat data contoh" not in kedua
    assert "Mengumpulkan berkas statis" not in kedua
    for keluaran in (pertama, kedua):
        akhir = keluaran.partition("Bangga Kencana berjalan di")[2]
        assert [baris.split()[0] for baris in akhir.splitlines()[5:10]] == [
            *("admin", "operator", "pimpinan", "pkb", "koordinator")
        ]
        assert akhir.endswith("Sandi semua akun contoh: bangga-kencana\n")


def _satu_kali(data) -> str:
    """Start the app, ask two pages, press Ctrl+C; return what it printed."""
    port = port_kosong()
    keluaran = data / "keluaran.txt"
    with keluaran.open("w") as tulis:
        proses = subprocess.Popen(
            [sys.executable, "alat/jalankan.py"],
            cwd=AKAR,
            env=DASAR | {"PORT": str(port), "DATA_DIR": str(data)},
            stdin=subprocess.DEVNULL,
            stdout=tulis,
            stderr=subprocess.STDOUT,
        )
    try:
        batas = time.monotonic() + 120
        while "Sandi semua" not in keluaran.read_text() and proses.poll() is None:
            assert time.monotonic() < batas, keluaran.read_text()
            time.sleep(0.1)
        assert proses.poll() is None, keluaran.read_text()
        for alamat in ("/sehat/", "/masuk/"):
            with urllib.request.urlopen(f"http://localhost:{port}{alamat}") as jawaban:
                isi = jawaban.read().decode()
                assert jawaban.status == 200
        assert "Data contoh" in isi
    finally:
        proses.send_signal(signal.SIGINT)
        kode = proses.wait(timeout=30)
    assert kode == 0
    assert "Traceback" not in keluaran.read_text()
    with socket.socket() as soket:  # nothing was left behind on the port
        assert soket.connect_ex(("127.0.0.1", port)) != 0
    return keluaran.read_text()
