"""What a focus village should have and lacks, each with the button that mends it.

The page of a year, its filter, its workbook and the page of a village all read this table. An app
that stands to the right adds a line of its own in `<app>/kekurangan.py`, loaded by its
`AppConfig.ready` (a village fund, say):

    daftarkan(Kekurangan(kode="dana", label="Tanpa dana desa", syarat=..., ...))

`syarat` is a condition on Lokus, so that a line costs the page no query of its own.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.urls import reverse

from inti.bulan import bulan_dari, geser_bulan
from kelompok.jenis import Jenis
from kelompok.models import Kelompok
from petugas.models import Penugasan
from stunting.models import Lokus, Pengukuran
from wilayah.models import Desa

BULAN_DIAM = 3  # months without weighing, the running one not counted, before it is missing


@dataclass(frozen=True)
class Kekurangan:
    """`syarat(tahun, per)` holds for rows of Lokus of the list of `tahun` that lack it on `per`.

    `kode` is its value in the address. Who has the permission `izin` gets the button `tombol`,
    which opens `url(desa, tahun, per)`.
    """

    kode: str
    label: str
    syarat: Callable[[int, datetime.date], Q]
    tombol: str
    izin: str
    url: Callable[[Desa, int, datetime.date], str]
    urutan: int = 50

    @property
    def kolom(self) -> str:
        """The name under which a row tells whether it lacks this."""
        return f"kurang_{self.kode}"


_daftar: list[Kekurangan] = []


def daftarkan(kekurangan: Kekurangan) -> None:
    """Add a line. Raises ValueError for a second one with the same `kode`."""
    if any(k.kode == kekurangan.kode for k in _daftar):
        raise ValueError(f"Kekurangan {kekurangan.kode} sudah terdaftar.")
    _daftar.append(kekurangan)
    _daftar.sort(key=lambda k: k.urutan)


def semua() -> tuple[Kekurangan, ...]:
    """All lines, in their order."""
    return tuple(_daftar)


def dengan_kekurangan(
    lokus: "QuerySet[Lokus, Any]", tahun: int, per: datetime.date
) -> "QuerySet[Lokus, Any]":
    """Each row with `kurang_<kode>` for every line of the table."""
    return lokus.annotate(
        **{
            k.kolom: ExpressionWrapper(k.syarat(tahun, per), output_field=BooleanField())
            for k in _daftar
        }
    )


def kurang_dari(lokus: Any) -> Sequence[Kekurangan]:
    """What a row of `dengan_kekurangan` lacks."""
    return tuple(k for k in _daftar if getattr(lokus, k.kolom))


def _tanpa_bkb(tahun: int, per: datetime.date) -> Q:
    bkb = Kelompok.objects.per(per).filter(jenis=Jenis.BKB, desa=OuterRef("desa"))
    return Q(~Exists(bkb))


def _tanpa_petugas(tahun: int, per: datetime.date) -> Q:
    ada = Penugasan.objects.per(per).filter(
        desa=OuterRef("desa"), petugas__dibatalkan_pada__isnull=True
    )
    return Q(~Exists(ada))


def _tanpa_penimbangan(tahun: int, per: datetime.date) -> Q:
    """No complete row in the running month or one of the three before it."""
    sejak = geser_bulan(bulan_dari(per), -BULAN_DIAM)
    ada = Pengukuran.objects.lengkap().filter(
        desa=OuterRef("desa"), bulan__gte=sejak, bulan__lte=per
    )
    return Q(~Exists(ada))


def _url_bkb(desa: Desa, tahun: int, per: datetime.date) -> str:
    return f"{reverse('kelompok:tambah')}?{urlencode({'desa': desa.kode, 'jenis': Jenis.BKB})}"


def _url_petugas(desa: Desa, tahun: int, per: datetime.date) -> str:
    return f"{reverse('petugas:tugaskan')}?{urlencode({'desa': desa.kode})}"


def _url_penimbangan(desa: Desa, tahun: int, per: datetime.date) -> str:
    """The sheet of the month that is over, at the row of the village."""
    bulan = geser_bulan(bulan_dari(per), -1)
    lembar = reverse("stunting:penimbangan", args=[bulan])
    return f"{lembar}?{urlencode({'kecamatan': desa.kecamatan.kode})}#k{desa.pk}"


daftarkan(
    Kekurangan(
        kode="bkb",
        label="Tanpa BKB aktif",
        syarat=_tanpa_bkb,
        tombol="Tambah BKB",
        izin="kelompok.add_kelompok",
        url=_url_bkb,
        urutan=10,
    )
)
daftarkan(
    Kekurangan(
        kode="petugas",
        label="Tanpa petugas",
        syarat=_tanpa_petugas,
        tombol="Tugaskan petugas",
        izin="petugas.add_penugasan",
        url=_url_petugas,
        urutan=20,
    )
)
daftarkan(
    Kekurangan(
        kode="timbang",
        label="Tanpa penimbangan 3 bulan",
        syarat=_tanpa_penimbangan,
        tombol="Isi penimbangan",
        izin="stunting.change_pengukuran",
        url=_url_penimbangan,
        urutan=30,
    )
)
