"""The list of officers, the page of one, and the workbook."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.halaman import ambil_halaman
from inti.izin import BACA
from inti.nilai import tanggal_panjang
from inti.panel import panel_untuk
from petugas.akses import melihat_semua, sebutan_wilayah
from petugas.ekspor import baris_petugas, kolom_petugas
from petugas.models import Petugas
from petugas.profil import susun_profil
from petugas.rekap import rekap_petugas
from petugas.saring import PetugasKeadaan, PetugasSaringan
from petugas.views.dasar import LIHAT, ambil_petugas, boleh


@require_safe
@LIHAT
def daftar(request):
    saring = _saringan(request)
    konteks = {
        "saring": saring,
        "halaman": ambil_halaman(request, saring.hasil),
        "hitungan": saring.hitungan,
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "petugas/petugas_daftar.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    saring, hari_ini = _saringan(request), timezone.localdate()
    dengan_kontak = request.GET.get("nama") == "1"
    return unduh_xlsx(
        request,
        nama="petugas",
        lembar="Petugas",
        kolom=kolom_petugas(
            request.user, hari_ini, rinci=saring.rinci, dengan_kontak=dengan_kontak
        ),
        baris=baris_petugas(saring.hasil, hari_ini, rinci=saring.rinci),
        saringan=keterangan(saring),
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=dengan_kontak,
    )


@boleh("view_petugas", Petugas, cara=BACA)
def detail(request, pk: int):
    petugas = ambil_petugas(request, pk)
    saring = PetugasKeadaan(request.GET, user=request.user, hari_ini=timezone.localdate())
    rinci = melihat_semua(request.user) or petugas.pengguna_id == request.user.pk
    konteks = {
        "petugas": petugas,
        "saring": saring,
        "profil": susun_profil(petugas, saring.tanggal),
    }
    if not rinci:
        return render(request, "petugas/petugas_rekan.html", konteks)
    panel = panel_untuk(petugas, request.user, saring.tanggal)
    konteks |= {
        "tab": request.GET.get("tab", ""),
        "rekap": rekap_petugas(request.user, saring.tanggal),
        "panel_utama": [p for p in panel if not p.samping],
        "panel_samping": [p for p in panel if p.samping],
    }
    return render(request, "petugas/petugas_detail.html", konteks)


def keterangan(saring) -> list[tuple[str, str]]:
    """Date and filters for the second sheet."""
    lain = [(n, i) for n, i in saring.keterangan if n != "Per tanggal"]
    return [("Keadaan per", tanggal_panjang(saring.tanggal)), *lain]


def _saringan(request) -> PetugasSaringan:
    return PetugasSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
