"""The course of one report: withdraw, verify, return, reopen, void, bring back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, kiriman, transaksi_post
from inti.izin import KIRIM, izin_objek
from inti.nilai import bulan_panjang
from kelompok.akses import boleh_isi, boleh_periksa
from kelompok.aksi import laporan as aksi
from kelompok.aksi.laporan import sebut_keadaan
from kelompok.models import LaporanBulanan, StatusLaporan

LIHAT = "kelompok.view_laporanbulanan"
TERKAIT = ("kelompok__desa__kecamatan", "dikirim_oleh", "dibatalkan_oleh")
BUKA = izin_objek("kelompok.buka_laporanbulanan", LaporanBulanan)


@izin_objek("kelompok.change_laporanbulanan", LaporanBulanan, cara=KIRIM)
@transaksi_post
def tarik(request, pk: int):
    """Withdraw what was sent; it is mended on the sheet or here and sent again."""
    laporan = _ambil(request, pk)
    if not boleh_isi(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    if laporan.status != StatusLaporan.TERKIRIM:
        return _sudah(request, laporan)
    laporan = aksi.tarik(pk, oleh=request.user, sekarang=timezone.now())
    messages.success(
        request,
        f"{laporan} ditarik kembali. Laporan ini dihitung belum masuk sampai dikirim lagi.",
    )
    return _kembali(request, laporan)


@izin_objek(LIHAT, LaporanBulanan, cara=KIRIM)
@transaksi_post
def verifikasi_satu(request, pk: int):
    laporan = _untuk_diperiksa(request, pk)
    if laporan.status != StatusLaporan.TERKIRIM:
        return _sudah(request, laporan)
    hasil = aksi.verifikasi([pk], oleh=request.user, sekarang=timezone.now())
    if alasan := hasil.tinggal.get(pk):
        messages.error(request, f"{laporan} belum diverifikasi. {' '.join(alasan)}")
    else:
        messages.success(request, f"{laporan} diverifikasi.")
    return _kembali(request, laporan)


@izin_objek(LIHAT, LaporanBulanan)
@transaksi_post
def kembalikan(request, pk: int):
    laporan = _untuk_diperiksa(request, pk)
    if laporan.status != StatusLaporan.TERKIRIM:
        return _sudah(request, laporan)
    form = AlasanForm(kiriman(request), label="Yang perlu diperbaiki")
    form.fields["alasan"].help_text = "Pengirim membacanya di lembar isian dan di Tugas saya."
    if form.is_valid() and coba(
        form,
        aksi.kembalikan,
        pk=[pk],
        oleh=request.user,
        sekarang=timezone.now(),
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, f"{laporan} dikembalikan kepada {laporan.dikirim_oleh}.")
        return _kembali(request, laporan)
    akibat = [
        f"{laporan.dikirim_oleh} dan petugas desanya membaca alasan Anda, lalu mengirim lagi.",
        "Sampai dikirim lagi, laporan ini dihitung belum masuk; waktu kirim pertamanya tetap.",
    ]
    return _konfirmasi(request, laporan, form, f"Kembalikan {_nama(laporan)}?", akibat)


@BUKA
@transaksi_post
def buka(request, pk: int):
    laporan = _ambil(request, pk)
    if laporan.status != StatusLaporan.DIVERIFIKASI:
        return _sudah(request, laporan)
    form = AlasanForm(kiriman(request), label="Alasan dibuka kembali")
    form.fields["alasan"].help_text = "Pengirim membacanya di lembar isian dan di Tugas saya."
    if form.is_valid() and coba(
        form,
        aksi.buka,
        pk=pk,
        oleh=request.user,
        sekarang=timezone.now(),
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, f"{laporan} dibuka kembali untuk diperbaiki.")
        return _kembali(request, laporan)
    akibat = [
        "Verifikasinya dicabut, dan laporan ini kembali kepada pengirimnya untuk diperbaiki.",
        "Sampai dikirim lagi, laporan ini dihitung belum masuk; waktu kirim pertamanya tetap.",
    ]
    judul = f"Buka kembali {_nama(laporan)}?"
    return _konfirmasi(request, laporan, form, judul, akibat, "Buka kembali")


@BUKA
@transaksi_post
def batalkan(request, pk: int):
    laporan = _baca(request, pk)
    if laporan.batal:
        messages.info(request, f"{laporan} sudah dibatalkan oleh {laporan.dibatalkan_oleh}.")
        return redirect(laporan.kelompok)
    form = AlasanForm(kiriman(request))
    if form.is_valid() and coba(
        form,
        aksi.batalkan,
        laporan=laporan,
        oleh=request.user,
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, f"{laporan} dibatalkan.")
        return redirect(laporan.kelompok)
    akibat = [
        "Hilang dari papan, rekap, dan unduhan; bulan itu dapat diisi lagi dari awal.",
        "Tetap ada dalam riwayat, dan dapat dipulihkan operator dari sana.",
        "Angka yang keliru tidak perlu dibatalkan: kembalikan, betulkan, lalu kirim lagi.",
    ]
    judul = f"Batalkan {_nama(laporan)} karena salah catat?"
    return _konfirmasi(request, laporan, form, judul, akibat, "Batalkan laporan")


@izin_objek("kelompok.buka_laporanbulanan", LaporanBulanan, cara=KIRIM)
@transaksi_post
def pulihkan(request, pk: int):
    laporan = _baca(request, pk)
    if not laporan.batal:
        messages.info(request, f"{laporan} tidak sedang dibatalkan.")
        return redirect(laporan)
    try:
        aksi.pulihkan(laporan=laporan, oleh=request.user, hari_ini=timezone.localdate())
    except ValidationError as galat:
        messages.error(request, f"{laporan} belum bisa dipulihkan. {' '.join(galat.messages)}")
        return redirect("dasbor:riwayat")
    messages.success(request, f"{laporan} dipulihkan.")
    return redirect(laporan)


@izin_objek("kelompok.change_laporanbulanan", LaporanBulanan, cara=KIRIM)
@transaksi_post
def pertemuan_pulihkan(request, pk: int, nomor: int):
    """Bring back a meeting that was taken away, while its report can be changed."""
    laporan = _ambil(request, pk)
    if not boleh_isi(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    pertemuan = ambil_atau_404(request, laporan.daftar_pertemuan(manager="semua").all(), pk=nomor)
    pertemuan.laporan = laporan
    if not laporan.dapat_diisi:
        messages.error(
            request, f"{laporan} sudah {sebut_keadaan(laporan)}; pertemuannya tidak dapat diubah."
        )
        return redirect(laporan)
    aksi_inti.pulihkan(pertemuan, oleh=request.user)
    messages.success(request, f"{pertemuan} dipulihkan. Periksa jumlah pertemuannya.")
    return redirect(laporan)


def _ambil(request, pk: int) -> LaporanBulanan:
    """The report within the user's area, or 404; locked on POST."""
    terlihat = LaporanBulanan.objects.terlihat(request.user).select_related(*TERKAIT)
    return ambil_atau_404(request, terlihat, pk=pk)


