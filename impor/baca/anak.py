"""Reads a workbook in a process of its own: `python -m impor.baca.anak JENIS < file > json`.

A file that makes the reader use up memory, time or its mind takes this process down and not the
server. Imports nothing of Django: it starts in a fraction of a second.
"""

import datetime
import json
import re
import resource
import sys
import zipfile
from io import BytesIO
from typing import Any
from xml.sax.saxutils import unescape

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from impor.batas import (
    BARIS_TERBANYAK,
    DETIK_PEMBACA,
    JUDUL_DALAM,
    KOLOM_TERBANYAK,
    MEMORI_PEMBACA,
)

GALAT, RUMUS = "e", "f"  # a cell with an error of Excel; a formula without its value
BARIS_DIBACA = BARIS_TERBANYAK + JUDUL_DALAM + 2  # enough to see that there are too many


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI_PEMBACA, MEMORI_PEMBACA))
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK_PEMBACA, DETIK_PEMBACA))
    isi = sys.stdin.buffer.read()
    hasil: dict[str, Any]
    try:
        hasil = {"lembar": baca(isi, sys.argv[1])}
    except PasswordError:
        hasil = {"tolak": "sandi"}
    except CalamineError:
        hasil = {"tolak": "rusak"}
    json.dump(hasil, sys.stdout)


def baca(isi: bytes, jenis: str) -> list[dict[str, Any]]:
    """Sheets that a person can see, with all their rows from the first of the sheet on."""
    salah = _sel_salah(isi) if jenis == "xlsx" else {}
    hasil = []
    with CalamineWorkbook.from_filelike(BytesIO(isi)) as buku:
        for nomor, keterangan in enumerate(buku.sheets_metadata):
            if keterangan.visible != SheetVisibleEnum.Visible:
                continue
            lembar = buku.get_sheet_by_index(nomor)
            akhir = lembar.end or (0, 0)
            if akhir[1] >= KOLOM_TERBANYAK:
                hasil.append({"nama": keterangan.name, "lebar": akhir[1] + 1, "baris": []})
                continue
            baris = lembar.to_python(skip_empty_area=False, nrows=BARIS_DIBACA)
            isian = [[_sel(nilai) for nilai in satu] for satu in baris]
            for (b, k), tanda in salah.get(keterangan.name, {}).items():
                if b < len(isian):
                    isian[b] += [""] * (k + 1 - len(isian[b]))
                    isian[b][k] = tanda
            hasil.append({"nama": keterangan.name, "lebar": akhir[1] + 1, "baris": isian})
    return hasil


def _sel(nilai: Any) -> Any:
    if isinstance(nilai, datetime.datetime):
        return {"t": nilai.isoformat()}
    if isinstance(nilai, datetime.date):
        return {"t": nilai.isoformat()}
    if isinstance(nilai, datetime.time):
        return nilai.isoformat()
    if isinstance(nilai, datetime.timedelta):
        return str(nilai)
    return nilai


_SEL = re.compile(rb"<c\b([^>]*)>(.*?)</c>", re.DOTALL)
_LETAK = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_NILAI = re.compile(rb"<v>([^<]*)</v>")


def _sel_salah(isi: bytes) -> dict[str, dict[tuple[int, int], dict[str, str]]]:
    """Cells that calamine gives as empty though they are not: errors of Excel, and formulas that
    no program has computed yet. Sheet → (row, column), from 0."""
    hasil: dict[str, dict[tuple[int, int], dict[str, str]]] = {}
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        for nama, bagian in _bagian_lembar(arsip).items():
            xml = arsip.read(bagian)
            if b'"e"' not in xml and b"<f" not in xml:
                continue
            hasil[nama] = dict(_dalam_lembar(xml))
    return hasil


def _dalam_lembar(xml: bytes):
    for sel in _SEL.finditer(xml):
        if sel[1].endswith(b"/"):
            continue
        letak = _LETAK.search(sel[1])
        nilai = _NILAI.search(sel[2])
        if letak is None:
            continue
        alamat = (int(letak[2]) - 1, _nomor_kolom(letak[1].decode()) - 1)
        if b't="e"' in sel[1]:
            yield alamat, {GALAT: nilai[1].decode() if nilai else "#N/A"}
        elif b"<f" in sel[2] and (nilai is None or not nilai[1]) and b't="str"' not in sel[1]:
            yield alamat, {RUMUS: ""}


def _nomor_kolom(huruf: str) -> int:
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + ord(satu) - 64
    return nomor


def _bagian_lembar(arsip: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet → the part that holds it."""
    buku = arsip.read("xl/workbook.xml").decode("utf-8", "replace")
    try:
        kaitan = arsip.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:
        return {}
    sasaran = {}
    for satu in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", kaitan):
        sifat = dict(re.findall(r'(\w+)="([^"]*)"', satu))
        sasaran[sifat.get("Id", "")] = sifat.get("Target", "")
    ada, hasil = set(arsip.namelist()), {}
    for satu in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", buku):
        sifat = dict(re.findall(r'([\w:]+)="([^"]*)"', satu))
        nama = unescape(sifat.get("name", ""), {"&quot;": '"', "&apos;": "'"})
        tujuan = sasaran.get(next((v for k, v in sifat.items() if k.endswith(":id")), ""), "")
        bagian = tujuan.lstrip("/") if tujuan.startswith("/") else f"xl/{tujuan}"
        if bagian in ada:
            hasil[nama] = bagian
    return hasil


if __name__ == "__main__":
    main()
