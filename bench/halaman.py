"""Server time and weight of every page at district size; prints a Markdown table.

    make bench

Starts the app as `make run` does, on a throw-away folder with the sample data. Times are medians
over one connection to gunicorn, and stand beside the ratio to the help page of the same run (it
asks nothing of its own), because milliseconds of one machine say little about another. Weights
are what Chromium received: a first visit with an empty cache, and the same page again.
"""

import argparse
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import sync_playwright

AKAR = Path(__file__).resolve().parent.parent
SANDI = "bangga-kencana"
PATOKAN = "/bantuan/"
# The sheet of the current month, as the office counts months.
LEMBAR = f"/laporan/lembar/{datetime.now(ZoneInfo('Asia/Jakarta')):%Y-%m}/"
HALAMAN = {
    "operator": (
        "/",
        "/dasbor/?per=2020-11-13",
        "/tugas/",
        "/kelompok/?per=2020-11-13",
        "/kelompok/1/",
        "/kelompok/tambah/",
        "/petugas/",
        "/petugas/1/",
        "/wilayah/",
        "/wilayah/desa/62.10.02.2004/",
        "/wilayah/kecamatan/62.10.02/",
        "/stunting/lokus/",
        "/stunting/lokus/2021/",
        "/stunting/lokus/2021/desa/62.10.02.2004/",
        "/stunting/data/?tahun=2021",
        "/stunting/data/penimbangan/2021-08/",
        "/laporan/?tahun=2025",
        "/laporan/daftar/",
        "/laporan/verifikasi/",
        "/laporan/rekap/",
        "/kegiatan/",
        "/kegiatan/1/",
        "/kegiatan/laporan/",
        "/kegiatan/komitmen/",
        "/kegiatan/mitra/",
        "/kegiatan/forum/",
        "/dana/",
        "/sk/",
        "/penghargaan/",
        "/impor/",
        "/impor/riwayat/",
        "/riwayat/",
        "/cari/?q=melati",
        PATOKAN,
    ),
    "pkb": ("/", "/tugas/", "/kelompok/", "/wilayah/", LEMBAR),
}


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--ulang", type=int, default=15, help="pengukuran per halaman")
    ulang = pilihan.parse_args().ulang
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server:
        print("| peran | halaman | median ms | kali bantuan | KB pertama | KB ulang |")
        print("|---|---|---|---|---|---|")
        for peran, alamat in HALAMAN.items():
            kuki = server.masuk(peran)
            dasar = server.median(PATOKAN, kuki, ulang)
            berat = server.berat(alamat, kuki)
            for url in alamat:
                ms = server.median(url, kuki, ulang)
                pertama, lagi = berat[url]
                print(
                    f"| {peran} | `{url}` | {ms:.0f} | {ms / dasar:.1f} "
                    f"| {pertama:.0f} | {lagi:.0f} |",
                    flush=True,
                )


class Server:
    """The app as `make run` starts it, on a free port and an empty data folder."""

    def __init__(self, folder: Path):
        with socket.socket() as soket:
            soket.bind(("127.0.0.1", 0))
            self.port = soket.getsockname()[1]
        self.folder = folder
        self.alamat = f"http://127.0.0.1:{self.port}"
        lingkungan = os.environ | {"PORT": str(self.port), "DATA_DIR": str(folder)}
        self.proses = subprocess.Popen(
            [sys.executable, "alat/jalankan.py"],
            cwd=AKAR,
            env=lingkungan,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Server":
        for _ in range(6000):
            try:
                if self._minta("GET", "/sehat/")[0] == 200:
                    return self
            except OSError:
                time.sleep(0.1)
        raise SystemExit("Server tidak menjawab dalam sepuluh menit.")

    def __exit__(self, *_):
        self.proses.terminate()
        self.proses.wait()

    def _minta(self, cara: str, url: str, isi: str | None = None, **kepala: str):
        sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sambungan.request(cara, url, body=isi, headers=kepala)
            jawaban = sambungan.getresponse()
            return jawaban.status, jawaban.headers, jawaban.read()
        finally:
            sambungan.close()

    def masuk(self, peran: str) -> str:
        """Cookies of a session of this sample account."""
        _, kepala, html = self._minta("GET", "/masuk/")
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', html)
        assert token is not None
        csrf = (kepala["Set-Cookie"] or "").partition(";")[0]
        isi = urllib.parse.urlencode(
            {"login": peran, "password": SANDI, "csrfmiddlewaretoken": token[1].decode()}
        )
        status, kepala, _ = self._minta(
            "POST",
            "/masuk/",
            isi,
            Cookie=csrf,
            **{"Content-Type": "application/x-www-form-urlencoded"},
        )
        if status != 302:
            raise SystemExit(f"Tidak dapat masuk sebagai {peran} (status {status}).")
        return "; ".join(k.partition(";")[0] for k in kepala.get_all("Set-Cookie", []))

    def median(self, url: str, kuki: str, ulang: int) -> float:
        """Milliseconds from request to the last byte, after one visit to warm up."""
        waktu = []
        for ke in range(ulang + 1):
            mulai = time.perf_counter()
            status, _, _ = self._minta("GET", url, Cookie=kuki, **{"Accept-Encoding": "gzip"})
            if status != 200:
                raise SystemExit(f"{url}: status {status}")
            if ke:
                waktu.append((time.perf_counter() - mulai) * 1000)
        return statistics.median(waktu)

    def ambil(self, url: str, kuki: str) -> bytes:
        """The whole answer, or the end of the measurement."""
        status, _, isi = self._minta("GET", url, Cookie=kuki)
        if status != 200:
            raise SystemExit(f"{url}: status {status}")
        return isi

    def kuki_peramban(self, kuki: str) -> list[Any]:
        """The same cookies as Playwright wants them."""
        pasangan = (k.split("=", 1) for k in kuki.split("; "))
        return [{"name": n, "value": v, "url": self.alamat} for n, v in pasangan]

    def berat(self, alamat: tuple[str, ...], kuki: str) -> dict[str, tuple[float, float]]:
        """KB of each page as the browser received it: empty cache, then the same page again."""
        hasil = {}
        with sync_playwright() as p:
            peramban = p.chromium.launch(
                executable_path=os.environ.get("CHROMIUM_PATH", "/usr/bin/chromium"),
                args=["--no-sandbox", "--disable-gpu"],
            )
            for url in alamat:
                konteks = peramban.new_context()
                konteks.add_cookies(self.kuki_peramban(kuki))
                halaman = konteks.new_page()
                hasil[url] = (
                    _muat(halaman, self.alamat + url),
                    _muat(halaman, self.alamat + url),
                )
                konteks.close()
            peramban.close()
        return hasil


def _muat(halaman, url: str) -> float:
    ukuran: list[int] = []

    def catat(permintaan):
        # What comes from the cache has no body of its own; Chromium then counts below zero.
        ukuran.append(max(permintaan.sizes()["responseBodySize"], 0))

    halaman.on("requestfinished", catat)
    halaman.goto(url, wait_until="networkidle")
    halaman.remove_listener("requestfinished", catat)
    return sum(ukuran) / 1024


if __name__ == "__main__":
    main()
