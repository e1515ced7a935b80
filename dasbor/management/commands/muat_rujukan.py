"""Reference data and published facts, from data_awal/."""

from django.core.management import BaseCommand, CommandError

from dasbor.rujukan import RujukanRusak
from dasbor.rujukan_isi import muat_semua


class Command(BaseCommand):
    help = (
        "Memuat data rujukan dan fakta terbit dari data_awal/: kecamatan, desa, nama dan kode "
        "lain, daftar pilihan, aturan lapor, lokus 2020 dan calon 2025, prevalensi terbit dan "
        "hasil survei, dan penghargaan 2020. "
        "Boleh dijalankan berulang: yang berubah di berkas dimutakhirkan, kecuali kolom yang "
        "sudah diubah pengguna; tidak ada yang dihapus."
    )

    def handle(self, *args, verbosity: int, **options):
        try:
            hasil = muat_semua()
        except RujukanRusak as galat:
            raise CommandError(str(galat)) from galat
        if not verbosity:
            return
        for hitung in hasil:
            self.stdout.write(str(hitung))
            for nama in hitung.dibiarkan:
                self.stdout.write(f"  dibiarkan: {nama}")
