"""Fetching the object of a page."""

from typing import Any, TypeVar

from django.db import models
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

M = TypeVar("M", bound=models.Model)


def ambil_atau_404(request: HttpRequest, queryset: "models.QuerySet[M]", **kunci: Any) -> M:
    """The object within what the user may see, or 404; a POST holds it locked.

    The view must run in a transaction on POST (`inti.formulir.transaksi_post`).
    """
    if request.method == "POST":
        queryset = queryset.select_for_update(of=("self",))
    return get_object_or_404(queryset, **kunci)
