"""What is missing and what is coming: villages without officer, changes recorded ahead."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.halaman import ambil_halaman
from inti.nilai import tanggal_panjang
from petugas.akses import sebutan_wilayah
from petugas.ekspor import MENDATANG, TANPA
from petugas.rekap import perubahan_mendatang
from petugas.saring import TanpaSaringan
from petugas.views.daftar import keterangan
from petugas.views.dasar import LIHAT


@require_safe
@LIHAT
def tanpa(request):
    saring = _saringan(request)
    konteks = {
        "saring": saring,
        "halaman": ambil_halaman(request, saring.hasil_dengan_petugas),
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "petugas/tanpa_daftar.html", konteks)


@require_safe
@LIHAT
def tanpa_unduh(request):
    saring = _saringan(request)
    return unduh_xlsx(
        request,
        nama="desa-tanpa-petugas",
        lembar="Desa tanpa petugas",
        kolom=TANPA,
        baris=saring.hasil,
        saringan=keterangan(saring),
        wilayah=sebutan_wilayah(request.user),
    )


@require_safe
@LIHAT
def mendatang(request):
    hari_ini = timezone.localdate()
    konteks = {
        "halaman": ambil_halaman(request, perubahan_mendatang(request.user, hari_ini)),
        "wilayah": sebutan_wilayah(request.user),
        "hari_ini": hari_ini,
    }
    return render(request, "petugas/mendatang.html", konteks)


@require_safe
@LIHAT
def mendatang_unduh(request):
    hari_ini = timezone.localdate()
    return unduh_xlsx(
        request,
        nama="peralihan-petugas",
        lembar="Peralihan petugas",
        kolom=MENDATANG,
        baris=perubahan_mendatang(request.user, hari_ini),
        saringan=[("Sesudah", tanggal_panjang(hari_ini))],
        wilayah=sebutan_wilayah(request.user),
    )


def _saringan(request) -> TanpaSaringan:
    return TanpaSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
