"""Awards stand on groups and officers: these can't be voided while an award names them."""

from inti.aksi import daftarkan_berdiri
from kelompok.models import Kelompok
from penghargaan.models import Penerima
from petugas.models import Petugas


@daftarkan_berdiri(Kelompok)
def penghargaan_kelompok(kelompok: Kelompok) -> list[str]:
    return _sebut(Penerima.objects.filter(kelompok=kelompok))


@daftarkan_berdiri(Petugas)
def penghargaan_petugas(petugas: Petugas) -> list[str]:
    return _sebut(Penerima.objects.filter(petugas=petugas))


def _sebut(penerima) -> list[str]:
    sah = penerima.filter(penghargaan__dibatalkan_pada__isnull=True)
    return [f"Penghargaan “{p.penghargaan}”" for p in sah.select_related("penghargaan")]
