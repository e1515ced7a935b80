"""Ending, reviving, voiding, restoring, correcting and confirming a group."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils import timezone

from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, kiriman, transaksi_post
from inti.izin import KIRIM, izin_objek
from inti.nilai import tanggal_panjang
from kelompok import aksi
from kelompok.akibat import akibat
from kelompok.forms import AkhiriForm, AktifkanForm, PindahForm
from kelompok.models import Kelompok, TindakanUsulan
from kelompok.views.bagian import ambil_kelompok, konfirmasi, sudah

TETAPKAN = izin_objek("kelompok.tetapkan_kelompok", Kelompok)
KIRIM_TETAPKAN = izin_objek("kelompok.tetapkan_kelompok", Kelompok, cara=KIRIM)


@TETAPKAN
@transaksi_post
def akhiri(request, pk: int):
    kelompok, hari_ini = ambil_kelompok(request, pk), timezone.localdate()
    if kelompok.selesai:
        return sudah(request, kelompok, f"berakhir {tanggal_panjang(kelompok.selesai)}")
    form = AkhiriForm(kiriman(request), initial={"selesai": hari_ini})
    if form.is_valid() and coba(
        form,
        aksi.akhiri,
        kelompok=kelompok,
        selesai=form.cleaned_data["selesai"],
        alasan_selesai=form.cleaned_data["alasan_selesai"],
        keterangan=form.cleaned_data["keterangan_selesai"],
        oleh=request.user,
        hari_ini=hari_ini,
    ):
        messages.success(request, f"{kelompok} diakhiri.")
        return redirect(kelompok)
    kalimat = akibat(kelompok, TindakanUsulan.AKHIRI)
    return konfirmasi(request, kelompok, form, f"Akhiri {kelompok}?", kalimat, "Akhiri kelompok")


@TETAPKAN
@transaksi_post
def aktifkan(request, pk: int):
    kelompok, hari_ini = ambil_kelompok(request, pk), timezone.localdate()
    if kelompok.selesai is None:
        return sudah(request, kelompok, "aktif")
    form = AktifkanForm(kiriman(request), initial={"tanggal": hari_ini})
    if form.is_valid() and coba(
        form,
        aksi.aktifkan,
        kelompok=kelompok,
        tanggal=form.cleaned_data["tanggal"],
        alasan=form.cleaned_data["alasan"],
        oleh=request.user,
        hari_ini=hari_ini,
    ):
        messages.success(request, f"{kelompok} aktif kembali.")
        return redirect(kelompok)
    kalimat = akibat(kelompok, TindakanUsulan.AKTIFKAN)
    judul = f"Aktifkan kembali {kelompok}?"
    return konfirmasi(request, kelompok, form, judul, kalimat, "Aktifkan kembali", bahaya=False)


@TETAPKAN
@transaksi_post
def batalkan(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.semua.terlihat(request.user), pk=pk)
    if kelompok.batal:
        messages.info(request, f"{kelompok} sudah dibatalkan.")
        return redirect("kelompok:daftar")
    form = AlasanForm(kiriman(request))
    if form.is_valid() and coba(
        form,
        aksi.batalkan,
        kelompok=kelompok,
        alasan=form.cleaned_data["alasan"],
        oleh=request.user,
    ):
        messages.success(request, f"{kelompok} dibatalkan.")
        return redirect("kelompok:daftar")
    kalimat = akibat(kelompok, TindakanUsulan.BATALKAN)
    judul = f"Batalkan {kelompok} karena salah catat?"
    return konfirmasi(request, kelompok, form, judul, kalimat, "Batalkan kelompok")


@KIRIM_TETAPKAN
@transaksi_post
def pulihkan(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.semua.terlihat(request.user), pk=pk)
    if not kelompok.batal:
        return sudah(request, kelompok, "ada")
    try:
        aksi.pulihkan(kelompok=kelompok, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
        return redirect("dasbor:riwayat")
    messages.success(request, f"{kelompok} dipulihkan.")
    return redirect(kelompok)


@TETAPKAN
@transaksi_post
def pindah(request, pk: int):
    kelompok = ambil_kelompok(request, pk)
    if request.POST.get("desa") == str(kelompok.desa_id):
        return sudah(request, kelompok, f"tercatat di {kelompok.desa.nama_lengkap}")
    form = PindahForm(kiriman(request), user=request.user, kelompok=kelompok)
    if form.is_valid() and coba(
        form,
        aksi.pindah,
        kelompok=kelompok,
        desa=form.cleaned_data["desa"],
        alasan=form.cleaned_data["alasan"],
        oleh=request.user,
    ):
        messages.success(request, f"Desa {kelompok} dibetulkan.")
        return redirect(kelompok)
    kalimat = akibat(kelompok, TindakanUsulan.PINDAH)
    judul = f"Betulkan desa {kelompok}?"
    return konfirmasi(request, kelompok, form, judul, kalimat, "Betulkan desa", bahaya=False)


@KIRIM_TETAPKAN
@transaksi_post
def periksa(request, pk: int):
    kelompok = ambil_kelompok(request, pk)
    if kelompok.diperiksa_pada:
        return sudah(request, kelompok, "dinyatakan benar")
    aksi.nyatakan_benar(kelompok=kelompok, oleh=request.user)
    messages.success(request, f"{kelompok} dinyatakan benar.")
    return redirect(kelompok)
