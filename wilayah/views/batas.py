"""Official boundaries: their geometry for the map, and the administrator's page to load them."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inti.formulir import transaksi_post
from inti.izin import ISI
from inti.riwayat import riwayat_dari
from wilayah.aksi import pakai_batas, pakai_skematis, periksa_batas
from wilayah.batas import BatasDitolak
from wilayah.batas.baca import UKURAN_MAKS, tolak_besar
from wilayah.batas.galat import kutip
from wilayah.forms import BatasForm
from wilayah.models import PetaBatas, StatusPeta
from wilayah.pratinjau import peta_pratinjau

SETAHUN = 365 * 24 * 3600  # seconds
LIHAT = permission_required("wilayah.view_petabatas", raise_exception=True)
UBAH = permission_required("wilayah.change_petabatas", raise_exception=True)


@require_safe
@permission_required("wilayah.view_desa", raise_exception=True)
def bidang(request, sandi: str, bagian: str):
    """The geometry of a map. Its address names its content, so a browser may keep it."""
    if bagian not in {"desa", "kecamatan"}:
        raise Http404
    isi = PetaBatas.objects.filter(sandi=sandi).order_by("pk").values_list(f"{bagian}_geojson")
    if (ada := isi.first()) is None:
        raise Http404
    response = HttpResponse(ada[0], content_type="application/geo+json")
    patch_cache_control(response, private=True, max_age=SETAHUN, immutable=True)
    return response


@permission_required("wilayah.add_petabatas", raise_exception=True)
@require_http_methods(ISI)
def batas(request):
    """All that was loaded, and the form that checks another file (outside a transaction: see
    periksa_batas)."""
    kirim = request.method == "POST"
    form = BatasForm(request.POST, request.FILES) if kirim else BatasForm()
    tolakan = None
    if kirim and form.is_valid():
        try:
            return redirect(_periksa(request, form.cleaned_data))
        except BatasDitolak as galat:
            tolakan = galat
    semua = list(PetaBatas.objects.defer("desa_geojson", "kecamatan_geojson"))
    konteks = {
        "form": form,
        "tolakan": tolakan,
        "semua": semua,
        "dipakai": next((p for p in semua if p.status == StatusPeta.DIPAKAI), None),
    }
    return render(request, "wilayah/batas.html", konteks)


@require_safe
@LIHAT
def detail(request, pk: int):
    """A loaded map, drawn before it is used."""
    peta = get_object_or_404(PetaBatas.objects.defer("desa_geojson", "kecamatan_geojson"), pk=pk)
    konteks = {
        "batas": peta,
        "peta": peta_pratinjau(peta, timezone.localdate()),
        "riwayat": riwayat_dari(peta),
    }
    return render(request, "wilayah/batas_detail.html", konteks)


@require_POST
@UBAH
@transaksi_post
def pakai(request, pk: int):
    peta = get_object_or_404(PetaBatas, pk=pk)
    pakai_batas(peta, oleh=request.user)
    messages.success(request, f"Semua peta sekarang memakai {peta}.")
    return redirect("wilayah:batas")


@require_POST
@UBAH
@transaksi_post
def skematis(request):
    if pakai_skematis(oleh=request.user):
        messages.success(request, "Semua peta kembali skematis.")
    else:
        messages.info(request, "Peta skematis memang sedang dipakai.")
    return redirect("wilayah:batas")


def _periksa(request, data) -> PetaBatas:
    berkas = data["berkas"]
    if berkas.size > UKURAN_MAKS:
        tolak_besar(berkas.size)
    return periksa_batas(
        berkas.read(),
        berkas=kutip(berkas.name),
        atribusi=data["atribusi"],
        oleh=request.user,
        hari_ini=timezone.localdate(),
    )
