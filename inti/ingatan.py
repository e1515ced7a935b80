"""What is asked again and again while one page is read, answered once.

Only while a page is *read* (GET, HEAD): then nothing changes between two questions. A POST, a
command and a test that calls a function by itself ask the database every time, as if this
module were not there. Nothing outlives the request, and each thread has its own.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponseBase

AMAN = ("GET", "HEAD")
T = TypeVar("T")

_ingatan: ContextVar[dict[Hashable, Any] | None] = ContextVar("ingatan", default=None)


def sekali(kunci: Hashable, tanya: Callable[[], T]) -> T:
    """The answer of `tanya`, kept under `kunci` until the page is read.

    `kunci` names all that the answer depends on (the user and the day, above all).
    """
    ingatan = _ingatan.get()
    if ingatan is None:
        return tanya()
    if kunci not in ingatan:
        ingatan[kunci] = tanya()
    return ingatan[kunci]


def mengingat() -> bool:
    """Whether answers are kept at the moment."""
    return _ingatan.get() is not None


@contextmanager
def ingatan_baru() -> Iterator[None]:
    """Within it answers are kept; before and after they are not."""
    tanda = _ingatan.set({})
    try:
        yield
    finally:
        _ingatan.reset(tanda)


def ingatan_permintaan(
    jawab: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a memory of its own for each page that is read."""

    def proses(request: HttpRequest) -> HttpResponseBase:
        if request.method not in AMAN:
            return jawab(request)
        with ingatan_baru():
            return jawab(request)

    return proses
