"""The board of a year, and its workbook: one row per group, or one per report."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.bulan import bulan_dari
from inti.nilai import bulan_panjang
from kelompok.ekspor_laporan import kolom_laporan, kolom_papan
from kelompok.models import LaporanBulanan
from kelompok.papan import Papan, laporan_papan, sebut_rekap, susun_papan
from kelompok.pengingat import susun_pengingat
from kelompok.rekap import AturanLaporan
from kelompok.saring_laporan import PapanSaringan
from petugas.akses import sebutan_wilayah

LIHAT = permission_required("kelompok.view_laporanbulanan", raise_exception=True)


@require_safe
@LIHAT
def papan(request):
    saring, sekarang = _saringan(request), timezone.now()
    isi = susun_papan(saring, sekarang=sekarang) if saring.is_valid() else None
    konteks = {
        "saring": saring,
        "papan": isi,
        "pengingat": isi and susun_pengingat(isi, request.user, saring.aturan, sekarang),
        "hari_ini": saring.hari_ini,
        "bulan_ini": saring.aturan.bulan(bulan_dari(saring.hari_ini)),
        "wilayah": sebutan_wilayah(request.user),
        "boleh_isi": request.user.has_perm("kelompok.change_laporanbulanan"),
    }
    return render(request, "kelompok/laporan/papan.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    """The board as it is filtered; with `?bentuk=baris` the reports on it, one row each."""
    saring, sekarang = _saringan(request), timezone.now()
    per_laporan = request.GET.get("bentuk") == "baris"
    laporan = LaporanBulanan.objects.select_related("dikirim_oleh") if per_laporan else None
    isi = susun_papan(saring, sekarang=sekarang, laporan=laporan) if saring.is_valid() else None
    baris = isi.baris if isi else []
    return unduh_xlsx(
        request,
        nama="laporan-bulanan" if per_laporan else "papan-laporan",
        lembar="Laporan bulanan" if per_laporan else "Papan laporan",
        kolom=kolom_laporan(request.user, saring.hari_ini)
        if per_laporan
        else kolom_papan(saring.bulan),
        baris=laporan_papan(baris) if per_laporan else baris,
        saringan=[
            *([("Tahun", str(saring.tahun_dipilih))] if isi else []),
            *saring.keterangan,
            *(_jumlah(isi) if isi and not per_laporan else []),
        ],
        wilayah=sebutan_wilayah(request.user),
    )


def _jumlah(papan: Papan) -> list[tuple[str, str]]:
    """Totals of the months that are due and of the year, over all groups of the filter."""
    isi = [(bulan_panjang(k.bulan), k.rekap) for k in papan.kolom if k.tempo]
    return [(nama, sebut_rekap(r)) for nama, r in [*isi, ("Setahun", papan.setahun)] if r.wajib]


def _saringan(request) -> PapanSaringan:
    return PapanSaringan(
        request.GET, user=request.user, hari_ini=timezone.localdate(), aturan=AturanLaporan()
    )
