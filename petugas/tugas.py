"""What is owed in this app: villages without officer, too heavy loads; and news of hand-overs."""

import datetime

from django.urls import reverse

from dinas.models import Pengguna
from inti.nilai import tanggal_panjang
from inti.tugas import CONTOH, BarisTugas, Desakan, Tugas, daftarkan, jumlah_dan_contoh
from petugas.akses import melihat_semua
from petugas.beban import BATAS, STANDAR
from petugas.models import Petugas
from petugas.rekap import PerubahanMendatang, perubahan_mendatang, tanpa_petugas


def _mengatur(user: Pengguna) -> bool:
    return melihat_semua(user) and user.has_perm("petugas.add_penugasan")


@daftarkan
def desa_tanpa_petugas(user, hari_ini: datetime.date, rinci: bool = False) -> Tugas | None:
    """Villages that nobody serves today."""
    if not _mengatur(user):
        return None
    desa = tanpa_petugas(user, hari_ini).select_related("kecamatan")
    jumlah, baris = jumlah_dan_contoh(desa, rinci)
    return Tugas(
        kode="desa-tanpa-petugas",
        judul="Desa tanpa petugas",
        keterangan="Belum ada yang membina desa ini",
        jumlah=jumlah,
        url=reverse("petugas:tanpa"),
        desakan=Desakan.LEWAT,
        contoh=tuple(
            BarisTugas(
                judul=d.nama_lengkap,
                keterangan=f"Kecamatan {d.kecamatan}",
                url=d.get_absolute_url(),
                tombol="Tugaskan",
                url_tombol=f"{reverse('petugas:tugaskan')}?desa={d.kode}",
                hubungi=d.kepala,
                telepon=d.telepon_kepala,
            )
            for d in baris
        ),
        urutan=20,
    )


@daftarkan
def beban_berat(user, hari_ini: datetime.date, rinci: bool = False) -> Tugas | None:
    """Officers above the usual load, the heaviest first."""
    if not _mengatur(user):
        return None
    berat = Petugas.objects.per(hari_ini).untuk_daftar(hari_ini).filter(jumlah_desa__gt=BATAS)
    jumlah, baris = jumlah_dan_contoh(berat.order_by("-jumlah_desa", "nama", "pk"), rinci)
    return Tugas(
        kode="beban-berat",
        judul=f"Petugas di atas {BATAS} desa",
        keterangan=f"Standar {STANDAR} desa; sebagian dapat dialihkan",
        jumlah=jumlah,
        url=f"{reverse('petugas:daftar')}?beban=lebih4",
        desakan=Desakan.PERIKSA,
        contoh=tuple(
            BarisTugas(
                judul=p.nama,
                keterangan=f"{p.jumlah_desa} desa",
                url=p.get_absolute_url(),
                tombol="Alihkan",
                url_tombol=reverse("petugas:serah_terima", args=[p.pk]),
                hubungi=p.nama,
                telepon=p.telepon,
            )
            for p in baris
        ),
        urutan=60,
    )


@daftarkan
def akan_beralih(user, hari_ini: datetime.date, rinci: bool = False) -> Tugas | None:
    """Hand-overs recorded ahead: news for the office, and for whom they concern."""
    if melihat_semua(user) and not _mengatur(user):
        return None
    semua = perubahan_mendatang(user, hari_ini)
    return Tugas(
        kode="akan-beralih",
        judul="Desa yang akan beralih petugas",
        keterangan="Sudah tercatat, berlaku pada tanggalnya",
        jumlah=len(semua),
        url=reverse("petugas:mendatang"),
        desakan=Desakan.KABAR,
        contoh=tuple(_baris(p) for p in semua[:CONTOH]) if rinci else (),
        urutan=80,
    )


def _baris(p: PerubahanMendatang) -> BarisTugas:
    dari, ke = p.dari or "tanpa petugas", p.ke or "tanpa petugas"
    siapa = p.ke or p.dari
    return BarisTugas(
        judul=p.desa.nama_lengkap,
        keterangan=f"{tanggal_panjang(p.tanggal)}: {dari} → {ke}",
        hubungi=siapa.nama if siapa else "",
        telepon=siapa.telepon if siapa else "",
    )
