"""Proposals: an officer asks, an operator decides."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inti.formulir import coba, kiriman, transaksi_post
from inti.halaman import ambil_halaman
from inti.izin import izin_objek
from kelompok import aksi
from kelompok.akibat import akibat
from kelompok.forms import PutusanForm, UsulanForm
from kelompok.models import Kelompok, StatusUsulan, TindakanUsulan, Usulan
from kelompok.saring_usulan import UsulanSaringan
from kelompok.views.bagian import ambil_kelompok, konfirmasi, sudah

JUDUL: dict[str, str] = {
    TindakanUsulan.AKHIRI: "Usulkan mengakhiri",
    TindakanUsulan.AKTIFKAN: "Usulkan mengaktifkan kembali",
    TindakanUsulan.BATALKAN: "Usulkan membatalkan",
    TindakanUsulan.PINDAH: "Usulkan pembetulan desa",
}


@require_safe
@permission_required("kelompok.view_usulan", raise_exception=True)
def usulan_daftar(request):
    """Operators decide from here; officers find here what became of theirs."""
    saring = UsulanSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
    konteks = {"saring": saring, "halaman": ambil_halaman(request, saring.hasil)}
    return render(request, "kelompok/usulan_daftar.html", konteks)


@izin_objek("kelompok.add_usulan", Kelompok)
@transaksi_post
def usulan_ajukan(request, pk: int, tindakan: str):
    if tindakan not in TindakanUsulan.values:
        raise Http404
    kelompok = ambil_kelompok(request, pk)
    form = UsulanForm(kiriman(request), user=request.user, kelompok=kelompok, tindakan=tindakan)
    if form.kembar():
        return redirect(kelompok)
    if keadaan := _tidak_perlu(kelompok, tindakan):
        return sudah(request, kelompok, keadaan)
    if form.is_valid():
        form.save()
        messages.success(request, "Usulan dikirim. Jawabannya tampil di halaman kelompok ini.")
        return redirect(kelompok)
    judul = f"{JUDUL[tindakan]} {kelompok}"
    kalimat = ["Operator kabupaten yang memutuskan.", *akibat(kelompok, tindakan)]
    return konfirmasi(request, kelompok, form, judul, kalimat, "Kirim usulan", bahaya=False)


def _tidak_perlu(kelompok: Kelompok, tindakan: str) -> str:
    """What is so already, or was proposed already; "" when a proposal makes sense."""
    if kelompok.usulan.menunggu().filter(tindakan=tindakan).exists():
        return "punya usulan yang sama, yang menunggu keputusan operator"
    if tindakan == TindakanUsulan.AKHIRI and kelompok.selesai:
        return "berakhir"
    if tindakan == TindakanUsulan.AKTIFKAN and kelompok.selesai is None:
        return "aktif"
    return ""


@izin_objek("kelompok.change_usulan", Usulan)
@transaksi_post
def usulan_putus(request, pk: int):
    """The proposal is not locked here: the act locks its group first, then the proposal."""
    terlihat = Usulan.objects.terlihat(request.user).untuk_daftar()
    usulan = get_object_or_404(terlihat, pk=pk)
    if usulan.status != StatusUsulan.MENUNGGU:
        messages.info(request, f"Usulan ini sudah {usulan.get_status_display().lower()}.")
        return redirect("kelompok:usulan_daftar")
    form = PutusanForm(kiriman(request))
    if form.is_valid() and _putuskan(request, form, usulan):
        return redirect("kelompok:usulan_daftar")
    konteks = {
        "usulan": usulan,
        "form": form,
        "akibat": akibat(usulan.kelompok, usulan.tindakan),
    }
    return render(request, "kelompok/usulan_putus.html", konteks)


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
        usulan.refresh_from_db()  # a colleague may have been quicker
        status = usulan.get_status_display().lower()
        messages.success(request, f"Usulan {status} oleh {usulan.diputus_oleh}: {usulan}.")
    return berhasil
