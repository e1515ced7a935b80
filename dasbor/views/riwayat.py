from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def riwayat(request):
    return render(request, "dasbor/riwayat.html")
