"""Funds: villages of a year beside their results, the rows behind them, and one row."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.cetak import Dokumen, cetak_pdf, tolak_cetak
from dinas.unduh import unduh_buku, unduh_xlsx
from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import kiriman, transaksi_post
from inti.halaman import ambil_halaman
from inti.izin import BACA, KIRIM, izin_objek
from inti.riwayat import riwayat_dari
from inti.sidik import selama_data_sama
from inti.xlsx import Lembar
from kegiatan.cetak import isi_dana
from kegiatan.ekspor.dana import kolom_desa, kolom_rincian
from kegiatan.forms.dana import DanaForm
from kegiatan.grafik_dana import batang, grafik_dana, grafik_prevalensi, grafik_tahunan
from kegiatan.models import DukunganDana
from kegiatan.saring_dana import DanaSaringan, RincianSaringan
from petugas.akses import desa_terlihat, sebutan_wilayah

DESA_TERBANYAK = 1000  # all villages stand on one page: they are compared
LIHAT = permission_required("kegiatan.view_dukungandana", raise_exception=True)
UBAH = izin_objek("kegiatan.change_dukungandana", DukunganDana)


@require_safe
@LIHAT
def daftar(request):
    saring = DanaSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
    data = saring.isi()
    kecamatan = saring.nilai.get("kecamatan")
    konteks = {
        "saring": saring,
        "data": data,
        "halaman": ambil_halaman(request, data.baris if data else [], DESA_TERBANYAK),
        "kecamatan": kecamatan,
        "wilayah": sebutan_wilayah(request.user),
    }
    if data:
        konteks |= selama_data_sama(("tabel-dana", *saring.kunci), lambda: _gambar(konteks))
    return render(request, "dana/dana_daftar.html", konteks)


def _gambar(konteks: dict[str, Any]) -> dict[str, Any]:
    """Charts and the table of the villages; the table is drawn here, it is most of the work."""
    data = konteks["data"]
    per_desa = konteks["kecamatan"] is not None
    tabel = render_to_string("dana/_tabel_desa.html", konteks) if data.baris else ""
    return {"tabel": tabel, **_grafik(data, per_desa=per_desa)}


def _grafik(data, *, per_desa: bool) -> dict:
    isi = batang(data, per_desa=per_desa)
    return {
        "tahunan": grafik_tahunan(data),
        "batang": isi,
        "grafik_dana": grafik_dana(isi),
        "grafik_prevalensi": grafik_prevalensi(isi),
    }


@require_safe
@LIHAT
def unduh(request):
    """The rows of money of the villages that the page lists, as an import takes them back; on a
    second sheet the villages with their sums."""
    saring = DanaSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
    data = saring.isi()
    baris = data.baris if data else []
    kolom = kolom_desa(data.kolom if data else ())
    return unduh_buku(
        request,
        nama=f"dana-{saring.tahun_dipilih}",
        lembar=[
            Lembar(
                "Dana",
                kolom_rincian(request.user, saring.hari_ini),
                _rincian(request, saring, baris),
            ),
            Lembar("Dana dan hasil", kolom, baris),
        ],
        saringan=[("Tahun", str(saring.tahun_dipilih)), *saring.keterangan],
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=True,
    )


@require_safe
@LIHAT
def cetak(request):
    """The villages of the page with their sums."""
    saring = DanaSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
    data = saring.isi()
    jumlah = len(data.baris) if data else 0
    if tolak := tolak_cetak(request, saring, jumlah, reverse("dana:daftar")):
        return tolak
    tahun = saring.tahun_dipilih
    isi = isi_dana(data.baris, data.kolom, sebutan_wilayah(request.user)) if data else {}
    dokumen = Dokumen(
        templat="tabel",
        nama=f"dana-{tahun}",
        judul=f"Rekap dana untuk Bangga Kencana {tahun}",
        isi=isi,
        baris=jumlah,
        saringan=saring.keterangan,
    )
    return cetak_pdf(request, dokumen)


def _rincian(request, saring: DanaSaringan, baris) -> list[DukunganDana]:
    """The rows of money behind these villages, by the same source and programme."""
    if not baris:
        return []
    sumber = [s for k in baris[0].sel for s in k.kolom.sumber]
    rincian = DukunganDana.objects.terlihat(request.user).filter(
        tahun=saring.tahun_dipilih, sumber__in=sumber, desa__in=[b.desa.pk for b in baris]
    )
    if program := saring.nilai["program"]:
        rincian = rincian.filter(program=program)
    return rincian.untuk_daftar().order_by("desa__kode", "sumber", "program", "pk")


@require_safe
@LIHAT
def rincian(request):
    saring = RincianSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
    konteks = {
        "saring": saring,
        "halaman": ambil_halaman(request, saring.hasil),
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "dana/dana_rincian.html", konteks)


@require_safe
@LIHAT
def rincian_unduh(request):
    saring = RincianSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
    return unduh_xlsx(
        request,
        nama="dana-rincian",
        lembar="Rincian dana",
        kolom=kolom_rincian(request.user, saring.hari_ini),
        baris=saring.hasil,
        saringan=saring.keterangan,
        wilayah=sebutan_wilayah(request.user),
    )


@izin_objek("kegiatan.view_dukungandana", DukunganDana, cara=BACA)
def detail(request, pk: int):
    terlihat = DukunganDana.objects.terlihat(request.user).untuk_daftar()
    dana = get_object_or_404(terlihat, pk=pk)
    konteks = {"dana": dana, "riwayat": riwayat_dari(dana)}
    return render(request, "dana/dana_detail.html", konteks)


@permission_required("kegiatan.add_dukungandana", raise_exception=True)
@transaksi_post
def tambah(request):
    return _isi(request, DukunganDana(), initial=_awal(request))


@UBAH
@transaksi_post
def ubah(request, pk: int):
    dana = ambil_atau_404(request, DukunganDana.objects.terlihat(request.user), pk=pk)
    return _isi(request, dana)


def _isi(request, dana: DukunganDana, initial=None):
    form = DanaForm(
        kiriman(request),
        instance=dana,
        initial=initial,
        user=request.user,
        hari_ini=timezone.localdate(),
    )
    if kembar := form.kembar():
        return redirect(kembar)
    if form.is_valid():
        dana = form.save()
        messages.success(request, f"Dana {dana} tersimpan.")
        return redirect(dana)
    konteks = {"form": form, "dana": dana}
    return render(request, "dana/dana_form.html", konteks)


def _awal(request) -> dict:
    """What the address of the button says already: village (code), year, source, programme."""
    awal = {k: request.GET[k] for k in ("tahun", "sumber", "program") if request.GET.get(k)}
    if kode := request.GET.get("desa"):
        awal["desa"] = desa_terlihat(request.user).filter(kode=kode).first()
    return awal


@UBAH
@transaksi_post
def batalkan(request, pk: int):
    dana = ambil_atau_404(request, DukunganDana.semua.terlihat(request.user), pk=pk)
    if dana.batal:
        messages.info(request, f"Dana {dana} sudah dibatalkan.")
        return redirect("dana:daftar")
    form = AlasanForm(kiriman(request))
    if form.is_valid():
        aksi_inti.batalkan(dana, oleh=request.user, alasan=form.cleaned_data["alasan"])
        messages.success(request, f"Dana {dana} dibatalkan.")
        return redirect("dana:daftar")
    konteks = {
        "form": form,
        "dana": dana,
        "akibat": [
            "Tidak dihitung lagi: hilang dari daftar, dari jumlah desa, dan dari unduhan.",
            "Tetap ada dalam riwayat, dan dapat dipulihkan dari sana.",
        ],
    }
    return render(request, "dana/dana_batalkan.html", konteks)


@izin_objek("kegiatan.change_dukungandana", DukunganDana, cara=KIRIM)
@transaksi_post
def pulihkan(request, pk: int):
    dana = ambil_atau_404(request, DukunganDana.semua.terlihat(request.user), pk=pk)
    try:
        aksi_inti.pulihkan(dana, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("dasbor:riwayat")
    messages.success(request, f"Dana {dana} dipulihkan.")
    return redirect(dana)
