"""Forms and tables of BKKBN: one page to choose from, F/I/Dal/13 as PDF, SIGA's tables as XLSX."""

import datetime

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_buku
from inti.bulan import sandi_bulan
from inti.nilai import bulan_panjang, tanggal_panjang
from kelompok.ekspor_siga import BULANAN, CATATAN, TAHUNAN, lembar_siga
from kelompok.forms.bkkbn import PANJANG_KECAMATAN, Dal13Form, TabelSigaForm
from kelompok.rekap import AturanLaporan, bulan_tempo
from kelompok.rekap.bulan_desa import bulan_desa
from kelompok.rekap.dal13 import hari_keadaan
from petugas.akses import desa_terlihat, sebutan_wilayah

LIHAT = permission_required("kelompok.view_laporanbulanan", raise_exception=True)


@require_safe
@LIHAT
def bkkbn(request):
    """Both forms, the area chosen that the address names."""
    dal13, siga = _dal13(request), _siga(request)
    kode = request.GET.get("wilayah", "")
    dal13.initial["wilayah"] = kode
    siga.initial["kecamatan"] = kode[:PANJANG_KECAMATAN]
    return _tampilkan(request, dal13, siga)


@require_safe
@LIHAT
def dal13(request):
    """To the document of the village or kecamatan and month that were chosen."""
    form = _dal13(request, request.GET)
    return redirect(form.url) if form.is_valid() else _tampilkan(request, form, _siga(request))


@require_safe
@LIHAT
def siga_unduh(request):
    form = _siga(request, request.GET)
    if not form.is_valid():
        return _tampilkan(request, _dal13(request), form)
    bulan, kecamatan = form.cleaned_data["bulan"], form.cleaned_data["kecamatan"]
    hari_ini, sekarang = timezone.localdate(), timezone.now()
    per = hari_keadaan(bulan, hari_ini)
    terlihat = desa_terlihat(request.user, hari_ini).per(per).select_related("kecamatan")
    if kecamatan:
        terlihat = terlihat.filter(kecamatan=kecamatan)
    desa = list(terlihat.order_by("kode"))
    baris = bulan_desa(
        request.user, bulan, desa, per=per, sekarang=sekarang, aturan=AturanLaporan()
    )
    return unduh_buku(
        request,
        nama=f"tabel-siga-{sandi_bulan(bulan)}",
        lembar=lembar_siga(baris),
        saringan=[
            ("Bulan", bulan_panjang(bulan)),
            ("Keadaan kelompok per", tanggal_panjang(per)),
            *([("Kecamatan", kecamatan.nama)] if kecamatan else []),
            *CATATAN,
        ],
        wilayah=sebutan_wilayah(request.user),
    )


def _dal13(request: HttpRequest, data=None) -> Dal13Form:
    return Dal13Form(data, **_pemakai(request))


def _siga(request: HttpRequest, data=None) -> TabelSigaForm:
    return TabelSigaForm(data, **_pemakai(request))


def _pemakai(request: HttpRequest) -> dict:
    """For whom, and the latest month that was due: what is asked for most."""
    hari_ini: datetime.date = timezone.localdate()
    awal = bulan_tempo(hari_ini, AturanLaporan())
    return {"user": request.user, "hari_ini": hari_ini, "awal": awal}


def _tampilkan(request: HttpRequest, dal13: Dal13Form, siga: TabelSigaForm) -> HttpResponse:
    konteks = {
        "dal13": dal13,
        "siga": siga,
        "tabel": [*((t.nomor, t.judul) for t in BULANAN), TAHUNAN],
        "wilayah": sebutan_wilayah(request.user),  # type: ignore[arg-type]
    }
    return render(request, "kelompok/laporan/bkkbn.html", konteks)
