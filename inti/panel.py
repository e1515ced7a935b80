"""Panels: what a right-hand app shows on the detail page of a left-hand app's object.

An app registers in its `panel.py`; the page asks `panel_untuk`. So a village page can show
groups, focus years and awards although `wilayah` knows none of them.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models


@dataclass(frozen=True)
class Panel:
    """One card. `templat` is included with `panel` (this object) and `panel.isi` in its context."""

    judul: str
    templat: str
    isi: dict[str, Any] = field(default_factory=dict)
    urutan: int = 50
    samping: bool = False  # the narrow column on a laptop


FungsiPanel = Callable[..., Panel | None]
_daftar: dict[type[models.Model], list[FungsiPanel]] = {}


def daftarkan(model: type[models.Model]) -> Callable[[FungsiPanel], FungsiPanel]:
    """Decorator: `fungsi(objek, user, per) -> Panel | None` makes a panel for `model`."""

    def pasang(fungsi: FungsiPanel) -> FungsiPanel:
        _daftar.setdefault(model, []).append(fungsi)
        return fungsi

    return pasang


def panel_untuk(objek: models.Model, user: Any, per: datetime.date) -> list[Panel]:
    """Panels of `objek` as `user` may see them on `per`, in their order."""
    semua = [fungsi(objek, user, per) for fungsi in _daftar.get(type(objek), [])]
    return sorted((p for p in semua if p is not None), key=lambda p: p.urutan)
