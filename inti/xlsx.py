"""Spreadsheets: one header row and then the rows, on a second sheet what they are."""

import datetime
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter
from django.db.models import QuerySet
from django.utils import timezone
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

POTONG = 2000  # rows read at a time
LEMBAR_KETERANGAN = "Keterangan"
GAYA_JUDUL = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
GAYA_TURUNAN = GAYA_JUDUL | {"bold": False, "bg_color": "#D9D9D9", "font_color": "#404040"}


@dataclass(frozen=True)
class Kolom:
    """A column: heading, how to get the value of a row, width in characters.

    `turunan` has a grey heading: it is worked out from others, and an import ignores it.
    """

    judul: str
    ambil: Callable[[Any], Any]
    lebar: int = 16
    turunan: bool = False


def turunan(*kolom: Kolom) -> list[Kolom]:
    """Columns that are worked out from others, under grey headings."""
    return [replace(k, turunan=True) for k in kolom]


def kode(objek: Any) -> str | int | None:
    """What the first column says: the code of a record, or its number where it has none."""
    return getattr(objek, "kode", None) or objek.pk


@dataclass(frozen=True)
class Lembar:
    """A sheet of a workbook: name, columns, rows."""

    nama: str
    kolom: list[Kolom]
    baris: Iterable[Any]


def tulis_xlsx(
    *,
    lembar: str,
    kolom: list[Kolom],
    baris: Iterable[Any],
    keterangan: list[tuple[str, str]],
    lain: Sequence[Lembar] = (),
) -> tuple[BinaryIO, int]:
    """An open temporary file with the workbook, and the number of rows of its first sheet.

    `lain` are further sheets, before the one that says what they are. Texts are written as texts:
    "=1+1" stays what somebody typed. Memory does not grow with the rows (`constant_memory`), so
    rows are written in order.
    """
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the answer streams it and closes it
    buku = xlsxwriter.Workbook(berkas, {"constant_memory": True, "in_memory": False})
    tebal = buku.add_format(GAYA_JUDUL)
    jumlah = _tulis_lembar(buku, Lembar(lembar, kolom, baris), tebal)
    for satu in lain:
        n = _tulis_lembar(buku, satu, tebal)
        keterangan = [*keterangan, (f"Baris {satu.nama.lower()}", str(n))]
    _tulis_keterangan(buku, [*keterangan, ("Jumlah baris", str(jumlah))], tebal)
    buku.close()
    berkas.seek(0)
    return berkas, jumlah


def alirkan(baris: Iterable[Any]) -> Iterable[Any]:
    """Rows one after the other; those of the database in portions, so that memory stays."""
    return baris.iterator(chunk_size=POTONG) if isinstance(baris, QuerySet) else baris


def _tulis_lembar(buku: xlsxwriter.Workbook, lembar: Lembar, tebal: Format) -> int:
    """Write one sheet; the number of its rows."""
    tanggal = buku.add_format({"num_format": "dd/mm/yyyy"})
    kelabu = buku.add_format(GAYA_TURUNAN)
    kertas = buku.add_worksheet(lembar.nama[:31])
    kertas.freeze_panes(1, 0)
    for i, k in enumerate(lembar.kolom):
        kertas.set_column(i, i, k.lebar)
        kertas.write_string(0, i, k.judul, kelabu if k.turunan else tebal)
    jumlah = 0
    for jumlah, objek in enumerate(alirkan(lembar.baris), start=1):
        for i, k in enumerate(lembar.kolom):
            tulis_sel(kertas, jumlah, i, k.ambil(objek), tanggal)
    return jumlah


def tulis_sel(
    kertas: Worksheet,
    baris: int,
    kolom: int,
    nilai: Any,
    tanggal: Format,
    gaya: Format | None = None,
) -> None:
    """Write by type: a text is never taken for a formula, a link or a number."""
    if nilai is None or nilai == "":
        return
    if isinstance(nilai, bool):
        kertas.write_string(baris, kolom, "Ya" if nilai else "Tidak", gaya)
    elif isinstance(nilai, int | float | Decimal):
        kertas.write_number(baris, kolom, nilai, gaya)
    elif isinstance(nilai, datetime.datetime):
        lokal = timezone.localtime(nilai).replace(tzinfo=None)
        kertas.write_datetime(baris, kolom, lokal, tanggal)
    elif isinstance(nilai, datetime.date):
        kertas.write_datetime(baris, kolom, nilai, tanggal)
    else:
        kertas.write_string(baris, kolom, str(nilai), gaya)


def _tulis_keterangan(
    buku: xlsxwriter.Workbook, keterangan: list[tuple[str, str]], tebal: Format
) -> None:
    kertas = buku.add_worksheet(LEMBAR_KETERANGAN)
    kertas.set_column(0, 0, 24)
    kertas.set_column(1, 1, 70)
    for i, (nama, isi) in enumerate(keterangan):
        kertas.write_string(i, 0, nama, tebal)
        kertas.write_string(i, 1, isi)
