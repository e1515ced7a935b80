"""One report as a sheet of one row, with its note and its meetings."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from dinas.models import Pengguna
from inti import aksi as aksi_inti
from inti.aksi import simpan_beralasan
from kelompok.aksi.lembar import simpan, susun_baris
from kelompok.gabung import Isian, Nilai
from kelompok.lembar import Lembar
from kelompok.models import Kelompok, LaporanBulanan, Pertemuan
from kelompok.rekap.wajib import AturanLaporan

DIHAPUS = "Dihapus dari rincian pertemuan"


def muat_satu(
    laporan: LaporanBulanan, *, sekarang: datetime.datetime, kunci: bool = False
) -> Lembar:
    """The sheet that holds only this report, whatever its month. Seven queries.

    With `kunci` its group and then the report are held until the transaction ends, as on a sheet
    of many rows. A report that was voided meanwhile leaves a row whose report has no pk.
    """
    aturan = AturanLaporan()
    lembar = Lembar(
        bulan=laporan.bulan,
        aturan=aturan.bulan(laporan.bulan),
        buka=laporan.bulan.replace(day=aturan.profil.buka_kirim),
        sejak=aturan.sejak,
        sekarang=sekarang,
        baris=[],
    )
    kelompok = Kelompok.objects.dengan_wajib(lembar.aturan).select_related("desa__kecamatan")
    if kunci:
        kelompok = kelompok.select_for_update(of=("self",))
        lembar.sekarang = timezone.now()  # what others did while this one waited came before
    lembar.baris = susun_baris([kelompok.get(pk=laporan.kelompok_id)], lembar, kunci=kunci)
    return lembar


def isi_dari_rincian(
    isian: Isian, *, kini: dict[str, Nilai], dulu: int, hadir: Sequence[int | None]
) -> dict[str, int | None]:
    """What the details fill in: `dulu` were so many before, `hadir` came to each of them now.

    Details may be of some meetings only, so that a larger number stays; it is never less than the
    meetings that have details. Where the number was that of the details it follows them, and is
    unknown once they are gone. `hadir` counts different members, at least the largest attendance:
    it is filled in where nothing stands.
    """
    hasil: dict[str, int | None] = {}
    banyak = len(hadir)
    pertemuan = isian.nilai.get("pertemuan", kini["pertemuan"])
    mengikuti = pertemuan == kini["pertemuan"] == dulu != banyak
    if (banyak and (pertemuan is None or pertemuan < banyak)) or mengikuti:
        hasil["pertemuan"] = banyak or None
    terbanyak = hadir_terbanyak(hadir)
    if terbanyak is not None and isian.nilai.get("hadir", kini["hadir"]) is None:
        hasil["hadir"] = terbanyak
    return hasil


def hadir_terbanyak(hadir: Iterable[int | None]) -> int | None:
    """The largest attendance of one meeting; None where none is known."""
    return max((h for h in hadir if h is not None), default=None)


@transaction.atomic
def simpan_satu(
    lembar: Lembar,
    isian: Isian,
    *,
    catatan: str | None,
    pertemuan: Iterable[Pertemuan] = (),
    hapus: Iterable[Pertemuan] = (),
    oleh: Pengguna,
) -> Isian:
    """Store figures, note and meetings of a report; `lembar` was read with `kunci`.

    Meetings that were taken away are voided; a note of None is left alone. Nothing is stored
    while a figure is no number, nor when the report may no longer be changed. Gives back what was
    typed, with the figures that the meetings filled in.
    """
    [baris] = lembar.baris
    laporan = baris.laporan
    if baris.dapat_diisi and not isian.galat:
        dulu = laporan.daftar_pertemuan.count()
        for p in pertemuan:
            simpan_beralasan(p, oleh=oleh)
        for p in hapus:
            aksi_inti.batalkan(p, oleh=oleh, alasan=DIHAPUS)
        hadir = list(laporan.daftar_pertemuan.values_list("hadir", flat=True))
        isi = isi_dari_rincian(isian, kini=baris.nilai, dulu=dulu, hadir=hadir)
        isian = replace(isian, nilai=isian.nilai | isi)
        if catatan not in (None, laporan.catatan):
            baris.laporan.catatan, baris.bercatatan_baru = catatan, True
    simpan(lembar, {baris.kelompok.pk: isian}, oleh=oleh)
    return isian
