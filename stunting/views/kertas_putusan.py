"""What people decide in a worksheet: of one village, and of the whole."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from dinas.models import ProfilDinas
from inti.aksi import pulihkan
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, kiriman, transaksi_post
from petugas.akses import desa_terlihat
from stunting import aksi
from stunting.forms import BekukanForm, PutusanForm
from stunting.models import DaftarLokus, KertasDesa, KertasKerja, Lokus
from stunting.rekap.buka import buka_kertas
from stunting.rekap.lembar_kertas import BarisKertas, LembarKertas

UBAH = permission_required("stunting.change_kertaskerja", raise_exception=True)


@permission_required("stunting.change_kertasdesa", raise_exception=True)
@transaksi_post
def kertas_desa(request, tahun: int, kode: str):
    kertas = _ambil(request, tahun)
    desa = ambil_atau_404(request, desa_terlihat(request.user), kode=kode)
    if kertas.beku:
        return _sudah_beku(request, kertas)
    ada = KertasDesa.objects.filter(kertas=kertas, desa=desa).first()
    form = PutusanForm(
        kiriman(request),
        instance=ada or KertasDesa(kertas=kertas, desa=desa),
        user=request.user,
        batal=kertas.get_absolute_url(),
    )
    if form.is_valid():
        form.instance.kunci = form.cleaned_data.get("kunci") or form.instance.kunci
        if coba(form, aksi.simpan_putusan, isian=form.instance, oleh=request.user):
            messages.success(request, f"Pertimbangan {desa} tersimpan.")
            return redirect(f"{kertas.get_absolute_url()}#d-{desa.kode}")
    konteks = {
        "form": form,
        "kertas": kertas,
        "desa": desa,
        "baris": buka_kertas(kertas, ambang=_ambang()).lembar.cari(desa.kode),
    }
    return render(request, "stunting/kertas_desa.html", konteks)


@UBAH
@transaksi_post
def kertas_bekukan(request, tahun: int):
    kertas = _ambil(request, tahun)
    if kertas.beku:
        return _sudah_beku(request, kertas)
    lembar = buka_kertas(kertas, ambang=_ambang()).lembar
    daftar = DaftarLokus.objects.filter(tahun=tahun).first()
    sidik = aksi.sidik_lembar(lembar, daftar)
    form = BekukanForm(
        kiriman(request),
        initial={"sidik": sidik},
        sudah_ditetapkan=daftar is not None and daftar.ditetapkan,
        tahun=tahun,
        batal=kertas.get_absolute_url(),
    )
    if form.is_valid() and coba(form, _bekukan, isian=form, kertas=kertas, oleh=request.user):
        messages.success(request, f"Lokus {tahun} ditetapkan dari kertas kerja.")
        return redirect(kertas)
    if form.is_bound:  # what is shown now is what the next click confirms
        data: Any = form.data.copy()  # type: ignore[attr-defined]
        data["sidik"] = sidik
        form.data = data
    konteks = {
        "form": form,
        "kertas": kertas,
        "lembar": lembar,
        "daftar": daftar,
        "akibat": _akibat(kertas, lembar, daftar),
    }
    return render(request, "stunting/kertas_bekukan.html", konteks)


def _bekukan(*, isian: BekukanForm, kertas: KertasKerja, oleh) -> DaftarLokus:
    """In one go, so that a decree that was typed is not recorded when the rest is refused."""
    return aksi.bekukan(
        kertas=kertas,
        sidik=isian.cleaned_data["sidik"],
        sk=isian.sk_terpilih(),
        dasar=isian.cleaned_data["dasar"],
        alasan=isian.cleaned_data.get("alasan_perubahan", ""),
        ambang=_ambang(),
        oleh=oleh,
        sekarang=timezone.now(),
    )


def _akibat(kertas: KertasKerja, lembar: LembarKertas, daftar: DaftarLokus | None) -> list[str]:
    terpilih = lembar.terpilih
    kalimat = [f"{len(terpilih)} desa menjadi lokus {kertas.tahun}: {_sebut(terpilih)}."]
    if lembar.bisa_banding:
        kalimat.append(
            f"Dibanding lokus {kertas.tahun - 1}: {len(lembar.lanjutan)} lanjutan, "
            f"{len(lembar.baru)} baru, {len(lembar.lepas)} lepas"
            f"{': ' + _sebut(lembar.lepas) if lembar.lepas else ''}."
        )
    if daftar is None:
        kalimat.append(f"Daftar lokus {kertas.tahun} dibuat dan langsung ditetapkan.")
    else:
        kalimat.append(_akibat_daftar(daftar, terpilih))
    if lembar.tak_lengkap:
        kalimat.append(
            f"{len(lembar.tak_lengkap)} desa tidak diperingkatkan karena datanya tidak lengkap."
        )
    kalimat.append(
        "Nilai, bobot, urutan, putusan, dan nama Anda disimpan seperti sekarang. Kertas kerja ini "
        "tidak dapat diubah lagi; perubahan data sesudahnya tidak mengubahnya."
    )
    return kalimat


def _akibat_daftar(daftar: DaftarLokus, terpilih: list[BarisKertas]) -> str:
    ada = set(Lokus.objects.filter(daftar=daftar).values_list("desa__nama", "desa__kode"))
    baru = {(b.desa.nama, b.desa.kode) for b in terpilih}
    masuk = ", ".join(nama for nama, _ in sorted(baru - ada)) or "tidak ada"
    keluar = ", ".join(nama for nama, _ in sorted(ada - baru)) or "tidak ada"
    sifat = "yang sudah ditetapkan" if daftar.ditetapkan else "calon yang sudah ada"
    return f"Daftar {sifat} ({len(ada)} desa) disamakan. Ditambah: {masuk}. Dikeluarkan: {keluar}."


def _sebut(baris: list[BarisKertas]) -> str:
    return ", ".join(b.desa.nama for b in baris)


@UBAH
@transaksi_post
def kertas_batalkan(request, tahun: int):
    kertas = _ambil(request, tahun)
    if kertas.beku:
        return _sudah_beku(request, kertas)
    form = AlasanForm(kiriman(request))
    if form.is_valid() and coba(
        form,
        aksi.batalkan_kertas,
        kertas=kertas,
        oleh=request.user,
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, f"{kertas} dibatalkan.")
        return redirect("stunting:kertas_daftar")
    konteks = {
        "form": form,
        "kertas": kertas,
        "judul": f"Batalkan kertas kerja {tahun}?",
        "tombol": "Batalkan kertas kerja",
        "akibat": [
            f"{kertas} beserta pertimbangan desanya tidak dipakai lagi.",
            "Kertas kerja baru untuk tahun itu dapat dibuat.",
            "Catatannya tetap ada dalam riwayat.",
        ],
    }
    return render(request, "stunting/kertas_konfirmasi.html", konteks)


@require_POST
@UBAH
@transaksi_post
def kertas_pulihkan(request, pk: int):
    kertas = ambil_atau_404(request, KertasKerja.semua.all(), pk=pk)
    try:
        pulihkan(kertas, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("dasbor:riwayat")
    messages.success(request, f"{kertas} dipulihkan.")
    return redirect(kertas)


def _ambil(request, tahun: int) -> KertasKerja:
    kertas = KertasKerja.objects.select_related("dibekukan_oleh")
    return ambil_atau_404(request, kertas, tahun=tahun)


def _sudah_beku(request, kertas: KertasKerja):
    """Whoever comes later learns who was first; nothing of theirs was written."""
    try:
        aksi.tolak_bila_beku(kertas)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    return redirect(kertas)


def _ambang() -> int:
    return ProfilDinas.ambil().ambang_cakupan
