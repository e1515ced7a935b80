"""A monthly sheet in memory: its rows and their states.

Nothing here asks the database; kelompok/aksi/lembar.py reads and writes.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from django.db import models
from django.utils import timezone

from inti.bulan import sandi_bulan
from inti.lembar import SelBentrok
from inti.nilai import bulan_panjang
from kelompok.gabung import NIHIL, Isian, Nilai, Tanda
from kelompok.jenis import KOLOM_POKOK, LABEL, SifatJenis
from kelompok.models import Kelompok, LangkahLaporan, LaporanBulanan, StatusLaporan
from kelompok.peringatan import BulanLalu, Peringatan, daftar_peringatan
from kelompok.rekap.wajib import AturanBulan
from kelompok.validators import (
    BATAS_ANGKA,
    BATAS_OMZET,
    galat_hubungan,
    kolom_kurang,
    label_tengah,
)

DIKEMBALIKAN = "dikembalikan"  # ticked: "looked at again, send it as it stands"


class KeadaanBaris(models.TextChoices):
    BELUM = "belum", "Belum diisi"
    SIAP = "siap", "Siap kirim"
    PERIKSA = "periksa", "Periksa"
    PERBAIKI = "perbaiki", "Perbaiki"
    NIHIL = "nihil", "Nihil"
    TERKIRIM = "terkirim", "Terkirim"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi"


SIAP = (KeadaanBaris.SIAP, KeadaanBaris.NIHIL)


@dataclass
class Baris:
    """One group on the sheet. `laporan` is not stored yet while its pk is None.

    `sah` are the confirmations given, `kembali` is the step that returned it, `galat` and
    `bentrok` what the last save could not take, `terlambat` that it came after the sending,
    `kiriman` what was typed and is not stored. `bercatatan_baru` = its note was changed beside
    its cells, where the page has one.
    """

    kelompok: Kelompok
    laporan: LaporanBulanan
    wajib: bool
    lalu: BulanLalu | None = None
    sah: set[Tanda] = field(default_factory=set)
    kembali: LangkahLaporan | None = None
    galat: dict[str, str] = field(default_factory=dict)
    bentrok: dict[str, SelBentrok] = field(default_factory=dict)
    terlambat: bool = False
    kiriman: Isian = field(default_factory=Isian)
    bercatatan_baru: bool = False

    @property
    def sifat(self) -> SifatJenis:
        return self.kelompok.sifat

    @property
    def kolom(self) -> tuple[str, ...]:
        return self.sifat.kolom_laporan

    @property
    def nilai(self) -> dict[str, Nilai]:
        """Its cells as they are stored, nihil among them."""
        return {**self.laporan.isi(), NIHIL: self.laporan.nihil}

    @property
    def ketikan(self) -> dict[str, str | bool]:
        """What the page shows in place of the stored values: a row, or cells, still to be mended."""
        if self.galat:
            return self.kiriman.ketikan
        return {k: v for k, v in self.kiriman.ketikan.items() if k in self.bentrok}

    @property
    def awal(self) -> str:
        """`nilai` in one line, as the form carries it along; of a row that was not stored, the
        line that it came with, so that a change by somebody else is still found.
        """
        if self.galat:
            return self.kiriman.awal_teks
        angka = ["" if v is None else str(v) for v in self.laporan.isi().values()]
        return "|".join([*angka, str(int(self.laporan.nihil))])

    @property
    def dapat_diisi(self) -> bool:
        return self.laporan.dapat_diisi

    @property
    def terisi(self) -> bool:
        return self.laporan.nihil or any(v is not None for v in self.laporan.isi().values())

    @property
    def kurang(self) -> list[str]:
        return kolom_kurang(self.laporan.isi(), jenis=self.laporan.jenis)

    @property
    def salah(self) -> dict[str, str]:
        """Column → what is wrong: what could not be read first, then what cannot be."""
        hubungan = galat_hubungan(
            self.laporan.isi(), jenis=self.laporan.jenis, nihil=self.laporan.nihil
        )
        return (hubungan | self.galat) if self.dapat_diisi else {}

    @property
    def peringatan(self) -> list[Peringatan]:
        if not self.dapat_diisi:
            return []
        return daftar_peringatan(
            self.laporan.isi(),
            jenis=self.laporan.jenis,
            nihil=self.laporan.nihil,
            lalu=self.lalu,
        )

    @property
    def tampil(self) -> str:
        """Codes and figures of its warnings, as the form carries them along."""
        return ";".join(f"{kode}={nilai}" for kode, nilai in (p.tanda for p in self.peringatan))

    @property
    def terbuka(self) -> list[Peringatan]:
        """Warnings that nobody has confirmed."""
        return [p for p in self.peringatan if p.tanda not in self.sah]

    @property
    def dikembalikan(self) -> bool:
        return self.laporan.status == StatusLaporan.DIKEMBALIKAN

    @property
    def dibenahi(self) -> bool:
        """Touched again since it was returned."""
        sejak = self.kembali.waktu if self.kembali else self.laporan.dikirim_pada
        pada = self.laporan.disimpan_pada
        return pada is not None and sejak is not None and pada > sejak

    @property
    def keadaan(self) -> KeadaanBaris:
        """The first that fits."""
        if not self.dapat_diisi:
            return KeadaanBaris(self.laporan.status)
        if self.salah or self.bentrok:
            return KeadaanBaris.PERBAIKI
        if self.dikembalikan and not self.dibenahi:
            return KeadaanBaris.DIKEMBALIKAN
        if self.kurang:
            return KeadaanBaris.BELUM
        if self.terbuka:
            return KeadaanBaris.PERIKSA
        return KeadaanBaris.NIHIL if self.laporan.nihil else KeadaanBaris.SIAP

    @property
    def kata(self) -> str:
        """The state in words."""
        if self.keadaan == KeadaanBaris.BELUM and self.terisi:
            return "Belum lengkap"
        return str(self.keadaan.label)

    @property
    def alasan(self) -> str:
        """Why it is not sent; empty when it is ready."""
        match self.keadaan:
            case KeadaanBaris.PERBAIKI if self.bentrok:
                kolom = ", ".join(LABEL.get(k, k) for k in self.bentrok)
                return f"diubah orang lain pada saat yang sama ({kolom})"
            case KeadaanBaris.PERBAIKI:
                return " ".join(self.salah.values()).rstrip(".")
            case KeadaanBaris.DIKEMBALIKAN:
                return "dikembalikan dan belum dibetulkan"
            case KeadaanBaris.BELUM if self.terisi:
                return "belum diisi " + ", ".join(label_tengah(k) for k in self.kurang)
            case KeadaanBaris.BELUM:
                return "belum diisi"
            case KeadaanBaris.PERIKSA:
                return "perlu diperiksa: " + " ".join(p.pesan for p in self.terbuka).rstrip(".")
        return ""

    @property
    def dapat_ditarik(self) -> bool:
        return self.laporan.status == StatusLaporan.TERKIRIM

    @property
    def berpesan(self) -> bool:
        """Whether anything is to be said below the row."""
        return bool(self.salah or self.bentrok or self.peringatan or self.dikembalikan)

    @property
    def bentrok_berlabel(self) -> list[tuple[str, str, SelBentrok]]:
        """Column, its heading, and what the other one put there."""
        return [(k, LABEL.get(k, "Nihil"), b) for k, b in self.bentrok.items()]

    def sebut_bentrok(self, kolom: Iterable[str]) -> dict[str, SelBentrok]:
        """Who put what into these cells; drafts know only who saved them last."""
        oleh, pada = self.laporan.disimpan_oleh, self.laporan.disimpan_pada
        nama = str(oleh) if oleh else "orang lain"
        jam = f"{timezone.localtime(pada):%H.%M}" if pada else ""
        nilai = self.nilai
        return {
            k: SelBentrok(nilai=sebut_sel(nilai[k]), oleh=nama, waktu=jam) for k in sorted(kolom)
        }


def sebut_sel(nilai: Nilai) -> str:
    """The value of a cell as it is typed; a mark in words."""
    if isinstance(nilai, bool):
        return "ditandai" if nilai else "tidak ditandai"
    return "kosong" if nilai is None else str(nilai)


@dataclass
class Lembar:
    """The rows of one month. `buka` = from this day on it may be sent.

    `sejak` = the office's first month.
    """

    bulan: datetime.date
    aturan: AturanBulan
    buka: datetime.date
    sejak: datetime.date
    sekarang: datetime.datetime
    baris: list[Baris]
    batas_angka: ClassVar[int] = BATAS_ANGKA
    batas_omzet: ClassVar[int] = BATAS_OMZET

    @cached_property
    def per_kelompok(self) -> dict[int, Baris]:
        return {b.kelompok.pk: b for b in self.baris}

    @property
    def hari_ini(self) -> datetime.date:
        return timezone.localtime(self.sekarang).date()

    @property
    def berjalan(self) -> bool:
        """Whether this month is filled in here at all: not before the office's first, not later
        than the current one.
        """
        return not self.aturan.arsip and self.bulan <= self.hari_ini

    @property
    def terbuka(self) -> bool:
        """Whether reports of this month may be sent yet."""
        return self.hari_ini >= self.buka

    @property
    def sisa_hari(self) -> int:
        """Days until the deadline; negative after it."""
        return (timezone.localtime(self.aturan.batas).date() - self.hari_ini).days

    @property
    def sebut_sisa(self) -> str:
        """The time left, in words."""
        sisa = self.sisa_hari
        if sisa == 0:
            return "hari ini"
        return f"{sisa} hari lagi" if sisa > 0 else f"lewat {-sisa} hari"

    @property
    def sebut_arsip(self) -> str:
        return (
            f"Laporan dicatat di aplikasi ini sejak {bulan_panjang(self.sejak)}; "
            f"{bulan_panjang(self.bulan)} tidak diisi di sini."
        )

    @property
    def sandi(self) -> str:
        return sandi_bulan(self.bulan)

    @property
    def dapat_diisi(self) -> bool:
        return any(b.dapat_diisi for b in self.baris)

    @property
    def disimpan(self) -> datetime.datetime | None:
        """When any of its rows was last saved."""
        return max((p for b in self.baris if (p := b.laporan.disimpan_pada)), default=None)

    @property
    def ringkas(self) -> dict[str, int]:
        """State → rows in it; nihil is ready like the others, `salah` are those to be mended."""
        n = Counter(b.keadaan for b in self.baris)
        hasil = {k.value: n[k] for k in KeadaanBaris if k not in SIAP}
        hasil["siap"] = sum(n[k] for k in SIAP)
        hasil["salah"] = hasil.pop(KeadaanBaris.PERBAIKI.value)
        return hasil

    @property
    def terisi(self) -> int:
        return sum(b.terisi for b in self.baris)

    @property
    def kosong(self) -> int:
        return len(self.baris) - self.terisi

    @property
    def kepala(self) -> list[tuple[str, str]]:
        """The columns that all kinds share, with their headings."""
        return [(k, LABEL[k]) for k in KOLOM_POKOK]

    @property
    def kaki(self) -> list[tuple[str, str, int | None]]:
        return [(k, LABEL[k], jumlah) for k, jumlah in self.jumlah.items()]

    @property
    def jumlah(self) -> dict[str, int | None]:
        """Column → sum of what is filled in; None where nothing is."""
        hasil: dict[str, int | None] = {}
        for kolom in KOLOM_POKOK:
            isi = [v for b in self.baris if (v := getattr(b.laporan, kolom)) is not None]
            hasil[kolom] = sum(isi) if isi else None
        return hasil
