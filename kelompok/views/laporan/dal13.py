"""F/I/Dal/13 as a document: of one village, or of all villages of a kecamatan in one file."""

import datetime

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from dinas.cetak import Dokumen, cetak_pdf
from inti.bulan import sandi_bulan
from inti.izin import BACA, izin_objek
from inti.nilai import bulan_panjang
from kelompok.cetak.dal13 import isi_dal13
from kelompok.rekap.dal13 import hari_keadaan, susun_dal13
from petugas.akses import desa_terlihat, kecamatan_terlihat
from wilayah.models import Desa

IZIN = "kelompok.view_laporanbulanan"


@izin_objek(IZIN, desa_terlihat, "kode", cara=BACA)
def dal13_desa(request, kode: str, bulan: datetime.date):
    hari_ini = timezone.localdate()
    terlihat = desa_terlihat(request.user, hari_ini).select_related("kecamatan")
    desa = get_object_or_404(terlihat, kode=kode)
    if bulan > hari_ini:
        return _belum_tiba(request, bulan, desa.get_absolute_url())
    return _cetak(
        request,
        bulan,
        [desa],
        nama=f"dal13-{desa.nama}",
        judul=f"F/I/Dal/13 {desa.nama_lengkap}, {bulan_panjang(bulan)}",
        wilayah=f"{desa.nama_lengkap}, Kecamatan {desa.kecamatan}",
    )


@izin_objek(IZIN, kecamatan_terlihat, "kode", cara=BACA)
def dal13_kecamatan(request, kode: str, bulan: datetime.date):
    """One page for each village of the kecamatan in the area of the reader."""
    user, hari_ini = request.user, timezone.localdate()
    kecamatan = get_object_or_404(kecamatan_terlihat(user, hari_ini), kode=kode)
    if bulan > hari_ini:
        return _belum_tiba(request, bulan, kecamatan.get_absolute_url())
    terlihat = desa_terlihat(user, hari_ini).filter(kecamatan=kecamatan)
    ada = terlihat.per(hari_keadaan(bulan, hari_ini)).select_related("kecamatan")
    desa = list(ada.order_by("kode"))
    if not desa:
        messages.error(request, f"Pada {bulan_panjang(bulan)} belum ada desa di kecamatan ini.")
        return redirect(kecamatan)
    return _cetak(
        request,
        bulan,
        desa,
        nama=f"dal13-kecamatan-{kecamatan.nama}",
        judul=f"F/I/Dal/13 Kecamatan {kecamatan.nama}, {bulan_panjang(bulan)}",
        wilayah=f"Kecamatan {kecamatan}",
    )


def _belum_tiba(request: HttpRequest, bulan: datetime.date, ke: str) -> HttpResponse:
    messages.error(request, f"Belum dicetak: {bulan_panjang(bulan)} belum tiba.")
    return redirect(ke)


def _cetak(
    request: HttpRequest,
    bulan: datetime.date,
    desa: list[Desa],
    *,
    nama: str,
    judul: str,
    wilayah: str,
) -> FileResponse:
    laporan = susun_dal13(
        request.user,  # type: ignore[arg-type]
        bulan,
        desa,
        hari_ini=timezone.localdate(),
        sekarang=timezone.now(),
    )
    dokumen = Dokumen(
        templat="dal13",
        nama=f"{nama}-{sandi_bulan(bulan)}",
        judul=judul,
        isi=isi_dal13(laporan),
        baris=len(laporan),
        per=laporan[0].per,
        wilayah=wilayah,
        saringan=[("Bulan", bulan_panjang(bulan)), ("Wilayah", wilayah)],
    )
    return cetak_pdf(request, dokumen)
