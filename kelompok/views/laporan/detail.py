"""One report: its figures, meetings and note, its course, and the months beside it."""

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from inti.formulir import transaksi_post
from inti.izin import izin_objek
from inti.nilai import ribuan
from kelompok.akses import boleh_isi
from kelompok.aksi.laporan import Hasil, kirim
from kelompok.aksi.satu import hadir_terbanyak, muat_satu, simpan_satu
from kelompok.forms.laporan import (
    PERTEMUAN_TERBANYAK,
    CatatanLaporanForm,
    DaftarPertemuan,
    PertemuanFormSet,
)
from kelompok.forms.lembar import Kiriman, LembarFormSet
from kelompok.gabung import Isian
from kelompok.lembar import SIAP, Lembar
from kelompok.models import LaporanBulanan
from kelompok.satu import susun_halaman
from kelompok.views.laporan.kabar import kabarkan_kirim, kabarkan_simpan

AKSI = ("simpan", "kirim", "tambah")
KABAR_RINCIAN = {
    "pertemuan": "Pertemuan diisi {} menurut rinciannya.",
    "hadir": (
        "Hadir diisi {}, yang terbanyak dalam satu pertemuan. Ubah bila anggota yang pernah "
        "datang lebih banyak."
    ),
}
log = logging.getLogger("bangga_kencana.keamanan")


@izin_objek("kelompok.view_laporanbulanan", LaporanBulanan)
@transaksi_post
def detail(request, pk: int):
    terlihat = LaporanBulanan.objects.terlihat(request.user)
    laporan = get_object_or_404(
        terlihat.select_related("kelompok__desa__kecamatan", "dikirim_pertama_oleh"), pk=pk
    )
    if request.method == "POST":
        return _terima(request, laporan)
    lembar = muat_satu(laporan, sekarang=timezone.now())
    return _tampilkan(request, lembar, *_formulir(request, lembar))


def _formulir(request, lembar: Lembar) -> tuple[CatatanLaporanForm, DaftarPertemuan]:
    """The forms beside the figures, as they are shown or as they were posted."""
    [baris] = lembar.baris
    data = request.POST if request.method == "POST" else None
    catatan = CatatanLaporanForm(data, kini=baris.laporan.catatan)
    pertemuan: DaftarPertemuan = PertemuanFormSet(  # type: ignore[assignment]
        data,
        instance=baris.laporan,
        queryset=baris.laporan.daftar_pertemuan.select_related("materi"),
        user=request.user,
    )
    if data is None:
        pertemuan.extra = _baris_kosong(request)
    return catatan, pertemuan


def _baris_kosong(request) -> int:
    """How many empty meetings the page offers: one, or as many as the address asks for."""
    diminta = request.GET.get("baris", "")
    banyak = int(diminta) if diminta.isascii() and diminta.isdigit() and len(diminta) < 3 else 1
    return min(max(banyak, 1), PERTEMUAN_TERBANYAK)


def _terima(request, laporan: LaporanBulanan) -> HttpResponse:
    if not boleh_isi(request.user).filter(pk=laporan.pk).exists():
        raise PermissionDenied
    lembar = muat_satu(laporan, sekarang=timezone.now(), kunci=True)
    [baris] = lembar.baris
    if baris.laporan._state.adding:
        messages.error(request, f"{laporan} sudah dibatalkan; isian Anda tidak disimpan.")
        return redirect(laporan.kelompok)
    try:
        if (aksi := request.POST.get("aksi")) not in AKSI:
            raise Kiriman("Tombol ini tidak dikenal.")
        [isian] = LembarFormSet(request.POST, lembar=lembar).isian().values()
    except (Kiriman, ValueError) as galat:
        return _tolak(request, laporan, galat)
    return _simpan(request, lembar, isian, aksi)


