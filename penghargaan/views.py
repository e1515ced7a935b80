"""Awards: list, detail, add, change, void."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.cetak import Dokumen, cetak_pdf, tolak_cetak
from dinas.unduh import unduh_xlsx
from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import galat_baris, transaksi_post, tunda_penilaian
from inti.halaman import ambil_halaman
from inti.izin import BACA, KIRIM, izin_objek
from inti.panel import panel_untuk
from inti.riwayat import gabung, riwayat_bagian, riwayat_dari
from kegiatan.models import Kegiatan
from penghargaan import aksi
from penghargaan.cetak import isi_penghargaan
from penghargaan.ekspor import kolom_penghargaan
from penghargaan.forms import PenerimaFormSet, PenghargaanForm, cocokkan
from penghargaan.models import Penghargaan
from penghargaan.saring import PenghargaanSaringan
from petugas.akses import sebutan_wilayah

LIHAT = permission_required("penghargaan.view_penghargaan", raise_exception=True)
UBAH = izin_objek("penghargaan.change_penghargaan", Penghargaan)


@require_safe
@LIHAT
def daftar(request):
    saring = _saringan(request)
    konteks = {
        "saring": saring,
        "halaman": ambil_halaman(request, saring.hasil),
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "penghargaan/penghargaan_daftar.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    saring = _saringan(request)
    return unduh_xlsx(
        request,
        nama="penghargaan",
        lembar="Penghargaan",
        kolom=kolom_penghargaan(request.user, timezone.localdate()),
        baris=saring.hasil,
        saringan=saring.keterangan,
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=True,
    )


@require_safe
@LIHAT
def cetak(request):
    saring = _saringan(request)
    penghargaan = list(saring.hasil)
    if tolak := tolak_cetak(request, saring, len(penghargaan), reverse("penghargaan:daftar")):
        return tolak
    dokumen = Dokumen(
        templat="tabel",
        nama=f"penghargaan-{timezone.localdate()}",
        judul="Daftar penghargaan",
        isi=isi_penghargaan(penghargaan, sebutan_wilayah(request.user)),
        baris=len(penghargaan),
        saringan=saring.keterangan,
        dengan_nama=True,
    )
    return cetak_pdf(request, dokumen)


@izin_objek("penghargaan.view_penghargaan", Penghargaan, cara=BACA)
def detail(request, pk: int):
    terlihat = Penghargaan.objects.terlihat(request.user).untuk_daftar()
    penghargaan = get_object_or_404(terlihat, pk=pk)
    konteks = {
        "penghargaan": penghargaan,
        "kegiatan": _kegiatan(request.user, penghargaan),
        "panel": panel_untuk(penghargaan, request.user, timezone.localdate()),
        "riwayat": gabung(
            riwayat_dari(penghargaan),
            riwayat_bagian(penghargaan.penerima(manager="semua").untuk_daftar()),
        ),
    }
    return render(request, "penghargaan/penghargaan_detail.html", konteks)


def _kegiatan(user, penghargaan: Penghargaan) -> Kegiatan | None:
    """The event at which it was handed over, where this user may read about it."""
    if penghargaan.kegiatan_id is None:
        return None
    return Kegiatan.objects.terlihat(user).filter(pk=penghargaan.kegiatan_id).first()


@permission_required("penghargaan.add_penghargaan", raise_exception=True)
@transaksi_post
def tambah(request):
    return _isi(request, Penghargaan())


@UBAH
@transaksi_post
def ubah(request, pk: int):
    return _isi(
        request, ambil_atau_404(request, Penghargaan.objects.terlihat(request.user), pk=pk)
    )


def _isi(request, penghargaan: Penghargaan):
    """One page for the award and its recipients; "Tambah penerima" only adds an empty row."""
    form = PenghargaanForm(
        request.POST or None,
        instance=penghargaan,
        user=request.user,
        initial={"kegiatan": request.GET.get("kegiatan")} if penghargaan._state.adding else None,
    )
    if kembar := form.kembar():
        return redirect(kembar)
    if "tambah_penerima" in request.POST:
        penerima = PenerimaFormSet(_satu_lagi(request.POST), instance=penghargaan)
        tunda_penilaian(form, penerima)
    else:
        awal = [_penerima_awal(request)] if penghargaan._state.adding else None
        penerima = PenerimaFormSet(request.POST or None, instance=penghargaan, initial=awal)
        sah = form.is_valid() & penerima.is_valid()
        if sah and cocokkan(penerima, form.cleaned_data["jenis"]):
            aksi.simpan_penghargaan(form=form, penerima=penerima, oleh=request.user)
            messages.success(request, f"Penghargaan “{penghargaan}” tersimpan.")
            return redirect(penghargaan)
    konteks = {
        "form": form,
        "penerima": penerima,
        "galat_baris": galat_baris(penerima, "Penerima"),
        "penghargaan": None if penghargaan._state.adding else penghargaan,
    }
    return render(request, "penghargaan/penghargaan_form.html", konteks)


def _satu_lagi(data):
    salinan = data.copy()
    jumlah = salinan.get("penerima-TOTAL_FORMS", "")
    salinan["penerima-TOTAL_FORMS"] = (
        str(int(jumlah) + 1) if jumlah.isascii() and jumlah.isdigit() and len(jumlah) < 4 else "1"
    )
    return salinan


def _penerima_awal(request) -> dict[str, str]:
    """Recipient named in the address by the button on the recipient's own page."""
    return {
        k: request.GET[k] for k in ("jenis", "kelompok", "petugas", "desa") if k in request.GET
    }


@UBAH
@transaksi_post
def batalkan(request, pk: int):
    penghargaan = ambil_atau_404(request, Penghargaan.semua.terlihat(request.user), pk=pk)
    if penghargaan.batal:
        messages.info(request, f"“{penghargaan}” sudah dibatalkan.")
        return redirect("penghargaan:daftar")
    form = AlasanForm(request.POST or None)
    if form.is_valid():
        try:
            aksi.batalkan_penghargaan(
                penghargaan=penghargaan, oleh=request.user, alasan=form.cleaned_data["alasan"]
            )
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            messages.success(request, f"“{penghargaan}” dibatalkan.")
            return redirect("penghargaan:daftar")
    konteks = {
        "form": form,
        "penghargaan": penghargaan,
        "akibat": [
            "Hilang dari daftar, dari halaman penerimanya, dan dari unduhan.",
            "Tetap ada dalam riwayat, dan dapat dipulihkan dari sana.",
        ],
    }
    return render(request, "penghargaan/penghargaan_batalkan.html", konteks)


@izin_objek("penghargaan.change_penghargaan", Penghargaan, cara=KIRIM)
@transaksi_post
def pulihkan(request, pk: int):
    penghargaan = ambil_atau_404(request, Penghargaan.semua.terlihat(request.user), pk=pk)
    try:
        aksi_inti.pulihkan(penghargaan, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("dasbor:riwayat")
    messages.success(request, f"“{penghargaan}” dipulihkan.")
    return redirect(penghargaan)


def _saringan(request) -> PenghargaanSaringan:
    return PenghargaanSaringan(
        request.GET,
        Penghargaan.objects.all(),
        user=request.user,
        hari_ini=timezone.localdate(),
    )
