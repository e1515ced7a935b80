"""Sample funds: every desa 2019 to now, kelurahan by APBD, and the money of the kabupaten.

Each desa has a row of DD each year; in some of them it says 0, so that there is somebody to call.
"""

import datetime
import random

from dasbor.contoh.latar import Latar
from kegiatan.models import DukunganDana, KodeKegiatan, Program, SumberDukungan
from stunting.models import Lokus
from wilayah.models import Desa, JenisDesa

SEJAK = 2019
NIHIL = 11  # desa whose budget of a year says 0, the first year; fewer each year
BERI_ADD, BERI_STUNTING, BERI_APBD = 0.45, 0.12, 0.6
LEBIH = 0.008  # rows in which more was spent than budgeted
UBAH = 0.05  # rows with a changed budget
RIBU = 100_000  # budgets are round
SELESAI = 10  # from this month on most of the year is spent
DD, ADD = SumberDukungan.DD, SumberDukungan.ADD


def buat_dana(latar: Latar) -> None:
    kode = {k.kode: k for k in KodeKegiatan.objects.all()}
    lokus: dict[int, set[str]] = {}
    for tahun, desa in Lokus.objects.values_list("daftar__tahun", "desa__kode"):
        lokus.setdefault(tahun, set()).add(desa)
    baris: list[DukunganDana] = []
    for tahun in range(SEJAK, latar.batas.year + 1):
        baris += _kabupaten(latar, tahun)
        nihil = _nihil(latar, tahun)
        for d in latar.desa.values():
            dadu = latar.dadu("dana", d.kode, tahun)
            if d.jenis == JenisDesa.KELURAHAN:
                baris += _kelurahan(latar, dadu, d, tahun)
            else:
                utama = d.kode in lokus.get(tahun, ())
                baris += _desa(latar, dadu, d, tahun, kode, nihil=d.kode in nihil, lokus=utama)
    for satu, nomor in zip(baris, DukunganDana.kode_baru(len(baris)), strict=True):
        satu.kode = nomor
    latar.simpan(baris, tanggal="")


def _nihil(latar: Latar, tahun: int) -> set[str]:
    """The desa that gave nothing in this year; the more years, the fewer."""
    desa = sorted(k for k, d in latar.desa.items() if d.jenis == JenisDesa.DESA)
    return set(latar.dadu("nihil", tahun).sample(desa, max(4, NIHIL - (tahun - SEJAK))))


def _desa(
    latar: Latar,
    dadu: random.Random,
    desa: Desa,
    tahun: int,
    kode: dict[str, KodeKegiatan],
    *,
    nihil: bool,
    lokus: bool,
) -> list[DukunganDana]:
    if nihil:
        return [_baris(latar, dadu, desa, tahun, DD, Program.BKB, 0, kode.get("2.2.06"))]
    naik = 1 + 0.07 * (tahun - SEJAK)
    pagu = int(dadu.randint(45, 160) * naik) * RIBU
    hasil = [_baris(latar, dadu, desa, tahun, DD, Program.BKB, pagu, kode.get("2.2.06"))]
    if lokus or dadu.random() < BERI_STUNTING:
        pagu = int(dadu.randint(90, 380) * naik) * RIBU
        hasil.append(
            _baris(latar, dadu, desa, tahun, DD, Program.STUNTING, pagu, kode.get("2.2.02"))
        )
    if dadu.random() < BERI_ADD:
        pagu = int(dadu.randint(24, 60) * naik) * RIBU
        hasil.append(_baris(latar, dadu, desa, tahun, ADD, Program.IMP, pagu, kode.get("2.2.90")))
    return hasil


def _kelurahan(latar: Latar, dadu: random.Random, desa: Desa, tahun: int) -> list[DukunganDana]:
    if dadu.random() >= BERI_APBD:
        return []
    pagu = dadu.randint(120, 320) * RIBU
    return [_baris(latar, dadu, desa, tahun, SumberDukungan.APBD, Program.BKB, pagu, None)]


def _kabupaten(latar: Latar, tahun: int) -> list[DukunganDana]:
    dadu = latar.dadu("dana", "kabupaten", tahun)
    pagu = dadu.randint(9_000, 14_000) * RIBU
    bokb = _baris(latar, dadu, None, tahun, SumberDukungan.BOKB, Program.LAINNYA, pagu, None)
    bokb.uraian = "Operasional balai penyuluhan"
    return [bokb]


def _baris(
    latar: Latar,
    dadu: random.Random,
    desa: Desa | None,
    tahun: int,
    sumber: str,
    program: str,
    pagu: int,
    kode: KodeKegiatan | None,
) -> DukunganDana:
    perubahan = pagu + dadu.randint(5, 30) * RIBU if pagu and dadu.random() < UBAH else None
    berlaku = pagu if perubahan is None else perubahan
    satu = DukunganDana(
        desa=desa,
        tahun=tahun,
        sumber=sumber,
        program=program,
        kode_kegiatan=kode,
        pagu=pagu,
        pagu_perubahan=perubahan,
        realisasi=_realisasi(latar, dadu, tahun, berlaku),
        nomor_perdes=f"{dadu.randint(1, 9)} Tahun {tahun}" if sumber in (DD, ADD) else "",
    )
    latar.tandai(satu, latar.saat(datetime.date(tahun, 2, 1), dadu, hari=60))
    return satu


def _realisasi(latar: Latar, dadu: random.Random, tahun: int, pagu: int) -> int | None:
    """What was spent by the last day of the sample; early in the year it is not known of many."""
    bagian, nasib = dadu.uniform(0.7, 1.0), dadu.random()
    if tahun == latar.batas.year:
        if nasib < (0.15 if latar.batas.month >= SELESAI else 0.5):
            return None
        bagian *= latar.batas.month / 12
    elif nasib < LEBIH:
        bagian = dadu.uniform(1.02, 1.1)
    return round(pagu * bagian / 50_000) * 50_000