def _baca(request, pk: int) -> LaporanBulanan:
    """The report, voided or not; never locked before its group, which the act itself locks."""
    terlihat = LaporanBulanan.semua.terlihat(request.user).select_related(*TERKAIT)
    return get_object_or_404(terlihat, pk=pk)


def _untuk_diperiksa(request, pk: int) -> LaporanBulanan:
    """The report, when the user may examine it: others in the area get 403."""
    laporan = _ambil(request, pk)
    if not boleh_periksa(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    return laporan


def _sudah(request, laporan: LaporanBulanan) -> HttpResponse:
    """Somebody else (or the same person's first click) was quicker: say who and what."""
    messages.info(request, f"{laporan} sudah {sebut_keadaan(laporan)}.")
    return _kembali(request, laporan)


def _kembali(request, laporan: LaporanBulanan) -> HttpResponse:
    """To where the act was asked for: the sheet, the queue as it was filtered, or the report."""
    match request.POST.get("kembali") or request.GET.get("kembali"):
        case "lembar":
            alamat = reverse("laporan:lembar", args=[laporan.bulan])
            return redirect(f"{alamat}?{urlencode({'kelompok': laporan.kelompok_id})}")
        case "antrean":
            kueri = QueryDict(request.POST.get("kueri") or request.GET.get("kueri") or "")
            alamat = reverse("laporan:verifikasi")
            return redirect(f"{alamat}?{kueri.urlencode()}" if kueri else alamat)
    return redirect(laporan)


def _nama(laporan: LaporanBulanan) -> str:
    return f"laporan {laporan.kelompok} {bulan_panjang(laporan.bulan)}"


def _konfirmasi(
    request,
    laporan: LaporanBulanan,
    form: AlasanForm,
    judul: str,
    akibat: list[str],
    tombol: str = "Kembalikan laporan",
) -> HttpResponse:
    konteks = {
        "laporan": laporan,
        "form": form,
        "judul": judul,
        "akibat": akibat,
        "tombol": tombol,
    }
    return render(request, "kelompok/laporan/konfirmasi.html", konteks)
