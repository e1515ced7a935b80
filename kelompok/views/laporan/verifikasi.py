"""The queue of reports that wait to be verified: one, those ticked, or all without remarks."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.alasan import AlasanForm
from inti.formulir import coba, kiriman, transaksi_post
from inti.halaman import ambil_halaman
from kelompok.akses import boleh_periksa, memeriksa
from kelompok.aksi import laporan as aksi
from kelompok.aksi.laporan import Hasil
from kelompok.antrean import BarisAntrean
from kelompok.ekspor_verifikasi import KOLOM_ANTREAN
from kelompok.models import LaporanBulanan, StatusLaporan
from kelompok.saring_verifikasi import AntreanSaringan
from petugas.akses import sebutan_wilayah

LIHAT = permission_required("kelompok.view_laporanbulanan", raise_exception=True)
PER_HALAMAN = 50
SEBUT = 5  # reports named in a message or on a page that asks


@LIHAT
@transaksi_post
def verifikasi(request):
    _tolak_bukan_pemeriksa(request.user)
    saring = _saringan(request)
    if request.method == "POST":
        return _terima(request, saring)
    konteks = {
        "saring": saring,
        "halaman": ambil_halaman(request, saring.baris, PER_HALAMAN),
        "bersih": len(saring.bersih),
        "berperingatan": saring.berperingatan,
        "kiriman_sendiri": _kiriman_sendiri(request.user),
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "kelompok/laporan/verifikasi.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    _tolak_bukan_pemeriksa(request.user)
    saring = _saringan(request)
    return unduh_xlsx(
        request,
        nama="laporan-verifikasi",
        lembar="Menunggu verifikasi",
        kolom=KOLOM_ANTREAN,
        baris=saring.baris,
        saringan=saring.keterangan,
        wilayah=sebutan_wilayah(request.user),
    )


def _tolak_bukan_pemeriksa(user) -> None:
    if not memeriksa(user):
        raise PermissionDenied


def _saringan(request) -> AntreanSaringan:
    return AntreanSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())


def _kiriman_sendiri(user) -> int:
    """How many of those that wait were sent by the examiner, so that others verify them."""
    antre = boleh_periksa(user).filter(status=StatusLaporan.TERKIRIM)
    return antre.filter(dikirim_oleh=user).count()


def _terima(request, saring: AntreanSaringan) -> HttpResponse:
    """The button that was pressed; `pilih` are the rows that were ticked, or were asked about."""
    if "satu" in request.POST:
        return _verifikasi(request, _nomor([request.POST["satu"]]))
    pilih = _nomor(request.POST.getlist("pilih"))
    match request.POST.get("aksi"):
        case "tanpa-catatan":
            return _tanpa_catatan(request, saring)
        case "verifikasi" if pilih:
            return _verifikasi(request, pilih)
        case "kembalikan" if pilih:
            return _kembalikan(request, saring, pilih)
        case "verifikasi" | "kembalikan":
            messages.error(request, "Belum ada laporan yang dicentang.")
        case _:
            messages.error(request, "Tombol ini tidak dikenal; tidak ada yang diubah.")
    return redirect(request.get_full_path())


def _nomor(teks: Sequence[str]) -> list[int]:
    """Pks of a submit; one field may hold several. What is no number names nothing."""
    semua = (n for t in teks for n in t.split(","))
    return [int(n) for n in semua if n.isascii() and n.isdigit() and len(n) < 10]


def _tanpa_catatan(request, saring: AntreanSaringan) -> HttpResponse:
    """All of the filter that have nothing to look at; the number is said before it is done."""
    bersih = {b.laporan.pk: b for b in saring.bersih}
    if not bersih:
        messages.info(request, "Tidak ada laporan tanpa peringatan dan catatan di saringan ini.")
        return redirect(request.get_full_path())
    if "setuju" not in request.POST:
        return _tanya(request, saring, list(bersih.values()))
    diminta = _nomor(request.POST.getlist("pilih"))
    berubah = len(diminta) - len(bersih.keys() & set(diminta))
    if berubah:
        messages.warning(
            request,
            f"{berubah} laporan tidak ikut: sejak Anda membuka halaman ini sudah diperiksa, "
            "ditarik, atau mendapat peringatan.",
        )
    return _verifikasi(request, [pk for pk in diminta if pk in bersih])


def _verifikasi(request, pk: list[int]) -> HttpResponse:
    hasil = aksi.verifikasi(
        boleh_periksa(request.user).filter(pk__in=pk).values_list("pk", flat=True),
        oleh=request.user,
        sekarang=timezone.now(),
    )
    if hasil.berhasil:
        messages.success(request, f"{len(hasil.berhasil)} laporan diverifikasi.")
    _sebut_tinggal(request, hasil, pk)
    return redirect(request.get_full_path())


def _kembalikan(request, saring: AntreanSaringan, pk: list[int]) -> HttpResponse:
    """Asks the reason first; the same page comes back until there is one."""
    boleh = boleh_periksa(request.user).filter(pk__in=pk)
    form = AlasanForm(
        kiriman(request) if "setuju" in request.POST else None, label="Yang perlu diperbaiki"
    )
    form.fields["alasan"].help_text = "Pengirim membacanya di lembar isian dan di Tugas saya."
    hasil: list[Hasil] = []
    if form.is_valid() and coba(
        form,
        lambda **isi: hasil.append(aksi.kembalikan(**isi)),
        pk=boleh.values_list("pk", flat=True),
        oleh=request.user,
        sekarang=timezone.now(),
        alasan=form.cleaned_data["alasan"],
    ):
        if banyak := len(hasil[0].berhasil):
            messages.success(request, f"{banyak} laporan dikembalikan kepada pengirimnya.")
        _sebut_tinggal(request, hasil[0], pk)
        return redirect(request.get_full_path())
    dipilih = [b for b in saring.baris if b.laporan.pk in set(pk)]
    return _tanya(request, saring, dipilih, form=form, aksi="kembalikan")


def _tanya(
    request,
    saring: AntreanSaringan,
    baris: list[BarisAntrean],
    *,
    form: AlasanForm | None = None,
    aksi: str = "tanpa-catatan",
) -> HttpResponse:
    """The page that says how many reports it is about, before anything is done."""
    if not baris:
        messages.info(request, "Laporan yang dicentang tidak lagi menunggu di saringan ini.")
        return redirect(request.get_full_path())
    konteks = {
        "saring": saring,
        "baris": baris,
        "disebut": baris[:SEBUT],
        "lainnya": max(len(baris) - SEBUT, 0),
        "pilih": ",".join(str(b.laporan.pk) for b in baris),
        "form": form,
        "aksi": aksi,
        "batal": request.get_full_path(),
    }
    return render(request, "kelompok/laporan/verifikasi_tanya.html", konteks)


def _sebut_tinggal(request, hasil: Hasil, diminta: Sequence[int]) -> None:
    """Which of those asked for stayed as they were, and why."""
    tinggal = LaporanBulanan.objects.filter(pk__in=hasil.tinggal).select_related("kelompok")
    for x in tinggal.order_by("pk")[:SEBUT]:
        messages.warning(request, f"{x}: {' '.join(hasil.tinggal[x.pk])}")
    asing = len(set(diminta)) - len(hasil.berhasil) - len(hasil.tinggal)
    lainnya = max(len(hasil.tinggal) - SEBUT, 0) + asing
    if lainnya:
        messages.warning(
            request, f"{lainnya} laporan lain tidak diubah: sudah diperiksa atau tidak ada lagi."
        )
