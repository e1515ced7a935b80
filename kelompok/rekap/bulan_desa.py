"""What the groups of villages reported in one month, kind by kind.

F/I/Dal/13 and the tables in SIGA's form say the same of a village, because both read this.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dinas.models import Pengguna
from kelompok.jenis import SIFAT, SifatJenis
from wilayah.models import Desa

from .capaian import RekapIsi, rekap_isi, sel_wilayah
from .wajib import AturanLaporan, Sel


@dataclass(frozen=True)
class JenisBulan:
    """One kind of group in a village and a month.

    `ada` = active on the day of the figures, `lapor` = those of them whose report came in. The
    sums (`isi`) are over all reports that came in: `lain` of them are of groups that were not
    active any more on that day. `belum` = owed and not received.
    """

    jenis: str
    ada: int
    lapor: int
    lain: int
    belum: int
    nihil: int
    isi: RekapIsi

    @property
    def sifat(self) -> SifatJenis:
        return SIFAT[self.jenis]

    @property
    def masuk(self) -> int:
        return self.lapor + self.lain

    def jumlah(self, kolom: str) -> int | None:
        """The sum of a column; None while no report came in."""
        return self.isi[kolom]


@dataclass(frozen=True)
class BulanDesa:
    """All kinds of one village, in their order."""

    desa: Desa
    jenis: Mapping[str, JenisBulan]


def bulan_desa(
    user: Pengguna,
    bulan: datetime.date,
    desa: Sequence[Desa],
    *,
    per: datetime.date,
    sekarang: datetime.datetime,
    aturan: AturanLaporan,
) -> list[BulanDesa]:
    """The month in each of these villages, as far as `user` sees their groups; groups *ada* as
    of `per`. Four queries, however many villages."""
    pk = [d.pk for d in desa]
    sel = sel_wilayah(user, [bulan], sekarang=sekarang, aturan=aturan, desa__in=pk)
    per_desa: dict[int, dict[str, list[Sel]]] = {d: {j: [] for j in SIFAT} for d in pk}
    for s in sel:
        per_desa[s.kelompok.desa_id][s.kelompok.jenis].append(s)
    return [
        BulanDesa(d, {j: _jenis(j, isi, per) for j, isi in per_desa[d.pk].items()}) for d in desa
    ]


def _jenis(jenis: str, sel: Iterable[Sel], per: datetime.date) -> JenisBulan:
    semua = list(sel)
    ada = [s for s in semua if _aktif(s, per)]
    masuk, lapor = (sum(s.masuk for s in isi) for isi in (semua, ada))
    return JenisBulan(
        jenis=jenis,
        ada=len(ada),
        lapor=lapor,
        lain=masuk - lapor,
        belum=sum(s.wajib and not s.masuk for s in semua),
        nihil=sum(s.nihil for s in semua),
        isi=rekap_isi(semua),
    )


def _aktif(sel: Sel, per: datetime.date) -> bool:
    """As `Kelompok.objects.per` has it; the pauses came with the cells."""
    jeda = sel.kelompok.semua_jeda  # type: ignore[attr-defined]
    return sel.kelompok.berlaku_pada(per) and not any(j.berlaku_pada(per) for j in jeda)
