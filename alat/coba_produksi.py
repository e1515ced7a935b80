"""Try the production start of README once: PostgreSQL, an office, gunicorn behind a proxy.

Needs DATABASE_URL of a server on which a database may be made (alat/pg_uji.py gives one).
"""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import psycopg2

AKAR = Path(__file__).resolve().parent.parent
HOST = "bangga.contoh.go.id"
LEWAT_PROXY = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
MULAI_KANTOR = ["mulai_kantor", "--nama-dinas", "Dinas Uji", "--kepala", "Kepala Uji"] + [
    "--nip",
    "197001012000011001",
    "--admin",
    "kepala_tu",
    "--sandi-dari-lingkungan",
]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bangga-produksi-") as data, basis_data() as url:
        env = lingkungan(url, data)
        periksa_tanpa_rahasia(env)
        for perintah in (
            ["migrate", "--no-input", "-v0"],
            ["createcachetable"],
            MULAI_KANTOR,
            ["collectstatic", "--no-input", "-v0"],
            ["check", "--deploy", "--fail-level", "WARNING"],
        ):
            print("manage.py", *perintah, flush=True)
            kode = subprocess.call([sys.executable, "manage.py", *perintah], cwd=AKAR, env=env)
            pastikan(kode == 0, f"manage.py {perintah[0]}")
        with gunicorn(env) as port:
            periksa_jawaban(port)
    print("Mulai produksi: berhasil.")


@contextmanager
def basis_data() -> Iterator[str]:
    """Yield the URL of a new, empty database on the server of DATABASE_URL."""
    induk, nama = os.environ["DATABASE_URL"], f"bangga_produksi_{os.getpid()}"
    with closing(psycopg2.connect(induk)) as koneksi:
        koneksi.autocommit = True
        koneksi.cursor().execute(f"CREATE DATABASE {nama}")
        try:
            yield urlsplit(induk)._replace(path=f"/{nama}").geturl()
        finally:
            koneksi.cursor().execute(f"DROP DATABASE {nama} WITH (FORCE)")


def lingkungan(url: str, data: str) -> dict[str, str]:
    """Only what README names, and what any process has."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", data),
        "MODE": "produksi",
        "DATABASE_URL": url,
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": HOST,
        "DATA_DIR": data,
        "SANDI_ADMIN": secrets.token_urlsafe(12),
    }


def periksa_tanpa_rahasia(env: dict[str, str]) -> None:
    """Without its secret the app refuses to start, and names what is missing."""
    tanpa = {k: v for k, v in env.items() if k != "SECRET_KEY"}
    hasil = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=AKAR, env=tanpa, capture_output=True, text=True
    )
    pastikan(hasil.returncode != 0 and "SECRET_KEY belum diisi" in hasil.stderr, hasil.stderr)


@contextmanager
def gunicorn(env: dict[str, str]) -> Iterator[int]:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        port = soket.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:bangga_kencana.gunicorn"]
        + ["bangga_kencana.wsgi"],
        cwd=AKAR,
        env=env | {"PORT": str(port)},
    )
    try:
        tunggu(server, port)
        yield port
    finally:
        server.terminate()
        kode = server.wait(timeout=30)
    pastikan(kode == 0, f"gunicorn berakhir dengan {kode}")


def tunggu(server: subprocess.Popen, port: int) -> None:
    batas = time.monotonic() + 30
    while time.monotonic() < batas and server.poll() is None:
        try:
            minta(port, "/sehat/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("gunicorn tidak menjawab")


class Jawaban(NamedTuple):
    status: int
    kepala: http.client.HTTPMessage
    isi: bytes


def minta(port: int, alamat: str, **kepala: str) -> Jawaban:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as koneksi:
        koneksi.request("GET", alamat, headers=LEWAT_PROXY | kepala)
        jawaban = koneksi.getresponse()
        return Jawaban(jawaban.status, jawaban.headers, jawaban.read())


def periksa_jawaban(port: int) -> None:
    pastikan(minta(port, "/sehat/").status == 200, "/sehat/")
    pastikan(minta(port, "/", Host="lain.contoh.go.id").status == 400, "nama host lain")
    tanpa_tls = minta(port, "/masuk/", **{"X-Forwarded-Proto": "http"})
    pastikan(tanpa_tls.kepala["Location"] == f"https://{HOST}/masuk/", "alih ke https")

    beranda = minta(port, "/")
    pastikan(beranda.kepala["Location"] == "/masuk/?next=/", "beranda meminta masuk")
    masuk = minta(port, "/masuk/")
    pastikan(masuk.status == 200, f"/masuk/ menjawab {masuk.status}")
    for nama, potongan in {
        "Content-Security-Policy": "default-src 'self'",
        "Strict-Transport-Security": "max-age=",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Set-Cookie": "Secure",
    }.items():
        pastikan(potongan in (masuk.kepala[nama] or ""), f"{nama}: {masuk.kepala[nama]}")
    periksa_statis(port, masuk.isi.decode())


def periksa_statis(port: int, halaman: str) -> None:
    alamat = next(p.split('"')[0] for p in halaman.split('href="') if ".css" in p.split('"')[0])
    gaya = minta(port, alamat, **{"Accept-Encoding": "br"})
    pastikan(gaya.status == 200, alamat)
    pastikan("immutable" in (gaya.kepala["Cache-Control"] or ""), "simpan selamanya")
    pastikan(gaya.kepala["Content-Encoding"] == "br", "brotli")


def pastikan(benar: bool, sebab: str) -> None:
    if not benar:
        sys.exit(f"Mulai produksi: gagal – {sebab}")


if __name__ == "__main__":
    main()
