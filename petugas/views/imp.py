"""PPKBD and Sub PPKBD of the villages."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.formulir import transaksi_post
from inti.halaman import ambil_halaman
from inti.izin import KIRIM
from petugas import aksi
from petugas.akses import desa_terlihat, sebutan_wilayah
from petugas.ekspor import kolom_imp
from petugas.forms.imp import ImpForm
from petugas.models import Imp
from petugas.saring import ImpSaringan
from petugas.views.daftar import keterangan
from petugas.views.dasar import (
    LIHAT,
    akhiri_masa,
    batalkan_baris,
    boleh,
    coba,
    halaman_form,
    pulihkan_baris,
)


@require_safe
@LIHAT
def imp_daftar(request):
    saring = _saringan(request)
    konteks = {
        "saring": saring,
        "halaman": ambil_halaman(request, saring.hasil),
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "petugas/imp_daftar.html", konteks)


@require_safe
@LIHAT
def imp_unduh(request):
    saring = _saringan(request)
    dengan_kontak = request.GET.get("nama") == "1"
    return unduh_xlsx(
        request,
        nama="ppkbd",
        lembar="PPKBD dan Sub PPKBD",
        kolom=kolom_imp(dengan_kontak=dengan_kontak),
        baris=saring.hasil,
        saringan=keterangan(saring),
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=dengan_kontak,
    )


@boleh("add_imp")
@transaksi_post
def imp_tambah(request):
    hari_ini = timezone.localdate()
    kode = request.GET.get("desa", "")[:13].replace("\0", "")
    desa = desa_terlihat(request.user, hari_ini).filter(kode=kode).first()
    form = ImpForm(
        request.POST or None,
        initial={"desa": desa, "tingkat": request.GET.get("tingkat", "")},
        user=request.user,
        hari_ini=hari_ini,
    )
    if kembar := form.kembar():
        return redirect(kembar)
    if form.is_valid() and coba(form, aksi.simpan_imp, imp=form.siap(), oleh=request.user):
        messages.success(request, f"{form.instance} tersimpan.")
        return redirect(form.instance)
    return halaman_form(request, form, judul="Tambah PPKBD atau Sub PPKBD", imp=True)


@boleh("change_imp", Imp)
@transaksi_post
def imp_ubah(request, pk: int):
    imp = _imp(request, pk)
    if imp.batal and request.method != "POST":
        messages.info(request, f"{imp} sudah dibatalkan.")
        return redirect(imp)
    form = ImpForm(
        request.POST or None, instance=imp, user=request.user, hari_ini=timezone.localdate()
    )
    if form.is_valid() and coba(
        form,
        aksi.simpan_imp,
        imp=form.siap(),
        oleh=request.user,
        alasan=form.cleaned_data["alasan_perubahan"],
    ):
        messages.success(request, f"{imp} tersimpan.")
        return redirect(imp)
    return halaman_form(
        request,
        form,
        judul=f"Ubah {imp.nama}",
        imp=True,
        url_batalkan=reverse("petugas:imp_batalkan", args=[imp.pk]),
    )


@boleh("change_imp", Imp)
@transaksi_post
def imp_akhiri(request, pk: int):
    imp = _imp(request, pk)
    if imp.batal:
        messages.info(request, f"{imp} sudah dibatalkan.")
        return redirect(imp)

    def simpan(**isi):
        aksi.simpan_imp(imp=imp, **isi)

    return akhiri_masa(
        request,
        imp,
        simpan,
        judul=f"Akhiri tugas {imp.nama}?",
        akibat=[f"Sesudah hari terakhir {imp.nama} tidak lagi {imp.get_tingkat_display()}."],
        kembali=reverse("petugas:imp_daftar"),
    )


@boleh("change_imp", Imp)
@transaksi_post
def imp_batalkan(request, pk: int):
    imp = _imp(request, pk)
    return batalkan_baris(
        request,
        imp,
        judul=f"Batalkan {imp.nama}?",
        akibat=["Hanya untuk yang salah catat; yang berhenti diakhiri tugasnya."],
        kembali=reverse("petugas:imp_daftar"),
    )


@boleh("change_imp", Imp, cara=KIRIM)
@transaksi_post
def imp_pulihkan(request, pk: int):
    return pulihkan_baris(
        request, aksi.pulihkan_imp, kembali="dasbor:riwayat", imp=_imp(request, pk)
    )


def _imp(request, pk: int) -> Imp:
    """Also a voided one; not locked: the act locks the village first."""
    semua = Imp.semua.terlihat(request.user, timezone.localdate()).select_related("desa")
    return get_object_or_404(semua, pk=pk)


def _saringan(request) -> ImpSaringan:
    return ImpSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
