from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dasbor.riwayat import kunci_riwayat, muat
from dasbor.saring import RiwayatSaringan
from inti.halaman import ambil_halaman


@require_safe
def riwayat(request):
    """The latest changes over all kinds of record, those of the own area for field officers."""
    hari_ini = timezone.localdate()
    saring = RiwayatSaringan(request.GET, user=request.user, hari_ini=hari_ini)
    nilai = saring.nilai
    kunci = kunci_riwayat(
        request.user,
        hari_ini,
        jenis=nilai.get("jenis") or "",
        oleh=nilai.get("oleh"),
        dari=nilai.get("dari"),
        sampai=nilai.get("sampai"),
    )
    halaman = ambil_halaman(request, kunci if saring.is_valid() else [])
    konteks = {
        "saring": saring,
        "halaman": halaman,
        "baris": muat(halaman, request.user, hari_ini),
    }
    return render(request, "dasbor/riwayat.html", konteks)
