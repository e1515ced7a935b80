"""Promises and their follow-ups."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.ambil import ambil_atau_404
from inti.formulir import coba, kiriman, transaksi_post
from inti.halaman import ambil_halaman
from inti.izin import BACA, KIRIM, izin_objek
from inti.nilai import tanggal_panjang
from inti.panel import panel_untuk
from inti.riwayat import gabung, riwayat_bagian, riwayat_dari
from kegiatan.aksi import komitmen as aksi
from kegiatan.ekspor.komitmen import kolom_komitmen
from kegiatan.forms.komitmen import KomitmenForm, TindakForm
from kegiatan.models import Kegiatan, Komitmen, TindakLanjut
from kegiatan.rekap.komitmen import baris_komitmen, dukungan_sejak, rekap_tahunan
from kegiatan.saring.komitmen import KomitmenSaringan
from kegiatan.views.dasar import batalkan_baris, pulihkan_baris
from petugas.akses import sebutan_wilayah

LIHAT = permission_required("kegiatan.view_komitmen", raise_exception=True)
UBAH = izin_objek("kegiatan.change_komitmen", Komitmen)
CATAT = izin_objek("kegiatan.add_tindaklanjut", Komitmen)
UBAH_CATATAN = izin_objek("kegiatan.change_tindaklanjut", Komitmen)


@require_safe
@LIHAT
def daftar(request):
    saring = _saringan(request)
    per_lain = saring.tanggal.isoformat() if saring.tanggal != saring.hari_ini else ""
    terlihat = Komitmen.objects.terlihat(request.user, saring.hari_ini).per(saring.tanggal)
    konteks = {
        "saring": saring,
        "halaman": ambil_halaman(request, saring.hasil),
        "tahunan": rekap_tahunan(terlihat, saring.tanggal, per_lain),
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "kegiatan/komitmen_daftar.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    saring = _saringan(request)
    return unduh_xlsx(
        request,
        nama="komitmen",
        lembar="Komitmen",
        kolom=kolom_komitmen(saring.tanggal),
        baris=saring.hasil,
        saringan=[("Keadaan per", tanggal_panjang(saring.tanggal)), *saring.keterangan],
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=True,
    )


@izin_objek("kegiatan.view_komitmen", Komitmen, cara=BACA)
def detail(request, pk: int):
    user, hari_ini = request.user, timezone.localdate()
    terlihat = Komitmen.objects.terlihat(user, hari_ini).dengan_status(hari_ini)
    komitmen = get_object_or_404(terlihat.untuk_daftar(), pk=pk)
    konteks = {
        "komitmen": komitmen,
        "baris": baris_komitmen([komitmen], user, hari_ini)[0],
        "dukungan": dukungan_sejak(komitmen, user, hari_ini),
        "kegiatan_terbuka": Kegiatan.objects.terlihat(user, hari_ini)
        .filter(pk=komitmen.kegiatan_id)
        .exists(),
        "panel": panel_untuk(komitmen, user, hari_ini),
        "riwayat": gabung(
            riwayat_dari(komitmen), riwayat_bagian(komitmen.tindak_lanjut(manager="semua").all())
        ),
    }
    return render(request, "kegiatan/komitmen_detail.html", konteks)


@permission_required("kegiatan.add_komitmen", raise_exception=True)
@transaksi_post
def tambah(request):
    diminta = request.GET.get("kegiatan", "")
    kegiatan = None
    if diminta.isascii() and diminta.isdigit() and len(diminta) < 10:
        kegiatan = Kegiatan.objects.terlihat(request.user).filter(pk=int(diminta)).first()
    batal = kegiatan.get_absolute_url() if kegiatan else reverse("kegiatan:komitmen_daftar")
    form = KomitmenForm(
        kiriman(request),
        instance=Komitmen(),
        user=request.user,
        hari_ini=timezone.localdate(),
        batal=batal,
        kegiatan=kegiatan,
    )
    if kembar := form.kembar():
        return redirect(kembar)
    return _simpan(request, form, "Tambah komitmen")


@UBAH
@transaksi_post
def ubah(request, pk: int):
    komitmen = ambil_atau_404(request, Komitmen.objects.terlihat(request.user), pk=pk)
    batal = komitmen.get_absolute_url()
    form = KomitmenForm(
        kiriman(request),
        instance=komitmen,
        user=request.user,
        hari_ini=timezone.localdate(),
        batal=batal,
    )
    return _simpan(request, form, "Ubah komitmen")


def _simpan(request, form: KomitmenForm, judul: str):
    if form.is_valid():
        komitmen = form.save()
        messages.success(request, "Komitmen tersimpan.")
        return redirect(komitmen)
    konteks = {"form": form, "judul": judul, "komitmen": None}
    return render(request, "kegiatan/komitmen_form.html", konteks)


@UBAH
@transaksi_post
def batalkan(request, pk: int):
    komitmen = ambil_atau_404(request, Komitmen.semua.terlihat(request.user), pk=pk)
    return batalkan_baris(
        request,
        komitmen,
        judul="Batalkan komitmen ini?",
        akibat=[
            "Hanya untuk yang salah catat; janji yang ditarik dicatat sebagai tindak lanjut.",
            "Hilang dari daftar, dari kegiatannya, dan dari bagian yang ditepati.",
        ],
        kembali="kegiatan:komitmen_daftar",
        batal=komitmen.get_absolute_url(),
    )


@izin_objek("kegiatan.change_komitmen", Komitmen, cara=KIRIM)
@transaksi_post
def pulihkan(request, pk: int):
    komitmen = ambil_atau_404(request, Komitmen.semua.terlihat(request.user), pk=pk)
    return pulihkan_baris(request, komitmen, pulihkan=aksi.pulihkan_komitmen)


@CATAT
@transaksi_post
def tindak_tambah(request, pk: int):
    komitmen = _boleh_ditindak(request, pk)
    form = _form_tindak(request, komitmen, TindakLanjut())
    if kembar := form.kembar():
        return redirect(kembar)
    return _simpan_tindak(request, form)


@UBAH_CATATAN
@transaksi_post
def tindak_ubah(request, pk: int, tindak_pk: int):
    komitmen = _boleh_ditindak(request, pk)
    tindak = get_object_or_404(komitmen.tindak_lanjut, pk=tindak_pk)
    return _simpan_tindak(request, _form_tindak(request, komitmen, tindak))


@UBAH_CATATAN
@transaksi_post
def tindak_batalkan(request, pk: int, tindak_pk: int):
    komitmen = _boleh_ditindak(request, pk)
    tindak = get_object_or_404(komitmen.tindak_lanjut(manager="semua"), pk=tindak_pk)
    return batalkan_baris(
        request,
        tindak,
        judul=f"Batalkan tindak lanjut {tanggal_panjang(tindak.tanggal)}?",
        akibat=["Status komitmennya kembali menurut tindak lanjut yang tersisa."],
        kembali=komitmen.get_absolute_url(),
        batal=komitmen.get_absolute_url(),
        batalkan=aksi.batalkan_tindak,
    )


@izin_objek("kegiatan.change_tindaklanjut", Komitmen, cara=KIRIM)
@transaksi_post
def tindak_pulihkan(request, pk: int, tindak_pk: int):
    komitmen = _boleh_ditindak(request, pk)
    tindak = get_object_or_404(komitmen.tindak_lanjut(manager="semua"), pk=tindak_pk)
    return pulihkan_baris(request, tindak, pulihkan=aksi.pulihkan_tindak)


def _boleh_ditindak(request, pk: int) -> Komitmen:
    """The promise, or 403: seen by an officer, but not of an own village. Not locked: the acts
    lock it before its follow-ups."""
    terlihat = Komitmen.objects.terlihat(request.user).untuk_daftar()
    komitmen = get_object_or_404(terlihat, pk=pk)
    if not terlihat.milik(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    return komitmen


def _form_tindak(request, komitmen: Komitmen, tindak: TindakLanjut) -> TindakForm:
    return TindakForm(
        kiriman(request),
        instance=tindak,
        user=request.user,
        komitmen=komitmen,
        hari_ini=timezone.localdate(),
        batal=komitmen.get_absolute_url(),
    )


def _simpan_tindak(request, form: TindakForm):
    if form.is_valid() and coba(form, aksi.simpan_tindak, tindak=form.siap(), oleh=request.user):
        messages.success(request, "Tindak lanjut tersimpan.")
        return redirect(form.komitmen)
    konteks = {"form": form, "judul": "Tindak lanjut", "komitmen": form.komitmen}
    return render(request, "kegiatan/komitmen_form.html", konteks)


def _saringan(request) -> KomitmenSaringan:
    return KomitmenSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
