"""What each officer did in a month: all officers, or one with the list of events."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.cetak import Dokumen, cetak_pdf, tolak_cetak
from dinas.unduh import unduh_xlsx
from inti.nilai import bulan_panjang
from kegiatan.cetak_laporan import isi_satu, isi_semua
from kegiatan.ekspor.laporan import KOLOM_KEGIATAN, KOLOM_PETUGAS
from kegiatan.models import JenisKegiatan
from kegiatan.rekap.kegiatan import LaporanPetugas, laporan_bulan
from kegiatan.saring.laporan import LaporanKegiatanSaringan
from petugas.akses import sebutan_wilayah

JUDUL_SEMUA = "Laporan kegiatan petugas lapangan"
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


@require_safe
@LIHAT
def cetak(request):
    """The page on paper: one officer with the events, signed, or the table of all."""
    saring, baris = _laporan(request)
    if tolak := tolak_cetak(request, saring, len(baris), reverse("kegiatan:laporan")):
        return tolak
    bulan, wilayah = bulan_panjang(saring.bulan_dipilih), sebutan_wilayah(request.user)
    satu = baris[0] if saring.satu and baris else None
    dokumen = Dokumen(
        templat="kegiatan_petugas" if satu else "tabel",
        nama=f"laporan-kegiatan-{saring.bulan_dipilih:%Y-%m}{f'-{satu.petugas}' if satu else ''}",
        judul=f"Laporan kegiatan {satu.petugas}, {bulan}" if satu else JUDUL_SEMUA,
        isi=isi_satu(satu) if satu else isi_semua(baris, wilayah),
        baris=satu.jumlah if satu else len(baris),
        wilayah=wilayah.replace("Anda", satu.petugas.nama) if satu else wilayah,
        saringan=[("Bulan", bulan), *([("Petugas", satu.petugas.nama)] if satu else [])],
        dengan_nama=True,
    )
    return cetak_pdf(request, dokumen)


def _laporan(request) -> tuple[LaporanKegiatanSaringan, list[LaporanPetugas]]:
    """The filter, and the officers it leaves; none while it is wrong."""
    hari_ini = timezone.localdate()
    saring = LaporanKegiatanSaringan(request.GET, user=request.user, hari_ini=hari_ini)
    bulan = saring.bulan_dipilih
    return saring, laporan_bulan(request.user, bulan, list(saring.hasil), hari_ini)
