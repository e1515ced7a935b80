"""Printed documents: plain data in, PDF out.

A template (templates/cetak/*.typ) reads one JSON text from `sys.inputs`, so what users typed is
data all the way and never markup. Only the fonts in inti/huruf are used, whatever the machine has.
"""

import datetime
import json
import threading
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

HURUF = Path(__file__).resolve().parent / "huruf"
# PDF/A-2a: fit for the archive; PDF/UA-1: readable by screen readers.
STANDAR = ["a-2a", "ua-1"]
BESAR = 60_000  # characters of JSON, a list of some 300 rows
ZWJ = "\u200d"
TAK_TERGAMBAR = "□"

_utas = threading.local()


def buat_pdf(templat: str, data: dict[str, Any], *, dibuat: datetime.datetime) -> bytes:
    """PDF of templates/cetak/`templat`.typ.

    `dibuat` knows its time zone and becomes the creation date: the same data with the same
    `dibuat` give the same bytes. Raises `typst.TypstError` when template and data do not fit:
    a fault of ours, never of what a user typed.
    """
    isi = ke_json(data)
    kompilator = _kompilator()
    try:
        return kompilator.compile(
            input=str(_folder() / f"{templat}.typ"),
            format="pdf",
            sys_inputs={"data": isi},  # always given: a Compiler keeps the last one
            pdf_standards=STANDAR,
            timestamp=_berselisih_tetap(dibuat),
        )
    finally:
        if len(isi) > BESAR:
            _lepas_ingatan(kompilator)


def _berselisih_tetap(saat: datetime.datetime) -> datetime.datetime:
    """The same second with its distance from UTC alone: Typst knows no zones by name."""
    selisih = saat.utcoffset()
    assert selisih is not None
    return saat.replace(microsecond=0).astimezone(datetime.timezone(selisih))


def _lepas_ingatan(kompilator: Any) -> None:
    """Typst forgets a layout after ten compilations without it.

    Eleven empty ones (some 40 ms) keep a server process near 120 MB, where a dozen long lists in
    a row otherwise take it to 700 MB.
    """
    for _ in range(11):
        kompilator.compile(input=b"", format="pdf", sys_inputs={})


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "templates" / "cetak"


def _kompilator() -> Any:
    """One per thread: a Compiler must not be used by two at once, and building one takes long."""
    if not hasattr(_utas, "kompilator"):
        _utas.kompilator = typst.Compiler(
            root=str(_folder()), font_paths=_huruf(), ignore_system_fonts=True
        )
    return _utas.kompilator


@cache
def _huruf() -> Any:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(HURUF)]
    )


def ke_json(data: dict[str, Any]) -> str:
    return json.dumps(bersih(data), ensure_ascii=False)


def bersih(nilai: Any) -> Any:
    """`nilai` with every text made printable and every date written as ISO text."""
    if isinstance(nilai, str):
        return _teks(nilai)
    if isinstance(nilai, dict):
        return {str(kunci): bersih(isi) for kunci, isi in nilai.items()}
    if isinstance(nilai, list | tuple):
        return [bersih(isi) for isi in nilai]
    if isinstance(nilai, datetime.date):
        return nilai.isoformat()
    return nilai


def _teks(teks: str) -> str:
    """Drop what is invisible and show "□" for what no font can draw.

    PDF/A and PDF/UA refuse a document with one missing glyph, so a single odd character in a name
    would stop the whole document. Direction marks go: they make a name read as another one.
    """
    if teks.isascii() and teks.isprintable():
        return teks
    hasil: list[str] = []
    for huruf in unicodedata.normalize("NFC", teks):
        jenis = unicodedata.category(huruf)
        if huruf in "\n\t\r\u2028\u2029" or jenis == "Zs":
            hasil.append("\u00a0" if huruf == "\u00a0" else " ")
        elif huruf == ZWJ and hasil and unicodedata.category(hasil[-1]) in ("So", "Sk"):
            hasil.append(huruf)
        elif jenis not in ("Cc", "Cf", "Cs") and not "\ufe00" <= huruf <= "\ufe0f":
            hasil.append(huruf if ord(huruf) in _tergambar() else TAK_TERGAMBAR)
    return "".join(hasil).rstrip(ZWJ)


@cache
def _tergambar() -> frozenset[int]:
    """Characters that the fonts can draw."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 – slow to load, and few names need it

    titik: set[int] = set()
    for berkas in sorted(HURUF.glob("*.[to]tf")):
        with TTFont(berkas, lazy=True) as huruf:
            titik.update(huruf.getBestCmap())
    return frozenset(titik)
