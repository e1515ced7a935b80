"""Assessments: add, change, void."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect

from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, transaksi_post
from inti.nilai import tanggal_panjang
from kelompok.forms import PenilaianForm
from kelompok.models import Kelompok, Penilaian
from kelompok.views.bagian import formulir, konfirmasi

UBAH = permission_required("kelompok.change_penilaian", raise_exception=True)


@permission_required("kelompok.add_penilaian", raise_exception=True)
@transaksi_post
def penilaian_tambah(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.objects.terlihat(request.user), pk=pk)
    form = PenilaianForm(request.POST or None, user=request.user, kelompok=kelompok)
    if form.kembar():
        return redirect(kelompok)
    if form.is_valid():
        form.save()
        messages.success(request, f"Penilaian {kelompok} tersimpan.")
        return redirect(kelompok)
    return formulir(request, kelompok, form, "Nilai kelompok")


@UBAH
@transaksi_post
def penilaian_ubah(request, pk: int, nomor: int):
    penilaian = _ambil(request, pk, nomor)
    kelompok = penilaian.kelompok
    form = PenilaianForm(
        request.POST or None, instance=penilaian, user=request.user, kelompok=kelompok
    )
    if form.is_valid():
        form.save()
        messages.success(request, f"Penilaian {kelompok} tersimpan.")
        return redirect(kelompok)
    return formulir(request, kelompok, form, "Ubah penilaian")


@UBAH
@transaksi_post
def penilaian_batalkan(request, pk: int, nomor: int):
    penilaian = _ambil(request, pk, nomor, Penilaian.semua)
    if penilaian.batal:
        messages.info(request, "Penilaian ini sudah dibatalkan.")
        return redirect(penilaian.kelompok)
    form = AlasanForm(request.POST or None)
    if form.is_valid() and coba(
        form,
        aksi_inti.batalkan,
        objek=penilaian,
        oleh=request.user,
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, "Penilaian dibatalkan.")
        return redirect(penilaian.kelompok)
    akibat = ["Klasifikasi kelompok kembali ke penilaian sebelumnya; riwayatnya tetap ada."]
    judul = f"Batalkan penilaian {tanggal_panjang(penilaian.tanggal)}?"
    return konfirmasi(request, penilaian.kelompok, form, judul, akibat, "Batalkan penilaian")


def _ambil(request, pk: int, nomor: int, pintu=Penilaian.objects) -> Penilaian:
    """An assessment of a visible group."""
    kelompok = Kelompok.objects.terlihat(request.user).filter(pk=pk)
    bagian = pintu.filter(kelompok__in=kelompok).select_related("kelompok")
    return ambil_atau_404(request, bagian, pk=nomor)
