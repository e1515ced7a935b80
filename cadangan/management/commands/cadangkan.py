from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from cadangan.perintah import berakhir_tertib
from cadangan.simpan import cadangkan
from inti.nilai import ribuan, ukuran_berkas


class Command(BaseCommand):
    help = (
        "Menulis basis data dan berkas pengguna ke satu arsip, dengan jumlah baris dan SHA-256; "
        "boleh selagi aplikasi berjalan. Arsipnya memuat data pribadi: simpan di tempat yang "
        "hanya dapat dibuka pengelola. Kembalikan dengan `pulihkan`."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, help="nama arsip yang ditulis")
        parser.add_argument("--timpa", action="store_true", help="ganti arsip yang sudah ada")

    def handle(self, *args, berkas: Path, timpa: bool, **options) -> None:
        with berakhir_tertib("Dihentikan; tidak ada arsip yang ditulis."):
            hasil = cadangkan(berkas, timpa=timpa)
        isi = hasil.manifes.isi
        self.stdout.write(
            f"Cadangan selesai: {berkas} ({ukuran_berkas(hasil.ukuran)}), "
            f"{ribuan(isi.jumlah)} baris dalam {len(isi.baris)} tabel, "
            f"{ribuan(hasil.manifes.jumlah_berkas)} berkas."
        )
