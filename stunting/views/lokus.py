"""One focus village in a year, and two lists side by side."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.models import ProfilDinas
from dinas.unduh import unduh_xlsx
from inti.ambil import ambil_atau_404
from inti.izin import BACA, izin_objek
from inti.panel import panel_untuk
from inti.saring import terbaca
from petugas.akses import desa_terlihat, sebutan_wilayah
from stunting.banding import Banding, bandingkan
from stunting.ekspor.banding import kolom_banding
from stunting.grafik_lokus import grafik_lokus
from stunting.lokus import susun_baris
from stunting.lokus_desa import (
    berisiko,
    kelompok_lokus,
    keluarga_lokus,
    layanan_lokus,
    penduduk,
)
from stunting.models import Kedudukan
from stunting.peta import desa_terbuka
from stunting.rekap import Sejarah, baca_sejarah, deret_desa
from stunting.saring import LokusSaringan
from stunting.saring_banding import BandingForm
from stunting.views.daftar import pembaca

LIHAT = permission_required("stunting.view_daftarlokus", raise_exception=True)


@izin_objek("stunting.view_daftarlokus", desa_terlihat, "kode", cara=BACA)
def lokus_desa(request, tahun: int, kode: str):
    """A village of the list of `tahun`, or one that dropped out of it; others are no lokus."""
    user, hari_ini = request.user, timezone.localdate()
    desa = ambil_atau_404(request, desa_terlihat(user).select_related("kecamatan"), kode=kode)
    sejarah = baca_sejarah()
    kedudukan = sejarah.kedudukan(tahun, desa.pk)
    lepas = kedudukan == Kedudukan.LEPAS
    if desa.pk not in sejarah.isi(tahun) and not lepas:
        raise Http404
    saring = LokusSaringan(
        {"kedudukan": kedudukan} if lepas else None, tahun=tahun, user=user, hari_ini=hari_ini
    )
    ambang = ProfilDinas.ambil().ambang_cakupan
    prevalensi, keluarga = deret_desa([desa.pk]), keluarga_lokus(desa, tahun)
    (baris,) = susun_baris(
        [saring.hasil.get(desa=desa)],
        tahun,
        prevalensi=prevalensi,
        keluarga=berisiko(keluarga),
        sejarah=sejarah,
        ambang=ambang,
        pembaca=pembaca(user, None, hari_ini),
    )
    tahun_lokus = sejarah.tahun_lokus(desa.pk)
    konteks = {
        "desa": desa,
        "tahun": tahun,
        "daftar": sejarah.daftar[tahun],
        "baris": baris,
        "lepas": lepas,
        "per": hari_ini,
        "tahun_tahun": [t for t in sejarah.tahun if desa.pk in sejarah.isi(t)],
        "grafik": grafik_lokus(desa, prevalensi, tahun_lokus, ambang=ambang),
        "keluarga": keluarga,
        "penduduk": penduduk(desa, tahun),
        "layanan": layanan_lokus(desa, tahun),
        "kelompok": kelompok_lokus(desa, user, hari_ini),
        "panel": panel_untuk(baris.lokus, user, hari_ini),
    }
    return render(request, "stunting/lokus_desa.html", konteks)


@require_safe
@LIHAT
def lokus_banding(request):
    sejarah = baca_sejarah()
    form = BandingForm(request.GET, sejarah=sejarah)
    konteks = {
        "form": form,
        "sejarah": sejarah,
        "banding": _banding(request, form, sejarah),
    }
    return render(request, "stunting/lokus_banding.html", konteks)


@require_safe
@LIHAT
def lokus_banding_unduh(request):
    """The villages of both lists; without a valid choice an empty sheet that says so."""
    sejarah = baca_sejarah()
    form = BandingForm(request.GET, sejarah=sejarah)
    banding = _banding(request, form, sejarah)
    dari, ke = (banding.tahun_dari, banding.tahun_ke) if banding else (0, 0)
    galat = [terbaca(pesan) for daftar in form.errors.values() for pesan in daftar]
    return unduh_xlsx(
        request,
        nama=f"banding-lokus-{dari}-{ke}" if banding else "banding-lokus",
        lembar=f"Lokus {dari} dan {ke}" if banding else "Banding lokus",
        kolom=kolom_banding(dari, ke),
        baris=banding.baris if banding else [],
        saringan=[("Dari tahun", str(dari)), ("Ke tahun", str(ke))]
        if banding
        else [("Saringan salah, daftar dikosongkan", pesan) for pesan in galat],
        wilayah=sebutan_wilayah(request.user),
    )


def _banding(request, form: BandingForm, sejarah: Sejarah) -> Banding | None:
    if not form.is_valid():
        return None
    user, hari_ini = request.user, timezone.localdate()
    return bandingkan(
        form.cleaned_data["dari"],
        form.cleaned_data["ke"],
        sejarah=sejarah,
        desa=desa_terlihat(user),
        pembaca=pembaca(user, desa_terbuka(user), hari_ini),
        ambang=ProfilDinas.ambil().ambang_cakupan,
    )
