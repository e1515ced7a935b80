"""A column of a sheet and the field behind it: how a cell is read, written and said in words.

A value is kept as the record keeps it: a key for a link, a tuple of keys for links, a code for a
choice. Columns hold no data; what they look up lies in the `Ruang` of the file.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz, process

from impor import sel as baca
from impor.galat import GalatSel
from inti.bulan import sandi_bulan
from inti.nilai import bulan_panjang
from inti.telepon import tulis_telepon

AMBANG_MIRIP = 75  # of 100, rapidfuzz ratio: near enough to be proposed
PEMISAH = "; "
SINGKATAN = {"nip", "sk"}  # written in capitals


def kunci_judul(teks: str) -> str:
    """A heading as it is compared: "Tanggal  Dibentuk *" and "tanggal_dibentuk" are one."""
    polos = unicodedata.normalize("NFKD", teks).casefold()
    return "".join(h for h in polos if h.isalnum())


@dataclass(frozen=True)
class Butir:
    """An entry of a pick-list: key, names by which it is known (first: as it is written)."""

    kunci: Any
    nama: tuple[str, ...]
    aktif: bool = True
    dalam: str = ""  # the kind to which it belongs, where names recur


@dataclass
class Ruang:
    """All that a file is read with: who asks, on which day, and the lists that cells name."""

    user: Any
    hari_ini: datetime.date
    acuan: dict[str, Any] = field(default_factory=dict)
    daftar: dict[str, "Daftar"] = field(default_factory=dict)
    kirim: bool = False  # what comes in is sent at once


class Daftar:
    """A pick-list, found by any of its names."""

    def __init__(self, butir: Sequence[Butir]):
        self.butir = {b.kunci: b for b in butir}
        self._menurut: dict[str, list[Butir]] = {}
        for b in butir:
            for nama in b.nama:
                self._menurut.setdefault(kunci_judul(nama), []).append(b)

    def cari(self, teks: str, dalam: str = "") -> Butir | None:
        ada = {b.kunci: b for b in self._menurut.get(kunci_judul(teks), [])}
        if dalam:
            ada = {k: b for k, b in ada.items() if b.dalam in ("", dalam)}
        return next(iter(ada.values())) if len(ada) == 1 else None

    def tulis(self, kunci: Any) -> str:
        """The first of its names that no other entry of its kind has, so that it is found again."""
        b = self.butir[kunci]
        return next((n for n in b.nama if self.cari(n, b.dalam) is b), b.nama[0])

    def ditawarkan(self, dalam: str = "") -> list[str]:
        return [
            self.tulis(b.kunci)
            for b in self.butir.values()
            if b.aktif and (not dalam or b.dalam in ("", dalam))
        ]

    def tolak(self, teks: str, dalam: str = "") -> GalatSel:
        """The refusal of a word that is not on the list, with the list or what was meant."""
        ada = self.ditawarkan(dalam)
        pesan = f"“{teks[:60]}” tidak dikenal."
        if len(ada) <= 12:
            *awal, akhir = ada or [""]
            pesan += f" Tulis {', '.join(awal)}{', atau ' if awal else ''}{akhir}."
        else:
            pesan += " Salin dari lembar Daftar nilai di templat."
        dekat = process.extractOne(teks, ada, scorer=fuzz.ratio, processor=str.casefold)
        if dekat and dekat[1] >= AMBANG_MIRIP:
            pesan += f" Mungkin maksudnya {dekat[0]}."
        return GalatSel(pesan)


Sekitar = Mapping[str, Any]  # the row around a cell: raw cells and the values read so far


@dataclass(frozen=True, kw_only=True)
class Kolom:
    """A field that can be imported; `judul` is its model name with a capital."""

    nama: str
    sebutan: tuple[str, ...] = ()
    wajib: bool = False
    lebar: int = 16
    catatan: str = ""
    pengganti: tuple[str, ...] = ()  # helper columns that say the same
    dalam_bagian: Any = None  # model of further records that keep it; None = the row's own record

    @property
    def judul(self) -> str:
        if self.nama in SINGKATAN:
            return self.nama.upper()
        return self.nama.replace("_", " ").capitalize()

    @property
    def sendiri(self) -> bool:
        """Whether the row's own record keeps it."""
        return self.dalam_bagian is None

    @property
    def kosong(self) -> Any:
        """The value of an empty cell."""
        return None

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> Any:
        raise NotImplementedError

    def ambil(self, objek: Any) -> Any:
        return getattr(objek, self.nama)

    def pasang(self, objek: Any, nilai: Any) -> None:
        setattr(objek, self.nama, nilai)

    def sama(self, lama: Any, baru: Any) -> bool:
        return bool(lama == baru)

    def tulis(self, nilai: Any, ruang: Ruang) -> Any:
        return nilai

    def sebut(self, nilai: Any, ruang: Ruang) -> str:
        return baca.sebut(self.tulis(nilai, ruang))

    def pilihan(self, ruang: Ruang) -> list[str]:
        return []

    def pilihan_ditolak(self, nilai: Any, ruang: Ruang) -> str:
        """Why a value that the list knows may not be chosen any more; "" when it may."""
        return ""


