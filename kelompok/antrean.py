"""Reports that wait to be verified: beside the month before, with their warnings.

A pass over exceptions: what has warnings comes first, then what has notes, then the rest.
"""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from kelompok.jenis import KOLOM_POKOK, LABEL, SIFAT
from kelompok.models import KonfirmasiPeringatan, LaporanBulanan
from kelompok.peringatan import BulanLalu, Peringatan, daftar_peringatan
from kelompok.rekap.lalu import laporan_sebelum

LONJAKAN = "lonjakan-"  # beginning of the codes of warnings about a jump
URUT_JENIS = list(SIFAT)


@dataclass(frozen=True)
class PeringatanLaporan:
    """A warning of a report, and who called its figures right."""

    peringatan: Peringatan
    konfirmasi: KonfirmasiPeringatan | None = None


@dataclass(frozen=True)
class Banding:
    """One figure beside that of the month before. `asing` = this kind does not count it."""

    kolom: str
    label: str
    dulu: int | None
    kini: int | None
    peringatan: bool = False
    lonjakan: bool = False
    asing: bool = False

    @property
    def berubah(self) -> bool:
        """Whether both are known and differ."""
        return None not in (self.dulu, self.kini) and self.dulu != self.kini


@dataclass(frozen=True)
class BarisAntrean:
    """A report that waits, as its examiner looks at it."""

    laporan: LaporanBulanan
    lalu: BulanLalu | None
    peringatan: list[PeringatanLaporan]
    hari_ini: datetime.date

    @property
    def bersih(self) -> bool:
        """Nothing to look at twice: no warning, confirmed or not, and no note."""
        return not self.peringatan and not self.laporan.catatan

    @property
    def golongan(self) -> int:
        """The order of the queue: warnings, notes, the rest."""
        if self.peringatan:
            return 0
        return 1 if self.laporan.catatan else 2

    @cached_property
    def menunggu(self) -> int:
        """Days since it was sent."""
        dikirim = self.laporan.dikirim_pada
        return (self.hari_ini - timezone.localtime(dikirim).date()).days if dikirim else 0

    @cached_property
    def banding(self) -> list[Banding]:
        """The columns that all kinds share."""
        return [self._banding(kolom) for kolom in KOLOM_POKOK]

    @cached_property
    def banding_sendiri(self) -> list[Banding]:
        """The kind's own columns that count something now or did before."""
        semua = [self._banding(kolom) for kolom in self.laporan.sifat.kolom_sendiri]
        return [b for b in semua if b.dulu or b.kini]

    def _banding(self, kolom: str) -> Banding:
        if kolom not in self.laporan.sifat.kolom_laporan:
            return Banding(kolom, LABEL[kolom], None, None, asing=True)
        kode = {p.peringatan.kode for p in self.peringatan if p.peringatan.kolom == kolom}
        return Banding(
            kolom,
            LABEL[kolom],
            self.lalu.isi.get(kolom) if self.lalu else None,
            getattr(self.laporan, kolom),
            peringatan=bool(kode),
            lonjakan=f"{LONJAKAN}{kolom}" in kode,
        )


def susun_antrean(
    laporan: Sequence[LaporanBulanan], hari_ini: datetime.date
) -> list[BarisAntrean]:
    """The reports in the order in which they are looked at. Two queries, none for none.

    Their groups, villages and kecamatan are joined already (`untuk_daftar`).
    """
    if not laporan:
        return []
    lalu = laporan_sebelum(laporan)
    sah: dict[int, dict[tuple[str, str], KonfirmasiPeringatan]] = defaultdict(dict)
    setuju = KonfirmasiPeringatan.objects.filter(laporan__in=[x.pk for x in laporan])
    for k in setuju.select_related("oleh"):
        sah[k.laporan_id][k.aturan, k.nilai] = k
    baris = [
        BarisAntrean(x, lalu.get(x.pk), _peringatan(x, lalu.get(x.pk), sah[x.pk]), hari_ini)
        for x in laporan
    ]
    return sorted(baris, key=_urutan)


def _peringatan(
    laporan: LaporanBulanan,
    lalu: BulanLalu | None,
    sah: dict[tuple[str, str], KonfirmasiPeringatan],
) -> list[PeringatanLaporan]:
    semua = daftar_peringatan(laporan.isi(), jenis=laporan.jenis, nihil=laporan.nihil, lalu=lalu)
    return [PeringatanLaporan(p, sah.get(p.tanda)) for p in semua]


def _urutan(baris: BarisAntrean) -> tuple:
    x = baris.laporan
    desa = x.kelompok.desa
    tempat = (desa.kecamatan.nama, desa.nama, desa.pk)
    kelompok = (URUT_JENIS.index(x.jenis), x.kelompok.nama.casefold(), x.pk)
    return baris.golongan, x.bulan, tempat, kelompok
