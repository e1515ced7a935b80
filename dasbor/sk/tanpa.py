"""What should have a decree in force and has none, kind by kind."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.urls import reverse

from dasbor.sk.kaitan import KAITAN
from dinas.models import Pengguna
from kelompok.models import Kelompok
from stunting.models import DaftarLokus, StatusDaftar

Daftar = Callable[[Pengguna, datetime.date], QuerySet[Any]]


@dataclass(frozen=True)
class JenisTanpa:
    """A kind of record; `izin` is who may mend it, `betulkan` where."""

    kode: str
    judul: str
    daftar: Daftar
    sebut: Callable[[Any], tuple[str, str, str]]
    izin: str
    betulkan: Callable[[Any], str]
    dekat: tuple[str, ...] = ()


def q_tanpa_sk(per: datetime.date) -> Q:
    """No decree, or one that is not in force on `per`."""
    return Q(sk__isnull=True) | Q(sk__berlaku_sampai__lt=per) | Q(sk__tanggal__gt=per)


def _berlaku(kode: str) -> Daftar:
    """Rows of a period that hold on the day."""
    baris: Any = _KAITAN[kode].baris
    return lambda user, per: baris(user).per(per).filter(q_tanpa_sk(per))


def _lokus(user: Pengguna, per: datetime.date) -> QuerySet[DaftarLokus]:
    """Decreed lists whose decree is not on record; such a list does not end with its decree."""
    return DaftarLokus.objects.filter(
        status=StatusDaftar.DITETAPKAN, sk__isnull=True, tahun__lte=per.year + 1
    )


_KAITAN = {k.kode: k for k in KAITAN}
TANPA: tuple[JenisTanpa, ...] = (
    JenisTanpa(
        "jabatan",
        "Jabatan petugas",
        _berlaku("jabatan"),
        _KAITAN["jabatan"].sebut,
        "petugas.change_jabatan",
        lambda x: reverse("petugas:jabatan_ubah", args=[x.petugas_id, x.pk]),
        ("petugas",),
    ),
    JenisTanpa(
        "penugasan",
        "Penugasan desa binaan",
        _berlaku("penugasan"),
        _KAITAN["penugasan"].sebut,
        "petugas.change_penugasan",
        lambda x: reverse("petugas:penugasan_ubah", args=[x.petugas_id, x.pk]),
        ("petugas", "desa__kecamatan"),
    ),
    JenisTanpa(
        "imp",
        "PPKBD dan Sub PPKBD",
        _berlaku("imp"),
        _KAITAN["imp"].sebut,
        "petugas.change_imp",
        lambda x: reverse("petugas:imp_ubah", args=[x.pk]),
        ("desa__kecamatan",),
    ),
    JenisTanpa(
        "lokus",
        "Daftar lokus",
        _lokus,
        lambda x: (str(x), x.dasar, x.get_absolute_url()),
        "stunting.change_daftarlokus",
        lambda x: reverse("stunting:lokus_ubah", args=[x.tahun]),
    ),
    JenisTanpa(
        "forum",
        "Forum GenRe",
        _berlaku("forum"),
        _KAITAN["forum"].sebut,
        "kegiatan.change_forumgenre",
        lambda x: x.get_absolute_url(),
    ),
)
PER_KODE = {t.kode: t for t in TANPA}
AKTIF = "kelompok"


def hitung_tanpa(user: Pengguna, per: datetime.date) -> dict[str, int]:
    """Kind → rows without a decree in force; under `AKTIF` the groups active on `per`, with or
    without. One query."""
    pertama, *lain = [
        _hitung(AKTIF, Kelompok.objects.terlihat(user).per(per)),
        *(_hitung(t.kode, t.daftar(user, per)) for t in TANPA),
    ]
    ada = dict(pertama.union(*lain))
    return {kode: ada.get(kode, 0) for kode in (AKTIF, *PER_KODE)}


def _hitung(kode: str, baris: QuerySet[Any]) -> QuerySet[Any]:
    jenis = baris.order_by().annotate(jenis_tanpa=Value(kode)).values("jenis_tanpa")
    return jenis.annotate(n=Count("pk")).values_list("jenis_tanpa", "n")
