"""Fragments for htmx beside full pages for everybody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def render_sebagian(
    request: HttpRequest, *, penuh: str, sebagian: str, konteks: dict
) -> HttpResponse:
    """The fragment for htmx; the full page for the rest and for the Back button."""
    potong = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    response = render(request, sebagian if potong else penuh, konteks)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response
