"""What was typed into a sheet, as figures or with the reason why not; and its cells as shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.http import QueryDict

from inti.lembar import baca_garis, baris_kiriman
from inti.nilai import ribuan

from .baris import Baris, Isian, KeadaanBaris, Lembar, Nilai

PANJANG_SEL = 40  # what is longer was never meant for a cell; it is shown cut
PANJANG_AWAL = 400


def baca_kiriman(data: QueryDict, lembar: Lembar) -> dict[int, Isian]:
    """Village pk → what was typed into its row. Raises `Kiriman` when it is not of this sheet."""
    baris = baris_kiriman(data, lembar.per_desa, "desa")
    return {b.desa.pk: _isian(data, f"form-{n}-", b) for n, b in enumerate(baris)}


def _isian(data: QueryDict, awalan: str, baris: Baris) -> Isian:
    nilai: dict[str, Nilai] = {}
    galat: dict[str, str] = {}
    ketikan: dict[str, str] = {}
    for kolom in baris.kolom:
        teks = data.get(awalan + kolom.nama)
        if teks is None:
            continue
        ketikan[kolom.nama] = teks
        try:
            nilai[kolom.nama] = baris.sifat.isian.clean(teks)
        except ValidationError as salah:
            galat[kolom.nama] = f"{baris.sifat.label[kolom.nama]}: {salah.messages[0]}"
    garis = data.get(f"{awalan}awal", "")
    return Isian(
        nilai=nilai,
        awal=baca_garis(garis, [k.nama for k in baris.kolom]),
        galat=galat,
        ketikan=ketikan,
        awal_teks=garis[:PANJANG_AWAL],
    )


class Sel(NamedTuple):
    """One cell as the page shows it."""

    nama: str
    kolom: str
    label: str
    nilai: str
    lalu: str
    angka_lalu: str
    galat: str
    periksa: bool
    tiada: bool


@dataclass(frozen=True)
class BarisTampil:
    """One row as the page shows it."""

    awalan: str
    baris: Baris
    nomor: str  # key of the village, as it stands in names and addresses
    sel: list[Sel]
    keadaan: KeadaanBaris
    kata: str
    peringatan: dict[str, str]

    @property
    def berpesan(self) -> bool:
        return bool(self.baris.galat or self.baris.bentrok or self.peringatan)

    @property
    def lebar(self) -> int:
        """Columns of the table, name and state among them."""
        return len(self.sel) + 2


def susun_tampil(baris: Iterable[Baris]) -> list[BarisTampil]:
    return [_tampil(f"form-{n}", b) for n, b in enumerate(baris)]


def _tampil(awalan: str, baris: Baris) -> BarisTampil:
    nilai, ketikan, peringatan = baris.nilai, baris.ketikan, baris.peringatan
    sel = []
    for k in baris.sifat.kolom:
        ada, lalu = nilai[k.nama], baris.lalu.get(k.nama)
        sel.append(
            Sel(
                nama=f"{awalan}-{k.nama}",
                kolom=k.nama,
                label=baris.sifat.label[k.nama],
                nilai=ketikan.get(k.nama, "" if ada is None else baris.sifat.tulis(ada))[
                    :PANJANG_SEL
                ],
                lalu=ribuan(lalu),
                angka_lalu="" if lalu is None else str(lalu),
                galat=baris.galat.get(k.nama, ""),
                periksa=k.nama in peringatan or k.nama in baris.bentrok,
                tiada=k.nama in baris.tiada,
            )
        )
    return BarisTampil(
        awalan, baris, str(baris.desa.pk), sel, baris.keadaan, baris.kata, peringatan
    )
