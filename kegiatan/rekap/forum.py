"""Which PIK-R are in the forum, and which are not."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from kegiatan.models import ForumGenre
from kelompok.jenis import Jenis
from kelompok.models import Kelompok


@dataclass(frozen=True)
class KeanggotaanForum:
    """Members as recorded, and the active PIK-R of the district on `per` that are not among them."""

    per: datetime.date
    anggota: Sequence[Kelompok]
    aktif: int
    belum: Sequence[Kelompok]

    @property
    def anggota_aktif(self) -> int:
        return self.aktif - len(self.belum)


def keanggotaan(forum: ForumGenre, per: datetime.date) -> KeanggotaanForum:
    """The forum is public: all PIK-R of the district are named. Two queries."""
    urut = ("desa__kode", "nama", "pk")
    anggota = list(
        forum.pikr.filter(dibatalkan_pada__isnull=True)
        .select_related("desa__kecamatan")
        .order_by(*urut)
    )
    aktif = list(
        Kelompok.objects.per(per)
        .filter(jenis=Jenis.PIKR)
        .select_related("desa__kecamatan")
        .order_by(*urut)
    )
    pk = {k.pk for k in anggota}
    return KeanggotaanForum(per, anggota, len(aktif), [k for k in aktif if k.pk not in pk])
