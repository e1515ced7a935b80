"""What the views of this app share."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.formulir import coba
from inti.izin import ISI, izin_objek
from petugas.forms.akhir import AkhiriForm
from petugas.models import Imp, Petugas


def boleh(
    izin: str, model: type[Petugas] | type[Imp] | None = None, *, cara: tuple[str, ...] = ISI
):
    """Decorator: 403 without this permission of the app; outside the area of `model` 404."""
    if model is not None:
        return izin_objek(f"petugas.{izin}", model, cara=cara)
    return permission_required(f"petugas.{izin}", raise_exception=True)


LIHAT = boleh("view_petugas")


def ambil_petugas(request, pk: int, *, gabung: tuple[str, ...] = ()) -> Petugas:
    """The officer within what the user may see, not locked: acts lock village before officer."""
    terlihat = Petugas.objects.terlihat(request.user, timezone.localdate())
    return get_object_or_404(terlihat.select_related(*gabung) if gabung else terlihat, pk=pk)


def halaman_form(request, form, *, judul: str, petugas: Petugas | None = None, **konteks):
    """One page for all simple forms of this app."""
    isi = {"form": form, "judul": judul, "petugas": petugas}
    return render(request, "petugas/petugas_form.html", isi | konteks)


def konfirmasi(request, form, *, judul: str, akibat: list[str], tombol: str, kembali: str):
    """One page for all acts that are hard to take back."""
    konteks = {
        "form": form,
        "judul": judul,
        "akibat": akibat,
        "tombol": tombol,
        "kembali": kembali,
    }
    return render(request, "petugas/petugas_konfirmasi.html", konteks)


def akhiri_masa(request, baris, simpan: Callable, *, judul: str, akibat: list[str], kembali: str):
    """Ask for the last day of a dated row, and end it through its act `simpan(oleh, alasan)`."""
    form = AkhiriForm(
        request.POST or None, mulai=baris.mulai, hari_ini=timezone.localdate(), wajib=False
    )
    if form.is_valid():
        baris.selesai = form.cleaned_data["selesai"]
        if coba(form, simpan, oleh=request.user, alasan=form.cleaned_data["alasan"]):
            messages.success(request, f"{baris}: hari terakhir tersimpan.")
            return redirect(kembali)
    return konfirmasi(
        request, form, judul=judul, akibat=akibat, tombol="Simpan hari terakhir", kembali=kembali
    )


def batalkan_baris(
    request,
    baris,
    *,
    judul: str,
    akibat: list[str],
    kembali: str,
    batalkan: Callable = aksi_inti.batalkan,
    nama: str = "objek",
):
    """Void a row that never was, through `batalkan(<nama>=baris, oleh, alasan)`."""
    if baris.batal:
        messages.info(request, f"{baris} sudah dibatalkan.")
        return redirect(kembali)
    form = AlasanForm(request.POST or None)
    if form.is_valid():
        isi = {nama: baris, "oleh": request.user, "alasan": form.cleaned_data["alasan"]}
        if coba(form, batalkan, **isi):
            messages.success(request, f"{baris} dibatalkan.")
            return redirect(kembali)
    return konfirmasi(
        request,
        form,
        judul=judul,
        akibat=[*akibat, "Catatannya tetap ada dalam riwayat, dan dapat dipulihkan."],
        tombol="Batalkan catatan",
        kembali=kembali,
    )


def pulihkan_baris(request, pulihkan: Callable, *, kembali: str, **isi):
    """Bring a voided row back; what forbids it is said on the page one came from."""
    (baris,) = isi.values()
    try:
        pulihkan(**isi, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"{baris} dipulihkan.")
    return redirect(kembali)
