"""Decrees of a group: add, take away."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect

from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, transaksi_post
from kelompok import aksi
from kelompok.forms import SkForm
from kelompok.models import Kelompok, SkKelompok
from kelompok.views.bagian import formulir, konfirmasi


@permission_required("kelompok.add_skkelompok", raise_exception=True)
@transaksi_post
def sk_tambah(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.objects.terlihat(request.user), pk=pk)
    form = SkForm(request.POST or None, kelompok=kelompok)
    if form.is_valid():
        sk = form.sk_terpilih()
        assert sk is not None  # SkForm.sk_wajib
        aksi.tautkan_sk(kelompok=kelompok, sk=sk, oleh=request.user)
        messages.success(request, f"SK {sk.nomor} dicatat untuk {kelompok}.")
        return redirect(kelompok)
    return formulir(request, kelompok, form, "Tambah SK")


@permission_required("kelompok.change_skkelompok", raise_exception=True)
@transaksi_post
def sk_batalkan(request, pk: int, nomor: int):
    kelompok = Kelompok.objects.terlihat(request.user).filter(pk=pk)
    tautan = ambil_atau_404(
        request,
        SkKelompok.semua.filter(kelompok__in=kelompok).select_related("kelompok", "sk"),
        pk=nomor,
    )
    if tautan.batal:
        messages.info(request, "SK ini sudah dilepaskan.")
        return redirect(tautan.kelompok)
    form = AlasanForm(request.POST or None)
    if form.is_valid() and coba(
        form,
        aksi_inti.batalkan,
        objek=tautan,
        oleh=request.user,
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, f"SK {tautan.sk.nomor} dilepaskan dari {tautan.kelompok}.")
        return redirect(tautan.kelompok)
    akibat = ["SK itu sendiri tetap tercatat, juga untuk kelompok lain yang memakainya."]
    judul = f"Lepaskan SK {tautan.sk.nomor} dari {tautan.kelompok}?"
    return konfirmasi(request, tautan.kelompok, form, judul, akibat, "Lepaskan SK")
