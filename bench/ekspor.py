"""What a large download costs: seconds and memory of the process that answers it.

    .venv/bin/python -m bench.ekspor

Members of groups, since no other list can grow so long; 10,000 beside 100,000 rows show that memory
does not grow with them. Linux only. Budget: 100,000 rows in ≤ 300 MB.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
JUMLAH = (10_000, 100_000)
ISI = """
import itertools, sys, uuid
import django
django.setup()
from kelompok.models import Anggota, Kelompok
jumlah, ada = int(sys.argv[1]), Anggota.objects.count()
kelompok = list(Kelompok.objects.values_list("pk", "mulai"))
Anggota.objects.bulk_create(
    (
        Anggota(
            kode=f"UJI-{n}", kelompok_id=pk, nama=f"Anggota Bernama Panjang Nomor {n}",
            jenis_kelamin="P", tahun_lahir=1980, peran="anggota", mulai=mulai, kunci=uuid.uuid4(),
        )
        for n, (pk, mulai) in zip(range(ada, jumlah), itertools.cycle(kelompok))
    ),
    batch_size=2000,
)
"""
UNDUH = """
import json, re, sys, time
import django
django.setup()
from django.test import Client
from dinas.models import Pengguna
peramban = Client(HTTP_HOST="localhost")
peramban.force_login(Pengguna.objects.get(username="operator"))
mulai = time.process_time()
jawaban = peramban.get("/kelompok/anggota/unduh/", {"keluar": "1", "format": sys.argv[1]})
assert jawaban.status_code == 200, jawaban.status_code
besar = sum(map(len, jawaban.streaming_content))
detik = time.process_time() - mulai
memori = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) * 1024
print(json.dumps([detik, memori, besar]))
"""


def main() -> None:
    print("| unduhan anggota | baris | detik prosesor | memori MB | MB |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {
            "MODE": "lokal",
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "bangga_kencana.settings",
        }
        env.pop("DATABASE_URL", None)
        for perintah in ("migrate", "createcachetable", "muat_rujukan", "data_contoh"):
            _jalankan([sys.executable, "manage.py", perintah, "-v0"], env)
        (Path(folder) / "statis").mkdir()  # collectstatic is not what is measured
        for jumlah in JUMLAH:
            _jalankan([sys.executable, "-c", ISI, str(jumlah)], env)
            for bentuk in ("xlsx", "csv"):
                isi = _jalankan([sys.executable, "-c", UNDUH, bentuk], env)
                detik, memori, besar = json.loads(isi.splitlines()[-1])
                print(
                    f"| {bentuk.upper()} | {jumlah:,} | {detik:.1f} | {memori / 1e6:.0f} "
                    f"| {besar / 1e6:.1f} |".replace(",", "."),
                    flush=True,
                )


def _jalankan(perintah: list[str], env: dict[str, str]) -> bytes:
    return subprocess.run(perintah, check=True, cwd=AKAR, env=env, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    main()
