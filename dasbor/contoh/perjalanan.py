"""The course of a report: saved, sent, perhaps withdrawn or returned, verified, and when.

Officers send a whole sheet at once, and the office verifies a kecamatan at a time, so most
moments are those of the sheet. What would come after the last day of the sample has not happened.
"""

import datetime
import random
from dataclasses import dataclass, field, replace

from django.utils import timezone

from dasbor.contoh.latar import Latar
from dinas.models import Pengguna
from inti.bulan import sandi_bulan
from kelompok.models import StatusLaporan
from kelompok.rekap.wajib import AturanBulan

SEHARI = datetime.timedelta(days=1)
MENIT = datetime.timedelta(minutes=1)
DRAF, TERKIRIM = StatusLaporan.DRAF, StatusLaporan.TERKIRIM
DIKEMBALIKAN, DIVERIFIKASI = StatusLaporan.DIKEMBALIKAN, StatusLaporan.DIVERIFIKASI


@dataclass(frozen=True)
class Langkah:
    """One step. `keliru`: the figures were still wrong; `simpan`: figures saved, no step."""

    waktu: datetime.datetime
    oleh: Pengguna
    ke: str
    alasan: str = ""
    keliru: bool = False
    simpan: bool = False


@dataclass(frozen=True)
class Nasib:
    """What is to become of one report; drawn per cell, or planned."""

    masuk: bool = True
    lambat: bool = False
    draf: str = ""  # begun and never sent: "kurang", "salah" or "lengkap"
    keliru: bool = False  # with a slip of the finger
    kembali: bool = False  # returned because of it …
    diperbaiki: bool = True  # … and mended
    ditarik: bool = False
    tertinggal: bool = False  # not verified with the others


@dataclass
class Lini:
    """The steps of one report; the last one says how it stands."""

    langkah: list[Langkah] = field(default_factory=list)
    disimpan: datetime.datetime | None = None

    @property
    def status(self) -> str:
        return self.langkah[-1].ke if self.langkah else DRAF


@dataclass
class Jadwal:
    """The moments of one month. `akhir` = the last day on which anything happens."""

    latar: Latar
    aturan: AturanBulan
    akhir: datetime.date

    def lembar(self, pengirim: Pengguna) -> datetime.datetime:
        """When this sender sends the sheet of the month."""
        acak = self._dadu("lembar", pengirim.username)
        buka = self.aturan.bulan.replace(day=25)
        tutup = min(timezone.localdate(self.aturan.batas), self.akhir - SEHARI)
        hari = buka + round((tutup - buka).days * acak.triangular(0, 1, 0.6)) * SEHARI
        return _saat(acak, hari, 8, 20)

    def lambat(self, acak: random.Random) -> datetime.datetime:
        hari = timezone.localdate(self.aturan.batas) + acak.randint(1, 6) * SEHARI
        return _saat(acak, hari + (acak.random() < 0.3) * acak.randint(5, 30) * SEHARI, 8, 20)

    def verifikasi(self, kecamatan: str) -> datetime.datetime:
        """When the office verifies this kecamatan."""
        acak = self._dadu("verifikasi", kecamatan)
        hari = timezone.localdate(self.aturan.batas) + acak.randint(-3, 8) * SEHARI
        return _saat(acak, hari, 8, 14)

    def sudah(self, saat: datetime.datetime) -> bool:
        return timezone.localdate(saat) <= self.akhir

    def _dadu(self, *nama: str) -> random.Random:
        return self.latar.dadu("jadwal", sandi_bulan(self.aturan.bulan), *nama)


def _saat(acak: random.Random, hari: datetime.date, dari: int, sampai: int) -> datetime.datetime:
    jam = datetime.time(acak.randint(dari, sampai), acak.randint(0, 59), acak.randint(0, 59))
    return timezone.make_aware(datetime.datetime.combine(hari, jam))


@dataclass(frozen=True)
class Pelaku:
    pengirim: Pengguna
    pemeriksa: Pengguna
    kecamatan: str


