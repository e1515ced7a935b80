"""Warnings on a report's figures: possible, but so unlikely that somebody should look twice.

Each has a code and names the figures it stands on. It may be confirmed ("angka ini benar"); the
confirmation holds for just these figures. Impossible figures are errors (validators.py).
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from inti.nilai import bulan_panjang, ribuan
from kelompok.jenis import LABEL, Jenis
from kelompok.validators import Isi

PERTEMUAN_WAJAR = 8  # a month
LONJAKAN_ANGKA = 10  # more than so many, and
LONJAKAN_BAGIAN = 2  # more than one in so many (half), against the month before
KOLOM_LONJAKAN = ("sasaran", "anggota", "anggota_pus", "pus_ber_kb", "hadir")


@dataclass(frozen=True)
class Peringatan:
    """`kolom` is where it is shown, `nilai` what a confirmation covers."""

    kode: str
    kolom: str
    nilai: str
    pesan: str

    @property
    def tanda(self) -> tuple[str, str]:
        """What a confirmation is compared by."""
        return self.kode, self.nilai


@dataclass(frozen=True)
class BulanLalu:
    """The latest report received before: its month and its figures."""

    bulan: datetime.date
    isi: Isi


def daftar_peringatan(
    isi: Isi, *, jenis: str, nihil: bool, lalu: BulanLalu | None
) -> list[Peringatan]:
    """All warnings of a report, in the order of the columns. `lalu` = None: nothing to compare."""
    return [
        *_sasaran(isi, jenis),
        *_pertemuan(isi, nihil),
        *(_lonjakan(isi, nihil, lalu) if lalu else ()),
        *(_hadir_lalu(isi, jenis, lalu) if lalu else ()),
    ]


def _sasaran(isi: Isi, jenis: str) -> Iterator[Peringatan]:
    """More members than target families; PIK-R: more served than there are young people."""
    kolom = "hadir" if jenis == Jenis.PIKR else "anggota"
    angka, sasaran = isi.get(kolom), isi.get("sasaran")
    if angka is not None and sasaran is not None and angka > sasaran:
        yield Peringatan(
            f"{kolom}-lebih-sasaran",
            kolom,
            f"{angka}>{sasaran}",
            f"{LABEL[kolom]} ({ribuan(angka)}) melebihi sasaran ({ribuan(sasaran)}).",
        )


def _pertemuan(isi: Isi, nihil: bool) -> Iterator[Peringatan]:
    pertemuan = isi.get("pertemuan")
    if pertemuan is None:
        return
    if pertemuan > PERTEMUAN_WAJAR:
        yield Peringatan(
            "pertemuan-banyak",
            "pertemuan",
            str(pertemuan),
            f"Pertemuan {ribuan(pertemuan)} kali dalam sebulan.",
        )
    if pertemuan == 0 and not nihil:
        yield Peringatan(
            "tanpa-pertemuan",
            "pertemuan",
            "0",
            "Tidak ada pertemuan, tetapi nihil tidak ditandai.",
        )


def _lonjakan(isi: Isi, nihil: bool, lalu: BulanLalu) -> Iterator[Peringatan]:
    """A jump, up or down, of more than half and of more than ten. Nihil explains nobody present."""
    for kolom in KOLOM_LONJAKAN:
        kini, dulu = isi.get(kolom), lalu.isi.get(kolom)
        if kini is None or dulu is None or (nihil and kolom == "hadir"):
            continue
        beda = abs(kini - dulu)
        if beda > LONJAKAN_ANGKA and beda * LONJAKAN_BAGIAN > dulu:
            arah = "naik" if kini > dulu else "turun"
            bagian = f" {beda * 100 // dulu}%" if dulu else ""
            yield Peringatan(
                f"lonjakan-{kolom}",
                kolom,
                f"{dulu}→{kini}",
                f"{LABEL[kolom]} ({ribuan(kini)}) {arah}{bagian} dari "
                f"{bulan_panjang(lalu.bulan)} ({ribuan(dulu)}).",
            )


def _hadir_lalu(isi: Isi, jenis: str, lalu: BulanLalu) -> Iterator[Peringatan]:
    hadir, anggota = isi.get("hadir"), lalu.isi.get("anggota")
    if jenis != Jenis.PIKR and hadir is not None and anggota is not None and hadir > anggota:
        yield Peringatan(
            "hadir-lebih-anggota-lalu",
            "hadir",
            f"{hadir}>{anggota}",
            f"Hadir ({ribuan(hadir)}) melebihi anggota {bulan_panjang(lalu.bulan)} "
            f"({ribuan(anggota)}).",
        )
