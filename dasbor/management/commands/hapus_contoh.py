"""Takes the sample out of the database."""

from django.core.management import BaseCommand, CommandError
from django.db import transaction

from dasbor.contoh.hapus import Temuan, ada_contoh, hapus, periksa


class Command(BaseCommand):
    help = (
        "Menghapus data contoh beserta riwayat dan akunnya; fakta dan isian pengguna tetap. Bila "
        "ada isian pengguna yang berdiri di atas baris contoh (misalnya anggota di kelompok "
        "contoh), semuanya disebut dan tidak ada yang dihapus; yang sudah dibatalkan (salah "
        "catat) ikut terhapus. Akun contoh yang namanya masih disebut di riwayat atau catatan "
        "unduhan tidak dihapus, tetapi ditutup dan diganti nama."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--periksa", action="store_true", help="hanya menyebut, tidak menghapus"
        )
        parser.add_argument(
            "--termasuk-suntingan",
            action="store_true",
            help="hapus juga baris contoh yang pernah diubah akun nyata",
        )

    def handle(self, *args, periksa: bool, termasuk_suntingan: bool, verbosity: int, **options):
        self.bicara = bool(verbosity)
        with transaction.atomic():
            self._jalankan(hanya_periksa=periksa, termasuk_suntingan=termasuk_suntingan)

    def _jalankan(self, *, hanya_periksa: bool, termasuk_suntingan: bool) -> None:
        if not ada_contoh():
            self._tulis("Tidak ada data contoh.")
            return
        temuan = periksa()
        isi = ", ".join(f"{n} {nama}" for nama, n in temuan.jumlah().items())
        if sebab := halangan(temuan, termasuk_suntingan=termasuk_suntingan):
            raise CommandError(sebab)
        if hanya_periksa:
            self._tulis(f"Dapat dihapus: {isi}.")
            return
        dihapus, ditutup = hapus(temuan)
        self._tulis(f"Data contoh dihapus: {isi}.")
        if dihapus:
            self._tulis(f"Akun dihapus: {', '.join(dihapus)}.")
        if ditutup:
            self._tulis(
                f"Akun ditutup karena namanya masih disebut di riwayat: {', '.join(ditutup)}."
            )
        self._tulis("Untuk memulai kantor: manage.py mulai_kantor")

    def _tulis(self, teks: str) -> None:
        if self.bicara:
            self.stdout.write(teks)


def halangan(temuan: Temuan, *, termasuk_suntingan: bool) -> str:
    """Why nothing is removed yet, and what to do; "" when nothing stands in the way."""
    bagian = []
    if temuan.berdiri:
        bagian += [
            "Belum dihapus: isian pengguna ini berdiri di atas data contoh.",
            *(f"  {t}" for t in temuan.berdiri),
            "Pindahkan atau batalkan (salah catat) dulu di aplikasi, lalu jalankan lagi.",
        ]
    if temuan.disunting and not termasuk_suntingan:
        bagian += [
            "Belum dihapus: baris contoh ini pernah diubah akun nyata.",
            *(f"  {t}" for t in temuan.disunting),
            "Catat dulu isinya sebagai data baru, lalu jalankan dengan --termasuk-suntingan.",
        ]
    return "\n".join(bagian)
