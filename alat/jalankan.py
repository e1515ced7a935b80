"""`make run` and `make kembang`: from a bare Python to a running app on localhost.

Starts with the standard library only; everything that needs Django runs in .venv. What can go
wrong is asked first, before the long work, and told in one sentence.
"""

import errno
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import lingkungan
from lingkungan import AKAR, PYTHON, Gagal

BATAS_MULAI = 60  # seconds until the server must answer


def main() -> int:
    kembang = sys.argv[1:] == ["kembang"]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
    for tanda in (signal.SIGTERM, signal.SIGHUP):  # the end of a terminal is a Ctrl+C too
        signal.signal(tanda, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        port, data = baca_port(), baca_data_dir()
        periksa_port(port)
        periksa_folder(data)
        lingkungan.siapkan(lingkungan.PRODUK)
        env = lingkungan.lingkungan_bersih(
            MODE="lokal",
            DATA_DIR=str(data),
            PORT=str(port),
            DEBUG="1" if kembang else "",
            SANDI_CONTOH=os.environ.get("SANDI_CONTOH", ""),
        )
        siap = [PYTHON, "manage.py", "siapkan_lokal", *(["--tanpa-statis"] if kembang else [])]
        if subprocess.call(siap, cwd=AKAR, env=env):
            raise Gagal("Data tidak dapat disiapkan; sebabnya tertulis di atas.")
        return layani(port, env, kembang=kembang)
    except Gagal as galat:
        print(galat, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def baca_port() -> int:
    teks = os.environ.get("PORT") or "8000"
    if not teks.isdecimal() or not 0 < int(teks) < 65536:
        raise Gagal(f"PORT={teks} bukan nomor port (1 sampai 65535).")
    return int(teks)


def baca_data_dir() -> Path:
    return (AKAR / (os.environ.get("DATA_DIR") or "data")).resolve()


def periksa_port(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", port))
        except OSError as galat:
            sebab = {
                errno.EADDRINUSE: "sedang dipakai program lain (mungkin `make run` yang lain)",
                errno.EACCES: "hanya boleh dipakai root",
            }.get(galat.errno or 0, f"tidak dapat dipakai ({galat.strerror})")
            raise Gagal(f"Port {port} {sebab}. Pilih port lain: make run PORT=8001") from galat


def periksa_folder(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data):
            pass
    except OSError as galat:
        sebab = {
            errno.EACCES: "tidak ada izin",
            errno.EPERM: "tidak ada izin",
            errno.EEXIST: "itu bukan folder",
            errno.ENOTDIR: "itu bukan folder",
            errno.ENOSPC: "cakram penuh",
            errno.EROFS: "cakram hanya untuk dibaca",
        }.get(galat.errno or 0, galat.strerror)
        raise Gagal(
            f"Folder data {data} tidak dapat ditulis ({sebab}). "
            "Pilih folder lain: make run DATA_DIR=$HOME/bangga-kencana"
        ) from galat


def layani(port: int, env: dict[str, str], *, kembang: bool) -> int:
    """Start the server, say where it is once it answers, and wait for its end."""
    perintah = (
        [PYTHON, "manage.py", "runserver", f"127.0.0.1:{port}"]
        if kembang
        else [PYTHON, "-m", "gunicorn", "-c", "python:bangga_kencana.gunicorn"]
        + ["bangga_kencana.wsgi"]
    )
    kembalikan = kuasai_terminal()
    # A group of its own: Ctrl+C reaches us alone, and we end it in order.
    server = subprocess.Popen(perintah, cwd=AKAR, env=env, start_new_session=True)
    try:
        tunggu_menjawab(server, port)
        subprocess.call([PYTHON, "manage.py", "sebut_alamat", str(port)], cwd=AKAR, env=env)
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        hentikan(server)
        kembalikan()


def tunggu_menjawab(server: subprocess.Popen, port: int) -> None:
    batas = time.monotonic() + BATAS_MULAI
    while time.monotonic() < batas:
        if server.poll() is not None:
            raise Gagal("Server berhenti sebelum siap; sebabnya tertulis di atas.")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat/", timeout=5)
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise Gagal(f"Server tidak menjawab dalam {BATAS_MULAI} detik.")


def hentikan(server: subprocess.Popen) -> None:
    """Let requests that are running end; a second Ctrl+C does not wait."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGTERM)  # the group: runserver's reloader has a child
    try:
        server.wait(timeout=10)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def kuasai_terminal():
    """Take Ctrl+C for this process alone, and return a function that gives it back.

    GNU make dies of the SIGINT that the terminal sends to the whole group ("Error 130"),
    however cleanly its recipe ends. In a group of our own only we get it.
    """
    if not sys.stdin.isatty() or os.tcgetpgrp(sys.stdin.fileno()) != os.getpgrp():
        return lambda: None
    terminal, semula = sys.stdin.fileno(), os.getpgrp()
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # handing over from the background is meant
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)  # Ctrl+Z would stop us, and make wait for ever
    os.setpgid(0, 0)
    os.tcsetpgrp(terminal, os.getpgrp())
    return lambda: os.tcsetpgrp(terminal, semula)


if __name__ == "__main__":
    sys.exit(main())
