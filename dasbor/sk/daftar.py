"""Rows of the ledger: state on a day, what the decree settles, its scan."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from berkas.models import Lampiran
from dasbor.sk.kaitan import KAITAN
from dinas.models import Pengguna, SuratKeputusan
from inti.nilai import ukuran_berkas

SEGERA = 60  # days


@dataclass(frozen=True)
class Keadaan:
    """In force, ending soon, or over; on one day."""

    teks: str
    kelas: str
    ikon: str


@dataclass(frozen=True)
class BarisSk:
    sk: Any  # SuratKeputusan with the columns of `untuk_daftar`
    keadaan: Keadaan
    kaitan: tuple[str, ...]  # "10 kelompok"
    pindaian: str  # "188 KB", "" = none


def keadaan_sk(sk: SuratKeputusan, per: datetime.date) -> Keadaan:
    if sk.berlaku_sampai is None or (sk.berlaku_sampai - per).days > SEGERA:
        return Keadaan("Berlaku", "s-t", "check")
    sisa = (sk.berlaku_sampai - per).days
    if sisa < 0:
        return Keadaan("Berakhir", "s-b", "alert-circle")
    return Keadaan(f"{sisa} hari lagi" if sisa else "Hari terakhir", "s-l", "clock")


def untuk_daftar(sk: QuerySet[SuratKeputusan], user: Pengguna) -> QuerySet[Any]:
    """With the counts of what it settles (n_<kind>, as `user` sees it) and with its scans."""
    lampiran = Lampiran.objects.filter(
        jenis_pemilik=ContentType.objects.get_for_model(SuratKeputusan), id_pemilik=OuterRef("pk")
    ).order_by("pk")
    banyak = lampiran.order_by().values("id_pemilik").annotate(n=Count("pk")).values("n")
    return sk.annotate(
        **{f"n_{k.kode}": k.jumlah(user) for k in KAITAN},
        n_pindaian=Coalesce(Subquery(banyak, output_field=IntegerField()), 0),
        pindaian=Subquery(lampiran.values("pk")[:1]),
        ukuran_pindaian=Subquery(lampiran.values("berkas__ukuran")[:1]),
    )


def susun_baris(sk: Iterable[Any], per: datetime.date) -> list[BarisSk]:
    return [
        BarisSk(
            sk=satu,
            keadaan=keadaan_sk(satu, per),
            kaitan=tuple(f"{n} {k.satuan}" for k, n in _kaitan(satu) if n),
            pindaian=ukuran_berkas(satu.ukuran_pindaian) if satu.pindaian else "",
        )
        for satu in sk
    ]


def _kaitan(sk: Any):
    return ((k, getattr(sk, f"n_{k.kode}")) for k in KAITAN)
