"""SQLite: its own backup function, out and in. It waits for writers and does not disturb them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections

from cadangan.basis import Basis, bandingkan, mutakhirkan, sambungan
from cadangan.galat import CadanganDitolak
from cadangan.manifes import ANGGOTA_BASIS, Isi

TUNGGU = 60  # seconds for a writer to finish


class Sqlite(Basis):
    jenis = "sqlite"
    kueri_tabel = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%'"
        " ESCAPE '!'"
    )

    def ada(self) -> bool:
        return _jalur().is_file()

    @contextmanager
    def salin(self, folder: Path) -> Iterator[tuple[Path, Isi]]:
        salinan = folder / ANGGOTA_BASIS[self.jenis]
        try:
            with _buka(_jalur()) as asal, _buka(salinan) as tujuan:
                asal.backup(tujuan)
                isi = self.hitung(tujuan.cursor())
        except sqlite3.Error as galat:
            raise CadanganDitolak(f"Basis data tidak dapat disalin: {galat}.") from galat
        yield salinan, isi

    def isi(self, salinan: Path, tercatat: Isi) -> None:
        """The copy is checked and brought up to date aside; one transaction takes it over."""
        try:
            with _buka(salinan) as asal:
                self._periksa(asal, tercatat)
            with _sebagai_basis(salinan):
                mutakhirkan()
            sambungan().close()
            _jalur().parent.mkdir(parents=True, exist_ok=True)
            with _buka(salinan) as asal, _buka(_jalur()) as tujuan:
                asal.backup(tujuan)
        except sqlite3.Error as galat:
            raise CadanganDitolak(f"Isi basis data tidak dapat dipulihkan: {galat}.") from galat

    def _periksa(self, asal: sqlite3.Connection, tercatat: Isi) -> None:
        if (kata := asal.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
            raise CadanganDitolak(f"Cadangan ini rusak: basis datanya tidak utuh ({kata}).")
        bandingkan(self.hitung(asal.cursor()), tercatat)


def _jalur() -> Path:
    return Path(sambungan().settings_dict["NAME"])


def _buka(jalur: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(jalur, timeout=TUNGGU))


@contextmanager
def _sebagai_basis(jalur: Path) -> Iterator[None]:
    """Within it the app's database is this file: migrations know no other way to be told."""
    asal = sambungan()
    asal.close()
    ganti = type(asal)({**asal.settings_dict, "NAME": str(jalur)}, asal.alias)
    connections[asal.alias] = ganti
    try:
        yield
    finally:
        ganti.close()
        connections[asal.alias] = asal
