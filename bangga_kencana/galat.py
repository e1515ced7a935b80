"""Error pages, without context processors: they also appear when the database is gone."""

import logging
import secrets

from django.http import HttpResponse
from django.template import loader

log = logging.getLogger(__name__)


def _halaman(templat: str, status: int, **konteks) -> HttpResponse:
    return HttpResponse(loader.render_to_string(templat, konteks), status=status)


def handler400(request, exception):
    return _halaman("400.html", 400)


def handler403(request, exception):
    return _halaman("403.html", 403)


def handler404(request, exception):
    return _halaman("404.html", 404)


def handler500(request):
    """The code on the page is in the log too, so that a caller can be helped."""
    kode = secrets.token_hex(3).upper()
    log.error("Galat %s pada %s %s", kode, request.method, request.path)
    return _halaman("500.html", 500, kode=kode)


def csrf(request, reason=""):
    return _halaman("403_csrf.html", 403)
