"""What the forms of members, assessments and decrees share."""

import datetime

from django import forms
from django.utils import timezone

from inti.nilai import tanggal_panjang
from kelompok.models import Kelompok

SUDAH_BERAKHIR = (
    "Kelompok ini sudah berakhir; yang dapat membetulkannya hanya operator kabupaten. "
    "Usulkan diaktifkan kembali bila kelompoknya masih berjalan."
)


def tolak_bila_berakhir(kelompok: Kelompok, user) -> None:
    """Raise ValidationError when the group ended and only operators may correct it."""
    if not kelompok.boleh_diubah(user):
        raise forms.ValidationError(SUDAH_BERAKHIR, code="berakhir")


def dalam_masa(tanggal: datetime.date, kelompok: Kelompok) -> datetime.date:
    """A day in the life of the group, not in the future; raises ValidationError otherwise."""
    if tanggal > timezone.localdate():
        raise forms.ValidationError("Tanggal ini tidak boleh sesudah hari ini.")
    if tanggal < kelompok.mulai:
        raise forms.ValidationError(
            f"Kelompok ini baru dibentuk {tanggal_panjang(kelompok.mulai)}."
        )
    if kelompok.selesai and tanggal > kelompok.selesai:
        raise forms.ValidationError(f"Kelompok ini berakhir {tanggal_panjang(kelompok.selesai)}.")
    return tanggal
