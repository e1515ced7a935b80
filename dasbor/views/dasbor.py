from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dasbor.cetak import isi_dasbor
from dasbor.ekspor import kolom_rekap
from dasbor.konteks import kerangka_dari
from dasbor.lingkup import Lingkup
from dasbor.rekap import Dasbor, susun_dasbor
from dasbor.saring import DasborSaringan
from dinas.cetak import Dokumen, cetak_pdf, tolak_cetak
from dinas.unduh import unduh_xlsx
from inti.nilai import tanggal_panjang
from petugas.akses import sebutan_wilayah


@require_safe
def dasbor(request):
    """The figures as of a day, of one kecamatan or all; also the first page of managers."""
    saring, d = _dasbor(request)
    kecamatan = saring.kecamatan_dipilih
    judul = f"Dasbor Kecamatan {kecamatan}" if kecamatan else "Dasbor"
    return render(request, "dasbor/dasbor.html", {"saring": saring, "d": d, "judul": judul})


@require_safe
def unduh(request):
    """The recap table, with its row of totals."""
    saring, d = _dasbor(request)
    return unduh_xlsx(
        request,
        nama="rekap-kecamatan",
        lembar="Rekap kecamatan",
        kolom=kolom_rekap(d) if d else [],
        baris=[*d.baris, d.total] if d else [],
        saringan=[("Keadaan per", tanggal_panjang(saring.tanggal)), *saring.keterangan],
        wilayah=sebutan_wilayah(request.user),
    )


@require_safe
def cetak(request):
    """A summary for a meeting, A4 landscape."""
    saring, d = _dasbor(request)
    if d is None:
        return tolak_cetak(request, saring, 0, reverse("dasbor:dasbor"))
    kecamatan = saring.kecamatan_dipilih
    dokumen = Dokumen(
        templat="dasbor",
        nama=f"ringkasan-{kecamatan or 'dasbor'}-{saring.tanggal}",
        judul="Ringkasan program Bangga Kencana",
        isi=isi_dasbor(d),
        baris=len(d.baris),
        per=saring.tanggal,
        wilayah=f"Kecamatan {kecamatan}" if kecamatan else sebutan_wilayah(request.user),
        saringan=saring.keterangan,
    )
    return cetak_pdf(request, dokumen)


def _dasbor(request) -> tuple[DasborSaringan, Dasbor | None]:
    """The filter, and the figures; none of them while the filter is wrong."""
    hari_ini = timezone.localdate()
    saring = DasborSaringan(request.GET, user=request.user, hari_ini=hari_ini)
    if not saring.is_valid():
        return saring, None
    lingkup = Lingkup(
        user=request.user,
        hari_ini=hari_ini,
        per=saring.tanggal,
        kabupaten=kerangka_dari(request).kabupaten,
        semua_kecamatan=saring.semua_kecamatan,
        kecamatan=saring.kecamatan_dipilih,
    )
    return saring, susun_dasbor(lingkup)
