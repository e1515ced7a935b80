"""The error pages, through real requests."""

import logging
import re

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client
from django.urls import include, path

from bangga_kencana.urls import handler400, handler403, handler404, handler500  # noqa: F401 - asked here


def _gagal(galat):
    @login_not_required
    def view(request):
        raise galat

    return view


@login_not_required
def _simpan(request):
    raise AssertionError("tidak boleh sampai di sini")


# This module is the URL configuration of its tests.
urlpatterns = [
    path("galat/500/", _gagal(RuntimeError("rusak"))),
    path("galat/403/", _gagal(PermissionDenied("rahasia"))),
    path("galat/400/", _gagal(SuspiciousOperation("rahasia"))),
    path("galat/simpan/", _simpan),
    path("", include("bangga_kencana.urls")),
]


@pytest.fixture
def klien(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def test_500_menyebut_kode_yang_tercatat(klien, caplog):
    """No query: the page also appears while the database is down (pytest-django forbids it)."""
    with caplog.at_level(logging.ERROR):
        jawaban = klien.get("/galat/500/")

    assert jawaban.status_code == 500
    [kode] = re.findall(r"Galat (\w{6}) pada GET /galat/500/", caplog.text)
    assert kode in jawaban.text


@pytest.mark.parametrize(("alamat", "kode"), [("400", 400), ("403", 403)])
def test_400_dan_403_tidak_membocorkan_isi_galat(klien, alamat, kode):
    jawaban = klien.get(f"/galat/{alamat}/")
    assert jawaban.status_code == kode
    assert "<h1" in jawaban.text
    assert "rahasia" not in jawaban.text


def test_404_untuk_alamat_yang_tidak_ada(klien):
    jawaban = klien.get("/tidak/ada/<b>/")
    assert jawaban.status_code == 404
    assert "<b>" not in jawaban.text


def test_formulir_tanpa_token_csrf(klien):
    jawaban = klien.post("/galat/simpan/")
    assert jawaban.status_code == 403
    assert "formulir" in jawaban.text.lower()


@pytest.mark.parametrize("alamat", ["/galat/400/", "/galat/403/", "/galat/500/", "/tidak/ada/"])
def test_halaman_galat_memakai_kebijakan_keamanan_yang_sama(klien, alamat):
    jawaban = klien.get(alamat)
    assert "default-src 'self'" in jawaban["Content-Security-Policy"]
    assert 'lang="id"' in jawaban.text
