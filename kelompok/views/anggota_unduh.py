"""The list of members as a workbook: first what will be in it, then the file."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.nilai import tanggal_panjang
from kelompok.ekspor_anggota import anggota_dari, baris_anggota, kolom_anggota
from kelompok.saring import KelompokSaringan
from petugas.akses import sebutan_wilayah

IZIN = permission_required("kelompok.unduh_anggota", raise_exception=True)


@require_safe
@IZIN
def pilih(request):
    saring = _saringan(request)
    kini = anggota_dari(saring.hasil, saring.tanggal, yang_keluar=False)
    semua = anggota_dari(saring.hasil, saring.tanggal, yang_keluar=True)
    konteks = {
        "saring": saring,
        "kelompok": saring.hasil.count(),
        "kini": kini.count(),
        "keluar": semua.count() - kini.count(),
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "kelompok/anggota_unduh.html", konteks)


@require_safe
@IZIN
def unduh(request):
    saring, hari_ini = _saringan(request), timezone.localdate()
    dengan_telepon = request.GET.get("telepon") == "1"
    yang_keluar = request.GET.get("keluar") == "1"
    anggota = anggota_dari(saring.hasil, saring.tanggal, yang_keluar=yang_keluar)
    return unduh_xlsx(
        request,
        nama="anggota-kelompok",
        lembar="Anggota",
        kolom=kolom_anggota(request.user, hari_ini, dengan_telepon=dengan_telepon),
        baris=baris_anggota(anggota, hari_ini),
        saringan=[
            *([("Keadaan per", tanggal_panjang(saring.tanggal))] if saring.is_valid() else []),
            *[(n, i) for n, i in saring.keterangan if n != "Per tanggal"],
            ("Yang sudah keluar", "Ikut" if yang_keluar else "Tidak ikut"),
            ("Telepon", "Ikut" if dengan_telepon else "Tidak ikut"),
        ],
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=True,
    )


def _saringan(request) -> KelompokSaringan:
    return KelompokSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
