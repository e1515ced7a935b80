"""Decrees of a group: add, take away."""

from django.contrib import messages
from django.shortcuts import redirect

from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, kiriman, transaksi_post
from inti.izin import izin_objek
from kelompok import aksi
from kelompok.forms import SkForm
from kelompok.models import Kelompok
from kelompok.views.bagian import ambil_kelompok, formulir, konfirmasi, tertutup


@izin_objek("kelompok.add_skkelompok", Kelompok)
@transaksi_post
def sk_tambah(request, pk: int):
    kelompok = ambil_kelompok(request, pk)
    if request.method != "POST" and (tutup := tertutup(request, kelompok)):
        return tutup
    form = SkForm(kiriman(request), user=request.user, kelompok=kelompok)
    if form.is_valid():
        sk = form.sk_terpilih()
        assert sk is not None  # SkForm.sk_wajib
        aksi.tautkan_sk(kelompok=kelompok, sk=sk, oleh=request.user)
        messages.success(request, f"SK {sk.nomor} dicatat untuk {kelompok}.")
        return redirect(kelompok)
    return formulir(request, kelompok, form, "Tambah SK")


@izin_objek("kelompok.change_skkelompok", Kelompok)
@transaksi_post
def sk_batalkan(request, pk: int, nomor: int):
    kelompok = ambil_kelompok(request, pk)
    semua = kelompok.sk_kelompok(manager="semua").select_related("sk")
    tautan = ambil_atau_404(request, semua, pk=nomor)
    if tutup := tertutup(request, kelompok):
        return tutup
    if tautan.batal:
        messages.info(request, "SK ini sudah dilepaskan.")
        return redirect(kelompok)
    form = AlasanForm(kiriman(request))
    if form.is_valid() and coba(
        form,
        aksi_inti.batalkan,
        objek=tautan,
        oleh=request.user,
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, f"SK {tautan.sk.nomor} dilepaskan dari {kelompok}.")
        return redirect(kelompok)
    akibat = ["SK itu sendiri tetap tercatat, juga untuk kelompok lain yang memakainya."]
    judul = f"Lepaskan SK {tautan.sk.nomor} dari {kelompok}?"
    return konfirmasi(request, kelompok, form, judul, akibat, "Lepaskan SK")
