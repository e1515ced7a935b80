"""Bringing back a voided part of a group."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from inti.aksi import pulihkan
from inti.ambil import ambil_atau_404
from inti.formulir import transaksi_post
from kelompok.models import Anggota, Kelompok, Penilaian, SkKelompok
from kelompok.views.bagian import tertutup

BAGIAN: dict[str, tuple[Any, str]] = {
    "anggota": (Anggota, "kelompok.change_anggota"),
    "penilaian": (Penilaian, "kelompok.change_penilaian"),
    "sk": (SkKelompok, "kelompok.change_skkelompok"),
}


@require_POST
@transaksi_post
def bagian_pulihkan(request, pk: int, bagian: str, nomor: int):
    if bagian not in BAGIAN:
        raise Http404
    kelompok = ambil_atau_404(request, Kelompok.objects.terlihat(request.user), pk=pk)
    if tutup := tertutup(request, kelompok):
        return tutup
    model, izin = BAGIAN[bagian]
    if not request.user.has_perm(izin):
        raise PermissionDenied
    baris = ambil_atau_404(request, model.semua.filter(kelompok=kelompok), pk=nomor)
    try:
        pulihkan(baris, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("dasbor:riwayat")
    messages.success(request, f"{baris} dipulihkan.")
    return redirect(kelompok)
