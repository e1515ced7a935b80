import datetime
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from cadangan.manifes import Manifes
from cadangan.perintah import berakhir_tertib
from cadangan.pulih import periksa, pulihkan
from inti.nilai import ribuan, waktu


class Command(BaseCommand):
    help = (
        "Mengisi pemasangan yang kosong dari arsip buatan `cadangkan`: basis data dan berkas "
        "pengguna, seluruhnya atau tidak sama sekali. Hentikan aplikasi dahulu. Arsip dari versi "
        "yang lebih lama dimutakhirkan sekalian."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, help="arsip buatan `cadangkan`")
        parser.add_argument(
            "--periksa", action="store_true", help="baca seluruh arsip saja, jangan ubah apa pun"
        )

    def handle(self, *args, berkas: Path, **options) -> None:
        with berakhir_tertib("Dihentikan; tidak ada yang dipulihkan."):
            if options["periksa"]:
                self._sebut("Cadangan utuh dan dapat dipulihkan di sini", periksa(berkas))
            else:
                self._sebut("Pulih, dan jumlah barisnya cocok", pulihkan(berkas))

    def _sebut(self, awalan: str, manifes: Manifes) -> None:
        dibuat = datetime.datetime.fromisoformat(manifes.dibuat)
        self.stdout.write(
            f"{awalan}: {ribuan(manifes.isi.jumlah)} baris dalam {len(manifes.isi.baris)} tabel, "
            f"{ribuan(manifes.jumlah_berkas)} berkas, dibuat {waktu(dibuat)}."
        )
