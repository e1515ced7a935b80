import datetime

from django.core.management.base import BaseCommand
from django.db.models import Q
from django.utils import timezone

from dinas.models import ProfilDinas
from impor.models import IsiBatch, Status


class Command(BaseCommand):
    help = (
        "Mengeluarkan berkas impor yang masa pembatalannya lewat; hitungannya tetap. Jalankan "
        "tiap malam bersama cadangan."
    )

    def handle(self, *args, **options) -> None:
        hari = ProfilDinas.ambil().hari_urung_impor
        batas = timezone.now() - datetime.timedelta(days=hari + 1)
        lewat = Q(batch__diterapkan_pada__lt=batas) | Q(
            batch__status=Status.DIPERIKSA, batch__dibuat_pada__lt=batas
        )
        isi = IsiBatch.objects.filter(lewat | Q(batch__status=Status.DIBATALKAN))
        jumlah = isi.filter(berkas__isnull=False).update(berkas=None, hasil=None)
        self.stdout.write(f"{jumlah} berkas impor dikeluarkan.")
