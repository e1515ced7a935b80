from django.shortcuts import render
from django.views.decorators.http import require_safe

from dasbor.konteks import kerangka_dari
from dinas.peran import Peran

URUTAN = (Peran.PETUGAS, Peran.OPERATOR, Peran.PIMPINAN, Peran.ADMINISTRATOR)


@require_safe
def bantuan(request):
    """One short page per role, the reader's own first."""
    peran = sorted(URUTAN, key=lambda p: p != request.user.peran)
    konteks = {
        "bagian": [(p, f"dasbor/bantuan/_{p.value}.html") for p in peran],
        "telepon": kerangka_dari(request).profil.telepon,
    }
    return render(request, "dasbor/bantuan.html", konteks)
