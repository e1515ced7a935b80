"""What every part of the sample is built on: the seed, the last day, villages and accounts."""

import datetime
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db import models
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from dinas.models import Pengguna
from inti.aksi import simpan_beralasan
from inti.models import SumberBaris
from wilayah.models import Desa, Kecamatan

ACUAN = datetime.date(2020, 11, 13)  # the press report
MULAI_CATAT = datetime.date(2020, 1, 6)  # since then the sample office has used the app
CONTOH = SumberBaris.CONTOH
FIKTIF = "0812-5555-01"  # how every telephone number of the sample begins
M = TypeVar("M", bound=models.Model)


@dataclass
class Latar:
    """`batas` is the last day on which anything of the sample happens."""

    benih: int
    batas: datetime.date
    desa: dict[str, Desa]
    kecamatan: dict[str, Kecamatan]
    akun: dict[str, Pengguna] = field(default_factory=dict)
    _telepon: int = 0

    def dadu(self, *nama: object) -> random.Random:
        """A stream of its own for each noun, so that one does not disturb the others."""
        return random.Random(f"{self.benih}/{'/'.join(map(str, nama))}")  # noqa: S311 - no secret

    def telepon(self) -> str:
        """The next number of the fictitious range 0812-5555-01xx."""
        self._telepon += 1
        return f"{FIKTIF}{self._telepon % 100:02d}"

    def desa_di(self, kecamatan: str) -> list[Desa]:
        return [d for kode, d in sorted(self.desa.items()) if kode.startswith(kecamatan)]

    def sudah(self, tanggal: datetime.date | None) -> datetime.date | None:
        """An end, or None while it lies beyond the sample."""
        return tanggal if tanggal and tanggal <= self.batas else None

    def simpan(
        self, objek: Sequence[M], *, tanggal: str = "mulai", oleh: str = "operator"
    ) -> list[M]:
        """Insert at once, with history: recorded a few days after the date named by `tanggal`."""
        if not objek:
            return []
        dadu = self.dadu("riwayat", type(objek[0]).__name__)
        for satu in objek:
            satu.asal = CONTOH  # type: ignore[attr-defined]
            if not hasattr(satu, "_history_date"):
                saat = getattr(satu, tanggal) if tanggal else self.batas
                self.tandai(satu, self.saat(saat, dadu))
        return bulk_create_with_history(
            list(objek), type(objek[0]), default_user=self.akun.get(oleh)
        )

    def tandai(self, objek: models.Model, saat: datetime.datetime) -> None:
        """The next line in the history of `objek` is of this time."""
        objek._history_date = saat  # type: ignore[attr-defined]

    def ubah(
        self, objek: models.Model, saat: datetime.datetime, *, oleh: str, alasan: str = ""
    ) -> None:
        """Save one row as a user did at this time."""
        self.tandai(objek, saat)
        simpan_beralasan(objek, oleh=self.akun.get(oleh), alasan=alasan)

    def saat(
        self, tanggal: datetime.date, dadu: random.Random, hari: int = 10
    ) -> datetime.datetime:
        """When in office hours something of this date was typed, never after `batas`."""
        hari_catat = max(tanggal, MULAI_CATAT) + datetime.timedelta(days=dadu.randint(0, hari))
        jam = datetime.time(dadu.randint(8, 15), dadu.randint(0, 59))
        return timezone.make_aware(datetime.datetime.combine(min(hari_catat, self.batas), jam))


def tanggal_acak(dadu: random.Random, dari: datetime.date, sampai: datetime.date) -> datetime.date:
    """A day of the period, both ends included."""
    return dari + datetime.timedelta(days=dadu.randint(0, max(0, (sampai - dari).days)))
