"""Adding and changing a group."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from inti.ambil import ambil_atau_404
from inti.formulir import kiriman, transaksi_post
from inti.izin import izin_objek
from kelompok.forms import KelompokForm
from kelompok.models import Kelompok
from kelompok.views.bagian import tertutup
from petugas.akses import desa_terlihat


@permission_required("kelompok.add_kelompok", raise_exception=True)
@transaksi_post
def tambah(request):
    """What an officer adds counts at once and is marked until an operator confirms it."""
    kelompok = Kelompok()
    if request.user.has_perm("kelompok.tetapkan_kelompok"):
        kelompok.diperiksa_pada, kelompok.diperiksa_oleh = timezone.now(), request.user
    awal = _awal(request)
    form = KelompokForm(kiriman(request), instance=kelompok, initial=awal, user=request.user)
    sah = form.is_valid()  # first, since it waits for whoever adds in this village right now
    if kembar := form.kembar():
        return redirect(_sesudah_tambah(request, kembar))
    if sah:
        kelompok = form.save()
        messages.success(request, f"{kelompok} tersimpan dan sudah dihitung.")
        return redirect(_sesudah_tambah(request, kelompok))
    konteks = {"form": form, "kelompok": None, "judul": "Tambah kelompok"}
    return render(request, "kelompok/kelompok_form.html", konteks)


@izin_objek("kelompok.change_kelompok", Kelompok)
@transaksi_post
def ubah(request, pk: int):
    """A group that was voided meanwhile is still found by POST: the form says so, with its input."""
    pintu = Kelompok.semua if request.method == "POST" else Kelompok.objects
    kelompok = ambil_atau_404(request, pintu.terlihat(request.user), pk=pk)
    if request.method != "POST" and (tutup := tertutup(request, kelompok)):
        return tutup
    judul = str(kelompok)  # before the form writes the new name into it
    form = KelompokForm(kiriman(request), instance=kelompok, user=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, f"Perubahan {kelompok} tersimpan.")
        if form.digabung:
            kolom = ", ".join(form.digabung)
            messages.info(request, f"Perubahan orang lain tetap dipakai untuk: {kolom}.")
        return redirect(kelompok)
    konteks = {"form": form, "kelompok": kelompok, "judul": judul}
    return render(request, "kelompok/kelompok_form.html", konteks)


def _sesudah_tambah(request, kelompok: Kelompok) -> str:
    """The group, or the next form with the same village and kind."""
    if "lagi" not in request.POST:
        return kelompok.get_absolute_url()
    isi = {"desa": kelompok.desa.kode, "jenis": kelompok.jenis}
    return f"{reverse('kelompok:tambah')}?{urlencode(isi)}"


def _awal(request) -> dict:
    """Village and kind named in the address; an officer's only village is chosen already."""
    desa = list(desa_terlihat(request.user)[:2])
    if len(desa) > 1:
        kode = request.GET.get("desa", "")[:13].replace("\0", "")
        desa = list(desa_terlihat(request.user).filter(kode=kode)) if kode else []
    return {"desa": desa[0] if desa else None, "jenis": request.GET.get("jenis", "")[:5]}
