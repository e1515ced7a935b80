from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def dasbor(request):
    return render(request, "dasbor/dasbor.html")


@require_safe
def unduh(request):
    return render(request, "dasbor/dasbor.html")
