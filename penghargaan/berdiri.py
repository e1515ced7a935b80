"""Awards stand on groups, officers and events: these can't be voided while an award names them."""

from inti.aksi import daftarkan_berdiri
from kegiatan.models import Kegiatan
from kelompok.models import Kelompok
from penghargaan.models import Penerima, Penghargaan
from petugas.models import Petugas


@daftarkan_berdiri(Kelompok)
def penghargaan_kelompok(kelompok: Kelompok) -> list[str]:
    return _sebut(Penerima.objects.filter(kelompok=kelompok))


@daftarkan_berdiri(Petugas)
def penghargaan_petugas(petugas: Petugas) -> list[str]:
    return _sebut(Penerima.objects.filter(petugas=petugas))


@daftarkan_berdiri(Kegiatan)
def penghargaan_kegiatan(kegiatan: Kegiatan) -> list[str]:
    return [f"Penghargaan “{p}”" for p in Penghargaan.objects.filter(kegiatan=kegiatan)]


def _sebut(penerima) -> list[str]:
    sah = penerima.filter(penghargaan__dibatalkan_pada__isnull=True)
    return [f"Penghargaan “{p.penghargaan}”" for p in sah.select_related("penghargaan")]
