"""The history of an object in words: who, when, what from, what to."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from inti.nilai import sebut_nilai

TIDAK_DISEBUT = frozenset(
    {
        "id",
        "versi",
        "kunci",
        "kode",
        "asal",
        "dibatalkan_oleh",
        "dibatalkan_pada",
        "diperiksa_oleh",
        # Who did each step of a report, and when: the row itself says it, and the status.
        "disimpan_pada",
        "disimpan_oleh",
        "dikirim_pada",
        "dikirim_oleh",
        "dikirim_pertama_pada",
        "dikirim_pertama_oleh",
        "diverifikasi_pada",
        "diverifikasi_oleh",
    }
)
KATA = {"+": "Dicatat", "~": "Diubah", "-": "Dihapus"}


@dataclass(frozen=True)
class Perubahan:
    """One field: old and new value in words."""

    label: str
    lama: str
    baru: str


@dataclass
class Kejadian:
    """One act of one user; the rows that one save wrote are folded into it."""

    waktu: datetime.datetime
    oleh: str
    judul: str
    alasan: str = ""
    perubahan: list[Perubahan] = field(default_factory=list)


def riwayat_dari(objek: models.Model, *, batas: int = 50) -> list[Kejadian]:
    """Acts on `objek`, newest first; a save that changed nothing is left out."""
    baris = list(
        type(objek)
        .riwayat.filter(id=objek.pk)  # type: ignore[attr-defined]
        .select_related("history_user")
        .order_by("-history_date", "-history_id")[: batas + 1]
    )
    return lipat(kejadian(b, sebelum) for b, sebelum in _berpasangan(baris, batas))


def riwayat_bagian(queryset: models.QuerySet[Any], *, batas: int = 50) -> list[Kejadian]:
    """Acts on all rows of `queryset` (parts of one object), newest first.

    Two queries, or one when the rows were read already; `queryset` joins what their names need.
    """
    model = queryset.model
    objek = {o.pk: o for o in queryset}
    if not objek:
        return []
    baris = list(
        model.riwayat.filter(id__in=objek)
        .select_related("history_user")
        .order_by("-history_date", "-history_id")
    )
    hasil = []
    for i, b in enumerate(baris):
        sebelum = next((x for x in baris[i + 1 :] if x.id == b.id), None)
        sebutan = getattr(b, "nama", None) or str(objek[b.id])
        hasil.append(kejadian(b, sebelum, nama=f"{model._meta.verbose_name} ", sebutan=sebutan))
    return lipat(hasil)[:batas]


def gabung(*daftar: Iterable[Kejadian], batas: int = 50) -> list[Kejadian]:
    """Several histories as one, newest first."""
    semua = sorted((k for d in daftar for k in d), key=lambda k: k.waktu, reverse=True)
    return semua[:batas]


def kejadian(
    baris: Any, sebelum: Any, *, nama: str = "", sebutan: str = "", kecuali: Iterable[str] = ()
) -> Kejadian:
    """One history row beside the one before it, without the fields of `kecuali`."""
    judul = KATA[baris.history_type]
    dibatalkan = getattr(baris, "dibatalkan_pada", None)
    dulu = getattr(sebelum, "dibatalkan_pada", None)
    if bool(dibatalkan) != bool(dulu):
        judul = "Dibatalkan (salah catat)" if dibatalkan else "Dipulihkan"
    if nama:
        judul = f"{nama[:1].upper()}{nama[1:]}{judul[:1].lower()}{judul[1:]}: {sebutan}"
    return Kejadian(
        waktu=baris.history_date,
        oleh=str(baris.history_user or "Sistem"),
        judul=judul,
        alasan=baris.history_change_reason or "",
        perubahan=_perubahan(baris, sebelum, kecuali) if sebelum is not None else [],
    )


def lipat(daftar: Iterable[Kejadian]) -> list[Kejadian]:
    """Fold the rows that one save wrote (same user, same second); drop empty changes."""
    hasil: list[Kejadian] = []
    for k in daftar:
        akhir = hasil[-1] if hasil else None
        sama = akhir and akhir.oleh == k.oleh and abs(akhir.waktu - k.waktu).total_seconds() < 1
        if akhir and sama and akhir.judul == KATA["~"] and k.judul in (KATA["+"], KATA["~"]):
            akhir.judul = k.judul
            akhir.perubahan = k.perubahan if k.judul == KATA["~"] else []
            continue
        if k.judul == KATA["~"] and not k.perubahan and not k.alasan:
            continue
        hasil.append(k)
    return hasil


def _berpasangan(baris: list[Any], batas: int) -> Iterator[tuple[Any, Any]]:
    """(row, the one before it) of rows of one object, newest first."""
    for i, b in enumerate(baris[:batas]):
        yield b, baris[i + 1] if i + 1 < len(baris) else None


def _perubahan(baris: Any, sebelum: Any, kecuali: Iterable[str] = ()) -> list[Perubahan]:
    model = baris.instance_type
    hasil = []
    beda_semua = baris.diff_against(
        sebelum, foreign_keys_are_objs=False, excluded_fields=list(kecuali)
    )
    for beda in beda_semua.changes:
        if beda.field in TIDAK_DISEBUT:
            continue
        kolom = model._meta.get_field(beda.field)
        lama, baru = beda.old, beda.new
        if kolom.many_to_many:
            target = kolom.m2m_reverse_field_name()
            lama, baru = [[x[target] for x in sisi] for sisi in (lama, baru)]
        hasil.append(
            Perubahan(
                label=str(kolom.verbose_name)[:1].upper() + str(kolom.verbose_name)[1:],
                lama=sebut_nilai(kolom, lama),
                baru=sebut_nilai(kolom, baru),
            )
        )
    return hasil
