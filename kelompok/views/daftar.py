"""The list of groups, its workbook and its document."""

from dataclasses import dataclass

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.cetak import Dokumen, cetak_pdf, tolak_cetak
from dinas.unduh import unduh_xlsx
from inti.halaman import ambil_halaman
from inti.nilai import tanggal_panjang
from kelompok.cetak.daftar import isi_daftar
from kelompok.ekspor import baris_kelompok, kolom_kelompok
from kelompok.jenis import SIFAT, SifatJenis
from kelompok.rekap import hitung_jenis, mulai_terawal
from kelompok.saring import KelompokSaringan
from petugas.akses import sebutan_wilayah

LIHAT = permission_required("kelompok.view_kelompok", raise_exception=True)


@dataclass(frozen=True)
class TabJenis:
    """A tab over the list: a kind (None = all), how many rows it opens (None = not known)."""

    sifat: SifatJenis | None
    jumlah: int | None
    url: str
    aktif: bool


@require_safe
@LIHAT
def daftar(request):
    saring = _saringan(request)
    halaman = ambil_halaman(request, saring.hasil)
    konteks = {
        "saring": saring,
        "halaman": halaman,
        "tab": _tab(saring),
        "sebelum_catatan": None if halaman.paginator.count else _sebelum_catatan(saring),
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
        baris=baris_kelompok(saring.hasil, saring.tanggal, dengan_nama=dengan_nama),
        saringan=[
            *([("Keadaan per", tanggal_panjang(saring.tanggal))] if saring.is_valid() else []),
            *[(n, i) for n, i in saring.keterangan if n != "Per tanggal"],
        ],
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=dengan_nama,
    )


@require_safe
@LIHAT
def cetak(request):
    """The same rows on paper."""
    saring = _saringan(request)
    jumlah = saring.hasil.count()
    if tolak := tolak_cetak(request, saring, jumlah, reverse("kelompok:daftar")):
        return tolak
    dokumen = Dokumen(
        templat="kelompok_daftar",
        nama=f"daftar-kelompok-{saring.tanggal}",
        judul="Daftar kelompok kegiatan",
        isi=isi_daftar(saring),
        baris=jumlah,
        per=saring.tanggal,
        wilayah=sebutan_wilayah(request.user),
        saringan=[(n, i) for n, i in saring.keterangan if n != "Per tanggal"],
        keterangan=saring.catatan_tanggal,
    )
    return cetak_pdf(request, dokumen)


def _saringan(request) -> KelompokSaringan:
    return KelompokSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())


def _tab(saring: KelompokSaringan) -> list[TabJenis]:
    """Counts of every kind under all other filters; each tab opens exactly that many rows."""
    jumlah = hitung_jenis(saring.tanpa_jenis)
    dipilih = saring.data.get("jenis", "")

    def tab(jenis: str, n: int) -> TabJenis:
        sah = n if saring.is_valid() else None
        return TabJenis(SIFAT.get(jenis), sah, saring.url(jenis=jenis), jenis == dipilih)

    return [tab("", sum(jumlah.values())), *(tab(j, jumlah.get(j, 0)) for j in SIFAT)]


def _sebelum_catatan(saring: KelompokSaringan):
    """Since when there are groups, if the date that was asked lies before that."""
    sejak = mulai_terawal(saring.user)
    return sejak if saring.is_valid() and sejak and saring.tanggal < sejak else None
