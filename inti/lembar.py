"""What all sheets share: rows posted together, merged cell by cell, answered as page or as JSON.

A browser that saves by itself posts only the rows that changed, each with the values it was read
with; so two people may fill in one sheet at once.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.cache import patch_vary_headers

B = TypeVar("B")
N = TypeVar("N")


class Kiriman(SuspiciousOperation):
    """What was posted cannot come from this sheet; nothing of it is taken."""


@dataclass(frozen=True)
class SelBentrok:
    """What somebody else put into a cell while this user typed another value."""

    nilai: str
    oleh: str
    waktu: str


def gabung_sel(
    kini: Mapping[str, N], baru: Mapping[str, N], awal: Mapping[str, N]
) -> tuple[dict[str, N], frozenset[str]]:
    """Per cell: the posted value wins where only it changed, a change on both sides is a clash.

    Gives what is to be written, and the cells that clash. `awal` = what the row was read with.
    """
    ambil: dict[str, N] = {}
    bentrok = set()
    for kolom, nilai in baru.items():
        ada, dasar = kini[kolom], awal.get(kolom)
        if nilai in (dasar, ada):
            continue
        if ada == dasar:
            ambil[kolom] = nilai
        else:
            bentrok.add(kolom)
    return ambil, frozenset(bentrok)


def baca_garis(teks: str, kolom: Iterable[str]) -> dict[str, int | None] | None:
    """Numbers of a row in one line ("58||41") read back; None when it is not of these columns."""
    nama, bagian = list(kolom), teks.split("|")
    if len(bagian) != len(nama) or not all(_angka(b) for b in bagian):
        return None
    return {k: int(b) if b else None for k, b in zip(nama, bagian, strict=True)}


def _angka(teks: str) -> bool:
    return not teks or (teks.isascii() and teks.isdigit() and len(teks) <= 20)


def baris_kiriman(data: QueryDict, per_pk: Mapping[int, B], kunci: str) -> list[B]:
    """The rows of a sheet that were posted, in the order in which they were.

    Each says whose it is; a row of elsewhere, or the same one twice, raises `Kiriman`.
    """
    banyak = data.get("form-TOTAL_FORMS", "")
    if not _angka(banyak) or not banyak or int(banyak) > len(per_pk):
        raise Kiriman("Jumlah baris tidak sesuai lembar.")
    pk = [data.get(f"form-{n}-{kunci}", "") for n in range(int(banyak))]
    if asing := [x for x in pk if not x or not _angka(x) or int(x) not in per_pk]:
        raise Kiriman(f"Baris {asing[0][:20]!r} tidak ada di lembar ini.")
    if len({int(x) for x in pk}) != len(pk):
        raise Kiriman("Satu baris dikirim dua kali.")
    return [per_pk[int(x)] for x in pk]


def ingin_json(request: HttpRequest) -> bool:
    """Whether the page asks for itself, not a person."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def beri_vary(jawaban: HttpResponse) -> HttpResponse:
    """One address, two kinds of answer: caches must keep them apart."""
    patch_vary_headers(jawaban, ["Accept"])
    return jawaban


def jawaban_lembar(
    sekarang: datetime.datetime, ringkas: Mapping[str, int], baris: Mapping[int, dict[str, Any]]
) -> dict[str, Any]:
    """The answer to a save by itself: the rows that were sent, as they stand now."""
    return {
        "waktu": f"{timezone.localtime(sekarang):%H.%M}",
        "pesan": "",
        "baris": {str(pk): isi for pk, isi in baris.items()},
        "ringkas": ringkas,
    }


def bentrok_json(bentrok: Mapping[str, SelBentrok]) -> dict[str, dict[str, Any]]:
    """Cells that somebody else changed meanwhile, for the page."""
    return {k: {"nilai": b.nilai, "oleh": b.oleh, "waktu": b.waktu} for k, b in bentrok.items()}


def sebut_angka(nilai: Any) -> str:
    return "kosong" if nilai is None else str(nilai)
