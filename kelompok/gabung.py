"""What was typed into a row, and how three values of a cell become one."""

from dataclasses import dataclass, field

from inti.lembar import gabung_sel

NIHIL = "nihil"  # beside the figures, the one other value of a row
TANPA_KEGIATAN = ("pertemuan", "hadir")  # 0 when nihil

Nilai = int | bool | None
Tanda = tuple[str, str]  # code and figures of a warning, as in Peringatan.tanda


@dataclass(frozen=True)
class Isian:
    """What somebody typed into one row. A column that is not in `nilai` was not touched.

    `awal` = the values that the row was read with, None when it does not say. `tampil` = the
    warnings that stood on the page, `konfirmasi` the codes that were ticked. `galat` = column →
    why what stands there is no number; such a row is not stored, and the page shows it again as
    it was sent: `ketikan` and `awal_teks`.
    """

    nilai: dict[str, Nilai] = field(default_factory=dict)
    awal: dict[str, Nilai] | None = None
    konfirmasi: frozenset[str] = frozenset()
    tampil: frozenset[Tanda] = frozenset()
    galat: dict[str, str] = field(default_factory=dict)
    ketikan: dict[str, str | bool] = field(default_factory=dict)
    awal_teks: str = ""


@dataclass(frozen=True)
class Gabungan:
    """Result of a three-way merge: what is to be written, and where both sides changed."""

    ambil: dict[str, Nilai]
    bentrok: frozenset[str]


def gabung(kini: dict[str, Nilai], isian: Isian) -> Gabungan:
    """Merge cell by cell, nihil with them. Without a base (`awal`), the row was read just now."""
    ambil, bentrok = gabung_sel(kini, isian.nilai, isian.awal or kini)
    return Gabungan(_sesuai_nihil(kini, isian, ambil), bentrok)


def _sesuai_nihil(
    kini: dict[str, Nilai], isian: Isian, ambil: dict[str, Nilai]
) -> dict[str, Nilai]:
    """Nihil says 0 where nothing was typed; taken back, these zeros were never counted."""
    awal = isian.awal or kini
    nihil = ambil.get(NIHIL, kini[NIHIL])
    for kolom in TANPA_KEGIATAN:
        ada, ketik = kini[kolom], isian.nilai.get(kolom)
        baru_nihil = NIHIL in ambil and awal.get(kolom) == ada
        if nihil and ketik is None and (ada is None or kolom in ambil or baru_nihil):
            ambil[kolom] = 0
        if kini[NIHIL] and not nihil and ada == 0 and not ketik:
            ambil[kolom] = None
    return {k: v for k, v in ambil.items() if v != kini[k]}
