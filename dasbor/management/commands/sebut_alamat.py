"""The last lines of `make run`: where the app is, and who may try it."""

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.management import BaseCommand

from dinas.models import Pengguna, ProfilDinas
from inti.models import SumberBaris


class Command(BaseCommand):
    help = "Menulis alamat aplikasi, dan akun contoh selama data contoh dimuat."

    def add_arguments(self, parser):
        parser.add_argument("port", type=int)

    def handle(self, *args, port: int, **options):
        self.stdout.write(f"\nBangga Kencana berjalan di http://localhost:{port}")
        self.stdout.write("Berhenti: Ctrl+C")
        if akun := akun_contoh():
            lebar = max(len(a.username) for a in akun)
            self.stdout.write(f"\n{'Akun contoh':<{lebar}}  Peran\n{'-' * lebar}  {'-' * 32}")
            for a in akun:
                self.stdout.write(f"{a.username:<{lebar}}  {a.get_peran_display()}: {a.nama}")
            self.stdout.write(f"\nSandi semua akun contoh: {settings.SANDI_CONTOH}")


def akun_contoh() -> list[Pengguna]:
    """Sample accounts that still have the sample password."""
    if not ProfilDinas.ambil().data_contoh:
        return []
    akun = Pengguna.objects.filter(asal=SumberBaris.CONTOH, is_active=True).order_by("pk")
    return [a for a in akun if check_password(settings.SANDI_CONTOH, a.password)]
