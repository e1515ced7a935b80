"""Ending, reviving, voiding, restoring, correcting and confirming a group."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from inti import aksi as aksi_inti
from inti.aksi import yang_berdiri
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, transaksi_post
from inti.nilai import tanggal_panjang
from kelompok import aksi
from kelompok.forms import AkhiriForm, AktifkanForm, PindahForm
from kelompok.models import Kelompok
from kelompok.views.bagian import konfirmasi

TETAPKAN = permission_required("kelompok.tetapkan_kelompok", raise_exception=True)


@TETAPKAN
@transaksi_post
def akhiri(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.objects.terlihat(request.user), pk=pk)
    if kelompok.selesai:
        return _sudah(request, kelompok, f"berakhir {tanggal_panjang(kelompok.selesai)}")
    form = AkhiriForm(request.POST or None, initial={"selesai": timezone.localdate()})
    if form.is_valid() and coba(
        form,
        aksi.akhiri,
        kelompok=kelompok,
        selesai=form.cleaned_data["selesai"],
        alasan_selesai=form.cleaned_data["alasan_selesai"],
        keterangan=form.cleaned_data["keterangan_selesai"],
        oleh=request.user,
        hari_ini=timezone.localdate(),
    ):
        messages.success(request, f"{kelompok} diakhiri.")
        return redirect(kelompok)
    anggota = kelompok.anggota.filter(selesai__isnull=True).count()
    akibat = [
        "Sejak hari sesudah hari aktif terakhir, kelompok ini tidak dihitung lagi.",
        f"{anggota} anggota, SK, dan penilaiannya tetap tercatat.",
        "Dapat diaktifkan kembali; masa di antaranya dicatat sebagai jeda.",
    ]
    return konfirmasi(request, kelompok, form, f"Akhiri {kelompok}?", akibat, "Akhiri kelompok")


@TETAPKAN
@transaksi_post
def aktifkan(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.objects.terlihat(request.user), pk=pk)
    if kelompok.selesai is None:
        return _sudah(request, kelompok, "aktif")
    form = AktifkanForm(request.POST or None, initial={"tanggal": timezone.localdate()})
    if form.is_valid() and coba(
        form,
        aksi.aktifkan,
        kelompok=kelompok,
        tanggal=form.cleaned_data["tanggal"],
        alasan=form.cleaned_data["alasan"],
        oleh=request.user,
        hari_ini=timezone.localdate(),
    ):
        messages.success(request, f"{kelompok} aktif kembali.")
        return redirect(kelompok)
    akibat = [
        f"Masa sesudah {tanggal_panjang(kelompok.selesai)} sampai aktif kembali menjadi jeda.",
        "Kelompok ini dihitung lagi sejak tanggal itu.",
    ]
    judul = f"Aktifkan kembali {kelompok}?"
    return konfirmasi(request, kelompok, form, judul, akibat, "Aktifkan kembali", bahaya=False)


@TETAPKAN
@transaksi_post
def batalkan(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.semua.terlihat(request.user), pk=pk)
    if kelompok.batal:
        messages.info(request, f"{kelompok} sudah dibatalkan.")
        return redirect("kelompok:daftar")
    form = AlasanForm(request.POST or None)
    if form.is_valid() and coba(
        form,
        aksi.batalkan,
        kelompok=kelompok,
        alasan=form.cleaned_data["alasan"],
        oleh=request.user,
    ):
        messages.success(request, f"{kelompok} dibatalkan.")
        return redirect("kelompok:daftar")
    akibat = [
        "Hilang dari semua daftar, angka, dan unduhan, juga untuk tanggal yang lalu.",
        "Tetap ada dalam riwayat, dan dapat dipulihkan dari sana.",
        "Kelompok yang bubar jangan dibatalkan, tetapi diakhiri.",
    ]
    if berdiri := yang_berdiri(kelompok):
        akibat.append(
            f"Belum bisa: masih dipakai {len(berdiri)} catatan ({'; '.join(berdiri[:5])})."
        )
    judul = f"Batalkan {kelompok} karena salah catat?"
    return konfirmasi(request, kelompok, form, judul, akibat, "Batalkan kelompok")


@require_POST
@TETAPKAN
@transaksi_post
def pulihkan(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.semua.terlihat(request.user), pk=pk)
    try:
        aksi_inti.pulihkan(kelompok, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("dasbor:riwayat")
    messages.success(request, f"{kelompok} dipulihkan.")
    return redirect(kelompok)


@TETAPKAN
@transaksi_post
def pindah(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.objects.terlihat(request.user), pk=pk)
    form = PindahForm(request.POST or None, user=request.user, kelompok=kelompok)
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
    akibat = [
        "Kelompok ini dihitung di desa yang benar, juga untuk tanggal yang lalu.",
        "Petugas desa yang lama tidak melihatnya lagi.",
        "Bila kelompoknya sungguh pindah, akhiri di sini dan tambah yang baru di sana.",
    ]
    judul = f"Betulkan desa {kelompok}?"
    return konfirmasi(request, kelompok, form, judul, akibat, "Betulkan desa", bahaya=False)


@require_POST
@TETAPKAN
@transaksi_post
def periksa(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.objects.terlihat(request.user), pk=pk)
    aksi.nyatakan_benar(kelompok=kelompok, oleh=request.user)
    messages.success(request, f"{kelompok} dinyatakan benar.")
    return redirect(kelompok)


def _sudah(request, kelompok: Kelompok, keadaan: str):
    messages.info(request, f"{kelompok} sudah {keadaan}.")
    return redirect(kelompok)
