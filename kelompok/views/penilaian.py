"""Assessments: add, change, void."""

from django.contrib import messages
from django.shortcuts import redirect

from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, kiriman, transaksi_post
from inti.izin import izin_objek
from inti.nilai import tanggal_panjang
from kelompok.forms import PenilaianForm
from kelompok.models import Kelompok, Penilaian
from kelompok.views.bagian import ambil_kelompok, formulir, konfirmasi, tertutup

UBAH = izin_objek("kelompok.change_penilaian", Kelompok)


@izin_objek("kelompok.add_penilaian", Kelompok)
@transaksi_post
def penilaian_tambah(request, pk: int):
    kelompok = ambil_kelompok(request, pk)
    form = PenilaianForm(kiriman(request), user=request.user, kelompok=kelompok)
    if form.kembar():
        return redirect(kelompok)
    return _isi(request, kelompok, form, "Nilai kelompok")


@UBAH
@transaksi_post
def penilaian_ubah(request, pk: int, nomor: int):
    kelompok, penilaian = _ambil(request, pk, nomor)
    form = PenilaianForm(
        kiriman(request), instance=penilaian, user=request.user, kelompok=kelompok
    )
    return _isi(request, kelompok, form, "Ubah penilaian")


@UBAH
@transaksi_post
def penilaian_batalkan(request, pk: int, nomor: int):
    kelompok, penilaian = _ambil(request, pk, nomor, "semua")
    if tutup := tertutup(request, kelompok):
        return tutup
    if penilaian.batal:
        messages.info(request, "Penilaian ini sudah dibatalkan.")
        return redirect(kelompok)
    form = AlasanForm(kiriman(request))
    if form.is_valid() and coba(
        form,
        aksi_inti.batalkan,
        objek=penilaian,
        oleh=request.user,
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, "Penilaian dibatalkan.")
        return redirect(kelompok)
    akibat = ["Klasifikasi kelompok kembali ke penilaian sebelumnya; riwayatnya tetap ada."]
    judul = f"Batalkan penilaian {tanggal_panjang(penilaian.tanggal)}?"
    return konfirmasi(request, kelompok, form, judul, akibat, "Batalkan penilaian")


def _ambil(request, pk: int, nomor: int, pintu: str = "objects") -> tuple[Kelompok, Penilaian]:
    """The group of the address, then its assessment."""
    kelompok = ambil_kelompok(request, pk)
    penilaian = ambil_atau_404(request, kelompok.penilaian(manager=pintu).all(), pk=nomor)
    penilaian.kelompok = kelompok
    return kelompok, penilaian


def _isi(request, kelompok: Kelompok, form: PenilaianForm, judul: str):
    if request.method != "POST" and (tutup := tertutup(request, kelompok)):
        return tutup
    if not form.is_valid():
        return formulir(request, kelompok, form, judul)
    form.save()
    messages.success(request, f"Penilaian {kelompok} tersimpan.")
    return redirect(kelompok)
