"""Forum GenRe: one for each period, seen by all."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.unduh import unduh_xlsx
from inti.ambil import ambil_atau_404
from inti.formulir import galat_baris, kiriman, transaksi_post, tunda_penilaian
from inti.halaman import ambil_halaman
from inti.izin import BACA, KIRIM, izin_objek
from inti.panel import panel_untuk
from inti.riwayat import gabung, riwayat_bagian
from kegiatan.aksi.forum import simpan_forum
from kegiatan.ekspor.mitra import FORUM
from kegiatan.forms.forum import ForumForm, PengurusFormSet
from kegiatan.models import ForumGenre
from kegiatan.rekap.forum import keanggotaan
from kegiatan.riwayat import riwayat_bertautan
from kegiatan.views.dasar import batalkan_baris, pulihkan_baris, satu_lagi
from kelompok.models import Kelompok
from petugas.akses import sebutan_wilayah

LIHAT = permission_required("kegiatan.view_forumgenre", raise_exception=True)


def _semua(user):
    """The forum belongs to no village."""
    return ForumGenre.semua.all()


UBAH = izin_objek("kegiatan.change_forumgenre", _semua)


def _daftar():
    sah = Q(pikr__dibatalkan_pada__isnull=True)
    semua = ForumGenre.objects.annotate(jumlah_pikr=Count("pikr", filter=sah))
    return semua.select_related("sk").prefetch_related("pengurus").order_by("-mulai", "pk")


@require_safe
@LIHAT
def daftar(request):
    konteks = {
        "halaman": ambil_halaman(request, _daftar()),
        "hari_ini": timezone.localdate(),
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "kegiatan/forum_daftar.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    return unduh_xlsx(
        request,
        nama="forum-genre",
        lembar="Forum GenRe",
        kolom=FORUM,
        baris=_daftar(),
        saringan=[],
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=True,
    )


@izin_objek("kegiatan.view_forumgenre", _semua, cara=BACA)
def detail(request, pk: int):
    user, hari_ini = request.user, timezone.localdate()
    forum = get_object_or_404(ForumGenre.objects.select_related("sk"), pk=pk)
    per = min(forum.selesai or hari_ini, hari_ini)
    anggota = keanggotaan(forum, per)
    terlihat = Kelompok.objects.terlihat(user, hari_ini)
    konteks = {
        "forum": forum,
        "berlaku": forum.berlaku_pada(hari_ini),
        "pengurus": forum.pengurus.all(),
        "anggota": anggota,
        "terbuka": set(
            terlihat.filter(pk__in=[k.pk for k in anggota.anggota]).values_list("pk", flat=True)
        ),
        "panel": panel_untuk(forum, user, hari_ini),
        "riwayat": gabung(
            riwayat_bertautan(forum), riwayat_bagian(forum.pengurus(manager="semua").all())
        ),
    }
    return render(request, "kegiatan/forum_detail.html", konteks)


@permission_required("kegiatan.add_forumgenre", raise_exception=True)
@transaksi_post
def tambah(request):
    return _isi(request, ForumGenre())


@UBAH
@transaksi_post
def ubah(request, pk: int):
    return _isi(request, ambil_atau_404(request, ForumGenre.objects.all(), pk=pk))


def _isi(request, forum: ForumGenre):
    """One page for the forum and its board; "Tambah pengurus" only adds an empty row."""
    data = kiriman(request)
    form = ForumForm(data, instance=forum, user=request.user, hari_ini=timezone.localdate())
    if kembar := form.kembar():
        return redirect(kembar)
    if data is not None and "tambah_pengurus" in data:
        pengurus = PengurusFormSet(satu_lagi(data, "pengurus"), instance=forum)
        tunda_penilaian(form, pengurus)
    else:
        pengurus = PengurusFormSet(data, instance=forum)
        if data is not None and form.is_valid() & pengurus.is_valid():
            simpan_forum(form=form, pengurus=pengurus, oleh=request.user)
            messages.success(request, f"Forum “{forum}” tersimpan.")
            return redirect(forum)
    baru = forum._state.adding
    konteks = {
        "form": form,
        "pengurus": pengurus,
        "galat_baris": galat_baris(pengurus, "Pengurus"),
        "forum": None if baru else forum,
    }
    return render(request, "kegiatan/forum_form.html", konteks)


@UBAH
@transaksi_post
def batalkan(request, pk: int):
    forum = ambil_atau_404(request, ForumGenre.semua.all(), pk=pk)
    return batalkan_baris(
        request,
        forum,
        judul=f"Batalkan “{forum}”?",
        akibat=[
            "Hanya untuk yang salah catat; masa bakti yang habis diberi tanggal selesai.",
            "Hilang dari daftar forum dan dari halaman PIK-R anggotanya.",
        ],
        kembali="kegiatan:forum_daftar",
        batal=forum.get_absolute_url(),
    )


@izin_objek("kegiatan.change_forumgenre", _semua, cara=KIRIM)
@transaksi_post
def pulihkan(request, pk: int):
    return pulihkan_baris(request, ambil_atau_404(request, ForumGenre.semua.all(), pk=pk))
