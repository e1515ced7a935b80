"""What a backup says about itself: which members, how many rows, which migrations."""

import json
from dataclasses import dataclass
from typing import Any

from cadangan.galat import CadanganDitolak

PENANDA = "cadangan bangga kencana"
BENTUK = 1  # raise it when an older version could not bring such an archive back
ANGGOTA_BASIS = {"sqlite": "basisdata.sqlite3", "postgresql": "basisdata.pgdump"}
NAMA_BASIS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True)
class Anggota:
    """A member of the archive: bytes when unpacked, and their SHA-256."""

    ukuran: int
    sha256: str


@dataclass(frozen=True)
class Isi:
    """What stands in a database: rows per table, and the migrations that made it."""

    baris: dict[str, int]
    migrasi: frozenset[tuple[str, str]]

    @property
    def jumlah(self) -> int:
        return sum(self.baris.values())


@dataclass(frozen=True)
class Manifes:
    dibuat: str  # ISO, with zone
    basis_data: str  # "sqlite" or "postgresql"
    isi: Isi
    anggota: dict[str, Anggota]

    @property
    def anggota_basis(self) -> str:
        return ANGGOTA_BASIS[self.basis_data]

    @property
    def jumlah_berkas(self) -> int:
        return len(self.anggota) - 1

    @property
    def ukuran(self) -> int:
        return sum(a.ukuran for a in self.anggota.values())

    def tulis(self) -> bytes:
        isi = {
            "penanda": PENANDA,
            "bentuk": BENTUK,
            "dibuat": self.dibuat,
            "basis_data": self.basis_data,
            "migrasi": sorted(list(m) for m in self.isi.migrasi),
            "baris": self.isi.baris,
            "anggota": {n: [a.ukuran, a.sha256] for n, a in self.anggota.items()},
        }
        return json.dumps(isi, ensure_ascii=False, indent=1).encode()


def baca_manifes(isi: bytes) -> Manifes:
    """The manifest in these bytes; refuses what is not one of ours."""
    try:
        data = json.loads(isi)
        if data["penanda"] != PENANDA:
            raise ValueError
        bentuk = int(data["bentuk"])
    except (ValueError, KeyError, TypeError, RecursionError) as galat:
        raise CadanganDitolak(
            "Arsip ini bukan cadangan Bangga Kencana: keterangannya tidak dikenal."
        ) from galat
    if bentuk > BENTUK:
        raise CadanganDitolak(
            "Cadangan ini dibuat oleh versi aplikasi yang lebih baru. Mutakhirkan aplikasi di "
            "sini dahulu, lalu pulihkan lagi."
        )
    try:
        return _susun(data)
    except (ValueError, KeyError, TypeError, AttributeError) as galat:
        raise CadanganDitolak("Cadangan ini rusak: keterangannya tidak lengkap.") from galat


def _susun(data: dict[str, Any]) -> Manifes:
    manifes = Manifes(
        dibuat=str(data["dibuat"]),
        basis_data=str(data["basis_data"]),
        isi=Isi(
            baris={str(tabel): int(n) for tabel, n in data["baris"].items()},
            migrasi=frozenset((str(a), str(n)) for a, n in data["migrasi"]),
        ),
        anggota={str(n): Anggota(int(u), str(s)) for n, (u, s) in data["anggota"].items()},
    )
    if manifes.anggota_basis not in manifes.anggota:
        raise KeyError(manifes.anggota_basis)
    return manifes
