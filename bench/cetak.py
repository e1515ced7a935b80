"""What a document costs: one page, a list of 500 rows, 200 in a row, ten at the same moment.

    .venv/bin/python -m bench.cetak

The whole answer, from request to the last byte of the PDF, with the figures read from the sample
data. Processor milliseconds (the least of several), and how many times those of the help page
they are: milliseconds of one machine say little about another. Memory is that of one process
over 200 documents, each of other rows, every twentieth the long list. Linux only. Budget: one
page ≤ 100 ms, 500 rows ≤ 1 s, memory steady, ten at once all answered.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.halaman import LEMBAR, Server

AKAR = Path(__file__).resolve().parent.parent
PATOKAN = "/bantuan/"
BARIS = 500
CETAKAN = {
    "F/I/Dal/13, satu desa": "/laporan/dal13/62.10.02.2004/2020-10/",
    "F/I/Dal/13, 15 desa": "/laporan/dal13/kecamatan/62.10.02/2020-10/",
    "kartu kelompok": "/kelompok/1/cetak/",
    "laporan kegiatan dengan foto": "/kegiatan/1/cetak/?foto=ya",
    "lembar bulanan kosong, satu kecamatan": f"{LEMBAR}kosong/?kecamatan=62.10.02",
    f"daftar kelompok, {BARIS} baris": "/kelompok/cetak/",
}
DI_DALAM = """
import datetime, json, re, sys, time
import django
django.setup()
from django.test import Client
from django.conf import settings
from dinas.models import Pengguna
from inti.pdf import _kompilator, _lepas_ingatan
from kelompok.models import Kelompok
from wilayah.models import Desa

settings.ALLOWED_HOSTS = ["*"]
cetakan, baris = json.loads(sys.argv[1]), int(sys.argv[2])
kurang = baris - Kelompok.objects.per(datetime.date.today()).count()
desa = list(Desa.objects.order_by("kode"))
Kelompok.objects.bulk_create(
    Kelompok(kode=f"B-{n:05d}", jenis="BKB", nama=f"Kelompok Uji {n}", desa=desa[n % len(desa)],
             mulai=datetime.date(2020, 1, 1))
    for n in range(kurang)
)
klien = Client()
klien.force_login(Pengguna.objects.get(username="operator"))

def ambil(url):
    jawaban = klien.get(url)
    isi = jawaban.getvalue()
    assert jawaban.status_code == 200, (url, jawaban.status_code, jawaban.headers.get("Location"))
    return isi

def terkecil(url, ulang):
    ambil(url)
    waktu = []
    for _ in range(ulang):
        _lepas_ingatan(_kompilator())  # else Typst takes the pages of the time before
        mulai = time.process_time()
        isi = ambil(url)
        waktu.append(time.process_time() - mulai)
    return min(waktu), len(isi)

def cetak_lain(n):
    # Every twentieth the long list, else another village and month each time.
    satu = desa[n % len(desa)].kode
    return ambil(cetakan[-1] if n % 20 == 0 else f"/laporan/dal13/{satu}/2020-{n % 10 + 1:02d}/")

def memori():
    return int(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024

print(json.dumps({
    "patokan": terkecil("/bantuan/", 7)[0],
    "cetakan": [terkecil(url, 7) for url in cetakan],
    "memori": [memori(), *([cetak_lain(n) and memori() for n in range(1, 201)][49::50])],
}))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server:
        hasil = _di_dalam(folder)
        print("| dokumen | prosesor ms | kali bantuan | KB |")
        print("|---|---|---|---|")
        for nama, (detik, besar) in zip(CETAKAN, hasil["cetakan"], strict=True):
            kali = detik / hasil["patokan"]
            print(f"| {nama} | {detik * 1000:.0f} | {kali:.1f} | {besar / 1000:.0f} |")
        memori = ", ".join(f"{m:.0f}" for m in hasil["memori"])
        print(f"\nMemori satu proses sesudah 0, 50, 100, 150, 200 cetakan: {memori} MB.")
        print(_serempak(server))


def _di_dalam(folder: str) -> dict:
    env = os.environ | {
        "MODE": "lokal",
        "DATA_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "bangga_kencana.settings",
    }
    perintah = [sys.executable, "-c", DI_DALAM, json.dumps(list(CETAKAN.values())), str(BARIS)]
    keluaran = subprocess.run(perintah, check=True, cwd=AKAR, env=env, stdout=subprocess.PIPE)
    return json.loads(keluaran.stdout)


def _serempak(server: Server) -> str:
    """Ten requests for the first document in the same moment."""
    url = next(iter(CETAKAN.values()))
    kuki = server.masuk("operator")
    server.median(url, kuki, 1)

    def cetak(_: int) -> float:
        mulai = time.perf_counter()
        if not server.ambil(url, kuki).startswith(b"%PDF-"):
            raise SystemExit(f"{url}: bukan PDF")
        return time.perf_counter() - mulai

    with ThreadPoolExecutor(10) as kolam:
        lama = sorted(kolam.map(cetak, range(10)))
    return (
        f"Sepuluh cetakan sekaligus: semua terjawab, yang tercepat {lama[0] * 1000:.0f} ms, "
        f"yang terakhir {lama[-1] * 1000:.0f} ms."
    )


if __name__ == "__main__":
    main()
