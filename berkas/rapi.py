"""Whether rows and store say the same: what nobody points to, and what is missing."""

import datetime
import time
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from berkas import gudang
from berkas.models import Berkas, Lampiran

# A file that was just written may belong to a transaction that is still under way.
TENGGANG = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class Temuan:
    """`yatim`: content under no record; `lepas`: files without a row; `hilang`: the reverse."""

    yatim: list[Berkas]
    lepas: list[Path]
    hilang: list[Lampiran]

    @property
    def bersih(self) -> bool:
        return not (self.yatim or self.lepas or self.hilang)


def periksa() -> Temuan:
    """Look, without changing anything. What was removed with a reason keeps its content."""
    tempat = set(Berkas.objects.values_list("tempat", flat=True))
    dipakai = Lampiran.semua.values("berkas")
    tanpa_isi = [b.pk for b in Berkas.objects.all() if not _lengkap(b)]
    return Temuan(
        yatim=list(Berkas.objects.exclude(pk__in=dipakai)),
        lepas=[p for p in gudang.isi_gudang() if gudang.tempat_dari(p) not in tempat and _lama(p)],
        hilang=list(Lampiran.semua.filter(berkas__in=tanpa_isi).select_related("berkas")),
    )


@transaction.atomic
def hapus(temuan: Temuan) -> tuple[int, int]:
    """Remove orphans: rows with their content, and files without a row; how many of each.

    A content that somebody put under a record in the meantime stays.
    """
    pk = [b.pk for b in temuan.yatim]
    dipakai = Lampiran.semua.values("berkas")
    yatim = Berkas.objects.select_for_update().filter(pk__in=pk).exclude(pk__in=dipakai)
    pergi = list(yatim)
    Berkas.objects.filter(pk__in=[b.pk for b in pergi]).delete()
    transaction.on_commit(lambda: _buang(pergi, temuan.lepas))
    return len(pergi), len(temuan.lepas)


def _buang(berkas: list[Berkas], lepas: list[Path]) -> None:
    for satu in berkas:
        gudang.buang(satu.tempat)
    for jalur in lepas:
        jalur.unlink(missing_ok=True)


def _lengkap(berkas: Berkas) -> bool:
    return gudang.ada(berkas.tempat) and (
        not berkas.gambar or gudang.ada(berkas.tempat, kecil=True)
    )


def _lama(jalur: Path) -> bool:
    return time.time() - jalur.stat().st_mtime > TENGGANG.total_seconds()
