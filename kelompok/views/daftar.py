"""The list of groups and its workbook."""

from dataclasses import dataclass

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.halaman import ambil_halaman
from inti.nilai import tanggal_panjang
from kelompok.ekspor import baris_kelompok, kolom_kelompok
from kelompok.jenis import SIFAT, SifatJenis
from kelompok.models import Kelompok
from kelompok.rekap import hitung_jenis, mulai_terawal
from kelompok.saring import KelompokSaringan
from petugas.akses import sebutan_wilayah

LIHAT = permission_required("kelompok.view_kelompok", raise_exception=True)


@dataclass(frozen=True)
class TabJenis:
    """A tab over the list: a kind (None = all) and how many rows it opens."""

    sifat: SifatJenis | None
    jumlah: int
    url: str
    aktif: bool


@require_safe
@LIHAT
def daftar(request):
    saring = _saringan(request)
    halaman = ambil_halaman(request, saring.hasil)
    sejak = None if halaman.paginator.count else mulai_terawal(request.user)
    konteks = {
        "saring": saring,
        "halaman": halaman,
        "tab": _tab(request, saring),
        "sebelum_catatan": sejak if sejak and saring.tanggal < sejak else None,
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "kelompok/kelompok_daftar.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    saring, hari_ini = _saringan(request), timezone.localdate()
    dengan_nama = request.GET.get("nama") == "1"
    return unduh_xlsx(
        request,
        nama="kelompok",
        lembar="Kelompok",
        kolom=kolom_kelompok(request.user, hari_ini, dengan_nama=dengan_nama),
        baris=baris_kelompok(saring.hasil, hari_ini, dengan_nama=dengan_nama),
        saringan=[
            ("Keadaan per", tanggal_panjang(saring.tanggal)),
            *[(n, i) for n, i in saring.keterangan if n != "Per tanggal"],
        ],
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=dengan_nama,
    )


def _saringan(request) -> KelompokSaringan:
    return KelompokSaringan(
        request.GET, Kelompok.objects.all(), user=request.user, hari_ini=timezone.localdate()
    )


def _tab(request, saring: KelompokSaringan) -> list[TabJenis]:
    """Counts of every kind under all other filters; each tab opens exactly that many rows."""
    jumlah = hitung_jenis(saring.tanpa_jenis)
    dipilih = request.GET.get("jenis", "")
    tab = [TabJenis(None, sum(jumlah.values()), _url(request, ""), not dipilih)]
    for jenis, sifat in SIFAT.items():
        tab.append(TabJenis(sifat, jumlah.get(jenis, 0), _url(request, jenis), dipilih == jenis))
    return tab


def _url(request, jenis: str) -> str:
    data = request.GET.copy()
    data.pop("hal", None)
    data.pop("jenis", None)
    if jenis:
        data["jenis"] = jenis
    return "?" + data.urlencode()
