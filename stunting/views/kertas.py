"""The worksheet: read, try other weights, save them, take it along. For the office alone."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.cetak import Dokumen, cetak_pdf
from dinas.models import ProfilDinas
from dinas.unduh import unduh_xlsx
from inti.ambil import ambil_atau_404
from inti.formulir import coba, transaksi_post
from inti.halaman import ambil_halaman
from inti.nilai import waktu
from inti.riwayat import gabung, riwayat_bagian, riwayat_dari
from stunting import aksi
from stunting.cetak import isi_kertas
from stunting.ekspor import kolom_kertas
from stunting.forms import AturanForm, KertasBaruForm, data_coba, tahun_diminta
from stunting.models import DaftarLokus, KertasDesa, KertasKerja
from stunting.rekap.buka import KertasTerbuka, buka_kertas
from stunting.rekap.lembar_kertas import KolomKertas, LembarKertas

LIHAT = permission_required("stunting.view_kertaskerja", raise_exception=True)
UBAH = "stunting.change_kertaskerja"
RIWAYAT_TAMPIL = 5


@require_safe
@LIHAT
def kertas_daftar(request):
    kertas = KertasKerja.objects.select_related("dibekukan_oleh").hitung_terpilih()
    return render(
        request, "stunting/kertas_daftar.html", {"halaman": ambil_halaman(request, kertas)}
    )


@permission_required("stunting.add_kertaskerja", raise_exception=True)
@transaksi_post
def kertas_tambah(request):
    form = KertasBaruForm(request.POST or None, initial=_awal(request), user=request.user)
    if kembar := form.kembar():
        return redirect(kembar)
    if form.is_valid():
        kertas = form.save()
        messages.success(request, f"{kertas} dibuat.")
        return redirect(kertas)
    return render(
        request, "stunting/kertas_form.html", {"form": form, "judul": "Kertas kerja baru"}
    )


def _awal(request) -> dict[str, object]:
    """The year that the address asks for, else next year; weights of the latest worksheet."""
    terakhir = KertasKerja.objects.first()
    return {
        "tahun": tahun_diminta(request.GET, timezone.localdate()),
        "n": terakhir.n if terakhir else 10,
        "salin": terakhir,
    }


@LIHAT
@transaksi_post
def kertas(request, tahun: int):
    if request.method == "POST":
        return _simpan(request, tahun)
    kertas = KertasKerja.objects.select_related("dibekukan_oleh").filter(tahun=tahun).first()
    if kertas is None:
        tambah = f"{reverse('stunting:kertas_tambah')}?tahun={tahun}"
        konteks = {"tahun": tahun, "url_tambah": tambah}
        return render(request, "stunting/kertas_kosong.html", konteks)
    terbuka = buka_kertas(kertas, ambang=_ambang(), dengan_kini=True)
    form = _form_coba(request, kertas)
    return _tampilkan(request, terbuka, form)


def _form_coba(request, kertas: KertasKerja) -> AturanForm:
    data = data_coba(request.GET, kertas)
    return AturanForm(data, instance=kertas, user=request.user, mencoba=True)


def _simpan(request, tahun: int):
    if not request.user.has_perm(UBAH):
        raise PermissionDenied
    kertas = ambil_atau_404(
        request, KertasKerja.objects.select_related("dibekukan_oleh"), tahun=tahun
    )
    terbuka = buka_kertas(kertas, ambang=_ambang(), dengan_kini=True)
    form = AturanForm(request.POST, instance=kertas, user=request.user)
    if form.is_valid() and coba(form, aksi.simpan_aturan, kertas=kertas, oleh=request.user):
        messages.success(request, f"Bobot {kertas} tersimpan.")
        return redirect(kertas)
    return _tampilkan(request, terbuka, form)


def _tampilkan(request, terbuka: KertasTerbuka, form: AturanForm):
    kertas = terbuka.kertas
    if form.is_bound and form.is_valid():
        terbuka = terbuka.mencoba(form.aturan)
    riwayat = _riwayat(kertas)
    konteks = {
        "tahun": kertas.tahun,
        "kertas": kertas,
        "terbuka": terbuka,
        "lembar": terbuka.lembar,
        "form": form,
        "daftar": DaftarLokus.objects.select_related("sk").filter(tahun=kertas.tahun).first(),
        "semua_tahun": sorted(KertasKerja.objects.values_list("tahun", flat=True)),
        "riwayat": riwayat[:RIWAYAT_TAMPIL],
        "riwayat_lama": riwayat[RIWAYAT_TAMPIL:],
    }
    return render(request, "stunting/kertas.html", konteks)


@require_safe
@LIHAT
def kertas_unduh(request, tahun: int):
    """The sheet as the page shows it: also when other weights are tried."""
    kertas = ambil_atau_404(request, KertasKerja.objects.all(), tahun=tahun)
    terbuka = buka_kertas(kertas, ambang=_ambang())
    form = _form_coba(request, kertas)
    if form.is_bound and form.is_valid():
        terbuka = terbuka.mencoba(form.aturan)
    return unduh_xlsx(
        request,
        nama=f"kertas-kerja-{tahun}",
        lembar=f"Kertas kerja {tahun}",
        kolom=kolom_kertas(terbuka.lembar, tahun),
        baris=terbuka.lembar.semua,
        saringan=_keterangan(terbuka),
        wilayah="Seluruh kabupaten",
    )


@require_safe
@LIHAT
def kertas_cetak(request, tahun: int):
    """The sheet as the page shows it: also when other weights are tried."""
    kertas = ambil_atau_404(
        request, KertasKerja.objects.select_related("dibekukan_oleh"), tahun=tahun
    )
    terbuka = buka_kertas(kertas, ambang=_ambang())
    form = _form_coba(request, kertas)
    if form.is_bound and form.is_valid():
        terbuka = terbuka.mencoba(form.aturan)
    catatan = [f"{nama}: {isi}" for nama, isi in _keterangan(terbuka)]
    dokumen = Dokumen(
        templat="tabel",
        nama=f"kertas-kerja-{tahun}",
        judul=f"Kertas kerja penentuan lokus {tahun}",
        isi=isi_kertas(terbuka.lembar, catatan),
        baris=len(terbuka.lembar.semua),
    )
    return cetak_pdf(request, dokumen)


def _keterangan(terbuka: KertasTerbuka) -> list[tuple[str, str]]:
    kertas, lembar = terbuka.kertas, terbuka.lembar
    keadaan = "Disusun, belum ditetapkan"
    if kertas.beku:
        keadaan = f"Ditetapkan {waktu(kertas.dibekukan_pada)} oleh {kertas.dibekukan_oleh}"
    return [
        ("Keadaan", keadaan),
        *([("Perhatian", "Bobot yang dicoba, belum disimpan.")] if terbuka.dicoba else []),
        ("Jumlah lokus", str(lembar.aturan.n)),
        *((k.indikator.label, _sebut_kolom(k, lembar)) for k in lembar.kolom),
        (
            "Skor",
            "100 × jumlah (bobot × (nilai − terendah) ÷ (tertinggi − terendah)) ÷ jumlah bobot",
        ),
        (
            "Desa yang datanya kurang",
            "ikut diperingkatkan"
            if lembar.aturan.sertakan_tak_lengkap
            else "tidak diperingkatkan",
        ),
    ]


def _sebut_kolom(k: KolomKertas, lembar: LembarKertas) -> str:
    rendah, tinggi = k.rentang
    jumlah = lembar.aturan.jumlah
    return f"bobot {k.bobot} dari {jumlah}, terendah {rendah}, tertinggi {tinggi}"


def _ambang() -> int:
    return ProfilDinas.ambil().ambang_cakupan


def _riwayat(kertas: KertasKerja):
    return gabung(
        riwayat_dari(kertas),
        riwayat_bagian(KertasDesa.semua.filter(kertas=kertas).select_related("desa", "kertas")),
        batas=50,
    )
