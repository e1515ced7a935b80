"""What `make run` needs before the server starts."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection

from dinas.models import Pengguna


class Command(BaseCommand):
    help = "Memutakhirkan basis data lokal; mengisinya dengan data contoh pada kali pertama."

    def add_arguments(self, parser):
        parser.add_argument(
            "--tanpa-statis", action="store_true", help="tidak mengumpulkan berkas statis"
        )

    def handle(self, *args, tanpa_statis: bool, **options):
        if settings.PRODUKSI:
            raise CommandError("Perintah ini hanya untuk MODE=lokal.")
        self._basis_data()
        if not tanpa_statis:
            self._statis()

    def _basis_data(self) -> None:
        pernah = settings.DATA_DIR / "contoh-pernah-dimuat"
        if not connection.introspection.table_names():
            self.stdout.write("Menyiapkan basis data …")
            pernah.unlink(missing_ok=True)  # it spoke of a database that was thrown away
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("muat_rujukan", verbosity=0)
        if pernah.exists():
            return
        if not Pengguna.objects.exists():  # an office that was started for real has one
            self.stdout.write("Memuat data contoh …")
            call_command("data_contoh", verbosity=0)
        pernah.touch()

    def _statis(self) -> None:
        """collectstatic, when a file or a package changed since the last time."""
        cap = settings.DATA_DIR / "statis.sidik"
        sidik = sidik_statis(settings.BASE_DIR)
        if settings.STATIC_ROOT.is_dir() and cap.exists() and cap.read_text() == sidik:
            return
        self.stdout.write("Mengumpulkan berkas statis …")
        call_command("collectstatic", interactive=False, verbosity=0)
        cap.write_text(sidik)


def sidik_statis(akar: Path) -> str:
    berkas = sorted(b for b in (akar / "static").rglob("*") if b.is_file())
    isi = [f"{b.relative_to(akar)} {b.stat().st_size} {b.stat().st_mtime_ns}" for b in berkas]
    isi.append((akar / "requirements.txt").read_text())
    return hashlib.sha256("\n".join(isi).encode()).hexdigest()
