"""Partners: seen by all; their events and promises within the user's area."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.ambil import ambil_atau_404
from inti.formulir import kiriman, transaksi_post
from inti.halaman import ambil_halaman, jumlah_dan_sebagian
from inti.izin import BACA, KIRIM, izin_objek
from inti.panel import panel_untuk
from inti.riwayat import riwayat_dari
from kegiatan.ekspor.mitra import kolom_mitra
from kegiatan.forms.mitra import MitraForm
from kegiatan.models import Kegiatan, Komitmen, Mitra
from kegiatan.rekap.kegiatan import url_daftar
from kegiatan.rekap.komitmen import rekap, url_komitmen
from kegiatan.saring.mitra import MitraSaringan
from kegiatan.views.dasar import batalkan_baris, pulihkan_baris
from petugas.akses import sebutan_wilayah

LIHAT = permission_required("kegiatan.view_mitra", raise_exception=True)
TAMPIL = 10


def _semua(user):
    """Partners belong to no village."""
    return Mitra.semua.all()


UBAH = izin_objek("kegiatan.change_mitra", _semua)


@require_safe
@LIHAT
def daftar(request):
    saring = _saringan(request)
    konteks = {
        "saring": saring,
        "halaman": ambil_halaman(request, saring.hasil),
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "kegiatan/mitra_daftar.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    saring = _saringan(request)
    return unduh_xlsx(
        request,
        nama="mitra",
        lembar="Mitra",
        kolom=kolom_mitra(saring.hari_ini),
        baris=saring.hasil,
        saringan=saring.keterangan,
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=True,
    )


@izin_objek("kegiatan.view_mitra", _semua, cara=BACA)
def detail(request, pk: int):
    user, hari_ini = request.user, timezone.localdate()
    mitra = get_object_or_404(Mitra, pk=pk)
    kegiatan = Kegiatan.objects.terlihat(user, hari_ini).filter(mitra=mitra).untuk_daftar()
    jumlah, acara = jumlah_dan_sebagian(kegiatan.order_by("-mulai", "-pk"), TAMPIL)
    semua = Komitmen.objects.terlihat(user, hari_ini).per(hari_ini).filter(mitra=mitra)
    komitmen = list(semua.untuk_daftar())
    konteks = {
        "mitra": mitra,
        "keadaan": mitra.keadaan(hari_ini),
        "kegiatan": acara,
        "jumlah_kegiatan": jumlah,
        "url_kegiatan": url_daftar(mitra=mitra.pk),
        "komitmen": komitmen,
        "rekap": rekap(komitmen, hari_ini),
        "url_komitmen": url_komitmen(mitra=mitra.pk),
        "hari_ini": hari_ini,
        "panel": panel_untuk(mitra, user, hari_ini),
        "riwayat": riwayat_dari(mitra),
    }
    return render(request, "kegiatan/mitra_detail.html", konteks)


@permission_required("kegiatan.add_mitra", raise_exception=True)
@transaksi_post
def tambah(request):
    form = MitraForm(
        kiriman(request),
        instance=Mitra(),
        user=request.user,
        batal=reverse("kegiatan:mitra_daftar"),
    )
    if kembar := form.kembar():
        return redirect(kembar)
    return _simpan(request, form, "Tambah mitra")


@UBAH
@transaksi_post
def ubah(request, pk: int):
    mitra = ambil_atau_404(request, Mitra.objects.all(), pk=pk)
    form = MitraForm(
        kiriman(request), instance=mitra, user=request.user, batal=mitra.get_absolute_url()
    )
    return _simpan(request, form, "Ubah mitra")


def _simpan(request, form: MitraForm, judul: str):
    if form.is_valid():
        mitra = form.save()
        messages.success(request, f"Mitra “{mitra}” tersimpan.")
        return redirect(mitra)
    return render(request, "kegiatan/mitra_form.html", {"form": form, "judul": judul})


@UBAH
@transaksi_post
def batalkan(request, pk: int):
    mitra = ambil_atau_404(request, Mitra.semua.all(), pk=pk)
    return batalkan_baris(
        request,
        mitra,
        judul=f"Batalkan “{mitra}”?",
        akibat=[
            "Hanya untuk yang salah catat; kerja sama yang selesai diberi tanggal berakhir.",
            "Hilang dari daftar mitra.",
        ],
        kembali="kegiatan:mitra_daftar",
        batal=mitra.get_absolute_url(),
    )


@izin_objek("kegiatan.change_mitra", _semua, cara=KIRIM)
@transaksi_post
def pulihkan(request, pk: int):
    return pulihkan_baris(request, ambil_atau_404(request, Mitra.semua.all(), pk=pk))


def _saringan(request) -> MitraSaringan:
    return MitraSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
