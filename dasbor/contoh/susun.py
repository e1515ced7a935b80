"""Builds the whole sample, in the order in which one part stands on another."""

import datetime
from collections import Counter

from django.core.management import CommandError
from django.db import transaction

from dasbor.contoh.acara import buat_acara
from dasbor.contoh.akun import AKUN, buat_akun, buat_akun_petugas, buat_identitas
from dasbor.contoh.berkas import buat_berkas
from dasbor.contoh.dana import buat_dana
from dasbor.contoh.data_desa import buat_data_desa
from dasbor.contoh.imp import buat_imp
from dasbor.contoh.isi_kelompok import buat_anggota, buat_penilaian, buat_sk
from dasbor.contoh.kejadian import buat_kejadian
from dasbor.contoh.kelompok import buat_kelompok
from dasbor.contoh.keluarga_berisiko import buat_cakupan, buat_keluarga_berisiko
from dasbor.contoh.kepala import buat_kepala
from dasbor.contoh.kertas import buat_kertas
from dasbor.contoh.laporan import buat_laporan
from dasbor.contoh.latar import ACUAN, CONTOH, Latar
from dasbor.contoh.lokus import buat_lokus
from dasbor.contoh.penghargaan import buat_penghargaan
from dasbor.contoh.penimbangan import buat_penimbangan
from dasbor.contoh.petugas import buat_petugas
from dasbor.contoh.pola_stunting import Pola
from dasbor.contoh.sk import BukuSk, buat_sk_bersama
from dinas.models import IdentitasDinas, Pengguna, ProfilDinas
from inti.aksi import simpan_beralasan
from kelompok.models import Kelompok, LaporanBulanan
from petugas.models import Petugas
from stunting.models import Pengukuran
from wilayah.models import Desa, Kecamatan


@transaction.atomic
def susun_contoh(*, batas: datetime.date, benih: int) -> Counter[str]:
    """All rows of the sample, up to and including the day `batas`; gives what was made."""
    desa = {d.kode: d for d in Desa.objects.select_related("kecamatan").order_by("kode")}
    latar = Latar(benih, batas, desa, {k.kode: k for k in Kecamatan.objects.all()})
    buat_akun(latar)
    buat_akun_petugas(latar)
    buat_identitas(latar)
    buku = BukuSk(latar)
    lapangan = buat_petugas(latar, buku)
    buat_imp(latar, buku)
    rencana = buat_kelompok(latar, lapangan)
    buat_sk(latar, rencana, buku)
    buat_penilaian(latar, rencana)
    buat_anggota(latar, rencana)
    buat_kejadian(latar, rencana)
    buat_laporan(latar)
    buat_data_desa(latar)
    buat_lokus(latar)
    pola = Pola(latar)
    buat_penimbangan(latar, pola)
    buat_keluarga_berisiko(latar, pola)
    buat_cakupan(latar)
    buat_kertas(latar)
    buat_dana(latar)
    buat_acara(latar, rencana, buku)
    buat_penghargaan(latar, lapangan, rencana)
    buat_kepala(latar)
    buat_sk_bersama(latar, buku)
    buat_berkas(latar)
    profil = ProfilDinas.ambil()
    profil.data_contoh = True
    simpan_beralasan(profil, oleh=None, alasan="Data contoh dimuat")
    return Counter(
        kelompok=Kelompok.semua.filter(asal=CONTOH).count(),
        petugas=Petugas.semua.filter(asal=CONTOH).count(),
        laporan=LaporanBulanan.semua.filter(asal=CONTOH).count(),
        penimbangan=Pengukuran.semua.filter(asal=CONTOH).count(),
        akun=len(AKUN),
    )


def tolak_bila_dipakai() -> None:
    """The sample goes into an empty office only. Raises CommandError with the reason."""
    akun = Pengguna.objects.filter(is_active=True).exclude(asal=CONTOH).order_by("username")
    sebab = {
        "akun pengguna": akun.count(),
        "kelompok": Kelompok.semua.exclude(asal=CONTOH).count(),
        "petugas": Petugas.semua.exclude(asal=CONTOH).count(),
        "identitas dinas": IdentitasDinas.objects.exclude(asal=CONTOH).count(),
    }
    if ada := [f"{n} {nama}" for nama, n in sebab.items() if n]:
        raise CommandError(
            f"Data contoh hanya untuk basis data tanpa data kantor; di sini sudah ada "
            f"{', '.join(ada)}."
        )


def batas_dari(bulan: datetime.date, hari_ini: datetime.date) -> datetime.date:
    """The last day of the sample for `--sampai`: day 1 of that month.

    Day 1, so that the rows of the current month do not depend on the day of the run; for the
    month of the press report the day of the report.
    """
    if bulan > hari_ini:
        raise CommandError("--sampai tidak boleh sesudah bulan ini.")
    if bulan < ACUAN.replace(day=1):
        raise CommandError("--sampai paling awal 2020-11: contoh dibangun di sekitar bulan itu.")
    return max(bulan, ACUAN)
