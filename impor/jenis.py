"""What can be imported. Each app registers its own kinds (`<app>/impor.py`).

A kind names its columns; finds the records that rows mean; and knows the rules that concern
several columns or rows. Everything else (files, cells, comparing, errors, applying, undoing) is
the same for all kinds and lies in this app.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from dinas.models import Pengguna
from impor.hasil import Total
from impor.kolom import Kolom, Ruang


@dataclass
class Baris:
    """A row of the file on its way: raw cells, what was read, the record that it means."""

    nomor: int
    sel: dict[str, Any]
    nilai: dict[str, Any] = field(default_factory=dict)
    objek: Any = None
    ubah: dict[str, tuple[Any, Any]] = field(default_factory=dict)  # column → before, after
    galat: list[tuple[str, str]] = field(default_factory=list)  # column, message
    peringatan: list[tuple[str, str]] = field(default_factory=list)
    ikut: dict[str, tuple[Any, Any]] = field(
        default_factory=dict
    )  # fields that follow, no columns

    @property
    def baru(self) -> bool:
        return self.objek is None

    @property
    def berubah(self) -> bool:
        """Whether anything is to be written: a row that says nothing new makes no record."""
        return bool(self.ubah)

    def salah(self, kolom: str, pesan: str) -> None:
        self.galat.append((kolom, pesan))

    def tanya(self, kolom: str, pesan: str) -> None:
        self.peringatan.append((kolom, pesan))


@dataclass
class Bagian:
    """A further record that a row writes: a new one, or one of which some fields change.

    `ubah` says what, as the record keeps it (a link by its key); of a new one also what is worth
    telling when somebody changes it later.
    """

    objek: Any
    ubah: dict[str, tuple[Any, Any]] = field(default_factory=dict)  # field → before, after

    @property
    def baru(self) -> bool:
        return self.objek.pk is None


class JenisImpor:
    """Base of all kinds. `model` is the record behind a row; its `kode` finds it again."""

    kode: str
    urutan: int  # place among the kinds: what is brought in most often stands first
    judul: str
    ikon: str
    keterangan: str  # under the template: what a row is
    satuan: str
    izin: str  # beside the right to import at all
    model: type[models.Model]
    model_bagian: Sequence[type[models.Model]] = ()  # of further records that a row writes
    kolom: Sequence[Kolom]
    turunan: Sequence[str] = ()  # further headings of its exports, ignored
    lembar: str  # name of its sheet in templates and exports
    judul_total = "Yang masih ada, sebelum dan sesudah"
    kirim = ""  # words of the box "send at once", for kinds that are sent

    def ruang(self, user: Pengguna, hari_ini: datetime.date) -> Ruang:
        """The lists that cells name, within the area of `user`. A fixed number of queries."""
        return Ruang(user, hari_ini)

    def cari(self, kode: Sequence[str], ruang: Ruang, *, kunci: bool) -> Iterable[Any]:
        """Records with these codes in the area of the user, with all that columns read.

        With `kunci` locked until the transaction ends. A fixed number of queries.
        """
        raise NotImplementedError

    def siapkan(self, baris: Sequence[Baris], ruang: Ruang, *, kunci: bool) -> None:
        """Before records are looked for, or taken back (then without rows): lock what stands
        above them."""

    def kenali_tanpa_kode(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        """Rows without a code that mean a record all the same: set their `objek`."""

    def pasangkan(
        self, baris: Sequence[Baris], calon: Callable[[Baris], Iterable[models.Model]]
    ) -> None:
        """Give each new row without errors the first of its candidates that says just the same,
        the code apart; none is given twice."""
        dipakai = {b.objek.pk for b in baris if b.objek}
        for satu in baris:
            if satu.galat or not satu.baru:
                continue
            for lama in calon(satu):
                if lama.pk not in dipakai and self._sama(satu, lama):
                    satu.objek = lama
                    dipakai.add(lama.pk)
                    break

    def _sama(self, baris: Baris, lama: Any) -> bool:
        return all(
            k.sama(k.ambil(lama), baris.nilai[k.nama])
            for k in self.kolom
            if k.nama in baris.nilai and k.nama != "kode"
        )

    def periksa(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        """Rules over columns and rows, of rows that are new or changed; all rows are given.

        Adds errors and warnings to the rows. A fixed number of queries for each POTONG rows.
        """

    def buat(self, baris: Sequence[Baris], ruang: Ruang) -> list[Any]:
        """Unsaved records for new rows, with codes; the columns are filled in already by `isi`."""
        return [self.isi(self.model(), b) for b in baris]

    def isi(self, objek: Any, baris: Baris) -> Any:
        for kolom in self.kolom:
            if kolom.sendiri and kolom.nama in baris.ubah:
                kolom.pasang(objek, baris.ubah[kolom.nama][1])
        for nama, (_, nilai) in baris.ikut.items():
            setattr(objek, objek._meta.get_field(nama).attname, nilai)
        return objek

    def bagian(
        self, isi: Sequence[tuple[Baris, Any]], ruang: Ruang
    ) -> Iterable[tuple[Baris, Bagian]]:
        """Further records of rows, each row with its record, which is stored already.

        Each record at most once in a file. A fixed number of queries.
        """
        return ()

    def versi(self, objek: Any) -> list[tuple[int, int]]:
        """Key and version of a record and of all that its columns read: another one since the
        check asks for another look."""
        return [(objek.pk, objek.versi)]

    @property
    def semua_model(self) -> list[type[models.Model]]:
        return [self.model, *self.model_bagian]

    def sesudah_ditulis(self, isi: Sequence[tuple[Baris, Any]], ruang: Ruang) -> None:
        """After all rows were written, each with its record: what else must be written."""

    def sebut(self, baris: Baris, ruang: Ruang) -> tuple[str, str]:
        """The record of a row and where it is, in words."""
        return str(baris.objek or ""), ""

    def total(self, baris: Sequence[Baris], ruang: Ruang) -> list[Total]:
        """Figures of the whole, before and after."""
        return []

    def semua(self, ruang: Ruang) -> Iterable[Any]:
        """All records in the area of the user: what the template is filled with."""
        raise NotImplementedError

    def halang_urung(
        self,
        baru: Sequence[tuple[int, Any]],
        ubah: Sequence[tuple[int, Any, Mapping[str, Any]]],
    ) -> Iterable[tuple[int, Any, str]]:
        """Rules that taking back would break: row, record, why. New records would be voided,
        of changed ones the fields get the values that stand beside. A fixed number of queries."""
        return ()

    def sesudah_dicabut(self, objek: Sequence[Any], oleh: Pengguna) -> None:
        """After new records of an import were voided: what else must follow."""


_jenis: dict[str, JenisImpor] = {}


def daftarkan(jenis: type[JenisImpor]) -> type[JenisImpor]:
    """Class decorator for the apps to the right."""
    _jenis[jenis.kode] = jenis()
    return jenis


def semua_jenis(user: Pengguna) -> list[JenisImpor]:
    """Kinds that `user` may import."""
    terurut = sorted(_jenis.values(), key=lambda j: j.urutan)
    return [j for j in terurut if boleh(j, user)]


def boleh(jenis: JenisImpor, user: Pengguna) -> bool:
    return user.has_perm("impor.add_batch") and user.has_perm(jenis.izin)


def jenis_bernama(kode: str) -> JenisImpor | None:
    return _jenis.get(kode)


def kode_jenis() -> list[str]:
    return list(_jenis)
