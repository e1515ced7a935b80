"""The dashboard: figures of the other apps put together; nothing is counted here."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Min

from dasbor.angka import Angka
from dasbor.desa import KeadaanDesa, keadaan_desa, lapisan_jenis, lapisan_kelompok, lapisan_petugas
from dasbor.sambutan import BahanSambutan, sambutan
from dasbor.tautan import alamat, daftar_kelompok, hanya_bila_lain
from dinas.models import Pengguna
from inti.nilai import rasio
from kelompok.jenis import SIFAT, Jenis, SifatJenis
from kelompok.models import Kelompok
from kelompok.rekap import RekapJenis, jumlah_holistik, rekap_jenis
from petugas.akses import desa_terlihat, kecamatan_terlihat, melihat_semua
from petugas.rekap import petugas_per_jenis, petugas_per_kecamatan
from stunting.peta import lapisan_lokus
from stunting.rekap import RekapLokus, lokus_per_kecamatan, rekap_lokus
from wilayah.models import Desa, Kecamatan
from wilayah.peta import Peta


@dataclass(frozen=True)
class Lingkup:
    """What the dashboard is asked for: whose area, which day, which kecamatan (None = all)."""

    user: Pengguna
    hari_ini: datetime.date
    per: datetime.date
    kecamatan: Kecamatan | None = None

    @property
    def per_tautan(self) -> str:
        return hanya_bila_lain(self.per, self.hari_ini)

    @property
    def kode(self) -> str:
        return self.kecamatan.kode if self.kecamatan else ""

    @property
    def sebutan(self) -> str:
        return f"Kecamatan {self.kecamatan}" if self.kecamatan else ""


@dataclass(frozen=True)
class BarisRekap:
    """One kecamatan of the recap, or all of them together (`kecamatan` None)."""

    kecamatan: Kecamatan | None
    desa: Angka
    jenis: tuple[Angka, ...]
    jumlah: Angka
    petugas: Angka
    lokus: Angka


@dataclass(frozen=True)
class Perhatian:
    """Something that is missing, and the list of it."""

    angka: Angka
    judul: str
    keterangan: str
    kelas: str


@dataclass(frozen=True)
class Dasbor:
    """All that the page, its spreadsheet and the paragraph for a speech say."""

    lingkup: Lingkup
    sejak: datetime.date | None  # first record ever; None = no groups at all
    jenis: Sequence[RekapJenis]
    jumlah: Angka
    jumlah_desa: Angka
    petugas: Angka
    petugas_jenis: tuple[tuple[str, Angka], ...]
    rasio: str
    lokus: RekapLokus
    lokus_depan: RekapLokus
    baris: tuple[BarisRekap, ...]
    total: BarisRekap
    perhatian: tuple[Perhatian, ...]
    sambutan: str
    peta: Peta

    @property
    def sebelum_catatan(self) -> bool:
        return self.sejak is None or self.lingkup.per < self.sejak

    @property
    def sifat(self) -> tuple[SifatJenis, ...]:
        return tuple(SIFAT.values())

    @property
    def grafik(self) -> dict:
        """Stacked bars per kecamatan, for static/js/grafik.js; the recap is its table twin."""
        return {
            "tipe": "bar",
            "datar": True,
            "label": [str(b.kecamatan) for b in self.baris],
            "seri": [
                {
                    "nama": sifat.singkat,
                    "warna": f"--{sifat.kelas.removeprefix('j-')}",
                    "nilai": [b.jenis[i].n for b in self.baris],
                }
                for i, sifat in enumerate(self.sifat)
            ],
        }
