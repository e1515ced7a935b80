"""Villages and kecamatan. Their pages show several apps, so they live here."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dasbor.cetak_wilayah import profil_desa, profil_kecamatan
from dasbor.desa import angka_kecamatan, keadaan_desa
from dasbor.ekspor import KOLOM_DESA
from dasbor.peta import peta_desa
from dasbor.saring import DesaSaringan, KeadaanSaringan
from dinas.cetak import Dokumen, cetak_pdf, tolak_cetak
from dinas.unduh import unduh_xlsx
from inti.halaman import ambil_halaman
from inti.izin import BACA, izin_objek
from inti.nilai import tanggal_panjang
from inti.panel import Panel, panel_untuk
from inti.sidik import selama_data_sama
from kelompok.jenis import SIFAT
from petugas.akses import desa_terlihat, kecamatan_terlihat, sebutan_wilayah
from wilayah.models import Desa, Kecamatan

LIHAT = permission_required("wilayah.view_desa", raise_exception=True)


@require_safe
@LIHAT
def daftar(request):
    saring, desa, keadaan = _daftar(request)
    halaman = ambil_halaman(request, desa)
    konteks = {
        "saring": saring,
        "halaman": halaman,
        "baris": keadaan.semua_baris(halaman),
        "jenis": SIFAT.values(),
        "peta": peta_desa(
            keadaan,
            desa,
            judul="Peta",
            ringkasan=f"{len(desa)} desa dan kelurahan dalam daftar ini, "
            "menurut jumlah kelompok aktif dan petugasnya",
            tautan={k.nama for k in saring.keping} <= {"per", "kecamatan"},
        ),
    }
    return render(request, "wilayah/desa_daftar.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    saring, desa, keadaan = _daftar(request)
    return unduh_xlsx(
        request,
        nama="desa",
        lembar="Desa dan kelurahan",
        kolom=KOLOM_DESA,
        baris=keadaan.semua_baris(desa),
        saringan=[("Keadaan per", tanggal_panjang(saring.tanggal)), *saring.keterangan],
        wilayah=sebutan_wilayah(request.user),
    )


@izin_objek("wilayah.view_desa", desa_terlihat, "kode", cara=BACA)
def desa(request, kode: str):
    user, hari_ini = request.user, timezone.localdate()
    objek = get_object_or_404(
        desa_terlihat(user, hari_ini).select_related("kecamatan", "pengganti"), kode=kode
    )
    saring = KeadaanSaringan(request.GET, user=user, hari_ini=hari_ini)
    per = saring.tanggal
    keadaan = keadaan_desa(user, per, hari_ini)
    panel = _panel(objek, user, per, hari_ini)
    konteks = {
        "desa": objek,
        "saring": saring,
        "baris": keadaan.baris(objek),
        "data": objek.data.filter(tahun__lte=per.year).first(),
        "kode_lain": objek.kode_lain.all(),
        "nama_lain": objek.nama_lain.all(),
        "panel_utama": [p for p in panel if not p.samping],
        "panel_samping": [p for p in panel if p.samping],
        "peta": peta_desa(
            keadaan,
            _sekecamatan(user, hari_ini, per, objek.kecamatan_id),
            judul=f"Letak di Kecamatan {objek.kecamatan}",
            ringkasan=f"Kecamatan {objek.kecamatan}; {objek} ditandai",
            kecamatan=objek.kecamatan.kode,
            pilih=objek.kode,
        ),
    }
    return render(request, "wilayah/desa_detail.html", konteks)


@izin_objek("wilayah.view_desa", desa_terlihat, "kode", cara=BACA)
def desa_cetak(request, kode: str):
    """The same facts on paper."""
    user, hari_ini = request.user, timezone.localdate()
    terlihat = desa_terlihat(user, hari_ini).select_related("kecamatan")
    objek = get_object_or_404(terlihat, kode=kode)
    saring = KeadaanSaringan(request.GET, user=user, hari_ini=hari_ini)
    if tolak := tolak_cetak(request, saring, 0, objek.get_absolute_url()):
        return tolak
    per = saring.tanggal
    baris = keadaan_desa(user, per, hari_ini).baris(objek)
    dokumen = Dokumen(
        templat="profil",
        nama=f"profil-{objek.nama}-{per}",
        judul=f"Profil {objek.nama_lengkap}",
        isi=profil_desa(baris, user, per),
        baris=1,
        per=per,
        wilayah=f"Kecamatan {objek.kecamatan} · kode wilayah {objek.kode}",
    )
    return cetak_pdf(request, dokumen)


@izin_objek("wilayah.view_desa", kecamatan_terlihat, "kode", cara=BACA)
def kecamatan_cetak(request, kode: str):
    """The same facts on paper, of the villages in the area of the reader."""
    user, hari_ini = request.user, timezone.localdate()
    objek = get_object_or_404(kecamatan_terlihat(user, hari_ini), kode=kode)
    saring = KeadaanSaringan(request.GET, user=user, hari_ini=hari_ini)
    if tolak := tolak_cetak(request, saring, 0, objek.get_absolute_url()):
        return tolak
    per = saring.tanggal
    keadaan = keadaan_desa(user, per, hari_ini)
    desa = _sekecamatan(user, hari_ini, per, objek.pk)
    dokumen = Dokumen(
        templat="profil",
        nama=f"profil-kecamatan-{objek.nama}-{per}",
        judul=f"Profil Kecamatan {objek.nama}",
        isi=profil_kecamatan(objek, keadaan, desa, user),
        baris=len(desa),
        per=per,
        wilayah=f"{sebutan_wilayah(user)} · kode wilayah {objek.kode}",
    )
    return cetak_pdf(request, dokumen)


@izin_objek("wilayah.view_desa", kecamatan_terlihat, "kode", cara=BACA)
def kecamatan(request, kode: str):
    user, hari_ini = request.user, timezone.localdate()
    objek = get_object_or_404(kecamatan_terlihat(user, hari_ini), kode=kode)
    saring = KeadaanSaringan(request.GET, user=user, hari_ini=hari_ini)
    per = saring.tanggal
    keadaan = keadaan_desa(user, per, hari_ini)
    semua_desa = _sekecamatan(user, hari_ini, per, objek.pk)
    panel = _panel(objek, user, per, hari_ini)
    konteks = {
        "kecamatan": objek,
        "saring": saring,
        "baris": keadaan.semua_baris(semua_desa),
        "jenis": SIFAT.values(),
        "angka": angka_kecamatan(keadaan, kode, semua_desa),
        "nama_lain": objek.nama_lain.all(),
        "panel_utama": [p for p in panel if not p.samping],
        "panel_samping": [p for p in panel if p.samping],
        "peta": peta_desa(
            keadaan,
            semua_desa,
            judul="Peta kecamatan",
            ringkasan=f"Kecamatan {objek} menurut jumlah kelompok aktif",
            kecamatan=kode,
        ),
    }
    return render(request, "wilayah/kecamatan_detail.html", konteks)


def _daftar(request):
    """The filter, all its villages (a district has some hundred), and their state."""
    hari_ini = timezone.localdate()
    saring = DesaSaringan(request.GET, user=request.user, hari_ini=hari_ini)
    return saring, list(saring.hasil), keadaan_desa(request.user, saring.tanggal, hari_ini)


def _panel(objek: Desa | Kecamatan, user, per, hari_ini) -> list[Panel]:
    """The cards of the other apps, put together anew only after some record changed."""
    kunci = ("panel", objek._meta.label, objek.pk, user.pk, per, hari_ini)
    return selama_data_sama(kunci, lambda: panel_untuk(objek, user, per))


def _sekecamatan(user, hari_ini, per, kecamatan_id: int) -> list[Desa]:
    """Villages of a kecamatan on `per`, within the area of `user`."""
    terlihat = desa_terlihat(user, hari_ini).per(per).select_related("kecamatan")
    return list(terlihat.filter(kecamatan=kecamatan_id).order_by("kode"))
