"""Reference data and published facts: read from data_awal/, checked, put into the database.

Reloading brings what changed in the files, but never over what a user changed: a field is taken
from the file only while its present value came from here (its history says so). Facts that
stand in the database are left alone, voided ones too. Nothing is ever removed.
"""

import csv
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from simple_history.utils import bulk_create_with_history

from inti.aksi import simpan_beralasan
from inti.models import SumberBaris

M = TypeVar("M", bound=models.Model)
ALASAN = "Data rujukan"
# Keys of facts: the same in every database, so that a fact is known again under a new title.
RUANG_KUNCI = uuid.uuid5(uuid.NAMESPACE_URL, "bangga-kencana/data_awal")


class RujukanRusak(Exception):
    """A file is missing or wrong; the text names file, row and column."""


@dataclass(frozen=True)
class Baris:
    """One row of a file, and where it stands (row 1 is the header, as a spreadsheet counts)."""

    berkas: str
    nomor: int
    isi: dict[str, str]

    def __getitem__(self, kolom: str) -> str:
        return self.isi[kolom]

    def tolak(self, kolom: str, sebab: str) -> NoReturn:
        letak = f", kolom {kolom}" if kolom else ""
        raise RujukanRusak(f"data_awal/{self.berkas} baris {self.nomor}{letak}: {sebab}")

    def rujuk(self, kolom: str, pilihan: dict[str, Any], di: str) -> Any:
        """The object that this cell names by its code."""
        if self[kolom] not in pilihan:
            self.tolak(kolom, f"“{self[kolom]}” tidak ada di {di}.")
        return pilihan[self[kolom]]


@dataclass
class Hitungan:
    """What loading one table did; `dibiarkan` = the file differs, but a user changed the row."""

    nama: str
    baru: int = 0
    diperbarui: int = 0
    sama: int = 0
    dibiarkan: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        bagian = [f"{self.baru} baru", f"{self.diperbarui} diperbarui", f"{self.sama} sama"]
        if self.dibiarkan:
            bagian.append(f"{len(self.dibiarkan)} dibiarkan karena sudah diubah pengguna")
        return f"{self.nama}: {', '.join(bagian)}"


def baca(berkas: str, *kolom: str) -> list[Baris]:
    """All rows of a file of data_awal/; raises RujukanRusak unless it has these columns."""
    jalur = Path(settings.BASE_DIR) / "data_awal" / berkas
    try:
        with jalur.open(encoding="utf-8", newline="") as isi:
            return list(_baca_baris(berkas, csv.DictReader(isi, strict=True), kolom))
    except FileNotFoundError:
        raise RujukanRusak(f"Berkas data_awal/{berkas} tidak ada.") from None
    except UnicodeDecodeError:
        raise RujukanRusak(f"Berkas data_awal/{berkas} bukan teks UTF-8.") from None


def _baca_baris(berkas: str, pembaca: Any, kolom: tuple[str, ...]) -> Iterator[Baris]:
    if hilang := [k for k in kolom if k not in (pembaca.fieldnames or ())]:
        raise RujukanRusak(f"data_awal/{berkas} baris 1: kolom {', '.join(hilang)} tidak ada.")
    nomor = 1
    try:
        for isi in pembaca:
            nomor += 1
            baris = Baris(berkas, nomor, isi)
            if None in isi or None in isi.values():
                baris.tolak("", f"harus berisi {len(pembaca.fieldnames)} kolom.")
            yield baris
    except csv.Error as galat:
        raise RujukanRusak(f"data_awal/{berkas} baris {nomor + 1}: {galat}.") from None


@dataclass(frozen=True)
class Isian:
    """Values of one object, as a row of a file gives them."""

    baris: Baris
    nilai: dict[str, Any]
    # Columns of the file that have another name than their field.
    nama_kolom: dict[str, str] = field(default_factory=dict)


def muat_tabel(
    model: type[models.Model], isian: Iterable[Isian], *, kunci: tuple[str, ...]
) -> Hitungan:
    """Bring the rows of one table to what the file says; `kunci` are the fields that name a row."""
    hitung = Hitungan(str(model._meta.verbose_name).capitalize())
    ada = {_kunci(o, kunci): o for o in model._base_manager.all()}
    baru: dict[tuple[Any, ...], models.Model] = {}
    for satu in isian:
        objek = model(**satu.nilai)
        nama = _kunci(objek, kunci)
        if nama in baru:
            satu.baris.tolak(_kolom(satu, kunci[-1]), "sudah ada di baris sebelumnya.")
        _periksa(objek, satu, lengkap=bool(ada) and nama not in ada)
        if nama in ada:
            _perbarui(ada[nama], objek, satu, hitung)
        else:
            baru[nama] = objek
    bulk_create_with_history(list(baru.values()), model, default_change_reason=ALASAN)
    hitung.baru = len(baru)
    return hitung


def _kunci(objek: models.Model, kunci: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(objek, objek._meta.get_field(k).attname) for k in kunci)  # type: ignore[union-attr]


def _kolom(satu: Isian, nama: str) -> str:
    return satu.nama_kolom.get(nama, nama)


def _periksa(objek: models.Model, satu: Isian, *, lengkap: bool) -> None:
    """Turn a value that the model refuses into a sentence with its place in the file."""
    try:
        if lengkap:
            objek.full_clean(validate_unique=True)
        else:
            objek.clean_fields(exclude={f.name for f in objek._meta.fields} - set(satu.nilai))
    except ValidationError as galat:
        nama, pesan = next(iter(galat.message_dict.items()))
        satu.baris.tolak("" if nama == "__all__" else _kolom(satu, nama), pesan[0])


def _perbarui(kini: models.Model, berkas: models.Model, satu: Isian, hitung: Hitungan) -> None:
    beda = [
        f.attname
        for f in kini._meta.concrete_fields
        if f.name in satu.nilai and getattr(kini, f.attname) != getattr(berkas, f.attname)
    ]
    kami = [nama for nama in beda if dari_sini(kini, nama)]
    for nama in kami:
        setattr(kini, nama, getattr(berkas, nama))
    if kami:
        simpan_beralasan(kini, oleh=None, alasan=ALASAN)
        hitung.diperbarui += 1
    elif not beda:
        hitung.sama += 1
    if len(kami) < len(beda):
        hitung.dibiarkan.append(str(kini))


def dari_sini(objek: models.Model, kolom: str) -> bool:
    """Whether the present value of this field came from a file, and not from a user."""
    nilai, alasan = object(), ""
    riwayat = type(objek).riwayat.filter(id=objek.pk)  # type: ignore[attr-defined]
    for tahap in riwayat.order_by("history_date", "history_id"):
        if getattr(tahap, kolom) != nilai:
            nilai, alasan = getattr(tahap, kolom), tahap.history_change_reason
    return alasan == ALASAN


def catat_fakta(model: type[M], satu: Isian, **lain: Any) -> M:
    """Store a published fact. The values of `satu` are checked, those of `lain` are ours."""
    objek = model(asal=SumberBaris.FAKTA, **satu.nilai, **lain)
    _periksa(objek, satu, lengkap=False)
    simpan_beralasan(objek, oleh=None, alasan=ALASAN)
    return objek


def kunci_fakta(nama: str) -> uuid.UUID:
    """The `kunci` under which a fact of data_awal/ is stored."""
    return uuid.uuid5(RUANG_KUNCI, nama)
