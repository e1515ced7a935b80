"""Decrees under groups."""

from django.db import transaction

from dinas.models import Pengguna, SuratKeputusan
from inti.aksi import simpan_beralasan
from kelompok.models import Kelompok, SkKelompok

from .putusan import kunci_kelompok


@transaction.atomic
def tautkan_sk(*, kelompok: Kelompok, sk: SuratKeputusan, oleh: Pengguna) -> SkKelompok:
    """Put a decree under a group; the same decree twice stays one link."""
    kelompok = kunci_kelompok(kelompok.pk)
    ada = SkKelompok.objects.filter(kelompok=kelompok, sk=sk).first()
    if ada is None:
        ada = SkKelompok(kelompok=kelompok, sk=sk)
        simpan_beralasan(ada, oleh=oleh)
    return ada
