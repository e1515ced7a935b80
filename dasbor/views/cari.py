from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dasbor.cari import cari_semua
from dasbor.saring import CariForm


@require_safe
def cari(request):
    """Everything that matches a few words; what is outside one's area is not found."""
    form = CariForm(request.GET)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    temuan = cari_semua(q, request.user, timezone.localdate()) if q else []
    konteks = {
        "form": form,
        "q": q,
        "temuan": temuan,
        "jumlah": sum(t.jumlah for t in temuan),
    }
    return render(request, "dasbor/cari.html", konteks)
