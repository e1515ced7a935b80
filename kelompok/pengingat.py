"""Reminders of the last month that is due: whom to ask for which reports, in ready words.

The texts hold figures, names of groups and villages, and the deadline; nobody's name.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from dinas.models import Pengguna
from inti.bulan import geser_bulan
from inti.nilai import bulan_panjang, ribuan, tanggal_panjang
from inti.telepon import tautan_wa
from kelompok.akses import desa_periksa
from kelompok.papan import BarisPapan, Papan
from kelompok.rekap import AturanBulan, AturanLaporan, Sel
from kelompok.saring_laporan import urut_kelompok
from petugas.models import Petugas
from wilayah.models import Desa

DISEBUT = 20  # groups named in the text to one officer


@dataclass(frozen=True)
class Pengingat:
    """What one officer still has to send; without `petugas`, what a village without one owes."""

    petugas: Petugas | None
    sel: Sequence[Sel]

    @property
    def desa(self) -> Desa:
        """The village, of a row without an officer."""
        return self.sel[0].kelompok.desa

    @property
    def saring_petugas(self) -> int | None:
        """Filters of the list that holds exactly these cells: an officer, or a village."""
        return self.petugas.pk if self.petugas else None

    @property
    def saring_desa(self) -> str | None:
        return None if self.petugas else self.desa.kode

    @property
    def teks(self) -> str:
        aturan, n = self.sel[0].aturan, len(self.sel)
        lain = f"; dan {n - DISEBUT} lainnya" if n > DISEBUT else ""
        return (
            f"Laporan {bulan_panjang(aturan.bulan)} dari {n} kelompok belum kami terima "
            f"(batas {tanggal_panjang(aturan.batas)}). {'; '.join(_per_desa(self.sel[:DISEBUT]))}"
            f"{lain}. Mohon diisi dan dikirim. Terima kasih."
        )

    @property
    def url_wa(self) -> str:
        """WhatsApp with the text ready to send; "" without a number."""
        wa = tautan_wa(self.petugas.telepon) if self.petugas else ""
        return f"{wa}?text={quote(self.teks)}" if wa else ""


@dataclass(frozen=True)
class DaftarPengingat:
    """All that is missing of one month, per officer; those with the most come first."""

    aturan: AturanBulan
    isi: Sequence[Pengingat]
    wajib: int

    @property
    def jumlah(self) -> int:
        return sum(len(p.sel) for p in self.isi)

    @property
    def petugas(self) -> int:
        return sum(p.petugas is not None for p in self.isi)

    @property
    def teks(self) -> str:
        """One text for everybody: by kecamatan, village and group."""
        aturan = self.aturan
        sel = sorted((s for p in self.isi for s in p.sel), key=lambda s: urut_kelompok(s.kelompok))
        kepala = (
            f"Laporan {bulan_panjang(aturan.bulan)}: {ribuan(self.jumlah)} dari "
            f"{ribuan(self.wajib)} kelompok belum lapor. "
            f"Batasnya {tanggal_panjang(aturan.batas)}."
        )
        baris = [kepala]
        for kecamatan, isi in groupby(sel, key=lambda s: s.kelompok.desa.kecamatan.nama):
            baris += ["", f"Kecamatan {kecamatan}", *(f"- {d}" for d in _per_desa(isi))]
        return "\n".join([*baris, "", "Mohon segera diisi dan dikirim. Terima kasih."])


def susun_pengingat(
    papan: Papan, user: Pengguna, aturan: AturanLaporan, sekarang: datetime.datetime
) -> DaftarPengingat | None:
    """Reminders for the groups of the board that `user` examines; None = nothing to remind of.

    Only of the last month that is due, so only on the board of its year.
    """
    bulan = papan.sampai
    if bulan is None or aturan.bulan(geser_bulan(bulan, 1)).jatuh_tempo(sekarang):
        return None
    urutan = papan.bulan.index(bulan)
    diperiksa = _diperiksa(papan.semua, user)
    per: dict[Petugas | Desa, list[Sel]] = {}
    for b in diperiksa:
        if (s := b.sel[urutan]).belum(sekarang):
            per.setdefault(b.petugas or s.kelompok.desa, []).append(s)
    if not per:
        return None
    isi = [Pengingat(k if isinstance(k, Petugas) else None, sel) for k, sel in per.items()]
    isi.sort(key=lambda p: (p.petugas is None, -len(p.sel), str(p.petugas or p.desa)))
    wajib = sum(b.sel[urutan].wajib for b in diperiksa)
    return DaftarPengingat(aturan.bulan(bulan), isi, wajib)


def _diperiksa(baris: Iterable[BarisPapan], user: Pengguna) -> list[BarisPapan]:
    """Rows whose reports `user` examines: all, of the own kecamatan, or none."""
    if user.has_perm("kelompok.verifikasi_laporanbulanan"):
        return list(baris)
    desa = set(desa_periksa(user).values_list("pk", flat=True))
    return [b for b in baris if b.kelompok.desa_id in desa]


def _per_desa(sel: Iterable[Sel]) -> list[str]:
    """Groups after their village: "Kurun: BKB Melati, BKR Tulip"; the cells come by village."""
    grup = groupby(sel, key=lambda s: s.kelompok.desa)
    return [f"{desa.nama}: {', '.join(str(s.kelompok) for s in isi)}" for desa, isi in grup]
