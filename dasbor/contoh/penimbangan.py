"""Weighing of every village since 2019, month by month; fuller in February and August."""

import datetime
import random
from dataclasses import dataclass

from dasbor.contoh.latar import Latar
from dasbor.contoh.pola_stunting import Pola, bagi
from inti.bulan import bulan_dari, deret_bulan, geser_bulan
from inti.tanggal import akhir_bulan
from stunting.models import Pengukuran
from stunting.rekap.prevalensi import BULAN_TIMBANG
from wilayah.models import Desa

SEJAK = datetime.date(2019, 1, 1)
PENUH, BIASA = (0.84, 0.99), (0.58, 0.88)  # share of the target that is measured
SULIT = 0.1  # of the villages are hard to reach: fewer are measured there, always
LEWAT = 0.03  # of the ordinary months a village sends nothing
BERHENTI = 4  # villages that sent nothing of late
LAMA = 4  # months
SETENGAH = 2  # villages of whose last month only the number measured is known
KELIRU = 10  # times too many: one village typed a digit too much in the last month
SANGAT = 0.28  # of the short ones are very short


@dataclass(frozen=True)
class Balita:
    """Under-fives of a village: the target of 2019, its yearly growth, whether hard to reach."""

    awal: int
    tumbuh: float
    sulit: bool

    def sasaran(self, tahun: int) -> int:
        return round(self.awal * self.tumbuh ** (tahun - SEJAK.year))


def buat_penimbangan(latar: Latar, pola: Pola) -> None:
    desa = [latar.desa[k] for k in sorted(latar.desa)]
    balita = {d.kode: _balita(latar, d) for d in desa}
    akhir = geser_bulan(bulan_dari(latar.batas), -1)
    cacat = Cacat(latar, akhir)
    baris: list[Pengukuran] = []
    for bulan in deret_bulan(SEJAK, akhir):
        for kode in sorted(latar.kecamatan):
            dadu = latar.dadu("penimbangan", kode, bulan)
            desa = [d for d in latar.desa_di(kode) if cacat.mengirim(dadu, d, bulan)]
            baris += _kecamatan(dadu, pola, desa, bulan, balita)
    cacat.rusak(baris)
    dadu = latar.dadu("riwayat", "penimbangan")
    for satu, nomor in zip(baris, Pengukuran.kode_baru(len(baris)), strict=True):
        satu.kode = nomor
        latar.tandai(satu, latar.saat(akhir_bulan(satu.bulan), dadu))
    latar.simpan(baris, tanggal="")


def _balita(latar: Latar, desa: Desa) -> Balita:
    dadu = latar.dadu("balita", desa.kode)
    awal = dadu.randint(90, 260) if desa.jenis == "kelurahan" else dadu.randint(16, 78)
    return Balita(awal, dadu.uniform(0.985, 1.02), dadu.random() < SULIT)


class Cacat:
    """What real data have: gaps, villages gone quiet, rows half filled in, a digit too much."""

    def __init__(self, latar: Latar, akhir: datetime.date):
        pilih = latar.dadu("penimbangan", "cacat").sample
        kode = pilih(sorted(latar.desa), BERHENTI + SETENGAH + 1)
        self.diam, self.setengah = set(kode[:BERHENTI]), set(kode[BERHENTI:-1])
        self.keliru = kode[-1]
        self.akhir = akhir
        self.sejak = geser_bulan(akhir, 1 - LAMA)

    def mengirim(self, dadu: random.Random, desa: Desa, bulan: datetime.date) -> bool:
        lewat = dadu.random() < LEWAT and bulan.month not in BULAN_TIMBANG
        return not lewat and (bulan < self.sejak or desa.kode not in self.diam)

    def rusak(self, baris: list[Pengukuran]) -> None:
        """Of the last month."""
        for b in (b for b in baris if b.bulan == self.akhir):
            if b.desa.kode in self.setengah:
                b.pendek = b.sangat_pendek = None
            elif b.desa.kode == self.keliru:
                b.diukur = (b.diukur or 0) * KELIRU


def _kecamatan(
    dadu: random.Random,
    pola: Pola,
    desa: list[Desa],
    bulan: datetime.date,
    balita: dict[str, Balita],
) -> list[Pengukuran]:
    """The rows of these villages of one kecamatan; together they show the share of `pola`."""
    if not desa:
        return []
    tahun = bulan.year
    diukur = [_diukur(dadu, balita[d.kode], bulan) for d in desa]
    bobot = [pola.bobot(d.kode, tahun) * n for d, n in zip(desa, diukur, strict=True)]
    stunting = pola.kecamatan(desa[0].kecamatan.kode, tahun) * sum(diukur) / 100
    hasil = []
    for d, n, pendek in zip(desa, diukur, bagi(stunting, bobot, diukur), strict=True):
        sangat = sum(dadu.random() < SANGAT for _ in range(pendek))
        hasil.append(
            Pengukuran(
                desa=d,
                bulan=bulan,
                sasaran=balita[d.kode].sasaran(tahun),
                diukur=n,
                pendek=pendek - sangat,
                sangat_pendek=sangat,
            )
        )
    return hasil


def _diukur(dadu: random.Random, balita: Balita, bulan: datetime.date) -> int:
    bagian = dadu.uniform(*(PENUH if bulan.month in BULAN_TIMBANG else BIASA))
    return round(balita.sasaran(bulan.year) * bagian * (0.82 if balita.sulit else 1))
