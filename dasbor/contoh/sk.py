"""Decrees of the sample; one may stand under many records."""

import datetime

from dasbor.contoh.latar import Latar
from dinas.models import SuratKeputusan


class BukuSk:
    """Hands out decrees by issuer, date and subject; `simpan` writes those of a batch."""

    def __init__(self, latar: Latar):
        self._latar = latar
        self._ada: dict[tuple[str, datetime.date, str], SuratKeputusan] = {}
        self._nomor: dict[tuple[str, int], int] = {}

    def catat(
        self,
        penerbit: str,
        tanggal: datetime.date,
        klasifikasi: str,
        tentang: str,
        berlaku_sampai: datetime.date | None = None,
    ) -> SuratKeputusan:
        """The decree on this subject of that day; saved at once when it is new."""
        kunci = (penerbit, tanggal, tentang)
        if kunci not in self._ada:
            sk = SuratKeputusan(
                nomor=self._beri_nomor(klasifikasi, tanggal.year),
                tanggal=tanggal,
                penerbit=penerbit,
                tentang=tentang,
                berlaku_sampai=berlaku_sampai,
            )
            self._ada[kunci] = self._latar.simpan([sk], tanggal="tanggal")[0]
        return self._ada[kunci]

    def _beri_nomor(self, klasifikasi: str, tahun: int) -> str:
        self._nomor[klasifikasi, tahun] = nomor = self._nomor.get((klasifikasi, tahun), 0) + 1
        return f"{klasifikasi}/{nomor:03d}/{tahun}"
