"""What is known of stunting, per village and year. An officer sees the own villages."""

import datetime
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.models import ProfilDinas
from dinas.unduh import unduh_buku
from inti.ambil import ambil_atau_404
from inti.izin import BACA, izin_objek
from inti.sidik import selama_data_sama
from petugas.akses import desa_terlihat, sebutan_wilayah
from stunting.data import baca, bulan_isi
from stunting.ekspor.data import lembar_cakupan, lembar_keluarga, lembar_penimbangan
from stunting.grafik import susun_grafik
from stunting.peta import peta_data
from stunting.saring_data import DataSaringan
from wilayah.models import Desa

LIHAT = permission_required("stunting.view_pengukuran", raise_exception=True)


@require_safe
@LIHAT
def data(request):
    saring = _saringan(request)
    kunci = (
        "data-stunting",
        request.user.pk,
        saring.hari_ini,
        *((nama, str(nilai)) for nama, nilai in sorted(saring.nilai.items())),
    )
    konteks = {
        "saring": saring,
        "wilayah": sebutan_wilayah(request.user),
        "kecamatan": saring.nilai.get("kecamatan"),
        "bulan": bulan_isi(saring.tahun_dipilih, saring.hari_ini),
        "boleh_isi": request.user.has_perm("stunting.change_pengukuran"),
    }
    konteks |= selama_data_sama(kunci, lambda: _susun(saring, konteks))
    return render(request, "stunting/data.html", konteks)


def _susun(saring: DataSaringan, konteks: dict[str, Any]) -> dict[str, Any]:
    """What stands below the filter. The table is drawn here, since it is most of the work."""
    ambang = ProfilDinas.ambil().ambang_cakupan
    isi = saring.isi(ambang=ambang)
    if isi is None:
        return {"data": None, "peta": None, "grafik": None, "tabel": ""}
    return {
        "data": isi,
        "peta": peta_data(isi, _kode(saring)) if isi.semua else None,
        "grafik": susun_grafik(saring.hasil, saring.nilai["kecamatan"], ambang=ambang),
        "tabel": render_to_string("stunting/_data_tabel.html", konteks | {"data": isi})
        if isi.baris
        else "",
    }


@izin_objek("stunting.view_pengukuran", desa_terlihat, "kode", cara=BACA)
def data_desa(request, kode: str):
    """One village: each month of the year, with what stands in it."""
    saring = _saringan(request)
    terlihat = desa_terlihat(request.user)
    desa: Desa = ambil_atau_404(request, terlihat.select_related("kecamatan"), kode=kode)
    tahun = saring.tahun_dipilih
    isi = baca(
        terlihat.filter(pk=desa.pk),
        tahun,
        ambang=ProfilDinas.ambil().ambang_cakupan,
        hari_ini=saring.hari_ini,
    )
    konteks = {
        "desa": desa,
        "data": isi,
        "baris": isi.semua[0],
        "tahun": tahun,
        "tahun_tahun": [int(t) for t, _ in saring.form.fields["tahun"].choices][::-1],
        "bulanan": sorted(isi.pengukuran, key=lambda p: p.bulan),
        "cakupan": desa.cakupan_layanan.filter(tahun=tahun)
        .select_related("indikator")
        .order_by("indikator__urutan", "pk"),
        "boleh_isi": request.user.has_perm("stunting.change_pengukuran"),
    }
    return render(request, "stunting/data_desa.html", konteks)


@require_safe
@LIHAT
def data_unduh(request):
    """Weighing of the villages that the page lists, one row each month; then the yearly data."""
    saring = _saringan(request)
    isi = saring.isi(ambang=ProfilDinas.ambil().ambang_cakupan)
    desa = [b.desa.pk for b in isi.baris] if isi else []
    tahun = saring.tahun_dipilih
    return unduh_buku(
        request,
        nama=f"data-stunting-{tahun}",
        lembar=[
            lembar_penimbangan(desa, tahun, request.user, saring.hari_ini),
            lembar_keluarga(desa, tahun),
            lembar_cakupan(desa, tahun),
        ],
        saringan=[("Tahun", str(tahun)), *saring.keterangan],
        wilayah=sebutan_wilayah(request.user),
    )


def _kode(saring: DataSaringan) -> str:
    """The code of the kecamatan that is asked for, if one is."""
    kecamatan = saring.nilai["kecamatan"]
    return kecamatan.kode if kecamatan else ""


def _saringan(request) -> DataSaringan:
    hari_ini: datetime.date = timezone.localdate()
    return DataSaringan(request.GET, user=request.user, hari_ini=hari_ini)
