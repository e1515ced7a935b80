"""What each officer did in a month: all officers, or one with the list of events."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.nilai import bulan_panjang
from kegiatan.ekspor.laporan import KOLOM_KEGIATAN, KOLOM_PETUGAS
from kegiatan.models import JenisKegiatan
from kegiatan.rekap.kegiatan import LaporanPetugas, laporan_bulan
from kegiatan.saring.laporan import LaporanKegiatanSaringan
from petugas.akses import sebutan_wilayah

LIHAT = permission_required("kegiatan.view_kegiatan", raise_exception=True)


@require_safe
@LIHAT
def laporan(request):
    saring, baris = _laporan(request)
    konteks = {
        "saring": saring,
        "bulan": saring.bulan_dipilih,
        "satu": baris[0] if saring.satu and baris else None,
        "baris": baris,
        "jenis": JenisKegiatan.labels,
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "kegiatan/laporan.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    saring, baris = _laporan(request)
    bulan = saring.bulan_dipilih
    satu = baris[0] if saring.satu and baris else None
    return unduh_xlsx(
        request,
        nama=f"laporan-kegiatan-{bulan:%Y-%m}",
        lembar="Laporan kegiatan",
        kolom=KOLOM_KEGIATAN if satu else KOLOM_PETUGAS,
        baris=satu.baris if satu else baris,
        saringan=[
            ("Bulan", bulan_panjang(bulan)),
            *([("Petugas", satu.petugas.nama)] if satu else []),
            *[x for x in saring.keterangan if x[0] not in ("Bulan", "Petugas")],
        ],
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=True,
    )


def _laporan(request) -> tuple[LaporanKegiatanSaringan, list[LaporanPetugas]]:
    """The filter, and the officers it leaves; none while it is wrong."""
    hari_ini = timezone.localdate()
    saring = LaporanKegiatanSaringan(request.GET, user=request.user, hari_ini=hari_ini)
    bulan = saring.bulan_dipilih
    return saring, laporan_bulan(request.user, bulan, list(saring.hasil), hari_ini)
