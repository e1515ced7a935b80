"""Positions of an officer. The officer is locked first, as in the acts."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from inti.ambil import ambil_atau_404
from inti.formulir import transaksi_post
from inti.izin import KIRIM
from petugas import aksi
from petugas.forms.petugas import JabatanForm
from petugas.models import Jabatan, Petugas
from petugas.views.dasar import batalkan_baris, boleh, coba, halaman_form, pulihkan_baris


def _petugas(request, pk: int) -> Petugas:
    return ambil_atau_404(request, Petugas.objects.terlihat(request.user), pk=pk)


def _jabatan(request, pk: int, jabatan_pk: int) -> Jabatan:
    """Also a voided one: the act on it says so."""
    semua = _petugas(request, pk).jabatan(manager="semua").select_related("petugas")
    return ambil_atau_404(request, semua, pk=jabatan_pk)


@boleh("add_jabatan", Petugas)
@transaksi_post
def jabatan_tambah(request, pk: int):
    petugas, hari_ini = _petugas(request, pk), timezone.localdate()
    kini = petugas.jabatan.per(hari_ini).first()
    form = JabatanForm(
        request.POST or None,
        instance=Jabatan(petugas=petugas),
        user=request.user,
        hari_ini=hari_ini,
        kini=kini,
    )
    if form.kembar():
        return redirect(petugas)
    if form.is_valid() and coba(form, aksi.angkat, jabatan=form.siap(), oleh=request.user):
        messages.success(request, f"{petugas} menjadi {form.instance}.")
        return redirect(petugas)
    return halaman_form(request, form, judul="Catat jabatan baru", petugas=petugas)


@boleh("change_jabatan", Petugas)
@transaksi_post
def jabatan_ubah(request, pk: int, jabatan_pk: int):
    jabatan = _jabatan(request, pk, jabatan_pk)
    if jabatan.batal and request.method != "POST":
        return _sudah_batal(request, jabatan)
    form = JabatanForm(
        request.POST or None, instance=jabatan, user=request.user, hari_ini=timezone.localdate()
    )
    if form.is_valid() and coba(
        form,
        aksi.simpan_jabatan,
        jabatan=form.siap(),
        oleh=request.user,
        alasan=form.cleaned_data["alasan_perubahan"],
    ):
        messages.success(request, f"Jabatan {jabatan} tersimpan.")
        return redirect(jabatan.petugas)
    return halaman_form(
        request,
        form,
        judul="Ubah jabatan",
        petugas=jabatan.petugas,
        url_batalkan=reverse("petugas:jabatan_batalkan", args=[jabatan.petugas_id, jabatan.pk]),
    )


@boleh("change_jabatan", Petugas)
@transaksi_post
def jabatan_batalkan(request, pk: int, jabatan_pk: int):
    jabatan = _jabatan(request, pk, jabatan_pk)
    return batalkan_baris(
        request,
        jabatan,
        judul=f"Batalkan jabatan {jabatan}?",
        akibat=[f"{jabatan.petugas} tidak lagi terhitung bertugas sebagai {jabatan}."],
        kembali=jabatan.petugas.get_absolute_url(),
        batalkan=aksi.batalkan_jabatan,
        nama="jabatan",
    )


@boleh("change_jabatan", Petugas, cara=KIRIM)
@transaksi_post
def jabatan_pulihkan(request, pk: int, jabatan_pk: int):
    jabatan = _jabatan(request, pk, jabatan_pk)
    return pulihkan_baris(
        request,
        aksi.pulihkan_jabatan,
        kembali=jabatan.petugas.get_absolute_url(),
        jabatan=jabatan,
    )


def _sudah_batal(request, jabatan: Jabatan):
    messages.info(request, f"{jabatan} sudah dibatalkan.")
    return redirect(jabatan.petugas)
