"""The two pages that all parts of a group share: a form, and a question before an act."""

from django.shortcuts import render

from kelompok.models import Kelompok


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
