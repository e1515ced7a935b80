"""The list of cells, one row per group and month: what every count of reports opens."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.bulan import bulan_dari
from inti.halaman import ambil_halaman
from kelompok.ekspor_laporan import KOLOM_SEL
from kelompok.rekap import AturanLaporan
from kelompok.saring_laporan import SelSaringan
from petugas.akses import sebutan_wilayah

LIHAT = permission_required("kelompok.view_laporanbulanan", raise_exception=True)


@require_safe
@LIHAT
def daftar(request):
    saring = _saringan(request)
    konteks = {
        "saring": saring,
        "halaman": ambil_halaman(request, saring.sel(timezone.now())),
        "wilayah": sebutan_wilayah(request.user),
        "bulan_ini": bulan_dari(saring.hari_ini),
        "boleh_isi": request.user.has_perm("kelompok.change_laporanbulanan"),
    }
    return render(request, "kelompok/laporan/daftar.html", konteks)


@require_safe
@LIHAT
def daftar_unduh(request):
    saring = _saringan(request)
    return unduh_xlsx(
        request,
        nama="laporan-daftar",
        lembar="Laporan per bulan",
        kolom=KOLOM_SEL,
        baris=saring.sel_lengkap(timezone.now()),
        saringan=[
            *([("Bulan", saring.sebutan_bulan)] if saring.is_valid() else []),
            *saring.keterangan,
        ],
        wilayah=sebutan_wilayah(request.user),
    )


def _saringan(request) -> SelSaringan:
    return SelSaringan(
        request.GET, user=request.user, hari_ini=timezone.localdate(), aturan=AturanLaporan()
    )
