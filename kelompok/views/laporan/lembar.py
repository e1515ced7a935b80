"""The monthly sheet: read, saved, sent; by the page's buttons and by the page itself."""

import datetime
import logging
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from inti.bulan import geser_bulan, sandi_bulan
from inti.formulir import transaksi_post
from inti.lembar import Kiriman, beri_vary, ingin_json
from inti.nilai import bulan_panjang
from kelompok import peringatan
from kelompok.aksi.laporan import Hasil, kirim
from kelompok.aksi.lembar import bulan_tertua, muat, simpan
from kelompok.forms.cakupan import CakupanForm
from kelompok.forms.lembar import LembarFormSet
from kelompok.lembar import SIAP, Lembar
from kelompok.models import Kelompok
from kelompok.views.laporan.kabar import jawaban_json, kabarkan_kirim, kabarkan_simpan
from petugas.akses import melihat_semua

ISI = permission_required("kelompok.change_laporanbulanan", raise_exception=True)
AKSI = ("simpan", "kirim")
log = logging.getLogger("bangga_kencana.keamanan")


@require_safe
@ISI
def lembar_buka(request):
    """To the oldest month that owes something, in the rows that the address asks for."""
    kelompok = Kelompok.objects.terlihat(request.user)
    if "kelompok" in request.GET:
        kelompok = kelompok.filter(pk=_nomor(request.GET["kelompok"]))
    else:
        kelompok = kelompok.filter(desa__in=_cakupan(request).desa)
    bulan = bulan_tertua(kelompok, sekarang=timezone.now())
    kueri = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("laporan:lembar", args=[bulan]) + kueri)


@ISI
@transaksi_post
def lembar(request, bulan: datetime.date):
    if request.method != "POST" and "kelompok" in request.GET:
        return _ke_baris(request, bulan)
    cakupan = _cakupan(request)
    if request.method == "POST":
        return _terima(request, bulan, cakupan)
    isi = muat(cakupan.desa, bulan, sekarang=timezone.now())
    if not cakupan.lengkap and not cakupan.errors and isi.berjalan:
        return _pilih(request, bulan, cakupan)
    return _tampilkan(request, isi, cakupan)


def _cakupan(request) -> CakupanForm:
    return CakupanForm(request.GET, user=request.user, hari_ini=timezone.localdate())


def _ke_baris(request, bulan: datetime.date) -> HttpResponse:
    """To the row of one group, in a sheet that has it: `?kelompok=` of boards and lists."""
    terlihat = Kelompok.objects.terlihat(request.user)
    pk = _nomor(request.GET["kelompok"])
    kelompok = get_object_or_404(terlihat.select_related("desa__kecamatan"), pk=pk)
    if not terlihat.aktif_dalam(bulan).filter(pk=pk).exists():
        messages.warning(request, f"{kelompok} tidak aktif dalam {bulan_panjang(bulan)}.")
    isi = {k: request.GET[k] for k in ("kecamatan", "petugas") if request.GET.get(k)}
    if not isi and melihat_semua(request.user):
        isi = {"kecamatan": kelompok.desa.kecamatan.kode}
    kueri = f"?{urlencode(isi)}" if isi else ""
    return redirect(f"{reverse('laporan:lembar', args=[bulan])}{kueri}#k{pk}")


def _nomor(teks: str) -> int:
    """A pk from the address; 0, which nobody has, for anything else."""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else 0


