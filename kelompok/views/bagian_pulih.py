"""Bringing back a voided part of a group."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect

from inti.aksi import pulihkan
from inti.ambil import ambil_atau_404
from inti.formulir import transaksi_post
from inti.izin import KIRIM, izin_objek
from kelompok.models import Kelompok
from kelompok.views.bagian import ambil_kelompok, tertutup

# Part in the address → relation of the group, permission.
BAGIAN = {
    "anggota": ("anggota", "kelompok.change_anggota"),
    "penilaian": ("penilaian", "kelompok.change_penilaian"),
    "sk": ("sk_kelompok", "kelompok.change_skkelompok"),
}


@izin_objek("kelompok.view_kelompok", Kelompok, cara=KIRIM)
@transaksi_post
def bagian_pulihkan(request, pk: int, bagian: str, nomor: int):
    if bagian not in BAGIAN:
        raise Http404
    kelompok: Kelompok = ambil_kelompok(request, pk)
    relasi, izin = BAGIAN[bagian]
    if not request.user.has_perm(izin):
        raise PermissionDenied
    if tutup := tertutup(request, kelompok):
        return tutup
    baris = ambil_atau_404(request, getattr(kelompok, relasi)(manager="semua").all(), pk=nomor)
    try:
        pulihkan(baris, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("dasbor:riwayat")
    messages.success(request, f"{baris} dipulihkan.")
    return redirect(kelompok)
