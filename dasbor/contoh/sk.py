"""Decrees of the sample; one may stand under many records."""

import datetime

from django.db.models import Exists, OuterRef

from dasbor.contoh.latar import CONTOH, Latar
from dinas.models import Penerbit, SuratKeputusan
from kelompok.models import Kelompok, SkKelompok

TANGGAL_BERSAMA = datetime.date(2021, 1, 18)
TENTANG_BERSAMA = "Pengukuhan sepuluh kelompok Bangga Kencana Kecamatan Kurun"


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


def buat_sk_bersama(latar: Latar, buku: BukuSk) -> None:
    """One decree of the camat that establishes ten groups at once, after the day of the report.

    They are groups of Kurun whose own decree has no end, so that no count of groups without
    a decree depends on it.
    """
    if latar.batas < TANGGAL_BERSAMA:
        return
    kelompok = Kelompok.objects.per(TANGGAL_BERSAMA).filter(
        Exists(
            SkKelompok.objects.filter(
                kelompok=OuterRef("pk"),
                sk__tanggal__lt=TANGGAL_BERSAMA,
                sk__berlaku_sampai__isnull=True,
            )
        ),
        asal=CONTOH,
        desa__kecamatan__nama="Kurun",
    )
    sk = buku.catat(Penerbit.CAMAT, TANGGAL_BERSAMA, "476.1", TENTANG_BERSAMA)
    sepuluh = kelompok.order_by("kode")[:10]
    latar.simpan([SkKelompok(kelompok=k, sk=sk) for k in sepuluh], tanggal="")
