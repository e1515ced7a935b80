"""The first page after log-in, by role."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dasbor.angka import Angka
from dasbor.desa import keadaan_desa
from dasbor.konteks import kerangka_dari
from dasbor.laporan_saya import laporan_saya
from dasbor.riwayat import kunci_riwayat, muat
from dasbor.tautan import alamat, daftar_kelompok
from dasbor.views.dasbor import dasbor
from dinas.peran import Peran
from kelompok.jenis import SIFAT
from kelompok.models import Kelompok
from petugas.akses import desa_binaan, desa_terlihat

PERUBAHAN_TERBARU = 8
KELOMPOK_DI_BERANDA = 12


@require_safe
def beranda(request):
    if request.user.peran == Peran.PIMPINAN:
        return dasbor(request)
    if request.user.peran == Peran.PETUGAS:
        return _petugas(request)
    return _kantor(request)


def _petugas(request):
    """A field officer: what to do, own villages, own groups; made for a telephone."""
    user, hari_ini = request.user, timezone.localdate()
    terlihat = desa_terlihat(user, hari_ini).per(hari_ini).select_related("kecamatan")
    desa = list(terlihat.order_by("kode"))
    keadaan = keadaan_desa(user, hari_ini, hari_ini)
    kelompok = Kelompok.objects.terlihat(user, hari_ini).per(hari_ini)
    laporan = laporan_saya(user, hari_ini)
    lapor_desa = laporan.per_desa() if laporan else {}
    konteks = {
        "laporan": laporan,
        "salam": salam(timezone.localtime().hour),
        "hari_ini": hari_ini,
        "tugas": kerangka_dari(request).tugas,
        "baris": [(b, lapor_desa.get(b.desa.pk)) for b in keadaan.semua_baris(desa)],
        "binaan": set(desa_binaan(user, hari_ini).values_list("pk", flat=True)),
        "jumlah_desa": Angka(len(desa), alamat("wilayah:daftar")),
        "jumlah_kelompok": Angka(keadaan.jumlah_di(desa), daftar_kelompok("")),
        "kelompok": kelompok.untuk_daftar(hari_ini).order_by("nama", "pk")[:KELOMPOK_DI_BERANDA],
        "telepon": kerangka_dari(request).profil.telepon,
    }
    return render(request, "dasbor/beranda_petugas.html", konteks)


def _kantor(request):
    """The office: what to do, the figures of today, what changed last."""
    user, hari_ini = request.user, timezone.localdate()
    jumlah = keadaan_desa(user, hari_ini, hari_ini).jumlah_jenis()
    konteks = {
        "salam": salam(timezone.localtime().hour),
        "hari_ini": hari_ini,
        "tugas": kerangka_dari(request).tugas,
        "jumlah_jenis": [
            (sifat, Angka(jumlah[jenis], daftar_kelompok("", jenis=jenis)))
            for jenis, sifat in SIFAT.items()
        ],
        "jumlah_kelompok": Angka(sum(jumlah.values()), daftar_kelompok("")),
        "perubahan": muat(kunci_riwayat(user, hari_ini)[:PERUBAHAN_TERBARU], user, hari_ini),
    }
    return render(request, "dasbor/beranda_kantor.html", konteks)


def salam(jam: int) -> str:
    """The greeting of the hour."""
    for batas, waktu in ((4, "malam"), (11, "pagi"), (15, "siang"), (18, "sore")):
        if jam < batas:
            return f"Selamat {waktu}"
    return "Selamat malam"
