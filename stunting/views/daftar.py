"""Reading the lists of focus villages. Every role sees all of them (rancangan: Roles)."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.halaman import ambil_halaman
from inti.nilai import tanggal_panjang
from inti.riwayat import gabung, riwayat_bagian, riwayat_dari
from stunting.ekspor import kolom_lokus
from stunting.models import DaftarLokus, Kedudukan, Lokus
from stunting.peta import desa_terbuka, peta_lokus
from stunting.rekap import rekap_lokus, rekap_semua
from stunting.saring import LokusSaringan

RIWAYAT_TAMPIL = 5
LIHAT = permission_required("stunting.view_daftarlokus", raise_exception=True)


@require_safe
@LIHAT
def lokus_daftar(request):
    halaman = ambil_halaman(request, DaftarLokus.objects.select_related("sk"))
    hari_ini = timezone.localdate()
    rekap = rekap_semua([daftar.tahun for daftar in halaman], hari_ini)
    baris = [(daftar, rekap[daftar.tahun]) for daftar in halaman]
    konteks = {"halaman": halaman, "baris": baris, "hari_ini": hari_ini}
    return render(request, "stunting/lokus_daftar.html", konteks)


@require_safe
@LIHAT
def lokus_tahun(request, tahun: int):
    saring = _saringan(request, tahun)
    daftar = DaftarLokus.objects.select_related("sk").filter(tahun=tahun).first()
    terbuka = desa_terbuka(request.user)
    riwayat = _riwayat(daftar) if daftar else []
    konteks = {
        "tahun": tahun,
        "daftar": daftar,
        "semua_tahun": list(DaftarLokus.objects.values_list("tahun", flat=True).order_by("tahun")),
        "rekap": rekap_lokus(tahun, saring.tanggal),
        "saring": saring,
        "halaman": ambil_halaman(request, saring.hasil),
        "lepas": saring.nilai.get("kedudukan") == Kedudukan.LEPAS,
        "terbuka": terbuka,
        "peta": peta_lokus(tahun, terbuka) if daftar else None,
        "riwayat": riwayat[:RIWAYAT_TAMPIL],
        "riwayat_lama": riwayat[RIWAYAT_TAMPIL:],
    }
    return render(request, "stunting/lokus_tahun.html", konteks)


@require_safe
@LIHAT
def lokus_unduh(request, tahun: int):
    saring = _saringan(request, tahun)
    rekap = rekap_lokus(tahun, saring.tanggal)
    lepas = saring.nilai.get("kedudukan") == Kedudukan.LEPAS
    return unduh_xlsx(
        request,
        nama=f"lokus-{tahun}",
        lembar=f"Lokus {tahun}",
        kolom=kolom_lokus(rekap.lanjutan is not None, lepas),
        baris=saring.hasil,
        saringan=[("Keadaan per", tanggal_panjang(saring.tanggal)), *saring.keterangan],
        wilayah="Seluruh kabupaten",
    )


def _saringan(request, tahun: int) -> LokusSaringan:
    return LokusSaringan(
        request.GET, tahun=tahun, user=request.user, hari_ini=timezone.localdate()
    )


def _riwayat(daftar: DaftarLokus):
    return gabung(
        riwayat_dari(daftar),
        riwayat_bagian(Lokus.semua.filter(daftar=daftar).select_related("desa", "daftar")),
        batas=50,
    )
