"""A sheet of stunting data in memory. Nothing here asks the database."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.db import models

from inti.isian import IsianAngka
from inti.lembar import SelBentrok
from stunting.models.dasar import BATAS_ANGKA
from wilayah.models import Desa

Objek = Any  # a row of what the sheet stores; sheets of other apps store other tables
Nilai = int | None


class KeadaanBaris(models.TextChoices):
    BELUM = "belum", "Belum diisi"
    SIAP = "siap", "Lengkap"
    PERIKSA = "periksa", "Periksa"
    PERBAIKI = "perbaiki", "Perbaiki"


@dataclass(frozen=True)
class Kolom:
    """A column: name in the form, heading, and where it is kept: row `bagian`, its `kolom`.

    `grup` is the heading above it, where several columns share one.
    """

    nama: str
    label: str
    kolom: str
    bagian: int = 0
    grup: str = ""


@dataclass(frozen=True)
class SifatLembar:
    """All that differs between the sheets. `wajib` = columns without which a row is incomplete;
    `isian` understands what is typed into a cell, `tulis` writes a figure there."""

    kode: str
    judul: str
    model: type[Objek]
    kolom: tuple[Kolom, ...]
    wajib: tuple[str, ...]
    galat: Callable[[Mapping[str, Nilai]], dict[str, str]]
    peringatan: Callable[[Mapping[str, Nilai]], dict[str, str]]
    terbesar: int = BATAS_ANGKA
    isian: forms.Field = field(
        default_factory=lambda: IsianAngka(required=False, terbesar=BATAS_ANGKA)
    )
    tulis: Callable[[int], str] = str

    @cached_property
    def label(self) -> dict[str, str]:
        """Column → its heading with that above it."""
        return {k.nama: f"{k.grup}, {k.label.lower()}" if k.grup else k.label for k in self.kolom}

    @property
    def grup(self) -> list[tuple[str, int]]:
        """Headings above the columns, and over how many each stands; none = no such line."""
        hasil: list[tuple[str, int]] = []
        for k in self.kolom:
            if hasil and hasil[-1][0] == k.grup:
                hasil[-1] = (k.grup, hasil[-1][1] + 1)
            else:
                hasil.append((k.grup, 1))
        return hasil if any(nama for nama, _ in hasil) else []


@dataclass(frozen=True)
class Isian:
    """What was typed into one row; a column that is not in `nilai` was not touched.

    `galat` = column → why what stands there is no number; `ketikan` is what the page shows again.
    """

    nilai: dict[str, Nilai] = field(default_factory=dict)
    awal: dict[str, Nilai] | None = None
    galat: dict[str, str] = field(default_factory=dict)
    ketikan: dict[str, str] = field(default_factory=dict)
    awal_teks: str = ""


@dataclass
class Baris:
    """One village. `objek` = the stored rows by `Kolom.bagian`; `lalu` = the figures before;
    `tiada` = columns that are not asked of it.

    `galat` and `bentrok` are what the last save could not take; a row with a `galat` is not
    stored and shown again as it was typed.
    """

    desa: Desa
    sifat: SifatLembar
    objek: dict[int, Objek]
    lalu: dict[str, Nilai] = field(default_factory=dict)
    sebut_lalu: str = ""
    tiada: frozenset[str] = frozenset()
    galat: dict[str, str] = field(default_factory=dict)
    bentrok: dict[str, SelBentrok] = field(default_factory=dict)
    kiriman: Isian = field(default_factory=Isian)

    @property
    def nilai(self) -> dict[str, Nilai]:
        """Its cells as they are stored."""
        return {
            k.nama: getattr(self.objek[k.bagian], k.kolom) if k.bagian in self.objek else None
            for k in self.sifat.kolom
        }

    @property
    def kolom(self) -> list[Kolom]:
        """The columns that are asked of this village."""
        return [k for k in self.sifat.kolom if k.nama not in self.tiada]

    @property
    def awal(self) -> str:
        """`nilai` in one line, or that with which a row came that was not stored."""
        if self.galat:
            return self.kiriman.awal_teks
        nilai = self.nilai
        return "|".join("" if (v := nilai[k.nama]) is None else str(v) for k in self.kolom)

    @property
    def ketikan(self) -> dict[str, str]:
        """What the page shows in place of the stored values."""
        if self.galat:
            return self.kiriman.ketikan
        return {k: v for k, v in self.kiriman.ketikan.items() if k in self.bentrok}

    @property
    def lalu_pendek(self) -> str:
        """Where the figures before come from, in the little room under a cell: "Sep", "2019"."""
        nama = self.sebut_lalu.split()[0] if self.sebut_lalu else ""
        return nama if nama.isdigit() else nama[:3]

    @property
    def peringatan(self) -> dict[str, str]:
        return self.sifat.peringatan(self.nilai)

    @property
    def terisi(self) -> bool:
        return _terisi(self.nilai)

    @property
    def keadaan(self) -> KeadaanBaris:
        """The first that fits."""
        if self.galat or self.bentrok:
            return KeadaanBaris.PERBAIKI
        nilai = self.nilai
        if not _terisi(nilai) or any(nilai[k] is None for k in self.sifat.wajib):
            return KeadaanBaris.BELUM
        return KeadaanBaris.PERIKSA if self.sifat.peringatan(nilai) else KeadaanBaris.SIAP

    @property
    def kata(self) -> str:
        keadaan = self.keadaan
        if keadaan == KeadaanBaris.BELUM and self.terisi:
            return "Belum lengkap"
        return str(keadaan.label)

    @property
    def bentrok_berlabel(self) -> list[tuple[str, str, SelBentrok]]:
        return [(k, self.sifat.label[k], b) for k, b in self.bentrok.items()]


@dataclass
class Lembar:
    """The rows of one period. `berjalan` = whether it may be filled in: it has begun."""

    sifat: SifatLembar
    periode: datetime.date | int
    sebutan: str
    sekarang: datetime.datetime
    baris: list[Baris]
    berjalan: bool = True

    @property
    def batas_angka(self) -> int:
        return self.sifat.terbesar

    @cached_property
    def per_desa(self) -> dict[int, Baris]:
        return {b.desa.pk: b for b in self.baris}

    @property
    def ringkas(self) -> dict[str, int]:
        """State → rows in it."""
        n = Counter(b.keadaan for b in self.baris)
        hasil = {k.value: n[k] for k in KeadaanBaris}
        return hasil | {"salah": hasil[KeadaanBaris.PERBAIKI.value]}

    @property
    def terisi(self) -> int:
        return sum(b.terisi for b in self.baris)

    @property
    def kosong(self) -> int:
        return len(self.baris) - self.terisi

    @property
    def jumlah(self) -> list[tuple[str, str, int | None]]:
        """Column, heading, sum of what is filled in; None where nothing is."""
        semua = [b.nilai for b in self.baris]
        return [
            (k.nama, self.sifat.label[k.nama], _jumlah(nilai[k.nama] for nilai in semua))
            for k in self.sifat.kolom
        ]


def _terisi(nilai: Mapping[str, Nilai]) -> bool:
    return any(v is not None for v in nilai.values())


def _jumlah(nilai: Iterable[Nilai]) -> int | None:
    ada = [v for v in nilai if v is not None]
    return sum(ada) if ada else None
