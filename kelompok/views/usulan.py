"""Proposals: an officer asks, an operator decides."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inti.ambil import ambil_atau_404
from inti.formulir import coba, transaksi_post
from inti.halaman import ambil_halaman
from kelompok import aksi
from kelompok.forms import PutusanForm, UsulanForm
from kelompok.models import Kelompok, StatusUsulan, TindakanUsulan, Usulan
from kelompok.views.bagian import formulir


@require_safe
@permission_required("kelompok.view_usulan", raise_exception=True)
def usulan_daftar(request):
    menunggu = (
        Usulan.objects.terlihat(request.user)
        .menunggu()
        .filter(kelompok__dibatalkan_pada__isnull=True)
        .untuk_daftar()
    )
    konteks = {"halaman": ambil_halaman(request, menunggu)}
    return render(request, "kelompok/usulan_daftar.html", konteks)


@permission_required("kelompok.add_usulan", raise_exception=True)
@transaksi_post
def usulan_ajukan(request, pk: int, tindakan: str):
    if tindakan not in TindakanUsulan.values:
        raise Http404
    kelompok = ambil_atau_404(request, Kelompok.objects.terlihat(request.user), pk=pk)
    form = UsulanForm(
        request.POST or None, user=request.user, kelompok=kelompok, tindakan=tindakan
    )
    if form.kembar():
        return redirect(kelompok)
    if form.is_valid():
        form.save()
        messages.success(request, "Usulan dikirim. Jawabannya tampil di halaman kelompok ini.")
        return redirect(kelompok)
    label = TindakanUsulan(tindakan).label.lower()
    return formulir(request, kelompok, form, f"Usulkan {label} {kelompok}")


@permission_required("kelompok.change_usulan", raise_exception=True)
@transaksi_post
def usulan_putus(request, pk: int):
    terlihat = Usulan.objects.terlihat(request.user).filter(kelompok__dibatalkan_pada__isnull=True)
    usulan = ambil_atau_404(request, terlihat, pk=pk)
    if usulan.status != StatusUsulan.MENUNGGU:
        messages.info(request, f"Usulan ini sudah {usulan.get_status_display().lower()}.")
        return redirect("kelompok:usulan_daftar")
    form = PutusanForm(request.POST or None)
    if form.is_valid() and _putuskan(request, form, usulan):
        return redirect("kelompok:usulan_daftar")
    return render(request, "kelompok/usulan_putus.html", {"usulan": usulan, "form": form})


def _putuskan(request, form: PutusanForm, usulan: Usulan) -> bool:
    """Accept or turn down by the button that was pressed; what forbids it stands on the form."""
    isi = {"usulan": usulan, "jawaban": form.cleaned_data["jawaban"], "oleh": request.user}
    if request.POST.get("putusan") == "terima":
        berhasil = coba(form, aksi.terima_usulan, **isi, hari_ini=timezone.localdate())
    elif request.POST.get("putusan") == "tolak":
        berhasil = coba(form, aksi.tolak_usulan, **isi)
    else:
        form.add_error(None, "Pilih menerima atau menolak.")
        berhasil = False
    if berhasil:
        messages.success(request, "Usulan diputuskan.")
    return berhasil
