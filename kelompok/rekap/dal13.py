"""The monthly report F/I/Dal/13 of a village: what is known of it here.

Blocks (ranah.md §1e): I institutions and groups, II field work, III BKB, BKR and BKL, IV UPPKA,
V new users of contraceptives. II and V, and which IMP reported, are recorded nowhere here.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dinas.models import Pengguna
from inti.tanggal import akhir_bulan
from kelompok.jenis import Jenis
from petugas.models import Imp, Penugasan, Petugas
from petugas.models.imp import Tingkat
from wilayah.models import Desa

from .bulan_desa import BulanDesa, JenisBulan, bulan_desa
from .wajib import AturanLaporan

BINA = (Jenis.BKB, Jenis.BKR, Jenis.BKL)
# Columns of the blocks III and IV, and of the row that is ours.
KOLOM_BINA = ("sasaran", "anggota", "anggota_pus", "pus_ber_kb", "pertemuan")
KOLOM_UPPKA = KOLOM_BINA[1:]
KOLOM_PIKR = ("sasaran", "anggota", "pertemuan")


@dataclass(frozen=True)
class Dal13:
    """One village and month. `arsip` = the office did not report here yet.

    `per` is the day of the groups and IMP: the last of the month, today in the present one.
    """

    bulan: datetime.date
    per: datetime.date
    arsip: bool
    isi: BulanDesa
    petugas: Petugas | None
    imp: Counter[str]
    ppkbd: str

    @property
    def desa(self) -> Desa:
        return self.isi.desa

    @property
    def jenis(self) -> list[JenisBulan]:
        return list(self.isi.jenis.values())

    @property
    def belum(self) -> list[JenisBulan]:
        """Kinds of which reports are still missing."""
        return [j for j in self.jenis if j.belum]

    @property
    def lain(self) -> int:
        """Reports of groups that were not active any more on `per`."""
        return sum(j.lain for j in self.jenis)


def hari_keadaan(bulan: datetime.date, hari_ini: datetime.date) -> datetime.date:
    """The day whose groups and IMP a report of `bulan` tells."""
    return min(akhir_bulan(bulan), hari_ini)


def susun_dal13(
    user: Pengguna,
    bulan: datetime.date,
    desa: Sequence[Desa],
    *,
    hari_ini: datetime.date,
    sekarang: datetime.datetime,
) -> list[Dal13]:
    """The report of each of these villages, in their order. A fixed number of queries."""
    aturan = AturanLaporan()
    per = hari_keadaan(bulan, hari_ini)
    isi = bulan_desa(user, bulan, desa, per=per, sekarang=sekarang, aturan=aturan)
    petugas = {
        p.desa_id: p.petugas
        for p in Penugasan.objects.per(per)
        .filter(desa__in=desa, petugas__dibatalkan_pada__isnull=True)
        .select_related("petugas")
    }
    imp: dict[int, Counter[str]] = defaultdict(Counter)
    ppkbd: dict[int, str] = {}
    for satu in Imp.objects.per(per).filter(desa__in=desa).order_by("mulai", "pk"):
        imp[satu.desa_id][satu.tingkat] += 1
        if satu.tingkat == Tingkat.PPKBD:
            ppkbd[satu.desa_id] = satu.nama
    return [
        Dal13(
            bulan=bulan,
            per=per,
            arsip=aturan.bulan(bulan).arsip,
            isi=b,
            petugas=petugas.get(b.desa.pk),
            imp=imp[b.desa.pk],
            ppkbd=ppkbd.get(b.desa.pk, ""),
        )
        for b in isi
    ]
