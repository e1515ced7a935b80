"""Changing the lists of focus villages: freely while candidates, with a reason afterwards."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from inti.aksi import batalkan, pulihkan
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, transaksi_post
from stunting import aksi
from stunting.forms import DaftarForm, LokusForm, PenetapanForm, tahun_diminta
from stunting.models import DaftarLokus, Lokus

UBAH = permission_required("stunting.change_daftarlokus", raise_exception=True)


@permission_required("stunting.add_daftarlokus", raise_exception=True)
@transaksi_post
def lokus_tambah(request):
    awal = {"tahun": tahun_diminta(request.GET, timezone.localdate())}
    form = DaftarForm(request.POST or None, initial=awal, user=request.user)
    if kembar := form.kembar():
        return redirect(kembar)
    if form.is_valid():
        form.instance.kunci = form.cleaned_data.get("kunci")
        daftar = aksi.buat_daftar(
            daftar=form.instance, salin=form.cleaned_data["salin"], oleh=request.user
        )
        messages.success(request, f"Daftar calon lokus {daftar.tahun} dibuat.")
        return redirect(daftar)
    return render(
        request, "stunting/lokus_form.html", {"form": form, "judul": "Tambah daftar lokus"}
    )


@UBAH
@transaksi_post
def lokus_desa_tambah(request, tahun: int):
    daftar = ambil_atau_404(request, DaftarLokus.objects.all(), tahun=tahun)
    form = LokusForm(request.POST or None, user=request.user, daftar=daftar)
    if kembar := form.kembar():
        return redirect(kembar)
    if form.is_valid():
        form.instance.kunci = form.cleaned_data.get("kunci")
        alasan = form.cleaned_data.get("alasan_perubahan", "")
        if coba(
            form,
            aksi.tambah_desa,
            daftar=daftar,
            lokus=form.instance,
            oleh=request.user,
            alasan=alasan,
        ):
            messages.success(request, f"{form.instance.desa} masuk daftar lokus {tahun}.")
            return redirect(daftar)
    konteks = {"form": form, "daftar": daftar, "judul": f"Tambah desa lokus {tahun}"}
    return render(request, "stunting/lokus_form.html", konteks)


@UBAH
@transaksi_post
def lokus_desa_batalkan(request, tahun: int, pk: int):
    terdaftar = Lokus.semua.filter(daftar__tahun=tahun, daftar__dibatalkan_pada__isnull=True)
    lokus = ambil_atau_404(request, terdaftar, pk=pk)
    form = AlasanForm(request.POST or None)
    if lokus.batal:
        messages.info(request, f"{lokus.desa} sudah dikeluarkan dari daftar.")
        return redirect(lokus.daftar)
    if form.is_valid() and coba(
        form,
        aksi.keluarkan_desa,
        lokus=lokus,
        oleh=request.user,
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, f"{lokus.desa} dikeluarkan dari daftar lokus {tahun}.")
        return redirect(lokus.daftar)
    akibat = [
        f"{lokus.desa.nama_lengkap} tidak lagi dihitung sebagai lokus {tahun}.",
        "Catatannya tetap ada dalam riwayat.",
    ]
    return _konfirmasi(
        request,
        form,
        daftar=lokus.daftar,
        akibat=akibat,
        tombol="Keluarkan dari daftar",
        judul=f"Keluarkan {lokus.desa} dari lokus {tahun}?",
    )


@UBAH
@transaksi_post
def lokus_batalkan(request, tahun: int):
    daftar = ambil_atau_404(request, DaftarLokus.objects.all(), tahun=tahun)
    form = AlasanForm(request.POST or None)
    if form.is_valid() and coba(
        form, batalkan, objek=daftar, oleh=request.user, alasan=form.cleaned_data["alasan"]
    ):
        messages.success(request, f"Daftar lokus {tahun} dibatalkan.")
        return redirect("stunting:lokus_daftar")
    akibat = [f"Daftar lokus {tahun} tidak dihitung lagi. Keluarkan dulu semua desanya."]
    return _konfirmasi(
        request,
        form,
        daftar=daftar,
        akibat=akibat,
        tombol="Batalkan daftar",
        judul=f"Batalkan daftar lokus {tahun}?",
    )


@UBAH
@transaksi_post
def lokus_tetapkan(request, tahun: int):
    daftar = ambil_atau_404(request, DaftarLokus.objects.all(), tahun=tahun)
    if daftar.ditetapkan:
        messages.info(request, f"Lokus {tahun} sudah ditetapkan.")
        return redirect(daftar)
    form = PenetapanForm(request.POST or None, instance=daftar, user=request.user, menetapkan=True)
    if form.is_valid() and coba(form, _tetapkan, isian=form, daftar=daftar, oleh=request.user):
        messages.success(request, f"Lokus {tahun} ditetapkan.")
        return redirect(daftar)
    konteks = {"form": form, "daftar": daftar, "judul": f"Tetapkan lokus {tahun}"}
    return render(request, "stunting/lokus_form.html", konteks)


def _tetapkan(*, isian: PenetapanForm, daftar: DaftarLokus, oleh) -> DaftarLokus:
    """In one go, so that a decree that was typed is not recorded when the rest is refused."""
    dasar = isian.cleaned_data["dasar"]
    return aksi.tetapkan(daftar=daftar, sk=isian.sk_terpilih(), dasar=dasar, oleh=oleh)


def _ubah_dasar(*, isian: PenetapanForm, daftar: DaftarLokus, oleh) -> DaftarLokus:
    return aksi.ubah_dasar(
        daftar=daftar,
        sk=isian.sk_terpilih(),
        dasar=isian.cleaned_data["dasar"],
        alasan=isian.cleaned_data.get("alasan_perubahan", ""),
        oleh=oleh,
    )


@UBAH
@transaksi_post
def lokus_ubah(request, tahun: int):
    daftar = ambil_atau_404(request, DaftarLokus.objects.all(), tahun=tahun)
    form = PenetapanForm(
        request.POST or None, instance=daftar, user=request.user, menetapkan=False
    )
    if form.is_valid() and coba(form, _ubah_dasar, isian=form, daftar=daftar, oleh=request.user):
        messages.success(request, f"Dasar lokus {tahun} diubah.")
        return redirect(daftar)
    konteks = {"form": form, "daftar": daftar, "judul": f"Ubah dasar lokus {tahun}"}
    return render(request, "stunting/lokus_form.html", konteks)


@require_POST
@UBAH
@transaksi_post
def lokus_pulihkan(request, pk: int):
    return _pulihkan(request, ambil_atau_404(request, DaftarLokus.semua.all(), pk=pk))


@require_POST
@UBAH
@transaksi_post
def lokus_desa_pulihkan(request, pk: int):
    milik = Lokus.semua.filter(daftar__dibatalkan_pada__isnull=True).select_related("daftar")
    return _pulihkan(request, ambil_atau_404(request, milik, pk=pk))


def _pulihkan(request, objek: DaftarLokus | Lokus):
    try:
        pulihkan(objek, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("dasbor:riwayat")
    messages.success(request, f"{objek} dipulihkan.")
    return redirect(objek)


def _konfirmasi(request, form, **konteks):
    return render(request, "stunting/lokus_konfirmasi.html", {"form": form} | konteks)
