"""What the pages of a group and of its parts share."""

from django.contrib import messages
from django.shortcuts import redirect, render

from inti.ambil import ambil_atau_404
from kelompok.forms.bagian import SUDAH_BERAKHIR
from kelompok.models import Kelompok


def ambil_kelompok(request, pk: int) -> Kelompok:
    """The group within the user's area, or 404; locked on POST, before any part of it."""
    return ambil_atau_404(request, Kelompok.objects.terlihat(request.user), pk=pk)


def tertutup(request, kelompok: Kelompok):
    """Redirect with a message when the group ended and only operators may correct it."""
    if kelompok.boleh_diubah(request.user):
        return None
    messages.error(request, SUDAH_BERAKHIR)
    return redirect(kelompok)


def sudah(request, kelompok: Kelompok, keadaan: str):
    """Somebody (or the same person's first click) did it already."""
    messages.info(request, f"{kelompok} sudah {keadaan}.")
    return redirect(kelompok)


def formulir(request, kelompok: Kelompok, form, judul: str):
    konteks = {"form": form, "kelompok": kelompok, "judul": judul}
    return render(request, "kelompok/bagian_form.html", konteks)


def konfirmasi(
    request, kelompok: Kelompok, form, judul: str, akibat: list[str], tombol: str, bahaya=True
):
    konteks = {
        "kelompok": kelompok,
        "form": form,
        "judul": judul,
        "akibat": akibat,
        "tombol": tombol,
        "bahaya": bahaya,
    }
    return render(request, "kelompok/kelompok_konfirmasi.html", konteks)
