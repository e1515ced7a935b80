"""The monthly sheet as a document: as it is filled in, or blank for villages without a signal."""

import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.cetak import Dokumen, cetak_pdf
from inti.bulan import bulan_dari, geser_bulan, sandi_bulan
from inti.nilai import bulan_panjang
from kelompok.aksi.lembar import muat
from kelompok.cetak.lembar import isi_lembar
from kelompok.forms.cakupan import CakupanForm
from petugas.akses import melihat_semua, sebutan_wilayah

ISI = permission_required("kelompok.change_laporanbulanan", raise_exception=True)
KE_DEPAN = 3  # months for which blank sheets are taken along

Jawaban = FileResponse | HttpResponseRedirect


@require_safe
@ISI
def lembar_cetak(request, bulan: datetime.date):
    """What the page shows, in the rows that the address asks for."""
    return _cetak(request, bulan, kosong=False)


@require_safe
@ISI
def lembar_kosong(request, bulan: datetime.date):
    """The same rows and columns to be filled in by hand; also of the months to come."""
    return _cetak(request, bulan, kosong=True)


def _cetak(request: HttpRequest, bulan: datetime.date, *, kosong: bool) -> Jawaban:
    hari_ini = timezone.localdate()
    cakupan = CakupanForm(request.GET, user=request.user, hari_ini=hari_ini)  # type: ignore[arg-type]
    if not cakupan.lengkap:
        return _tolak(request, bulan, "pilih dulu kecamatan atau petugasnya.")
    if kosong and bulan > geser_bulan(bulan_dari(hari_ini), KE_DEPAN):
        return _tolak(request, bulan, f"lembar kosong paling jauh {KE_DEPAN} bulan ke depan.")
    lembar = muat(cakupan.desa, bulan, sekarang=timezone.now(), ke_depan=kosong)
    if not lembar.baris:
        return _tolak(request, bulan, "tidak ada baris pada bulan dan wilayah itu.")
    pengisi = _pengisi(request, cakupan)
    wilayah = cakupan.sebutan or _wilayah(request, pengisi)
    jenis = "lembar-kosong" if kosong else "lembar-laporan"
    dokumen = Dokumen(
        templat="lembar",
        nama=f"{jenis}-{sandi_bulan(bulan)}-{wilayah}",
        judul=f"Lembar {'isian ' if kosong else ''}laporan bulanan {bulan_panjang(bulan)}",
        isi=isi_lembar(lembar, kosong=kosong, pengisi=pengisi),
        baris=len(lembar.baris),
        wilayah=wilayah,
        saringan=[("Bulan", bulan_panjang(bulan)), ("Wilayah", wilayah)],
    )
    return cetak_pdf(request, dokumen)


def _wilayah(request: HttpRequest, pengisi: str) -> str:
    """The area in words that still say something on paper: by name, not "Anda"."""
    user: Any = request.user
    return sebutan_wilayah(user).replace("Anda", pengisi or user.nama)


def _pengisi(request: HttpRequest, cakupan: CakupanForm) -> str:
    """The officer whose sheet it is, if it is the sheet of one."""
    if petugas := cakupan.cleaned_data["petugas"]:
        return cakupan.petugas_nama[petugas]
    nama = list(cakupan.petugas_nama.values()) if not melihat_semua(request.user) else []  # type: ignore[arg-type]
    return nama[0] if len(nama) == 1 else ""


def _tolak(request: HttpRequest, bulan: datetime.date, sebab: str) -> HttpResponseRedirect:
    """Back to the sheet, with the rows that were asked for."""
    messages.error(request, f"Belum dicetak: {sebab}")
    kueri = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("laporan:lembar", args=[bulan]) + kueri)
