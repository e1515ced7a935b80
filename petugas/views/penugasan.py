"""Villages of officers: assign, hand over, correct, end, void."""

import datetime

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from inti.formulir import transaksi_post
from inti.izin import KIRIM
from inti.nilai import tanggal_panjang
from petugas import aksi
from petugas.akses import desa_terlihat
from petugas.forms.penugasan import PenugasanForm, TugaskanForm
from petugas.forms.serah_terima import SerahTerimaForm
from petugas.models import Penugasan, Petugas
from petugas.views.dasar import (
    akhiri_masa,
    ambil_petugas,
    batalkan_baris,
    boleh,
    coba,
    halaman_form,
    pulihkan_baris,
)


def _penugasan(request, pk: int, penugasan_pk: int) -> Penugasan:
    """Also a voided one: the act on it says so."""
    semua = ambil_petugas(request, pk).penugasan(manager="semua")
    return get_object_or_404(semua.select_related("desa", "petugas"), pk=penugasan_pk)


@boleh("add_penugasan")
@transaksi_post
def tugaskan(request):
    hari_ini = timezone.localdate()
    kode = request.GET.get("desa", "")
    terlihat = desa_terlihat(request.user, hari_ini).select_related("kecamatan")
    desa = terlihat.filter(kode=kode).first() if len(kode) < 20 and "\0" not in kode else None
    petugas = request.GET.get("petugas", "")
    kini = desa.penugasan.per(hari_ini).select_related("petugas").first() if desa else None
    mulai = kini.selesai + datetime.timedelta(days=1) if kini and kini.selesai else hari_ini
    awal = {"desa": desa, "petugas": petugas if petugas.isdecimal() else "", "mulai": mulai}
    form = TugaskanForm(
        request.POST or None, initial=awal, user=request.user, hari_ini=hari_ini, desa=desa
    )
    if kembar := form.kembar():
        return redirect(kembar)
    if form.is_valid() and coba(
        form, aksi.simpan_penugasan, penugasan=form.siap(), oleh=request.user
    ):
        p = form.instance
        messages.success(request, f"{p.desa} dibina {p.petugas} mulai {tanggal_panjang(p.mulai)}.")
        return redirect(p.desa)
    return halaman_form(request, form, judul="Tugaskan petugas", desa=desa, kini=kini)


@boleh("add_penugasan", Petugas)
@transaksi_post
def serah_terima(request, pk: int):
    """Two steps on one page: the consequences, then the act."""
    petugas, hari_ini = ambil_petugas(request, pk), timezone.localdate()
    form = SerahTerimaForm(
        request.POST or None,
        dari=petugas,
        hari_ini=hari_ini,
        initial={"desa": _desa_awal(request, petugas)},
    )
    if form.is_valid():
        if request.POST.get("langkah") == "simpan" and form.sudah_diperiksa:
            return _alihkan(request, petugas, form)
        form.tandai_diperiksa()
    konteks = {"petugas": petugas, "form": form}
    return render(request, "petugas/serah_terima.html", konteks)


def _alihkan(request, petugas: Petugas, form: SerahTerimaForm):
    data = form.cleaned_data
    desa = list(data["desa"])
    aksi.serah_terima(
        dari=petugas,
        ke=data["ke"],
        desa=desa,
        mulai=data["mulai"],
        sk=form.sk_terpilih(),
        oleh=request.user,
    )
    messages.success(
        request,
        f"{len(desa)} desa dialihkan kepada {data['ke']} mulai {tanggal_panjang(data['mulai'])}.",
    )
    return redirect(petugas)


def _desa_awal(request, petugas: Petugas) -> list[int]:
    """Villages named in the address are ticked."""
    kode = request.GET.getlist("desa")
    return [p.desa_id for p in petugas.penugasan.select_related("desa") if p.desa.kode in kode]


@boleh("change_penugasan", Petugas)
@transaksi_post
def penugasan_ubah(request, pk: int, penugasan_pk: int):
    penugasan = _penugasan(request, pk, penugasan_pk)
    if penugasan.batal and request.method != "POST":
        messages.info(request, f"{penugasan} sudah dibatalkan.")
        return redirect(penugasan)
    form = PenugasanForm(
        request.POST or None, instance=penugasan, user=request.user, hari_ini=timezone.localdate()
    )
    if form.is_valid() and coba(
        form,
        aksi.simpan_penugasan,
        penugasan=form.siap(),
        oleh=request.user,
        alasan=form.cleaned_data["alasan_perubahan"],
    ):
        messages.success(request, f"{penugasan}: perubahan tersimpan.")
        return redirect(penugasan)
    judul = f"Perbaiki penugasan di {penugasan.desa}"
    return halaman_form(
        request,
        form,
        judul=judul,
        petugas=penugasan.petugas,
        url_batalkan=reverse(
            "petugas:penugasan_batalkan", args=[penugasan.petugas_id, penugasan.pk]
        ),
    )


@boleh("change_penugasan", Petugas)
@transaksi_post
def penugasan_akhiri(request, pk: int, penugasan_pk: int):
    penugasan = _penugasan(request, pk, penugasan_pk)
    if penugasan.batal:
        messages.info(request, f"{penugasan} sudah dibatalkan.")
        return redirect(penugasan)

    def simpan(**isi):
        aksi.simpan_penugasan(penugasan=penugasan, **isi)

    return akhiri_masa(
        request,
        penugasan,
        simpan,
        judul=f"Akhiri penugasan {penugasan.petugas} di {penugasan.desa}?",
        akibat=[
            f"Sesudah hari terakhir {penugasan.desa} tidak punya petugas.",
            "Bila ada penggantinya, pakai serah terima: keduanya tercatat sekaligus.",
        ],
        kembali=penugasan.get_absolute_url(),
    )


@boleh("change_penugasan", Petugas)
@transaksi_post
def penugasan_batalkan(request, pk: int, penugasan_pk: int):
    penugasan = _penugasan(request, pk, penugasan_pk)
    return batalkan_baris(
        request,
        penugasan,
        judul=f"Batalkan penugasan {penugasan.petugas} di {penugasan.desa}?",
        akibat=[
            "Hanya untuk yang salah catat: pada hari-hari itu desa ini tidak punya petugas.",
            *_petugas_sebelum(penugasan),
        ],
        kembali=penugasan.get_absolute_url(),
    )


def _petugas_sebelum(penugasan: Penugasan) -> list[str]:
    """Voiding the second half of a hand-over does not bring the first officer back."""
    kemarin = penugasan.mulai - datetime.timedelta(days=1)
    lama = penugasan.desa.penugasan.filter(selesai=kemarin).select_related("petugas").first()
    if lama is None:
        return []
    kembali = f"alihkan kembali kepada {lama.petugas} mulai {tanggal_panjang(penugasan.mulai)}"
    return [
        f"Tugas {lama.petugas} di sini tetap berakhir {tanggal_panjang(kemarin)}.",
        f"Bila serah terimanya tidak jadi, jangan batalkan: {kembali}.",
    ]


@boleh("change_penugasan", Petugas, cara=KIRIM)
@transaksi_post
def penugasan_pulihkan(request, pk: int, penugasan_pk: int):
    penugasan = _penugasan(request, pk, penugasan_pk)
    return pulihkan_baris(
        request,
        aksi.pulihkan_penugasan,
        kembali=penugasan.get_absolute_url(),
        penugasan=penugasan,
    )
