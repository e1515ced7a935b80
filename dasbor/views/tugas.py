from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dasbor.konteks import kerangka_dari
from inti.tugas import Desakan


@require_safe
def tugas(request):
    """What this user has to do: each kind with its count, whom to call, and the button."""
    hari_ini = timezone.localdate()
    semua = kerangka_dari(request).tugas_rinci()
    lewat = [t for t in semua if t.desakan == Desakan.LEWAT]
    lain = [t for t in semua if t.desakan != Desakan.LEWAT]
    konteks = {
        "hari_ini": hari_ini,
        "tugas": [(t, any(b.hubungi for b in t.contoh)) for t in semua],
        "bagian": [
            ("Lewat batas", lewat, sum(t.jumlah for t in lewat)),
            ("Perlu dibereskan", lain, sum(t.jumlah for t in lain)),
        ],
        "jumlah_lewat": len(lewat),
        "jumlah_lain": len(lain),
    }
    return render(request, "dasbor/tugas.html", konteks)
