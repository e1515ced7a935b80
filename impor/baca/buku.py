"""A file as sheets of cells: text, number, true/false, date, or a cell that cannot be read."""

import csv
import datetime
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from impor.baca.kenali import CSV, RUSAK, SANDI, kenali
from impor.batas import DETIK_PEMBACA, KOLOM_TERBANYAK
from impor.galat import BerkasDitolak
from inti.tabel_csv import lepas

BERAT = (
    "Berkas ini terlalu rumit untuk dibaca. Salin datanya ke buku kerja baru, lalu unggah lagi."
)
PEMISAH = ";,\t"


@dataclass(frozen=True)
class SelSalah:
    """A cell whose value Excel could not work out; `tulisan` is what it shows."""

    tulisan: str


@dataclass(frozen=True)
class Lembar:
    """A sheet; `baris[0]` is its row 1, empty or not."""

    nama: str
    baris: list[list[Any]]

    @property
    def kosong(self) -> bool:
        return not any(nilai != "" for satu in self.baris for nilai in satu)


def baca_buku(isi: bytes) -> list[Lembar]:
    """The sheets of a file that hold something. Raises BerkasDitolak."""
    jenis = kenali(isi)
    semua = [_csv(isi)] if jenis == CSV else _buku(isi, jenis)
    berisi = [satu for satu in semua if not satu.kosong]
    if not berisi:
        raise BerkasDitolak("Tidak ada satu sel pun yang terisi di berkas ini.")
    return berisi


def _buku(isi: bytes, jenis: str) -> list[Lembar]:
    try:
        anak = subprocess.run(
            [sys.executable, "-m", "impor.baca.anak", jenis],
            input=isi,
            capture_output=True,
            cwd=settings.BASE_DIR,
            timeout=DETIK_PEMBACA * 2,
            check=False,
        )
        hasil = json.loads(anak.stdout)
    except subprocess.TimeoutExpired as galat:
        raise BerkasDitolak(BERAT) from galat
    except ValueError as galat:  # no answer: it did not survive this file
        raise BerkasDitolak(RUSAK if anak.returncode == 1 else BERAT) from galat
    if alasan := hasil.get("tolak"):
        raise BerkasDitolak(SANDI if alasan == "sandi" else RUSAK)
    lembar = []
    for satu in hasil["lembar"]:
        if satu["lebar"] > KOLOM_TERBANYAK:
            raise BerkasDitolak(_terlalu_lebar(satu["nama"], satu["lebar"]))
        baris = [[_sel(nilai) for nilai in b] for b in satu["baris"]]
        lembar.append(Lembar(satu["nama"], baris))
    return lembar


def _terlalu_lebar(nama: str, lebar: int) -> str:
    return (
        f"Lembar “{nama}” punya {lebar} kolom; paling banyak {KOLOM_TERBANYAK}. Hapus kolom "
        "(dan isi sel yang jauh di kanan) yang bukan data."
    )


def _sel(nilai: Any) -> Any:
    if not isinstance(nilai, dict):
        return nilai
    if "t" in nilai:
        saat = datetime.datetime.fromisoformat(nilai["t"])
        return saat.date()
    if "e" in nilai:
        return SelSalah(nilai["e"])
    return SelSalah("rumus tanpa hasil")


def _csv(isi: bytes) -> Lembar:
    teks = _uraikan(isi)
    contoh = teks[:20_000]
    baris_pertama = next((b for b in contoh.splitlines() if b.strip()), "")
    pemisah = max(PEMISAH, key=baris_pertama.count)
    if baris_pertama.lower().startswith("sep="):
        pemisah, teks = baris_pertama[4:5] or ";", teks.split("\n", 1)[-1]
    elif not baris_pertama.count(pemisah):  # a title above the table
        pemisah = max(PEMISAH, key=contoh.count)
    try:
        pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
        baris = [[lepas(sel) for sel in b] for b in pembaca]
    except csv.Error as galat:
        raise BerkasDitolak(
            f"CSV ini tidak dapat dibaca ({galat}). Simpan sebagai XLSX."
        ) from galat
    if (lebar := max(map(len, baris), default=0)) > KOLOM_TERBANYAK:
        raise BerkasDitolak(_terlalu_lebar("CSV", lebar))
    return Lembar("CSV", baris)


def _uraikan(isi: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else what Excel in Indonesia writes."""
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        return isi.decode("utf-16", "replace")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", "replace")