def jalani(
    nasib: Nasib, jadwal: Jadwal, pelaku: Pelaku, acak: random.Random, *, alasan: str
) -> Lini | None:
    """The course of one report, or None where none was ever begun."""
    kirim = jadwal.lambat(acak) if nasib.lambat else jadwal.lembar(pelaku.pengirim)
    if not nasib.masuk and not nasib.draf:
        return None
    if not nasib.masuk or not jadwal.sudah(kirim):
        return Lini([], _sebelum(jadwal, kirim, acak))
    lini = Lini([], kirim - acak.randint(1, 30) * MENIT)
    kembali = nasib.kembali
    _langkah(lini, jadwal, kirim, pelaku.pengirim, TERKIRIM, keliru=kembali)
    if nasib.ditarik:
        kirim = _tarik(lini, jadwal, kirim, pelaku, acak)
    if kembali:
        kirim = _kembali(lini, jadwal, kirim, pelaku, acak, nasib=nasib, alasan=alasan)
    if lini.status == TERKIRIM and not nasib.tertinggal:
        bersama = jadwal.verifikasi(pelaku.kecamatan)
        sendiri = _saat(acak, timezone.localdate(kirim) + acak.randint(1, 5) * SEHARI, 8, 14)
        _langkah(lini, jadwal, max(bersama, sendiri), pelaku.pemeriksa, DIVERIFIKASI)
    return lini


def _langkah(
    lini: Lini, jadwal: Jadwal, waktu: datetime.datetime, oleh: Pengguna, ke: str, **lain
) -> bool:
    if jadwal.sudah(waktu):
        lini.langkah.append(Langkah(waktu, oleh, ke, **lain))
        return True
    return False


def _sebelum(jadwal: Jadwal, kirim: datetime.datetime, acak: random.Random) -> datetime.datetime:
    """When a draft was left: about the time when it should have been sent."""
    if jadwal.sudah(kirim):
        return kirim
    return _saat(acak, jadwal.akhir - acak.randint(0, 3) * SEHARI, 8, 20)


def _tarik(
    lini: Lini,
    jadwal: Jadwal,
    kirim: datetime.datetime,
    pelaku: Pelaku,
    acak: random.Random,
) -> datetime.datetime:
    """Withdrawn some minutes after, and sent again."""
    tarik = kirim + acak.randint(5, 40) * MENIT
    ulang = tarik + acak.randint(3, 15) * MENIT
    lini.langkah[-1] = replace(lini.langkah[-1], keliru=True)
    _langkah(lini, jadwal, tarik, pelaku.pengirim, DRAF, keliru=True)
    _langkah(lini, jadwal, ulang - MENIT, pelaku.pengirim, DRAF, simpan=True)
    _langkah(lini, jadwal, ulang, pelaku.pengirim, TERKIRIM)
    lini.disimpan = ulang - MENIT
    return ulang


def _kembali(
    lini: Lini,
    jadwal: Jadwal,
    kirim: datetime.datetime,
    pelaku: Pelaku,
    acak: random.Random,
    *,
    nasib: Nasib,
    alasan: str,
) -> datetime.datetime:
    """Returned a day or more after, and mended unless it is planned otherwise."""
    hari = min(timezone.localdate(kirim) + acak.randint(1, 3) * SEHARI, jadwal.akhir)
    kembali = _saat(acak, hari, 8, 14)
    ulang = _saat(acak, hari + acak.randint(1, 5) * SEHARI, 8, 20)
    if kembali < kirim:  # there was no day left
        return kirim
    _langkah(lini, jadwal, kembali, pelaku.pemeriksa, DIKEMBALIKAN, alasan=alasan, keliru=True)
    if nasib.diperbaiki and jadwal.sudah(ulang):
        _langkah(lini, jadwal, ulang - MENIT, pelaku.pengirim, DIKEMBALIKAN, simpan=True)
        _langkah(lini, jadwal, ulang, pelaku.pengirim, TERKIRIM)
        lini.disimpan = ulang - MENIT
    return ulang
