"""The history of a record with links to many rows, in a bounded number of queries.

A form writes one history row for the record and one more for each kind of link that it sets;
together they are one act. Reading the links of every row apart would cost queries by the dozen.
"""

import datetime
from collections import defaultdict
from itertools import pairwise
from typing import Any

from django.db.models import CharField, Model, Value

from inti.nilai import KOSONG
from inti.riwayat import KATA, Kejadian, Perubahan, kejadian

SEKETIKA = datetime.timedelta(seconds=1)  # rows of one save
Tautan = dict[str, dict[int, frozenset[int]]]  # field → history row → rows linked


def riwayat_bertautan(objek: Model, *, batas: int = 50) -> list[Kejadian]:
    """Acts on `objek`, newest first. A query, a second one when
    something was changed, and one per kind of link that was."""
    baris = list(
        type(objek)
        .riwayat.filter(id=objek.pk)  # type: ignore[attr-defined]
        .select_related("history_user")
        .order_by("-history_date", "-history_id")[: batas + 1]
    )
    simpanan = _sekali_simpan(baris)
    tautan = _baca_tautan(baris) if len(simpanan) > 1 else {}
    hasil = []
    for ini, sebelum in [*pairwise(simpanan), *((s, None) for s in simpanan[-1:])]:
        if ini[-1].history_type == "+":
            hasil.append(kejadian(ini[-1], None))
        elif sebelum:
            satu = kejadian(ini[0], sebelum[0], kecuali=tautan)
            satu.alasan = next(
                (b.history_change_reason for b in ini if b.history_change_reason), ""
            )
            satu.perubahan += _beda(objek, tautan, ini[0], sebelum[0])
            if satu.perubahan or satu.alasan or satu.judul != KATA["~"]:
                hasil.append(satu)
    return hasil


def _sekali_simpan(baris: list[Any]) -> list[list[Any]]:
    """Rows by the save that wrote them, newest first."""
    hasil: list[list[Any]] = []
    for b in baris:
        akhir = hasil[-1][-1] if hasil else None
        if (
            akhir
            and akhir.history_user_id == b.history_user_id
            and akhir.history_date - b.history_date < SEKETIKA
            and akhir.dibatalkan_pada == b.dibatalkan_pada
        ):
            hasil[-1].append(b)
        else:
            hasil.append([b])
    return hasil


def _baca_tautan(baris: list[Any]) -> Tautan:
    """The links of all these rows, every kind in one query."""
    model: Any = type(baris[0])
    hasil: Tautan = {k.name: {} for k in model._history_m2m_fields}
    nomor = [b.history_id for b in baris]
    bagian = [
        getattr(model, k.name)
        .model.objects.filter(history__in=nomor)
        .annotate(kolom=Value(k.name, CharField()))
        .values_list("history_id", f"{k.m2m_reverse_field_name()}_id", "kolom")
        for k in model._history_m2m_fields
    ]
    isi: dict[tuple[str, int], set[int]] = defaultdict(set)
    for satu, pk, nama in bagian[0].union(*bagian[1:], all=True):
        isi[nama, satu].add(pk)
    for (nama, satu), semua in isi.items():
        hasil[nama][satu] = frozenset(semua)
    return hasil


def _beda(objek: Model, tautan: Tautan, ini: Any, sebelum: Any) -> list[Perubahan]:
    hasil = []
    for nama, isi in tautan.items():
        lama, baru = isi.get(sebelum.history_id, frozenset()), isi.get(ini.history_id, frozenset())
        if lama == baru:
            continue
        kolom: Any = objek._meta.get_field(nama)
        pintu = getattr(kolom.related_model, "semua", kolom.related_model._base_manager)
        sebut = {x.pk: str(x) for x in pintu.filter(pk__in=lama | baru)}
        kata = [", ".join(sorted(sebut[x] for x in sisi)) or KOSONG for sisi in (lama, baru)]
        label = str(kolom.verbose_name)
        hasil.append(Perubahan(label[:1].upper() + label[1:], *kata))
    return hasil