def _terima(request, bulan: datetime.date, cakupan: CakupanForm) -> HttpResponse:
    """Save what was posted, and send what is ready if asked to."""
    isi = muat(cakupan.desa, bulan, sekarang=timezone.now(), kunci=True)
    isi.sekarang = timezone.now()  # what others did while this one waited came before
    aksi, json = request.POST.get("aksi"), ingin_json(request)
    try:
        # A page that saves by itself never sends: what stays behind has to be read.
        if aksi not in (AKSI[:1] if json else AKSI):
            raise Kiriman("Tombol ini tidak dikenal.")
        isian = LembarFormSet(request.POST, lembar=isi).isian()
    except Kiriman as galat:
        return _tolak(request, isi, str(galat))
    berubah = simpan(isi, isian, oleh=request.user)
    if json:
        return beri_vary(JsonResponse(jawaban_json(isi, isian)))
    bersih = not any(x.galat for x in isian.values())
    kabarkan_simpan(request, isi, isian, disebut=aksi == "simpan" and (bersih or bool(berubah)))
    if aksi == "kirim":
        kabarkan_kirim(request, isi, isian, _kirim(request, isi, list(isian)))
    if any(isi.per_kelompok[pk].galat or isi.per_kelompok[pk].bentrok for pk in isian):
        return _tampilkan(request, isi, cakupan)
    return redirect(request.get_full_path())


def _kirim(request, isi: Lembar, kelompok: list[int]) -> Hasil:
    """Send those of the posted rows that are ready; a month that is not open sends none."""
    siap = [b for pk in kelompok if (b := isi.per_kelompok[pk]).keadaan in SIAP]
    if not isi.terbuka:
        return Hasil()
    try:
        hasil = kirim([b.laporan.pk for b in siap], oleh=request.user, sekarang=isi.sekarang)
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
        return Hasil()
    for x in hasil.berhasil:
        isi.per_kelompok[x.kelompok_id].laporan = x
    return hasil


def _tolak(request, isi: Lembar, sebab: str) -> HttpResponse:
    """Refuse the whole request: it was not made by a sheet of this user."""
    log.warning("Lembar %s ditolak untuk %s: %s", sandi_bulan(isi.bulan), request.user.pk, sebab)
    pesan = (
        f"{sebab} Tidak ada yang disimpan. Wilayah Anda atau daftar kelompoknya mungkin berubah "
        "sejak halaman itu dibuka. Tekan Kembali untuk melihat isian Anda, dan buka lembarnya "
        "sekali lagi."
    )
    if ingin_json(request):
        return beri_vary(JsonResponse({"pesan": pesan}, status=400))
    konteks = {"pesan": pesan, "bulan": isi.bulan}
    return beri_vary(render(request, "kelompok/laporan/lembar_ditolak.html", konteks, status=400))


def _pilih(request, bulan: datetime.date, cakupan: CakupanForm) -> HttpResponse:
    """Who sees the whole district chooses whose sheet to fill in."""
    kelompok = Kelompok.objects.terlihat(request.user).aktif_dalam(bulan)
    per_desa = {
        desa: (kode, n)
        for desa, kode, n in kelompok.order_by("desa")
        .values_list("desa", "desa__kecamatan__kode")
        .annotate(n=Count("pk"))
    }
    konteks = {
        "bulan": bulan,
        "cakupan": cakupan,
        "kecamatan": cakupan.pilihan_kecamatan(per_desa),
        "petugas": cakupan.pilihan_petugas(per_desa),
        **_tetangga(bulan, timezone.localdate()),
    }
    return render(request, "kelompok/laporan/lembar_pilih.html", konteks)


def _tampilkan(request, isi: Lembar, cakupan: CakupanForm) -> HttpResponse:
    konteks = {
        "lembar": isi,
        "formset": LembarFormSet(lembar=isi),
        "cakupan": cakupan,
        "batas": peringatan,
        "bulan": isi.bulan,
        **_tetangga(isi.bulan, isi.hari_ini),
    }
    return beri_vary(render(request, "kelompok/laporan/lembar.html", konteks))


def _tetangga(bulan: datetime.date, hari_ini: datetime.date) -> dict[str, datetime.date | bool]:
    """Months beside this one; there is none after the current one."""
    return {
        "sebelum": geser_bulan(bulan, -1),
        "sesudah": geser_bulan(bulan, 1),
        "ada_sesudah": geser_bulan(bulan, 1) <= hari_ini,
        "depan": bulan > hari_ini,
    }
