"""The sample: an invented district around the facts of 13 November 2020."""

import datetime
import re

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from dasbor.contoh.susun import batas_dari, susun_contoh, tolak_bila_dipakai
from dasbor.rujukan import RujukanRusak
from dasbor.rujukan_isi import muat_semua
from dinas.models import ProfilDinas
from inti.massal import segarkan_statistik
from inti.nilai import tanggal_panjang


class Command(BaseCommand):
    help = (
        "Memuat data contoh di sekitar angka 13 November 2020, beserta lima akun contoh. Benih "
        "dan bulan yang sama menghasilkan baris yang sama. Hanya untuk basis data tanpa data "
        "kantor; dihapus lagi dengan hapus_contoh."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--sampai", metavar="YYYY-MM", help="bulan terakhir (bawaan: bulan ini)"
        )
        parser.add_argument("--benih", type=int, default=2020, help="benih acak (bawaan: 2020)")

    def handle(self, *args, sampai: str | None, benih: int, verbosity: int, **options):
        hari_ini = timezone.localdate()
        batas = batas_dari(baca_bulan(sampai) if sampai else hari_ini.replace(day=1), hari_ini)
        if ProfilDinas.ambil().data_contoh:
            if verbosity:
                self.stdout.write("Data contoh sudah dimuat; tidak ada yang diubah.")
            return
        tolak_bila_dipakai()
        try:
            muat_semua()
        except RujukanRusak as galat:
            raise CommandError(str(galat)) from galat
        jumlah = susun_contoh(batas=batas, benih=benih)
        segarkan_statistik()
        if verbosity:
            isi = ", ".join(f"{n} {nama}" for nama, n in jumlah.items())
            self.stdout.write(f"Data contoh dimuat sampai {tanggal_panjang(batas)}: {isi}.")


def baca_bulan(teks: str) -> datetime.date:
    if cocok := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", teks, re.ASCII):
        return datetime.date(int(cocok[1]), int(cocok[2]), 1)
    raise CommandError(f"--sampai {teks}: tulis bulan seperti 2020-11.")
