"""The recap of twelve months: completeness, timeliness and contents; for screen, paper, Excel."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.nilai import bulan_panjang
from kelompok.ekspor_rekap import KOLOM_REKAP, baris_rekap
from kelompok.rekap import AturanLaporan, BarisCapaian, RekapSetahun, rekap_setahun
from kelompok.rekap.capaian import baris_capaian
from kelompok.saring_rekap import RekapSaringan
from petugas.akses import sebutan_wilayah
from wilayah.models import Kecamatan

LIHAT = permission_required("kelompok.view_laporanbulanan", raise_exception=True)


@require_safe
@LIHAT
def rekap(request):
    saring = _saringan(request)
    hasil = _rekap(request, saring)
    konteks = {
        "saring": saring,
        "rekap": hasil,
        "kecamatan": _berdampingan(hasil) if hasil else [],
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "kelompok/laporan/rekap.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    saring = _saringan(request)
    hasil = _rekap(request, saring)
    return unduh_xlsx(
        request,
        nama="rekap-laporan",
        lembar="Rekap laporan",
        kolom=KOLOM_REKAP,
        baris=baris_rekap(hasil, _bernama(hasil.kecamatan_setahun)) if hasil else [],
        saringan=[
            ("12 bulan sampai", bulan_panjang(saring.sampai_bulan)),
            *saring.keterangan,
        ],
        wilayah=sebutan_wilayah(request.user),
    )


def _saringan(request) -> RekapSaringan:
    return RekapSaringan(
        request.GET, user=request.user, hari_ini=timezone.localdate(), aturan=AturanLaporan()
    )


def _rekap(request, saring: RekapSaringan) -> RekapSetahun | None:
    """The figures, or None while a filter is wrong: never those of everything instead."""
    if not saring.is_valid():
        return None
    return rekap_setahun(
        request.user,
        saring.sampai_bulan,
        sekarang=timezone.now(),
        aturan=saring.aturan,
        saringan=saring.saringan,
    )


def _berdampingan(hasil: RekapSetahun) -> list[tuple[str, BarisCapaian, BarisCapaian]]:
    """(kecamatan, its last month, its twelve months); one that owed nothing lately has zeros."""
    kosong = baris_capaian([], "", {}, sekarang=timezone.now())
    return [
        (nama, hasil.kecamatan.get(kode, kosong), hasil.kecamatan_setahun[kode])
        for kode, nama in _nama(hasil.kecamatan_setahun).items()
    ]


def _nama(kode: Iterable[str]) -> dict[str, str]:
    """Code → name, in the order of the codes."""
    semua = Kecamatan.objects.filter(kode__in=kode).order_by("kode")
    return dict(semua.values_list("kode", "nama"))


def _bernama(baris: Mapping[str, BarisCapaian]) -> list[tuple[str, BarisCapaian]]:
    """Rows of kecamatan with their names instead of codes."""
    return [(nama, baris[kode]) for kode, nama in _nama(baris).items()]
