"""Reports what is orphaned or missing in the private store, and removes orphans when asked to."""

from django.core.management import BaseCommand

from berkas import gudang
from berkas.rapi import Temuan, hapus, periksa
from inti.nilai import ukuran_berkas

SEBUT = 10


class Command(BaseCommand):
    help = (
        "Mencocokkan gudang berkas dengan catatan: isi yang tidak dipakai catatan mana pun, berkas "
        "tanpa catatan, dan catatan yang isinya hilang. Tanpa --hapus hanya melaporkan. Berkas "
        "yang dihapus pengguna dengan alasan tetap disimpan, karena dapat dipulihkan."
    )

    def add_arguments(self, parser):
        parser.add_argument("--hapus", action="store_true", help="hapus yang tidak dipakai")

    def handle(self, *args, hapus: bool, **options):
        temuan = periksa()
        self._laporkan(temuan)
        if hapus and (temuan.yatim or temuan.lepas):
            self._hapus(temuan)
        elif temuan.yatim or temuan.lepas:
            self.stdout.write("Untuk menghapus yang tidak dipakai: tambahkan --hapus.")

    def _laporkan(self, temuan: Temuan) -> None:
        if temuan.bersih:
            self.stdout.write("Gudang berkas rapi.")
            return
        ukuran = sum(b.ukuran for b in temuan.yatim)
        self._sebut(
            "isi tidak dipakai catatan mana pun",
            [f"{b} di {gudang.jalur(b.tempat)}" for b in temuan.yatim],
            f" ({ukuran_berkas(ukuran)})" if ukuran else "",
        )
        self._sebut("berkas tanpa catatan", [str(p) for p in temuan.lepas])
        self._sebut(
            "catatan yang isinya hilang; kembalikan dari cadangan",
            [f"{n.nama} (nomor {n.pk}) di {gudang.jalur(n.berkas.tempat)}" for n in temuan.hilang],
        )

    def _sebut(self, kalimat: str, daftar: list[str], akhiran: str = "") -> None:
        if not daftar:
            return
        self.stdout.write(f"{len(daftar)} {kalimat}{akhiran}:")
        for satu in daftar[:SEBUT]:
            self.stdout.write(f"  {satu}")
        if len(daftar) > SEBUT:
            self.stdout.write(f"  … dan {len(daftar) - SEBUT} lagi")

    def _hapus(self, temuan: Temuan) -> None:
        isi, lepas = hapus(temuan)
        self.stdout.write(f"Dihapus: {isi} isi dan {lepas} berkas tanpa catatan.")
