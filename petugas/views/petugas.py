"""Add and change officers, end their service, void them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone

from inti import aksi as aksi_inti
from inti.ambil import ambil_atau_404
from inti.formulir import tempel, transaksi_post
from inti.izin import KIRIM
from inti.nilai import tanggal_panjang
from petugas import aksi
from petugas.forms.akhir import AkhiriTugasForm
from petugas.forms.petugas import PetugasForm, PetugasTambahForm
from petugas.models import Petugas
from petugas.views.dasar import (
    ambil_petugas,
    batalkan_baris,
    boleh,
    coba,
    halaman_form,
    pulihkan_baris,
)


@boleh("add_petugas")
@transaksi_post
def tambah(request):
    form = PetugasTambahForm(
        request.POST or None, user=request.user, hari_ini=timezone.localdate()
    )
    if kembar := form.kembar():
        return redirect(kembar)
    if form.is_valid() and coba(
        form,
        aksi.catat_petugas,
        petugas=form.siap(),
        jabatan=form.jabatan(),
        oleh=request.user,
    ):
        messages.success(request, f"{form.instance} tersimpan. Tugaskan desa binaannya.")
        return redirect(form.instance)
    return halaman_form(request, form, judul="Tambah petugas")


@boleh("change_petugas", Petugas)
@transaksi_post
def ubah(request, pk: int):
    petugas = ambil_atau_404(request, Petugas.objects.terlihat(request.user), pk=pk)
    form = PetugasForm(request.POST or None, instance=petugas, user=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, f"Perubahan {petugas} tersimpan.")
        return redirect(petugas)
    return halaman_form(request, form, judul=f"Ubah {petugas.nama}", petugas=petugas)


@boleh("change_petugas", Petugas)
@transaksi_post
def akhiri(request, pk: int):
    """Villages that become unserved are shown before; for another day they are shown again."""
    petugas, hari_ini = ambil_petugas(request, pk), timezone.localdate()
    form = AkhiriTugasForm(request.POST or None, petugas=petugas, hari_ini=hari_ini)
    sah = form.is_valid()
    selesai = form.cleaned_data.get("selesai") if form.is_bound else hari_ini
    akibat = _akibat(form, petugas, selesai) if selesai else None
    if sah and akibat and form.sudah_diperiksa and request.POST.get("langkah") == "simpan":
        aksi.akhiri_tugas(
            petugas=petugas,
            selesai=akibat.selesai,
            oleh=request.user,
            alasan=form.cleaned_data["alasan"],
        )
        pada = tanggal_panjang(akibat.selesai)
        messages.success(request, f"Tugas {petugas} berakhir {pada}. {_sisa(akibat)}".strip())
        return redirect(petugas)
    if form.is_bound and akibat:
        form.tandai_diperiksa()
    konteks = {"petugas": petugas, "form": form, "akibat": akibat}
    return render(request, "petugas/petugas_akhiri.html", konteks)


def _akibat(form, petugas: Petugas, selesai) -> aksi.AkhirTugas | None:
    try:
        return aksi.susun_akhir(petugas, selesai)
    except ValidationError as galat:
        if form.is_bound:
            tempel(form, galat)
        return None


def _sisa(akibat: aksi.AkhirTugas) -> str:
    n = len({d.pk for d in akibat.desa_tanpa} | {p.desa_id for p in akibat.desa_nanti})
    return f"{n} desa perlu petugas baru." if n else ""


@boleh("change_petugas", Petugas)
@transaksi_post
def batalkan(request, pk: int):
    petugas = ambil_atau_404(request, Petugas.semua.terlihat(request.user), pk=pk)
    kembali = petugas.get_absolute_url() if request.method != "POST" else "petugas:daftar"
    return batalkan_baris(
        request,
        petugas,
        judul=f"Batalkan {petugas.nama}?",
        akibat=["Hanya untuk yang salah catat; yang pensiun atau pindah diakhiri tugasnya."],
        kembali=kembali,
    )


@boleh("change_petugas", Petugas, cara=KIRIM)
@transaksi_post
def pulihkan(request, pk: int):
    petugas = ambil_atau_404(request, Petugas.semua.terlihat(request.user), pk=pk)
    return pulihkan_baris(request, aksi_inti.pulihkan, kembali="dasbor:riwayat", objek=petugas)
