from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def daftar(request):
    return render(request, "wilayah/desa_daftar.html")


@require_safe
def unduh(request):
    return render(request, "wilayah/desa_daftar.html")


@require_safe
def desa(request, kode):
    return render(request, "wilayah/desa_detail.html")


@require_safe
def kecamatan(request, kode):
    return render(request, "wilayah/kecamatan_detail.html")
