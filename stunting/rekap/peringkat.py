"""How the villages are ranked for a list of lokus: plain arithmetic that can be done by hand.

Each indicator is brought to 0–1 over the villages that are ranked: (value − lowest) ÷ (highest −
lowest); where all are alike it is 0 for all. Score = 100 × Σ weight × that ÷ Σ weights. The higher
the score, the greater the need. A village that lacks an indicator of non-zero weight is not
ranked; on request it is, by the indicators that it has and their weights alone, and marked.
Equal scores stand in the order of the village code.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from stunting.models.kertas import Putusan

GOYANG = (0.8, 1.2)  # by how much each weight alone is moved to see how firm a place is

Nilai = Mapping[str, float | None]
Bobot = Mapping[str, float]


@dataclass(frozen=True)
class Calon:
    """A village and its values; None = not known."""

    desa: int
    kode: str
    nilai: Nilai
    putusan: str = Putusan.PERINGKAT

    def kurang(self, bobot: Bobot) -> tuple[str, ...]:
        """Indicators that count and are not known."""
        return tuple(k for k, b in bobot.items() if b and self.nilai.get(k) is None)


@dataclass(frozen=True)
class BarisPeringkat:
    """One village of a ranking. `baku` are its values brought to 0–1, `skor` is 0–100.

    `tempat` is None where it was not ranked; `terbaik` and `terburuk` are its places when each
    weight alone moves by a fifth.
    """

    calon: Calon
    baku: Nilai
    kurang: tuple[str, ...]
    skor: float | None = None
    tempat: int | None = None
    terbaik: int | None = None
    terburuk: int | None = None
    terpilih: bool = False


@dataclass(frozen=True)
class Peringkat:
    """The whole ranking: first those ranked, by place; then the others, by village code."""

    baris: Sequence[BarisPeringkat]
    bobot: Bobot
    n: int
    terendah: Mapping[str, float] = field(default_factory=dict)
    tertinggi: Mapping[str, float] = field(default_factory=dict)

    @property
    def terpilih(self) -> list[BarisPeringkat]:
        return [b for b in self.baris if b.terpilih]


def peringkatkan(
    calon: Collection[Calon], bobot: Bobot, *, n: int, sertakan_tak_lengkap: bool = False
) -> Peringkat:
    """Rank `calon`. Raises ValueError when all weights are zero."""
    if not any(bobot.values()):
        raise ValueError("Semua bobot nol.")
    ikut = [c for c in calon if sertakan_tak_lengkap or not c.kurang(bobot)]
    ikut = [c for c in ikut if len(c.kurang(bobot)) < sum(1 for b in bobot.values() if b)]
    terendah, tertinggi = _rentang(ikut, bobot)
    baku = {c.desa: _bakukan(c, terendah, tertinggi) for c in ikut}
    skor = _skor(ikut, baku, bobot)
    urut = _urutkan(ikut, skor)
    tempat = {c.desa: i for i, c in enumerate(urut, start=1)}
    kisaran = _kisaran(ikut, baku, bobot, tempat)
    terpilih = pilih(urut, calon, n)
    sisa = sorted((c for c in calon if c.desa not in tempat), key=lambda c: c.kode)
    baris = [
        BarisPeringkat(
            calon=c,
            baku=baku.get(c.desa, {}),
            kurang=c.kurang(bobot),
            skor=skor.get(c.desa),
            tempat=tempat.get(c.desa),
            terbaik=min(kisaran[c.desa]) if c.desa in kisaran else None,
            terburuk=max(kisaran[c.desa]) if c.desa in kisaran else None,
            terpilih=c.desa in terpilih,
        )
        for c in [*urut, *sisa]
    ]
    return Peringkat(baris, bobot, n, terendah, tertinggi)


def pilih(urut: Sequence[Calon], semua: Collection[Calon], n: int) -> set[int]:
    """Villages above the line: those included by hand, then by place, without those excluded."""
    terpilih = {c.desa for c in semua if c.putusan == Putusan.SERTAKAN}
    for c in urut:
        if len(terpilih) >= n:
            break
        if c.putusan == Putusan.PERINGKAT:
            terpilih.add(c.desa)
    return terpilih


def _rentang(calon: Sequence[Calon], bobot: Bobot) -> tuple[dict[str, float], dict[str, float]]:
    rendah: dict[str, float] = {}
    tinggi: dict[str, float] = {}
    for k in bobot:
        ada = [v for c in calon if (v := c.nilai.get(k)) is not None]
        if ada:
            rendah[k], tinggi[k] = min(ada), max(ada)
    return rendah, tinggi


def _bakukan(
    calon: Calon, terendah: Mapping[str, float], tertinggi: Mapping[str, float]
) -> dict[str, float | None]:
    baku: dict[str, float | None] = {}
    for k, rendah in terendah.items():
        nilai, lebar = calon.nilai.get(k), tertinggi[k] - rendah
        baku[k] = None if nilai is None else (nilai - rendah) / lebar if lebar else 0.0
    return baku


def _skor(calon: Sequence[Calon], baku: Mapping[int, Nilai], bobot: Bobot) -> dict[int, float]:
    """Village → 0–100, over the indicators that it has."""
    hasil = {}
    for c in calon:
        ada = {k: b for k, b in bobot.items() if b and baku[c.desa].get(k) is not None}
        jumlah = sum(b * (baku[c.desa][k] or 0.0) for k, b in ada.items())
        hasil[c.desa] = 100 * jumlah / sum(ada.values())
    return hasil


def _urutkan(calon: Sequence[Calon], skor: Mapping[int, float]) -> list[Calon]:
    # Rounded, so that sums in another order do not decide between equals.
    return sorted(calon, key=lambda c: (-round(skor[c.desa], 9), c.kode))


def _kisaran(
    calon: Sequence[Calon],
    baku: Mapping[int, Nilai],
    bobot: Bobot,
    tempat: Mapping[int, int],
) -> dict[int, set[int]]:
    """Village → its places when each weight alone moves by a fifth, the present one included."""
    hasil = {desa: {n} for desa, n in tempat.items()}
    for k, b in bobot.items():
        if not b:
            continue
        for kali in GOYANG:
            goyah = {**bobot, k: b * kali}
            for i, c in enumerate(_urutkan(calon, _skor(calon, baku, goyah)), start=1):
                hasil[c.desa].add(i)
    return hasil
