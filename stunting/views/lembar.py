"""Sheets of stunting data: read, and saved by the page's button or by the page itself."""

import datetime
import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from inti.bulan import geser_bulan
from inti.formulir import transaksi_post
from inti.lembar import Kiriman, bentrok_json, beri_vary, ingin_json, jawaban_lembar
from inti.nilai import bulan_panjang
from stunting.forms.lembar import WilayahForm
from stunting.lembar.baris import Baris, Isian, Lembar
from stunting.lembar.isian import baca_kiriman, susun_tampil
from stunting.lembar.simpan import muat_cakupan, muat_keluarga, muat_penimbangan, simpan
from stunting.models.dasar import TAHUN_TERAWAL

SEBUT = 5  # names in a message; the page shows the rest
log = logging.getLogger("bangga_kencana.keamanan")
Muat = Callable[..., Lembar]


@permission_required("stunting.change_pengukuran", raise_exception=True)
@transaksi_post
def penimbangan(request, bulan: datetime.date):
    return _lembar(request, muat_penimbangan, bulan, _tetangga_bulan(bulan))


@permission_required("stunting.change_keluargaberisiko", raise_exception=True)
@transaksi_post
def keluarga(request, tahun: int):
    return _lembar(request, muat_keluarga, tahun, _tetangga_tahun("keluarga", tahun))


@permission_required("stunting.change_cakupanlayanan", raise_exception=True)
@transaksi_post
def cakupan(request, tahun: int):
    return _lembar(request, muat_cakupan, tahun, _tetangga_tahun("cakupan", tahun))


def _lembar(request, muat: Muat, periode: Any, tetangga: dict[str, Any]) -> HttpResponse:
    wilayah = WilayahForm(request.GET, user=request.user)
    kirim = request.method == "POST"
    lembar = muat(wilayah.desa, periode, sekarang=timezone.now(), kunci=kirim)
    if not kirim:
        return _tampilkan(request, lembar, wilayah, tetangga)
    lembar.sekarang = timezone.now()  # what others did while this one waited came before
    try:
        isian = baca_kiriman(request.POST, lembar)
    except Kiriman as galat:
        return tolak(request, lembar, str(galat))
    simpan(lembar, isian, oleh=request.user)
    if ingin_json(request):
        return beri_vary(JsonResponse(jawaban(lembar, isian)))
    kabarkan(request, lembar, isian)
    if any(lembar.per_desa[pk].galat or lembar.per_desa[pk].bentrok for pk in isian):
        return _tampilkan(request, lembar, wilayah, tetangga)
    return redirect(request.get_full_path())


def _tampilkan(
    request, lembar: Lembar, wilayah: WilayahForm, tetangga: dict[str, Any]
) -> HttpResponse:
    konteks = {
        "lembar": lembar,
        "baris": susun_tampil(lembar.baris),
        "wilayah": wilayah,
        "tahun": getattr(lembar.periode, "year", lembar.periode),
        **tetangga,
    }
    return beri_vary(render(request, "stunting/lembar.html", konteks))


def tolak(request, lembar: Lembar, sebab: str) -> HttpResponse:
    """Refuse the whole request: it was not made by a sheet of this user."""
    log.warning("Lembar desa ditolak untuk %s: %s", request.user.pk, sebab)
    pesan = (
        f"{sebab} Tidak ada yang disimpan. Daftar desanya mungkin berubah sejak halaman itu dibuka. "
        "Tekan Kembali untuk melihat isian Anda, dan buka lembarnya sekali lagi."
    )
    if ingin_json(request):
        return beri_vary(JsonResponse({"pesan": pesan}, status=400))
    konteks = {"pesan": pesan, "lembar": lembar}
    return beri_vary(render(request, "stunting/lembar_ditolak.html", konteks, status=400))


def jawaban(lembar: Lembar, isian: Mapping[int, Isian]) -> dict[str, Any]:
    """The rows that were sent, as they stand now; the page puts them in place."""
    baris = {pk: _baris_json(lembar.per_desa[pk]) for pk in isian}
    return jawaban_lembar(lembar.sekarang, lembar.ringkas, baris)


def _baris_json(baris: Baris) -> dict[str, Any]:
    return {
        "keadaan": baris.keadaan.value,
        "kata": baris.kata,
        "awal": baris.awal,
        "galat": baris.galat,
        "peringatan": [
            {"kode": k, "kolom": k, "nilai": "", "pesan": pesan, "dikonfirmasi": False}
            for k, pesan in baris.peringatan.items()
        ],
        "bentrok": bentrok_json(baris.bentrok),
        "dapat_diisi": True,
    }


def kabarkan(request, lembar: Lembar, isian: Mapping[int, Isian]) -> None:
    """What was not saved, and why; else that all was."""
    baris = [lembar.per_desa[pk] for pk in isian]
    salah, bentrok = [b for b in baris if b.galat], [b for b in baris if b.bentrok]
    if salah:
        messages.error(
            request,
            f"Belum tersimpan: {_nama(salah)}. Betulkan sel yang ditandai, lalu simpan lagi.",
        )
    if bentrok:
        messages.error(
            request,
            "Ada angka yang diubah orang lain sejak Anda membuka lembar ini: "
            f"{_nama(bentrok)}. Simpan lagi untuk memakai angka Anda.",
        )
    if len(salah) < len(baris):
        jam = f"{timezone.localtime(lembar.sekarang):%H.%M}"
        messages.success(
            request, f"{lembar.sifat.judul} {lembar.sebutan} tersimpan pukul {jam} WIB."
        )


def _nama(baris: list[Baris]) -> str:
    lebih = len(baris) - SEBUT
    nama = ", ".join(b.desa.nama for b in baris[:SEBUT])
    return nama + (f" dan {lebih} lainnya" if lebih > 0 else "")


def _tetangga_bulan(bulan: datetime.date) -> dict[str, Any]:
    """The sheets beside this one; there is none after the current one."""
    kini = timezone.localdate().replace(day=1)

    def sebut(b: datetime.date) -> tuple[str, str] | None:
        if not (b.year >= TAHUN_TERAWAL and b <= kini):
            return None
        return reverse("stunting:penimbangan", args=[b]), bulan_panjang(b)

    sebelum, sesudah = geser_bulan(bulan, -1), geser_bulan(bulan, 1)
    return {"sebelum": sebut(sebelum), "sesudah": sebut(sesudah), "kini": sebut(kini)}


def _tetangga_tahun(nama: str, tahun: int) -> dict[str, Any]:
    kini = timezone.localdate().year

    def sebut(t: int) -> tuple[str, str] | None:
        ada = TAHUN_TERAWAL <= t <= kini
        return (reverse(f"stunting:{nama}", args=[t]), str(t)) if ada else None

    return {"sebelum": sebut(tahun - 1), "sesudah": sebut(tahun + 1), "kini": sebut(kini)}
