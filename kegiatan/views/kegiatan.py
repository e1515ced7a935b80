"""Events: list, detail, add, change, void."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from berkas.cetak import foto_cetak
from dinas.cetak import Dokumen, cetak_pdf
from dinas.unduh import unduh_xlsx
from inti.ambil import ambil_atau_404
from inti.formulir import galat_baris, kiriman, transaksi_post, tunda_penilaian
from inti.halaman import ambil_halaman
from inti.izin import BACA, KIRIM, izin_objek
from kegiatan.aksi.kegiatan import simpan_kegiatan
from kegiatan.cetak_kegiatan import isi_kegiatan
from kegiatan.ekspor.kegiatan import KOLOM, untuk_ekspor
from kegiatan.forms.kegiatan import KegiatanForm, NarasumberFormSet, sah, susun_peserta
from kegiatan.models import JenisKegiatan, Kegiatan
from kegiatan.profil import boleh_ubah, susun_profil
from kegiatan.rekap.kegiatan import rekap_kegiatan
from kegiatan.saring.kegiatan import KegiatanSaringan
from kegiatan.views.dasar import batalkan_baris, pulihkan_baris, satu_lagi
from kelompok.models import Kelompok
from petugas.akses import desa_terlihat, sebutan_wilayah

LIHAT = permission_required("kegiatan.view_kegiatan", raise_exception=True)
PANJANG_PK = 10  # digits; a longer one is no key of ours
UBAH = izin_objek("kegiatan.change_kegiatan", Kegiatan)


@require_safe
@LIHAT
def daftar(request):
    saring = _saringan(request)
    konteks = {
        "saring": saring,
        "halaman": ambil_halaman(request, saring.hasil),
        "rekap": rekap_kegiatan(saring.hasil, saring.hari_ini),
        "wilayah": sebutan_wilayah(request.user),
        "hari_ini": saring.hari_ini,
    }
    return render(request, "kegiatan/kegiatan_daftar.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    saring = _saringan(request)
    return unduh_xlsx(
        request,
        nama="kegiatan",
        lembar="Kegiatan",
        kolom=KOLOM,
        baris=untuk_ekspor(saring.hasil, request.user, saring.hari_ini),
        saringan=saring.keterangan,
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=True,
    )


@izin_objek("kegiatan.view_kegiatan", Kegiatan, cara=BACA)
def detail(request, pk: int):
    hari_ini = timezone.localdate()
    terlihat = Kegiatan.objects.terlihat(request.user, hari_ini).untuk_daftar()
    kegiatan = get_object_or_404(terlihat, pk=pk)
    konteks = {"profil": susun_profil(kegiatan, request.user, hari_ini), "kegiatan": kegiatan}
    return render(request, "kegiatan/kegiatan_detail.html", konteks)


@izin_objek("kegiatan.view_kegiatan", Kegiatan, cara=BACA)
def cetak(request, pk: int):
    """The report of the event on paper; with `?foto=ya` its photos, small."""
    hari_ini = timezone.localdate()
    terlihat = Kegiatan.objects.terlihat(request.user, hari_ini).untuk_daftar()
    kegiatan = get_object_or_404(terlihat, pk=pk)
    foto = foto_cetak(kegiatan) if request.GET.get("foto") == "ya" else []
    dokumen = Dokumen(
        templat="kegiatan",
        nama=f"kegiatan-{kegiatan.kode}-{kegiatan.mulai}",
        judul=f"Laporan kegiatan {kegiatan.judul}",
        isi=isi_kegiatan(susun_profil(kegiatan, request.user, hari_ini), foto),
        baris=1,
        saringan=[("Kegiatan", kegiatan.kode), *([("Foto", str(len(foto)))] if foto else [])],
        catatan="Memuat foto orang: hanya untuk keperluan dinas." if foto else "",
        dengan_nama=True,
    )
    return cetak_pdf(request, dokumen)


@permission_required("kegiatan.add_kegiatan", raise_exception=True)
@transaksi_post
def tambah(request):
    return _isi(request, Kegiatan())


@UBAH
@transaksi_post
def ubah(request, pk: int):
    terlihat = Kegiatan.objects.terlihat(request.user)
    return _isi(request, _boleh(request, ambil_atau_404(request, terlihat, pk=pk)))


def _isi(request, kegiatan: Kegiatan):
    """One page for all parts; "Tambah narasumber" only adds an empty row."""
    baru = kegiatan._state.adding
    data = kiriman(request)
    awal = _awal(request) if baru else {}
    form = KegiatanForm(
        data, instance=kegiatan, user=request.user, hari_ini=timezone.localdate(), initial=awal
    )
    if kembar := form.kembar():
        return redirect(kembar)
    peserta = susun_peserta(data, kegiatan)
    if data is not None and "tambah_narasumber" in data:
        narasumber = NarasumberFormSet(satu_lagi(data, "narasumber"), instance=kegiatan)
        tunda_penilaian(form, narasumber)
        for satu in peserta:
            tunda_penilaian(satu, narasumber)
    else:
        narasumber = NarasumberFormSet(data, instance=kegiatan)
        if data is not None and sah(form, peserta, narasumber):
            simpan_kegiatan(form=form, peserta=peserta, narasumber=narasumber, oleh=request.user)
            messages.success(request, f"Kegiatan “{kegiatan}” tersimpan.")
            return redirect(kegiatan)
    konteks = {
        "form": form,
        "peserta": peserta,
        "narasumber": narasumber,
        "galat_baris": [*galat_baris(peserta), *galat_baris(narasumber, "Narasumber")],
        "acara_terbuka": not baru or form.acara_terisi or _ditulis(narasumber),
        "kegiatan": None if baru else kegiatan,
    }
    return render(request, "kegiatan/kegiatan_form.html", konteks)


def _ditulis(narasumber) -> bool:
    """Whether a speaker was typed, or one more asked for: then they stay in sight."""
    return narasumber.is_bound and (
        narasumber.total_form_count() > 1 or any(n.has_changed() for n in narasumber)
    )


def _awal(request) -> dict:
    """What the address of the button says already: kind, title, village (code) or group (pk)."""
    awal: dict = {k: request.GET[k] for k in ("jenis", "judul") if k in request.GET}
    if kode := request.GET.get("desa"):
        awal["desa"] = desa_terlihat(request.user).filter(kode=kode).first()
    pk = request.GET.get("kelompok", "")
    if pk.isascii() and pk.isdigit() and len(pk) < PANJANG_PK:
        kelompok = Kelompok.objects.terlihat(request.user).filter(pk=pk).select_related("desa")
        if satu := kelompok.first():
            awal |= {"kelompok": [satu], "desa": satu.desa, "jenis": JenisKegiatan.PEMBINAAN}
    return awal


def _boleh(request, kegiatan: Kegiatan) -> Kegiatan:
    """The event, or 403: seen by an officer, but not of an own village."""
    if not boleh_ubah(request.user, kegiatan):
        raise PermissionDenied
    return kegiatan


@UBAH
@transaksi_post
def batalkan(request, pk: int):
    kegiatan = _boleh(
        request, ambil_atau_404(request, Kegiatan.semua.terlihat(request.user), pk=pk)
    )
    return batalkan_baris(
        request,
        kegiatan,
        judul=f"Batalkan “{kegiatan}”?",
        akibat=[
            "Hanya untuk yang salah catat: kegiatan yang tidak jadi cukup diberi keterangan.",
            "Hilang dari daftar, laporan kegiatan petugas, dan halaman desa serta kelompoknya.",
        ],
        kembali="kegiatan:daftar",
        batal=kegiatan.get_absolute_url(),
    )


@izin_objek("kegiatan.change_kegiatan", Kegiatan, cara=KIRIM)
@transaksi_post
def pulihkan(request, pk: int):
    terlihat = Kegiatan.semua.terlihat(request.user)
    return pulihkan_baris(request, _boleh(request, ambil_atau_404(request, terlihat, pk=pk)))


def _saringan(request) -> KegiatanSaringan:
    return KegiatanSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
