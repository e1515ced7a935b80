"""Adding and changing a group."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect, render
from django.utils import timezone

from inti.ambil import ambil_atau_404
from inti.formulir import transaksi_post
from kelompok.forms import KelompokForm
from kelompok.models import Kelompok
from petugas.akses import desa_terlihat


@permission_required("kelompok.add_kelompok", raise_exception=True)
@transaksi_post
def tambah(request):
    """What an officer adds counts at once and is marked until an operator confirms it."""
    kelompok = Kelompok()
    if request.user.has_perm("kelompok.tetapkan_kelompok"):
        kelompok.diperiksa_pada, kelompok.diperiksa_oleh = timezone.now(), request.user
    awal = _awal(request)
    form = KelompokForm(request.POST or None, instance=kelompok, initial=awal, user=request.user)
    if kembar := form.kembar():
        return redirect(kembar)
    if form.is_valid():
        kelompok = form.save()
        messages.success(request, f"{kelompok} tersimpan dan sudah dihitung.")
        return redirect("kelompok:tambah" if "lagi" in request.POST else kelompok)
    return _formulir(request, form, None)


@permission_required("kelompok.change_kelompok", raise_exception=True)
@transaksi_post
def ubah(request, pk: int):
    kelompok = ambil_atau_404(request, Kelompok.objects.terlihat(request.user), pk=pk)
    form = KelompokForm(request.POST or None, instance=kelompok, user=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, f"Perubahan {kelompok} tersimpan.")
        return redirect(kelompok)
    return _formulir(request, form, Kelompok.objects.terlihat(request.user).get(pk=pk))


def _formulir(request, form: KelompokForm, kelompok: Kelompok | None):
    return render(request, "kelompok/kelompok_form.html", {"form": form, "kelompok": kelompok})


def _awal(request) -> dict:
    """Village and kind named in the address by the button that led here."""
    desa = desa_terlihat(request.user).filter(kode=request.GET.get("desa", "")[:13]).first()
    return {"desa": desa, "jenis": request.GET.get("jenis", "")[:5]}