class Teks(Kolom):
    @property
    def kosong(self) -> str:
        return ""

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> str:
        return baca.baca_teks(sel)

    def sama(self, lama: Any, baru: Any) -> bool:
        return baca.bersih(lama or "") == baru


class Telepon(Teks):
    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> str:
        return baca.baca_telepon(sel)

    def tulis(self, nilai: Any, ruang: Ruang) -> str:
        return tulis_telepon(nilai or "")

    def sama(self, lama: Any, baru: Any) -> bool:
        """The same digits, however they are grouped: an export writes them in groups."""
        return re.sub(r"\D", "", lama or "") == re.sub(r"\D", "", baru) and (
            bool(re.sub(r"\D", "", baru)) or baca.bersih(lama or "") == baru
        )


class Bulat(Kolom):
    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> int | None:
        return baca.baca_bulat(sel)


class YaTidak(Kolom):
    """A mark; an empty cell is no mark."""

    @property
    def kosong(self) -> bool:
        return False

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> bool:
        return baca.baca_ya(sel)

    def pilihan(self, ruang: Ruang) -> list[str]:
        return ["Ya", "Tidak"]


@dataclass(frozen=True, kw_only=True)
class Bulan(Kolom):
    """A month; where its cell says no year, the helper column `tahun` does."""

    tahun: str = "tahun"

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> datetime.date:
        return baca.baca_bulan(sel, sekitar.get(self.tahun, ""))

    def tulis(self, nilai: Any, ruang: Ruang) -> str:
        return "" if nilai is None else sandi_bulan(nilai)

    def sebut(self, nilai: Any, ruang: Ruang) -> str:
        return "" if nilai is None else bulan_panjang(nilai)


class Tanggal(Kolom):
    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> datetime.date | None:
        return baca.baca_tanggal(sel)


@dataclass(frozen=True, kw_only=True)
class Pilihan(Kolom):
    """One of a list that is found in `ruang.daftar` under the name of the column."""

    tautan: bool = False  # a key of another table; else a code in a text field

    @property
    def kosong(self) -> Any:
        return None if self.tautan else ""

    def ambil(self, objek: Any) -> Any:
        return getattr(objek, f"{self.nama}_id" if self.tautan else self.nama)

    def pasang(self, objek: Any, nilai: Any) -> None:
        setattr(objek, f"{self.nama}_id" if self.tautan else self.nama, nilai)

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> Any:
        teks = baca.baca_teks(sel)
        if butir := ruang.daftar[self.nama].cari(teks):
            return butir.kunci
        raise ruang.daftar[self.nama].tolak(teks)

    def tulis(self, nilai: Any, ruang: Ruang) -> Any:
        return "" if nilai in (None, "") else ruang.daftar[self.nama].tulis(nilai)

    def pilihan(self, ruang: Ruang) -> list[str]:
        return ruang.daftar[self.nama].ditawarkan()

    def pilihan_ditolak(self, nilai: Any, ruang: Ruang) -> str:
        daftar = ruang.daftar[self.nama]
        if nilai in (None, "") or daftar.butir[nilai].aktif:
            return ""
        return f"“{daftar.tulis(nilai)}” tidak dipakai lagi. Pilih yang lain."


@dataclass(frozen=True, kw_only=True)
class Banyak(Kolom):
    """Several of a list, in one cell, joined by "; "."""

    dalam: str = ""  # column of the row that says to which kind the entries must belong

    @property
    def kosong(self) -> tuple[int, ...]:
        return ()

    def ambil(self, objek: Any) -> tuple[int, ...]:
        return tuple(sorted(satu.pk for satu in getattr(objek, self.nama).all()))

    def pasang(self, objek: Any, nilai: Any) -> None:
        """Links are written apart (inti/massal.py)."""

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> tuple[int, ...]:
        daftar, dalam = ruang.daftar[self.nama], str(sekitar.get(self.dalam) or "")
        teks = baca.baca_teks(sel)
        hasil = set()
        for satu in [s for s in re.split(r"\s*[;\n]\s*", teks) if s]:
            butir = daftar.cari(satu, dalam)
            if butir is None:
                raise daftar.tolak(satu, dalam)
            hasil.add(butir.kunci)
        return tuple(sorted(hasil))

    def tulis(self, nilai: Any, ruang: Ruang) -> str:
        daftar = ruang.daftar[self.nama]
        urut = [k for k in daftar.butir if k in set(nilai or ())]
        return PEMISAH.join(daftar.tulis(k) for k in urut)

    def pilihan(self, ruang: Ruang) -> list[str]:
        return ruang.daftar[self.nama].ditawarkan()


@dataclass(frozen=True, kw_only=True)
class Pembantu(Kolom):
    """A column that is no field: it only helps to read another one. Grey in exports."""

    dari: Callable[[Any], Any] = lambda objek: None

    def ambil(self, objek: Any) -> Any:
        return self.dari(objek)

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> str:
        return baca.tulisan(sel)
