"""Meetings in detail, for a part of the reports: what was talked about, by whom, before how many."""

import random
from collections import defaultdict

from simple_history.utils import bulk_create_with_history

from dasbor.contoh import nama
from dasbor.contoh.latar import CONTOH, Latar
from dasbor.contoh.musim import musim
from dasbor.contoh.nasib import kunci
from inti.bulan import sandi_bulan
from kelompok.models import LaporanBulanan, Materi, Moda, Pertemuan

TERINCI = 0.04  # of the reports
TERINCI_BARU = 0.2  # of those of the last months
BARU = 6  # months
TERBANYAK = 4  # more are never written down one by one
HARI = (3, 24)  # before the sheet may be sent


def buat_pertemuan(latar: Latar, laporan: list[LaporanBulanan]) -> None:
    materi: dict[str, list[Materi]] = defaultdict(list)
    for satu in Materi.objects.filter(aktif=True).order_by("jenis", "urutan"):
        materi[satu.jenis].append(satu)
    baris = [p for x in laporan for p in _pertemuan(latar, x, materi[x.jenis])]
    if baris:
        bulk_create_with_history(baris, Pertemuan)


def _pertemuan(latar: Latar, laporan: LaporanBulanan, materi: list[Materi]) -> list[Pertemuan]:
    """All meetings of one report, or none. Who came at least once is the report's `hadir`."""
    jumlah, hadir = laporan.pertemuan, laporan.hadir
    acak = latar.dadu("pertemuan", kunci(laporan.kelompok), sandi_bulan(laporan.bulan))
    if not _terinci(latar, acak, laporan) or not jumlah or jumlah > TERBANYAK or not hadir:
        return []
    hari = sorted(acak.sample(range(*HARI), jumlah))
    datang = [hadir, *(acak.randint(hadir // 2, hadir) for _ in hari[1:])]
    acak.shuffle(datang)
    penyaji = _penyaji(acak, laporan)
    virtual = acak.random() < musim(laporan.bulan).virtual
    hasil = []
    for tanggal, banyak in zip(hari, datang, strict=True):
        satu = Pertemuan(
            laporan=laporan,
            tanggal=laporan.bulan.replace(day=tanggal),
            materi=acak.choice(materi),
            penyaji=penyaji,
            moda=Moda.VIRTUAL if virtual else Moda.TATAP_MUKA,
            hadir=banyak,
            asal=CONTOH,
        )
        assert laporan.disimpan_pada is not None
        latar.tandai(satu, laporan.disimpan_pada)
        satu._history_user = laporan.disimpan_oleh  # type: ignore[attr-defined]
        hasil.append(satu)
    return hasil


def _terinci(latar: Latar, acak: random.Random, laporan: LaporanBulanan) -> bool:
    kini, bulan = latar.batas, laporan.bulan
    baru = (kini.year - bulan.year) * 12 + kini.month - bulan.month <= BARU
    return laporan.kelompok.mulai < bulan and acak.random() < (TERINCI_BARU if baru else TERINCI)


def _penyaji(acak: random.Random, laporan: LaporanBulanan) -> str:
    """The officer, or somebody from the village."""
    if laporan.disimpan_oleh and acak.random() < 0.6:
        return laporan.disimpan_oleh.nama
    return nama.orang(acak, "P")
