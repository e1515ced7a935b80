"""Coordinators of a kecamatan."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from inti.formulir import transaksi_post
from inti.izin import KIRIM
from petugas import aksi
from petugas.akses import kecamatan_terlihat
from petugas.forms.penugasan import KoordinatorForm
from petugas.models import Koordinator, Petugas
from petugas.views.dasar import (
    akhiri_masa,
    ambil_petugas,
    batalkan_baris,
    boleh,
    coba,
    halaman_form,
    pulihkan_baris,
)


def _koordinator(request, pk: int, koordinator_pk: int) -> Koordinator:
    """Also a voided one: the act on it says so."""
    semua = ambil_petugas(request, pk).koordinator(manager="semua")
    return get_object_or_404(semua.select_related("kecamatan", "petugas"), pk=koordinator_pk)


@boleh("add_koordinator", Petugas)
@transaksi_post
def koordinator_tambah(request, pk: int):
    petugas, hari_ini = ambil_petugas(request, pk), timezone.localdate()
    kode = request.GET.get("kecamatan", "")[:8].replace("\0", "")
    terlihat = kecamatan_terlihat(request.user, hari_ini).filter(kode=kode)
    kecamatan = terlihat.first()
    ganti = Koordinator.objects.per(hari_ini).filter(kecamatan__in=terlihat).exists()
    form = KoordinatorForm(
        request.POST or None,
        instance=Koordinator(petugas=petugas),
        initial={"mulai": hari_ini, "kecamatan": kecamatan, "ganti": ganti},
        user=request.user,
        hari_ini=hari_ini,
    )
    if form.kembar():
        return redirect(petugas)
    if form.is_valid() and coba(
        form,
        aksi.simpan_koordinator,
        koordinator=form.siap(),
        oleh=request.user,
        ganti=form.cleaned_data["ganti"],
    ):
        messages.success(request, f"{form.instance}: tersimpan.")
        return redirect(petugas)
    return halaman_form(request, form, judul="Tetapkan koordinator", petugas=petugas)


@boleh("change_koordinator", Petugas)
@transaksi_post
def koordinator_ubah(request, pk: int, koordinator_pk: int):
    koordinator = _koordinator(request, pk, koordinator_pk)
    if koordinator.batal and request.method != "POST":
        messages.info(request, f"{koordinator} sudah dibatalkan.")
        return redirect(koordinator)
    form = KoordinatorForm(
        request.POST or None,
        instance=koordinator,
        user=request.user,
        hari_ini=timezone.localdate(),
    )
    if form.is_valid() and coba(
        form, aksi.simpan_koordinator, koordinator=form.siap(), oleh=request.user
    ):
        messages.success(request, f"{koordinator}: perubahan tersimpan.")
        return redirect(koordinator)
    judul = f"Perbaiki masa koordinator {koordinator.kecamatan}"
    return halaman_form(
        request,
        form,
        judul=judul,
        petugas=koordinator.petugas,
        url_batalkan=reverse(
            "petugas:koordinator_batalkan", args=[koordinator.petugas_id, koordinator.pk]
        ),
    )


@boleh("change_koordinator", Petugas)
@transaksi_post
def koordinator_akhiri(request, pk: int, koordinator_pk: int):
    koordinator = _koordinator(request, pk, koordinator_pk)
    if koordinator.batal:
        messages.info(request, f"{koordinator} sudah dibatalkan.")
        return redirect(koordinator)

    def simpan(**isi):
        aksi.simpan_koordinator(koordinator=koordinator, **isi)

    return akhiri_masa(
        request,
        koordinator,
        simpan,
        judul=f"Akhiri tugas koordinator {koordinator.kecamatan}?",
        akibat=[
            f"Sesudah hari terakhir Kecamatan {koordinator.kecamatan} tidak punya koordinator.",
            f"{koordinator.petugas} sejak itu hanya melihat desa binaannya sendiri.",
        ],
        kembali=koordinator.get_absolute_url(),
    )


@boleh("change_koordinator", Petugas)
@transaksi_post
def koordinator_batalkan(request, pk: int, koordinator_pk: int):
    koordinator = _koordinator(request, pk, koordinator_pk)
    return batalkan_baris(
        request,
        koordinator,
        judul=f"Batalkan {koordinator}?",
        akibat=["Hanya untuk yang salah catat: kecamatan itu tidak punya koordinator saat itu."],
        kembali=koordinator.get_absolute_url(),
    )


@boleh("change_koordinator", Petugas, cara=KIRIM)
@transaksi_post
def koordinator_pulihkan(request, pk: int, koordinator_pk: int):
    koordinator = _koordinator(request, pk, koordinator_pk)
    return pulihkan_baris(
        request,
        aksi.pulihkan_koordinator,
        kembali=koordinator.get_absolute_url(),
        koordinator=koordinator,
    )