def _simpan(request, lembar: Lembar, isian: Isian, aksi: str) -> HttpResponse:
    """A figure that is no number holds back all; a bad note or meeting only itself."""
    [baris] = lembar.baris
    catatan, pertemuan = _formulir(request, lembar)
    sah_catatan, sah_pertemuan = catatan.is_valid(), pertemuan.is_valid()
    diisi = simpan_satu(
        lembar,
        isian,
        catatan=catatan.cleaned_data["catatan"] if sah_catatan else None,
        pertemuan=pertemuan.simpanan() if sah_pertemuan else (),
        hapus=pertemuan.hapusan() if sah_pertemuan else (),
        oleh=request.user,
    )
    bersih = sah_catatan and sah_pertemuan and not (isian.galat or baris.bentrok)
    _kabarkan(request, lembar, isian, diisi, utuh=sah_catatan and sah_pertemuan, aksi=aksi)
    if aksi == "kirim" and bersih:
        kabarkan_kirim(request, lembar, {baris.kelompok.pk: isian}, _kirim(request, lembar))
    if not bersih:
        return _tampilkan(request, lembar, catatan, pertemuan)
    if aksi == "tambah":
        return redirect(f"{baris.laporan.get_absolute_url()}?baris=2#pertemuan")
    return redirect(baris.laporan)


def _kabarkan(
    request, lembar: Lembar, isian: Isian, diisi: Isian, *, utuh: bool, aksi: str
) -> None:
    """What was saved, what was not, and what the meetings filled in."""
    [baris] = lembar.baris
    disebut = aksi != "kirim" and utuh and baris.dapat_diisi and not isian.galat
    kabarkan_simpan(request, lembar, {baris.kelompok.pk: isian}, disebut=disebut)
    if not utuh and not isian.galat:
        messages.error(
            request,
            "Angkanya tersimpan; catatan atau pertemuannya belum. Betulkan yang ditandai.",
        )
    for kolom, nilai in diisi.nilai.items():
        if kolom in isian.nilai and isian.nilai[kolom] != nilai:
            messages.info(request, KABAR_RINCIAN[kolom].format(ribuan(nilai)))


def _kirim(request, lembar: Lembar) -> Hasil:
    """Send the report when it is ready; the reason why not is told with the rest."""
    [baris] = lembar.baris
    if not lembar.terbuka or baris.keadaan not in SIAP:
        return Hasil()
    try:
        hasil = kirim([baris.laporan.pk], oleh=request.user, sekarang=lembar.sekarang)
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
        return Hasil()
    for x in hasil.berhasil:
        baris.laporan = x
    return hasil


def _tolak(request, laporan: LaporanBulanan, galat: Exception) -> HttpResponse:
    """Refuse what no page of this report can have sent; nothing is taken."""
    log.warning("Laporan %s ditolak untuk %s: %s", laporan.pk, request.user.pk, galat)
    konteks = {
        "pesan": "Isian ini tidak berasal dari halaman laporannya, jadi tidak ada yang disimpan. "
        "Tekan Kembali untuk melihat isian Anda, lalu buka laporannya sekali lagi.",
        "bulan": laporan.bulan,
    }
    return render(request, "kelompok/laporan/lembar_ditolak.html", konteks, status=400)


def _tampilkan(
    request, lembar: Lembar, catatan: CatatanLaporanForm, pertemuan: DaftarPertemuan
) -> HttpResponse:
    formset = LembarFormSet(lembar=lembar)
    halaman = susun_halaman(lembar, request.user)
    [form] = formset.forms
    konteks = {
        "halaman": halaman,
        "angka": [
            (
                sel,
                getattr(lembar.baris[0].laporan, sel.kolom),
                halaman.sebelum.angka(sel.kolom),
                halaman.sesudah.angka(sel.kolom),
            )
            for sel in (*form.sel, *form.sel_sendiri)
            if not sel.asing
        ],
        "hadir_terbanyak": hadir_terbanyak(f.instance.hadir for f in pertemuan.initial_forms),
        "lembar": lembar,
        "baris": lembar.baris[0],
        "formset": formset,
        "form": form,
        "catatan": catatan,
        "pertemuan": pertemuan,
    }
    return render(request, "kelompok/laporan/detail.html", konteks)
