"""Builders of named constraints, so that each table says its rules in the same words."""

from django.db import models
from django.db.models import F, Q

from .asal import SumberBaris


def cek_pilihan(
    model: str, kolom: str, pilihan: type[models.Choices], *, kosong: bool = False
) -> models.CheckConstraint:
    """The CHECK of a choices field; with `kosong` the empty string is allowed as well."""
    nilai = [*pilihan.values, *([""] if kosong else [])]
    return models.CheckConstraint(
        condition=Q(**{f"{kolom}__in": nilai}),
        name=f"{model}_{kolom}_pilihan",
        violation_error_message="Pilihan ini tidak dikenal.",
    )


def cek_sepasang(model: str, *kolom: str) -> models.CheckConstraint:
    """All of these nullable columns are filled, or none of them."""
    return models.CheckConstraint(
        condition=Q(**{f"{k}__isnull": True for k in kolom})
        | Q(**{f"{k}__isnull": False for k in kolom}),
        name=f"{model}_{kolom[0]}_sepasang",
        violation_error_message="Isi keduanya, atau kosongkan keduanya.",
    )


def batasan_berlaku(model: str) -> list[models.BaseConstraint]:
    """A period does not end before it begins."""
    return [
        models.CheckConstraint(
            condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
            name=f"{model}_selesai_sesudah_mulai",
            violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
        )
    ]


def batasan_catatan(model: str) -> list[models.BaseConstraint]:
    """What holds for every `Catatan`: a known origin, a whole void mark, a positive version."""
    return [
        cek_pilihan(model, "asal", SumberBaris),
        models.CheckConstraint(
            condition=Q(
                dibatalkan_pada__isnull=True, dibatalkan_oleh__isnull=True, alasan_batal=""
            )
            | (
                Q(dibatalkan_pada__isnull=False, dibatalkan_oleh__isnull=False)
                & ~Q(alasan_batal="")
            ),
            name=f"{model}_batal_lengkap",
            violation_error_message="Pembatalan harus beralasan dan bernama.",
        ),
        models.CheckConstraint(
            condition=Q(versi__gte=1),
            name=f"{model}_versi_positif",
            violation_error_message="Versi harus positif.",
        ),
    ]
