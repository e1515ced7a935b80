"""The rows of the monthly sheet as forms. They read; kelompok/aksi/lembar.py merges and writes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from inti.isian import IsianAngka
from inti.lembar import Kiriman
from inti.nilai import ribuan
from kelompok.gabung import NIHIL, TANPA_KEGIATAN, Isian, Nilai, Tanda
from kelompok.jenis import KOLOM_POKOK, LABEL
from kelompok.lembar import Baris, Lembar
from kelompok.validators import BATAS_ANGKA, BATAS_OMZET

PANJANG_SEL = 40  # what is longer was never meant for a cell; it is shown cut
PANJANG_AWAL = 200
_ANGKA = re.compile(r"\d{0,20}", re.ASCII)


class IsianKode(forms.Field):
    """Codes of the ticked warnings; what they stand for is judged with the figures."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> frozenset[str]:
        return frozenset(value or ())


@dataclass(frozen=True)
class Sel:
    """One cell as the page shows it. `asing` = this kind does not count it."""

    nama: str
    kolom: str
    label: str
    nilai: str = ""
    lalu: str = ""
    angka_lalu: str = ""
    galat: str = ""
    periksa: bool = False
    nihil: bool = False
    asing: bool = False


class BarisForm(forms.Form):
    """One group: its figures, nihil, the warnings that were ticked, and what it was read with."""

    kelompok = forms.IntegerField(widget=forms.HiddenInput)
    awal = forms.CharField(required=False, widget=forms.HiddenInput)
    tampil = forms.CharField(required=False, widget=forms.HiddenInput)
    nihil = forms.BooleanField(required=False)
    konfirmasi = IsianKode(required=False)

    def __init__(self, *args, baris: Baris, **kwargs):
        self.baris = baris
        kwargs["initial"] = {
            **baris.nilai,
            "kelompok": baris.kelompok.pk,
            "awal": baris.awal,
            "tampil": baris.tampil,
            "konfirmasi": [p.kode for p in baris.peringatan if p.tanda in baris.sah],
            **baris.ketikan,
        }
        super().__init__(*args, **kwargs)
        for kolom in baris.kolom:
            self.fields[kolom] = IsianAngka(
                label=LABEL[kolom],
                required=False,
                terbesar=BATAS_OMZET if kolom == "omzet" else BATAS_ANGKA,
            )
        if not baris.dapat_diisi:
            for field in self.fields.values():
                field.disabled = True

    def isian(self) -> Isian:
        """What was typed, as the merge wants it; also into fields that are disabled by now."""
        nilai: dict[str, Nilai] = {}
        galat: dict[str, str] = {}
        ketikan: dict[str, str | bool] = {}
        for kolom in self.baris.kolom:
            teks = self._kiriman(kolom)
            if teks is None:
                continue  # only some of the cells, or a browser that left out a disabled one
            ketikan[kolom] = teks
            try:
                nilai[kolom] = self.fields[kolom].clean(teks)
            except ValidationError as salah:
                galat[kolom] = f"{LABEL[kolom]}: {salah.messages[0]}"
        nihil = bool(self._kiriman(NIHIL))
        if ketikan or nihil:
            nilai[NIHIL] = ketikan[NIHIL] = nihil
        return Isian(
            nilai=nilai,
            awal=baca_awal(self._kiriman("awal") or "", self.baris.kolom),
            konfirmasi=frozenset(self.data.getlist(self.add_prefix("konfirmasi"))),
            tampil=baca_tampil(self._kiriman("tampil") or ""),
            galat=galat,
            ketikan=ketikan,
            awal_teks=(self._kiriman("awal") or "")[:PANJANG_AWAL],
        )

    def _kiriman(self, kolom: str) -> str | None:
        return self.data.get(self.add_prefix(kolom))

    @property
    def nihil_ditandai(self) -> bool:
        return bool(self[NIHIL].value())

    @property
    def dicentang(self) -> frozenset[str]:
        """Ticks of a row that was not stored; they come back with it."""
        return self.baris.kiriman.konfirmasi if self.baris.galat else frozenset()

    @property
    def sel(self) -> list[Sel]:
        """The columns that all kinds share, hatched where this kind lacks one."""
        return [self._sel(kolom) for kolom in KOLOM_POKOK]

    @property
    def sel_sendiri(self) -> list[Sel]:
        return [self._sel(kolom) for kolom in self.baris.sifat.kolom_sendiri]

    @cached_property
    def _salah(self) -> dict[str, str]:
        return self.baris.salah

    @cached_property
    def _periksa(self) -> set[str]:
        """Columns to look at: of open warnings, and changed by somebody else."""
        return {p.kolom for p in self.baris.terbuka} | set(self.baris.bentrok)

    def _sel(self, kolom: str) -> Sel:
        baris = self.baris
        if kolom not in baris.kolom:
            return Sel(nama="", kolom=kolom, label=LABEL[kolom], asing=True)
        lalu = baris.lalu.isi.get(kolom) if baris.lalu else None
        nilai = self[kolom].value()
        return Sel(
            nama=self.add_prefix(kolom),
            kolom=kolom,
            label=LABEL[kolom],
            nilai="" if nilai is None else str(nilai)[:PANJANG_SEL],
            lalu=ribuan(lalu),
            angka_lalu="" if lalu is None else str(lalu),
            galat=self._salah.get(kolom, ""),
            periksa=kolom in self._periksa,
            nihil=baris.laporan.nihil and kolom in TANPA_KEGIATAN,
        )


