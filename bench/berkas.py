"""What a picture costs: seconds and memory, each in a process of its own.

    .venv/bin/python -m bench.berkas

The worst that is let in, by kind, beside an ordinary photo. Linux only. Budget: a photo of 8 MB in
≤ 2 s and ≤ 300 MB.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

AKAR = Path(__file__).resolve().parent.parent
# What, format, pixels, how it is written.
GAMBAR: tuple[tuple[str, str, tuple[int, int], dict[str, int | bool]], ...] = (
    ("foto HP", "JPEG", (4000, 3000), {"quality": 95}),
    ("foto 50 juta piksel", "JPEG", (8160, 6120), {"quality": 72}),
    ("foto 50 juta piksel, progresif", "JPEG", (8160, 6120), {"quality": 72, "progressive": True}),
    ("PNG tembus pandang 25 juta piksel", "PNG", (5770, 4330), {"compress_level": 1}),
    ("WebP 12 juta piksel", "WEBP", (4000, 3000), {"quality": 90}),
)
OLAH = """
import json, re, sys, time
import django
django.setup()
from berkas.gambar import olah
from berkas.kenali import kenali
with open(sys.argv[1], "rb") as isi:
    mulai = time.process_time()
    hasil = olah(isi, kenali(isi, sys.argv[1]))
    detik = time.process_time() - mulai
# Not ru_maxrss: a new process takes over that of the one it was started by.
memori = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) * 1024
print(json.dumps([detik, memori, len(hasil.isi)]))
"""


def main() -> None:
    print("| gambar | MB | detik prosesor | memori MB | tersimpan KB |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for nama, format_, ukuran, simpan in GAMBAR:
            jalur = Path(folder) / f"gambar.{format_.lower()}"
            _gambar(ukuran, transparan=format_ == "PNG").save(jalur, format_, **simpan)
            detik, memori, tersimpan = _olah(jalur, folder)
            besar = jalur.stat().st_size
            print(
                f"| {nama} | {besar / 1e6:.1f} | {detik:.2f} | {memori / 1e6:.0f} "
                f"| {tersimpan / 1e3:.0f} |",
                flush=True,
            )


def _gambar(ukuran: tuple[int, int], *, transparan: bool) -> Image.Image:
    """Soft shapes under grain, about as hard to compress as a photo."""
    lebar, tinggi = ukuran
    bentuk = Image.effect_noise((lebar // 8, tinggi // 8), 60).convert("RGB").resize(ukuran)
    butir = Image.effect_noise(ukuran, 30)
    hasil = Image.blend(bentuk, Image.merge("RGB", (butir,) * 3), 0.3)
    return hasil.convert("RGBA") if transparan else hasil


def _olah(jalur: Path, folder: str) -> list[float]:
    env = os.environ | {
        "MODE": "lokal",
        "DATA_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "bangga_kencana.settings",
    }
    perintah = [sys.executable, "-c", OLAH, str(jalur)]
    keluaran = subprocess.run(perintah, check=True, cwd=AKAR, env=env, capture_output=True)
    return json.loads(keluaran.stdout)


if __name__ == "__main__":
    main()
