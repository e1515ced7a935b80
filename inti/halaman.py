"""Pages of a list."""

from typing import Any, TypeVar

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet, Window
from django.http import HttpRequest

BARIS_PER_HALAMAN = 25
M = TypeVar("M", bound=Model)


def jumlah_dan_sebagian(baris: QuerySet[M], sebagian: int) -> tuple[int, list[M]]:
    """How many rows there are, and the first few of them: one query, for a card."""
    isi = list(baris.annotate(banyaknya=Window(Count("*")))[:sebagian])
    return (isi[0].banyaknya if isi else 0), isi  # type: ignore[attr-defined]


def ambil_halaman(
    request: HttpRequest, baris: Any, per_halaman: int = BARIS_PER_HALAMAN
) -> Page[Any]:
    """The page that `?hal=` asks for; a page that does not exist becomes the nearest, with a word."""
    penghalaman: Paginator[Any] = Paginator(baris, per_halaman)
    diminta = request.GET.get("hal") or "1"
    nomor = int(diminta) if diminta.isascii() and diminta.isdigit() and len(diminta) < 8 else 0
    nyata = min(max(nomor, 1), penghalaman.num_pages)
    if nyata != nomor:
        messages.warning(
            request,
            f"Halaman “{diminta[:20]}” tidak ada; ini halaman {nyata} dari "
            f"{penghalaman.num_pages}.",
        )
    return penghalaman.page(nyata)
