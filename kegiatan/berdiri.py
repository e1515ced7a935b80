"""Events and the forum stand on groups and officers: these can't be voided while one names them."""

from inti.aksi import daftarkan_berdiri
from kegiatan.models import ForumGenre, Kegiatan
from kelompok.models import Kelompok
from petugas.models import Petugas


@daftarkan_berdiri(Kelompok)
def acara_kelompok(kelompok: Kelompok) -> list[str]:
    forum = ForumGenre.objects.filter(pikr=kelompok)
    return [
        *_sebut(Kegiatan.objects.filter(kelompok=kelompok)),
        *(f"Anggota forum “{f}”" for f in forum.order_by("pk")),
    ]


@daftarkan_berdiri(Petugas)
def acara_petugas(petugas: Petugas) -> list[str]:
    return _sebut(Kegiatan.objects.filter(petugas=petugas))


def _sebut(kegiatan) -> list[str]:
    return [f"Kegiatan “{k}”" for k in kegiatan.order_by("-mulai", "pk")]
