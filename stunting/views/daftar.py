"""Reading the lists of focus villages. Every role sees all of them (rancangan: Roles)."""

import datetime

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dinas.cetak import Dokumen, cetak_pdf
from dinas.models import ProfilDinas
from dinas.unduh import unduh_xlsx
from inti.halaman import ambil_halaman
from inti.nilai import tanggal_panjang
from inti.riwayat import gabung, riwayat_bagian, riwayat_dari
from inti.sidik import selama_data_sama
from petugas.akses import sebutan_wilayah
from stunting.cetak import isi_lampiran
from stunting.ekspor import kolom_lokus
from stunting.lokus import BarisLokus, JumlahKurang, Pembaca, baca_baris, hitung_kurang
from stunting.models import DaftarLokus, Kedudukan, Lokus
from stunting.peta import desa_terbuka, peta_lokus
from stunting.rekap import Sejarah, Tahunan, baca_sejarah, rekap_semua
from stunting.saring import LokusSaringan

RIWAYAT_TAMPIL = 5
LIHAT = permission_required("stunting.view_daftarlokus", raise_exception=True)


@require_safe
@LIHAT
def lokus_daftar(request):
    halaman = ambil_halaman(request, DaftarLokus.objects.select_related("sk"))
    hari_ini = timezone.localdate()
    rekap = rekap_semua([daftar.tahun for daftar in halaman], hari_ini)
    baris = [(daftar, rekap[daftar.tahun]) for daftar in halaman]
    konteks = {"halaman": halaman, "baris": baris, "hari_ini": hari_ini}
    return render(request, "stunting/lokus_daftar.html", konteks)


@require_safe
@LIHAT
def lokus_tahun(request, tahun: int):
    saring = _saringan(request, tahun)
    sejarah = baca_sejarah()
    daftar = sejarah.daftar.get(tahun)
    if daftar is None:
        kosong = {
            "tahun": tahun,
            "semua_tahun": sejarah.tahun,
            "url_tambah": f"{reverse('stunting:lokus_tambah')}?tahun={tahun}",
        }
        return render(request, "stunting/lokus_kosong.html", kosong)
    terbuka = desa_terbuka(request.user)
    hari_ini, ambang = timezone.localdate(), ProfilDinas.ambil().ambang_cakupan
    peta, prevalensi = selama_data_sama(
        ("peta-lokus", request.user.pk, tahun, hari_ini),
        lambda: peta_lokus(tahun, terbuka, sejarah, ambang=ambang, hari_ini=hari_ini),
    )
    baris, kurang, riwayat = selama_data_sama(
        ("lokus", tahun, *saring.kunci),
        lambda: (
            _baris(request, saring, sejarah, terbuka, prevalensi),
            hitung_kurang(Lokus.objects.tahun(tahun), tahun, saring.tanggal),
            _riwayat(daftar),
        ),
    )
    konteks = {
        "tahun": tahun,
        "daftar": daftar,
        "sejarah": sejarah,
        "semua_tahun": sejarah.tahun,
        "rekap": sejarah.rekap(tahun, saring.tanggal, tanpa_bkb=_tanpa_bkb(kurang)),
        "kurang": kurang,
        "saring": saring,
        "halaman": ambil_halaman(request, baris),
        "lepas": _lepas(saring),
        "judul_prevalensi": f"Prevalensi {tahun}",
        "terbuka": terbuka,
        "peta": peta,
        "riwayat": riwayat[:RIWAYAT_TAMPIL],
        "riwayat_lama": riwayat[RIWAYAT_TAMPIL:],
    }
    return render(request, "stunting/lokus_tahun.html", konteks)


@require_safe
@LIHAT
def lokus_unduh(request, tahun: int):
    saring = _saringan(request, tahun)
    terbuka = desa_terbuka(request.user)
    return unduh_xlsx(
        request,
        nama=f"lokus-{tahun}",
        lembar=f"Lokus {tahun}",
        kolom=kolom_lokus(tahun),
        baris=_baris(request, saring, baca_sejarah(), terbuka),
        saringan=[("Keadaan per", tanggal_panjang(saring.tanggal)), *saring.keterangan],
        wilayah=_wilayah(request.user, terbuka),
    )


@require_safe
@LIHAT
def lokus_cetak(request, tahun: int):
    """The whole list as the annex to its decree, whatever the page is narrowed to."""
    sejarah = baca_sejarah()
    daftar = sejarah.daftar.get(tahun)
    if daftar is None:
        messages.error(request, f"Belum dicetak: daftar lokus {tahun} belum ada.")
        return redirect("stunting:lokus_tahun", tahun)
    semua = Lokus.objects.tahun(tahun).select_related("desa__kecamatan")
    lokus = list(semua.order_by("desa__kode", "pk"))
    dokumen = Dokumen(
        templat="lokus",
        nama=f"lampiran-lokus-{tahun}",
        judul=f"Lampiran daftar lokus stunting {tahun}",
        isi=isi_lampiran(daftar, lokus, sejarah),
        baris=len(lokus),
    )
    return cetak_pdf(request, dokumen)


def _baris(
    request,
    saring: LokusSaringan,
    sejarah: Sejarah,
    terbuka: frozenset[str] | None,
    prevalensi: Tahunan | None = None,
) -> list[BarisLokus]:
    """The rows of the list and of its workbook."""
    baris = baca_baris(
        list(saring.hasil),
        saring.tahun,
        sejarah=sejarah,
        ambang=ProfilDinas.ambil().ambang_cakupan,
        pembaca=pembaca(request.user, terbuka, saring.tanggal),
        prevalensi=prevalensi,
    )
    return saring.urutkan(baris)


def pembaca(user, terbuka: frozenset[str] | None, per: datetime.date) -> Pembaca:
    """Sheets are filled in up to today, also when a later day is looked at."""
    return Pembaca(terbuka, user.has_perm, min(per, timezone.localdate()))


def _tanpa_bkb(kurang: list[JumlahKurang]) -> int:
    return next(k.jumlah for k in kurang if k.kode == "bkb")


def _lepas(saring: LokusSaringan) -> bool:
    return saring.nilai.get("kedudukan") == Kedudukan.LEPAS


def _wilayah(user, terbuka: frozenset[str] | None) -> str:
    if terbuka is None:
        return "Seluruh kabupaten"
    return f"Daftar seluruh kabupaten; angka desa hanya {sebutan_wilayah(user).lower()}"


def _saringan(request, tahun: int) -> LokusSaringan:
    return LokusSaringan(
        request.GET, tahun=tahun, user=request.user, hari_ini=timezone.localdate()
    )


def _riwayat(daftar: DaftarLokus):
    return gabung(
        riwayat_dari(daftar),
        riwayat_bagian(Lokus.semua.filter(daftar=daftar).select_related("desa", "daftar")),
        batas=50,
    )
