"""The whole way from a file to a map that can be stored."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from wilayah.models import Desa

from .baca import Fitur, baca_fitur
from .cocok import Cocok, cocokkan, ringkas, sebut
from .galat import BatasDitolak
from .letak import Kotak, Titik, baca_cincin, kotak_desa, sebab_di_luar, titik_pertama
from .pengenal import baca_pengenal

TITIK_MAKS = 1_000_000  # over all villages; the borders of the country have not more


@dataclass(frozen=True, slots=True)
class Susunan:
    """A map that may be used. `cara`: how villages were found → how many; `titik`: points of the
    shapes before and after; `berat`: bytes as the browser receives them."""

    desa: str
    kecamatan: str
    jumlah: int
    cara: dict[str, int]
    diabaikan: int
    berat: int
    titik: tuple[int, int]


def susun(isi: bytes, *, hari_ini: datetime.date) -> Susunan:
    """Raises BatasDitolak unless every village of that day is in the file exactly once."""
    fitur = baca_fitur(isi)
    pengenal = baca_pengenal(hari_ini)
    if not pengenal.desa:
        raise BatasDitolak("Belum ada desa di basis data ini. Jalankan muat_rujukan dulu.")
    kotak = kotak_desa(pengenal.desa.values())
    cocok = cocokkan(fitur, pengenal, lambda f: _di_sini(f, kotak))
    cincin = _cincin(cocok, pengenal.desa, kotak)
    # GEOS and numpy: 30 MB that no process needs for anything else
    from .bentuk import ringankan  # noqa: PLC0415

    peta = ringankan(cincin, pengenal.desa)
    return Susunan(
        desa=peta.desa,
        kecamatan=peta.kecamatan,
        jumlah=len(cincin),
        cara=dict(cocok.cara.most_common()),
        diabaikan=cocok.diabaikan,
        berat=peta.berat,
        titik=peta.titik,
    )


def _di_sini(fitur: Fitur, kotak: Kotak) -> bool:
    titik = titik_pertama(fitur.geometri)
    return titik is not None and kotak.memuat(titik)


def _cincin(
    cocok: Cocok, desa: Mapping[str, Desa], kotak: Kotak
) -> dict[str, list[list[list[Titik]]]]:
    """Village code → its rings, all within the district."""
    hasil, salah, letak = {}, [], dict[str, list[str]]()
    for kode, fitur in sorted(cocok.fitur.items()):
        try:
            hasil[kode] = baca_cincin(fitur.geometri)
        except BatasDitolak as galat:
            salah.append(f"{sebut(desa[kode])}, bidang ke-{fitur.nomor}: {galat.alasan[0]}.")
            continue
        if sebab := sebab_di_luar(hasil[kode], kotak):
            letak.setdefault(sebab, []).append(sebut(desa[kode]))
    if salah or letak:
        raise BatasDitolak(*ringkas(salah), *(_sebut_letak(s, d) for s, d in letak.items()))
    titik = sum(len(c) for bidang in hasil.values() for b in bidang for c in b)
    if titik > TITIK_MAKS:
        raise BatasDitolak(
            f"Bentuknya terlalu rinci: {titik} titik, paling banyak {TITIK_MAKS}. "
            "Sederhanakan dulu, misalnya dengan mapshaper."
        )
    return hasil


def _sebut_letak(sebab: str, desa: list[str]) -> str:
    """One cause is told once, with the first village and how many more."""
    lain = f" dan {len(desa) - 1} desa lain" if len(desa) > 1 else ""
    return f"{desa[0]}{lain}: {sebab}."
