from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def cari(request):
    return render(request, "dasbor/cari.html")