class LembarFormSet(forms.BaseFormSet):
    """All rows of a sheet, in its order; of what is posted, any of them in any order.

    A browser that saves by itself sends only the rows that changed. Each says whose it is; a row
    of elsewhere, or the same one twice, was tampered with: `Kiriman` is raised and none is taken.
    """

    form = BarisForm
    renderer = None
    extra = min_num = 0
    can_order = can_delete = can_delete_extra = validate_min = validate_max = False

    def __init__(self, data: QueryDict | None = None, *, lembar: Lembar):
        self.lembar = lembar
        self.max_num = self.absolute_max = len(lembar.baris)
        super().__init__(data, prefix="form", initial=[{} for _ in lembar.baris])
        self._urut = self._baris_kiriman() if self.is_bound else lembar.baris

    def get_form_kwargs(self, index):
        return {"baris": self._urut[index]}

    def _baris_kiriman(self) -> list[Baris]:
        if not self.management_form.is_valid():
            raise Kiriman("Isian lembar tidak utuh.")
        banyak: int = self.management_form.cleaned_data["TOTAL_FORMS"] or 0
        if not 0 <= banyak <= len(self.lembar.baris):
            raise Kiriman("Jumlah baris tidak sesuai lembar.")
        hasil = [self._baris(self.data.get(f"form-{n}-kelompok", "")) for n in range(banyak)]
        if len({b.kelompok.pk for b in hasil}) != banyak:
            raise Kiriman("Satu kelompok dikirim dua kali.")
        return hasil

    def _baris(self, teks: str) -> Baris:
        try:
            return self.lembar.per_kelompok[int(teks)]
        except (ValueError, KeyError):
            raise Kiriman(f"Kelompok {teks[:20]!r} tidak ada di lembar ini.") from None

    def isian(self) -> dict[int, Isian]:
        """Group pk → what was typed into its row."""
        return {f.baris.kelompok.pk: f.isian() for f in self.forms}


def baca_awal(teks: str, kolom: Iterable[str]) -> dict[str, Nilai] | None:
    """The line of Baris.awal read back; None when there is none, or it is not of this kind."""
    bagian = teks.split("|")
    nama = [*kolom, NIHIL]
    if len(bagian) != len(nama) or not all(_ANGKA.fullmatch(b) for b in bagian):
        return None
    hasil: dict[str, Nilai] = {k: int(b) if b else None for k, b in zip(nama, bagian, strict=True)}
    hasil[NIHIL] = hasil[NIHIL] == 1
    return hasil


def baca_tampil(teks: str) -> frozenset[Tanda]:
    """The line of Baris.tampil read back."""
    pasangan = (bagian.partition("=") for bagian in teks.split(";") if "=" in bagian)
    return frozenset((kode, nilai) for kode, _, nilai in pasangan)
