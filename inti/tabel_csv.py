"""CSV as Excel in Indonesia opens it, and as an import reads it back.

Semicolons, because a comma stands in numbers there; UTF-8 with its mark, without which Excel reads
Windows-1252; days as YYYY-MM-DD, the one way of writing that no country turns round. A text that
Excel would work out as a formula has an apostrophe before it (docs/keputusan/0022).
"""

import csv
import datetime
import io
import re
import tempfile
from decimal import Decimal
from typing import Any, BinaryIO

from django.utils import timezone

from inti.xlsx import Lembar, alirkan

PEMISAH = ";"
# Also what has apostrophes already, so that taking one away gives back what there was.
_RUMUS = re.compile(r"'*[=+\-@\t\r].", re.DOTALL)
_DIJAGA = re.compile(r"'+[=+\-@\t\r].", re.DOTALL)


def tulis_csv(lembar: Lembar) -> tuple[BinaryIO, int]:
    """An open temporary file with this sheet, and the number of its rows."""
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the answer streams it and closes it
    teks = io.TextIOWrapper(berkas, "utf-8-sig", newline="")
    penulis = csv.writer(teks, delimiter=PEMISAH)
    penulis.writerow([jaga(k.judul) for k in lembar.kolom])
    jumlah = 0
    for objek in alirkan(lembar.baris):
        penulis.writerow([_sel(k.ambil(objek)) for k in lembar.kolom])
        jumlah += 1
    teks.flush()
    teks.detach()
    berkas.seek(0)
    return berkas, jumlah


def _sel(nilai: Any) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, int):
        return str(nilai)
    if isinstance(nilai, float | Decimal):
        return f"{nilai:.15g}".replace(".", ",")
    if isinstance(nilai, datetime.datetime):
        return f"{timezone.localtime(nilai):%Y-%m-%d %H:%M}"
    if isinstance(nilai, datetime.date):
        return nilai.isoformat()
    return jaga(str(nilai))


def jaga(teks: str) -> str:
    """A text that no spreadsheet works out."""
    return f"'{teks}" if _RUMUS.match(teks) else teks


def lepas(teks: str) -> str:
    """What stood there before `jaga`."""
    return teks[1:] if _DIJAGA.match(teks) else teks
