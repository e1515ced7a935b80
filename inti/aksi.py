"""Acts that every kind of record knows: lock, void, bring back."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from inti.models import Batal, Catatan

M = TypeVar("M", bound=models.Model)
C = TypeVar("C", bound=Catatan)
FungsiBerdiri = Callable[..., list[str]]
_berdiri: dict[type[models.Model], list[FungsiBerdiri]] = {}


def daftarkan_berdiri(model: type[models.Model]) -> Callable[[FungsiBerdiri], FungsiBerdiri]:
    """Decorator for right-hand apps: `fungsi(objek) -> names of rows that stand on it`."""

    def pasang(fungsi: FungsiBerdiri) -> FungsiBerdiri:
        _berdiri.setdefault(model, []).append(fungsi)
        return fungsi

    return pasang


def yang_berdiri(objek: Catatan) -> list[str]:
    """Names of all rows that stand on `objek`, from its own app and from those to the right."""
    lain = [nama for fungsi in _berdiri.get(type(objek), []) for nama in fungsi(objek)]
    return objek.yang_berdiri() + lain


def dapat_diduduki(model: type[models.Model]) -> bool:
    """Whether anything can stand on rows of `model` at all."""
    sendiri = getattr(model, "yang_berdiri", Batal.yang_berdiri)
    return model in _berdiri or sendiri is not Batal.yang_berdiri


def kunci(queryset: "models.QuerySet[M]", pk: int) -> M:
    """The row, locked until the transaction ends; locks go wilayah → petugas → kelompok."""
    return queryset.select_for_update(of=("self",)).get(pk=pk)


def _semua(objek: C) -> "models.QuerySet[C]":
    """All rows of the model, voided ones too."""
    return type(objek).semua.all()  # type: ignore[attr-defined]


def simpan_beralasan(objek: models.Model, *, oleh: Any, alasan: str = "") -> None:
    """Save with user and reason in the history, also outside a request."""
    objek._history_user = oleh  # type: ignore[attr-defined]
    objek._change_reason = alasan or None  # type: ignore[attr-defined]
    objek.save()


@transaction.atomic
def batalkan(objek: C, *, oleh: Any, alasan: str) -> C:
    """Void `objek`: it never was. Raises ValidationError while other rows stand on it."""
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasan pembatalan."})
    terkunci = kunci(_semua(objek), objek.pk)
    if terkunci.batal:
        return terkunci
    if berdiri := yang_berdiri(terkunci):
        raise ValidationError(
            "Belum bisa dibatalkan karena masih dipakai: %(nama)s.",
            params={"nama": "; ".join(berdiri[:10]) + (" …" if len(berdiri) > 10 else "")},
        )
    terkunci.dibatalkan_pada = timezone.now()
    terkunci.dibatalkan_oleh = oleh
    terkunci.alasan_batal = alasan.strip()
    simpan_beralasan(terkunci, oleh=oleh, alasan=alasan.strip())
    return terkunci


@transaction.atomic
def pulihkan(objek: C, *, oleh: Any) -> C:
    """Bring a voided row back. Raises ValidationError when a rule now forbids it."""
    terkunci = kunci(_semua(objek), objek.pk)
    if not terkunci.batal:
        return terkunci
    terkunci.dibatalkan_pada = terkunci.dibatalkan_oleh = None
    terkunci.alasan_batal = ""
    terkunci.validate_constraints()
    simpan_beralasan(terkunci, oleh=oleh, alasan="Dipulihkan")
    return terkunci
