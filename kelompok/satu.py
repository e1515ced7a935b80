"""What the page of one report shows beside its form: state, course, changes, the months beside."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from dinas.models import Pengguna
from inti.bulan import geser_bulan
from inti.riwayat import Kejadian, riwayat_dari
from kelompok.akses import periksa_satu
from kelompok.antrean import PeringatanLaporan, susun_antrean
from kelompok.jenis import KOLOM_POKOK, KOLOM_SENDIRI
from kelompok.lembar import Lembar
from kelompok.models import LangkahLaporan, LaporanBulanan, StatusLaporan, galat_bulan
from kelompok.rekap.wajib import Sel, keadaan_sel

ISIAN = (*KOLOM_POKOK, *KOLOM_SENDIRI, "nihil", "catatan")
TENTANG_BATAL = ("Dibatalkan (salah catat)", "Dipulihkan")
# (from, to) of a step → what was done.
TINDAKAN = {
    (StatusLaporan.DRAF, StatusLaporan.TERKIRIM): "Dikirim",
    (StatusLaporan.DIKEMBALIKAN, StatusLaporan.TERKIRIM): "Dikirim lagi",
    (StatusLaporan.TERKIRIM, StatusLaporan.DRAF): "Ditarik kembali",
    (StatusLaporan.TERKIRIM, StatusLaporan.DIKEMBALIKAN): "Dikembalikan",
    (StatusLaporan.TERKIRIM, StatusLaporan.DIVERIFIKASI): "Diverifikasi",
    (StatusLaporan.DIVERIFIKASI, StatusLaporan.DIKEMBALIKAN): "Dibuka kembali",
}


@dataclass(frozen=True)
class Tetangga:
    """The same group a month earlier or later. `dapat_diisi` = it has a row on a sheet."""

    bulan: datetime.date
    laporan: LaporanBulanan | None
    dapat_diisi: bool

    def angka(self, kolom: str) -> int | None:
        return getattr(self.laporan, kolom) if self.laporan else None


@dataclass(frozen=True)
class HalamanLaporan:
    """`halangan` = why a report that waits for its figures cannot take them any more.

    `boleh_*` and `dapat_*` are what this user may do with it as it stands now; `milik_sendiri`
    says that somebody who examines sent it, and another has to.
    """

    sel: Sel
    sebelum: Tetangga
    sesudah: Tetangga
    langkah: list[Kejadian]
    perubahan: list[Kejadian]
    peringatan: list[PeringatanLaporan]
    boleh_isi: bool
    halangan: str
    boleh_periksa: bool
    milik_sendiri: bool
    dapat_ditarik: bool
    dapat_dibuka: bool
    dapat_dibatalkan: bool


def susun_halaman(lembar: Lembar, user: Pengguna) -> HalamanLaporan:
    """About nine queries; `lembar` holds the one report, which `user` may see."""
    [baris] = lembar.baris
    laporan, kelompok = baris.laporan, baris.kelompok
    prefetch_related_objects([kelompok], "jeda")  # asked for this month and for both beside it
    pengisi = user.has_perm("kelompok.change_laporanbulanan")  # `lembar` is within their area
    terkirim = laporan.status == StatusLaporan.TERKIRIM
    pemeriksa = terkirim and periksa_satu(user, laporan)
    sendiri = laporan.dikirim_oleh_id == user.pk
    halangan = galat_bulan(kelompok, laporan.bulan, lembar.hari_ini)
    sebelum, sesudah = _tetangga(lembar, boleh_isi=pengisi)
    [antre] = susun_antrean([laporan], lembar.hari_ini)
    pembuka = user.has_perm("kelompok.buka_laporanbulanan")
    return HalamanLaporan(
        sel=_sel(lembar),
        sebelum=sebelum,
        sesudah=sesudah,
        langkah=_perjalanan(laporan),
        perubahan=perubahan_isian(laporan),
        peringatan=antre.peringatan,
        boleh_isi=pengisi and laporan.dapat_diisi and not halangan,
        halangan=halangan if laporan.dapat_diisi else "",
        boleh_periksa=pemeriksa and not sendiri,
        milik_sendiri=pemeriksa and sendiri,
        dapat_ditarik=pengisi and terkirim,
        dapat_dibuka=pembuka and laporan.status == StatusLaporan.DIVERIFIKASI,
        dapat_dibatalkan=pembuka,
    )


def _sel(lembar: Lembar) -> Sel:
    """The cell of the board that stands for this report."""
    [baris] = lembar.baris
    keadaan = keadaan_sel(
        baris.laporan, wajib=baris.wajib, aturan=lembar.aturan, sekarang=lembar.sekarang
    )
    return Sel(baris.kelompok, lembar.aturan, baris.wajib, keadaan, baris.laporan)


def _tetangga(lembar: Lembar, *, boleh_isi: bool) -> tuple[Tetangga, Tetangga]:
    """The months beside this one. One query."""
    [baris] = lembar.baris
    kelompok = baris.kelompok
    bulan = (geser_bulan(lembar.bulan, -1), geser_bulan(lembar.bulan, 1))
    ada = LaporanBulanan.objects.filter(kelompok=kelompok, bulan__in=bulan)
    per_bulan = {x.bulan: x for x in ada.order_by("bulan")}
    sebelum, sesudah = (
        Tetangga(
            b,
            per_bulan.get(b),
            boleh_isi and b >= lembar.sejak and not galat_bulan(kelompok, b, lembar.hari_ini),
        )
        for b in bulan
    )
    return sebelum, sesudah


def _perjalanan(laporan: LaporanBulanan) -> list[Kejadian]:
    """Its steps, the latest first."""
    langkah = laporan.langkah.select_related("oleh").order_by("-waktu", "-pk")
    return [_kejadian(s) for s in langkah]


def _kejadian(langkah: LangkahLaporan) -> Kejadian:
    dari, ke = langkah.get_dari_display(), langkah.get_ke_display()
    tindakan = TINDAKAN.get((StatusLaporan(langkah.dari), StatusLaporan(langkah.ke)), "Diubah")
    return Kejadian(
        waktu=langkah.waktu,
        oleh=str(langkah.oleh),
        judul=f"{tindakan} ({dari} → {ke})",
        alasan=langkah.alasan,
    )


def perubahan_isian(laporan: LaporanBulanan) -> list[Kejadian]:
    """Figures and notes that were changed after the first sending, and what was voided."""
    kolom = [laporan._meta.get_field(k) for k in ISIAN]
    label = {str(k.verbose_name)[:1].upper() + str(k.verbose_name)[1:] for k in kolom}  # type: ignore[union-attr]
    return list(_hanya(riwayat_dari(laporan), label))


def _hanya(kejadian: Iterable[Kejadian], label: set[str]) -> Iterable[Kejadian]:
    for k in kejadian:
        batal = k.judul in TENTANG_BATAL
        k.perubahan = [p for p in k.perubahan if p.label in label]
        k.alasan = k.alasan if batal else ""  # why it was returned stands in its course
        if k.perubahan or batal:
            yield k
