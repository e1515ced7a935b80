"""Completeness, timeliness and contents of reports over months, kinds and areas.

Completeness = received ÷ owed, timeliness = in time ÷ owed, both over months whose deadline has
passed. Every count opens the list of exactly these cells.
"""

import datetime
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from django.utils import timezone

from dinas.models import Pengguna
from inti.bulan import bulan_dari, deret_bulan, geser_bulan, sandi_bulan
from inti.nilai import persen
from inti.sidik import selama_data_sama
from inti.tanggal import akhir_bulan
from kelompok.jenis import KOLOM_POKOK, KOLOM_SENDIRI, SIFAT
from kelompok.models import Kelompok, LaporanBulanan
from petugas.models import Penugasan

from .tautan import url_sel
from .wajib import AturanLaporan, RekapLapor, Sel, rekap_sel, susun_sel

SETAHUN = 12
# Filters of the list of cells that narrow the groups, and what they ask of a group.
KOLOM_SARINGAN = {
    "kecamatan": "desa__kecamatan__kode",
    "desa": "desa__kode",
    "jenis": "jenis",
    "kelompok": "pk",
}
DIAM = 3  # months without any report before a group is called silent
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Jumlah:
    """Sum of one column over the `laporan` received reports that hold it; None = none does."""

    jumlah: int | None = None
    laporan: int = 0


@dataclass(frozen=True)
class RekapIsi:
    """Sums over received reports. `kurang` = owed reports that are not among them."""

    laporan: int
    kurang: int
    kolom: Mapping[str, Jumlah] = field(default_factory=dict)

    def __getitem__(self, kolom: str) -> int | None:
        """The sum of a column; templates say `isi.anggota`."""
        return self.kolom[kolom].jumlah

    @property
    def seharusnya(self) -> int:
        """Reports that there would be if nobody were missing."""
        return self.laporan + self.kurang

    @property
    def persen_kb(self) -> str:
        return persen(self["pus_ber_kb"], self["anggota_pus"])

    @property
    def persen_hadir(self) -> str:
        return persen(self["hadir"], self["anggota"])


@dataclass(frozen=True)
class BarisCapaian:
    """One row of a recap: a month, a kind, a kecamatan. `saringan` are the filters of its lists."""

    kunci: Hashable
    lapor: RekapLapor
    ambang: int
    saringan: Mapping[str, str]
    sel: Sequence[Sel] = field(repr=False, compare=False)

    @cached_property
    def isi(self) -> RekapIsi:
        """What the reports say; added up only where a page shows it."""
        return rekap_isi(self.sel)

    @property
    def ada(self) -> bool:
        """Whether anything was owed or sent."""
        return bool(self.lapor.wajib or self.lapor.sukarela)

    @property
    def lengkap(self) -> str:
        return persen(self.lapor.masuk, self.lapor.wajib)

    @property
    def tepat(self) -> str:
        return persen(self.lapor.tepat, self.lapor.wajib)

    @property
    def perlu_perhatian(self) -> bool:
        """Below the threshold of the month; never where nothing was owed."""
        return self.lapor.masuk * 100 < self.ambang * self.lapor.wajib

    @property
    def url_wajib(self) -> str:
        return url_sel(wajib="ya", **self.saringan)

    @property
    def url_masuk(self) -> str:
        return url_sel(keadaan="masuk", wajib="ya", **self.saringan)

    @property
    def url_tepat(self) -> str:
        return url_sel(keadaan="tepat", wajib="ya", **self.saringan)

    @property
    def url_terlambat(self) -> str:
        return url_sel(keadaan="terlambat", wajib="ya", **self.saringan)

    @property
    def url_belum(self) -> str:
        return url_sel(keadaan="belum", **self.saringan)

    @property
    def url_nihil(self) -> str:
        return url_sel(keadaan="nihil", wajib="ya", **self.saringan)

    @property
    def url_sukarela(self) -> str:
        return url_sel(keadaan="sukarela", **self.saringan)

    @property
    def url_laporan(self) -> str:
        """The reports that the sums stand on: received, owed or not."""
        return url_sel(keadaan="masuk", **self.saringan)


def bulan_tempo(hari: datetime.date, aturan: AturanLaporan) -> datetime.date:
    """The latest month whose deadline had passed on the morning of `hari`."""
    bulan = geser_bulan(bulan_dari(hari), -1)
    pagi = timezone.make_aware(datetime.datetime.combine(hari, datetime.time.min))
    return bulan if aturan.bulan(bulan).jatuh_tempo(pagi) else geser_bulan(bulan, -1)


def bulan_terbuka(hari: datetime.date, aturan: AturanLaporan) -> datetime.date:
    """The latest month whose reports may be sent on `hari`."""
    bulan = bulan_dari(hari)
    return bulan if hari.day >= aturan.profil.buka_kirim else geser_bulan(bulan, -1)


def setahun_sampai(bulan: datetime.date) -> list[datetime.date]:
    """The twelve months that end with `bulan`."""
    return deret_bulan(geser_bulan(bulan, 1 - SETAHUN), bulan)


def sel_wilayah(
    user: Pengguna,
    bulan: Sequence[datetime.date],
    *,
    sekarang: datetime.datetime,
    aturan: AturanLaporan,
    milik: int | None = None,
    **saring: str | int | list[int],
) -> list[Sel]:
    """Cells of the groups in the area of `user`, narrowed by lookups on Kelompok (`saring`).

    `milik` (pk of an officer) keeps the months that belong to that officer: the village was
    assigned to them on the last day of the month.
    """
    kelompok = Kelompok.objects.terlihat(user).filter(**saring)
    kelompok = kelompok.beririsan(bulan[0], akhir_bulan(bulan[-1]))
    if milik is not None:
        kelompok = kelompok.filter(desa__in=Penugasan.objects.filter(petugas=milik).values("desa"))
    kelompok = kelompok.select_related("desa__kecamatan").order_by("nama", "pk")
    per_kelompok = susun_sel(
        kelompok,
        bulan,
        sekarang=sekarang,
        aturan=aturan,
        laporan=LaporanBulanan.objects.ringkas(),
    )
    sel = [s for baris in per_kelompok.values() for s in baris]
    return sel if milik is None else list(filter(milik_petugas(milik), sel))


def milik_petugas(petugas: int) -> Callable[[Sel], bool]:
    """Whose month it is: the village was assigned to this officer (pk) on its last day.

    One query when made, none when asked.
    """
    masa: dict[int, list[Penugasan]] = {}
    for p in Penugasan.objects.filter(petugas=petugas):
        masa.setdefault(p.desa_id, []).append(p)
    return lambda s: any(p.berlaku_pada(s.aturan.akhir) for p in masa.get(s.kelompok.desa_id, ()))


def rekap_isi(sel: Iterable[Sel]) -> RekapIsi:
    """Sums over the received reports of these cells."""
    jumlah = dict.fromkeys(KOLOM_POKOK + KOLOM_SENDIRI, 0)
    ada = dict.fromkeys(jumlah, 0)
    laporan = kurang = 0
    for s in sel:
        if not (s.masuk and s.laporan):
            kurang += s.wajib
            continue
        laporan += 1
        for kolom in s.kelompok.sifat.kolom_laporan:
            nilai = getattr(s.laporan, kolom)
            if nilai is not None:
                jumlah[kolom] += nilai
                ada[kolom] += 1
    hasil = {k: Jumlah(jumlah[k] if ada[k] else None, ada[k]) for k in jumlah}
    return RekapIsi(laporan, kurang, hasil)


def rekap_per(
    sel: Iterable[Sel],
    kunci: Callable[[Sel], K],
    saringan: Callable[[K], Mapping[str, str]],
    *,
    sekarang: datetime.datetime,
) -> dict[K, BarisCapaian]:
    """Group cells by `kunci`; one row per value, in the order in which they come.

    The threshold of a row is that of its latest month.
    """
    per: dict[K, list[Sel]] = {}
    for s in sel:
        per.setdefault(kunci(s), []).append(s)
    return {k: baris_capaian(isi, k, saringan(k), sekarang=sekarang) for k, isi in per.items()}


def baris_capaian(
    sel: Sequence[Sel],
    kunci: Hashable,
    saringan: Mapping[str, str],
    *,
    sekarang: datetime.datetime,
) -> BarisCapaian:
    """One row over all of `sel`."""
    ambang = max(sel, key=lambda s: s.bulan).aturan.ambang if sel else 0
    return BarisCapaian(kunci, rekap_sel(sel, sekarang), ambang, saringan, sel)


def saring_bulan(dari: datetime.date, sampai: datetime.date | None = None) -> dict[str, str]:
    """Filters of the list of cells for these months."""
    return {"dari": sandi_bulan(dari), "sampai": sandi_bulan(sampai or dari)}


@dataclass(frozen=True)
class RekapSetahun:
    """Twelve months of reports: per month, and of the last month per kind and per kecamatan.

    `jenis` and `kecamatan` hold one row for whoever owes or sent anything in the last month;
    `kecamatan_setahun` are the rows of all twelve months together.
    """

    sampai: datetime.date
    batas: datetime.datetime  # the deadline of the last month
    bulan: list[BarisCapaian]
    setahun: BarisCapaian
    jenis: dict[str, BarisCapaian]
    kecamatan: dict[str, BarisCapaian]
    kecamatan_setahun: dict[str, BarisCapaian]

    @property
    def terakhir(self) -> BarisCapaian:
        return self.bulan[-1]


def rekap_setahun(
    user: Pengguna,
    sampai: datetime.date,
    *,
    sekarang: datetime.datetime,
    aturan: AturanLaporan,
    saringan: Mapping[str, str],
) -> RekapSetahun:
    """The recap of the twelve months that end with `sampai`, as recorded `sekarang`.

    `saringan` are filters of the list of cells: kecamatan, desa, jenis, kelompok, milik. A fixed
    number of queries; added up anew only after some record changed, or on another day.
    """
    hari = timezone.localtime(sekarang).date()  # a month falls due at midnight
    kunci = ("rekap-setahun", user.pk, sampai, hari, *sorted(saringan.items()))
    return selama_data_sama(
        kunci, lambda: _rekap_setahun(user, sampai, saringan, sekarang=sekarang, aturan=aturan)
    )


def _rekap_setahun(
    user: Pengguna,
    sampai: datetime.date,
    saringan: Mapping[str, str],
    *,
    sekarang: datetime.datetime,
    aturan: AturanLaporan,
) -> RekapSetahun:
    lookup = {KOLOM_SARINGAN[k]: v for k, v in saringan.items() if v and k in KOLOM_SARINGAN}
    milik = int(saringan["milik"]) if saringan.get("milik") else None
    bulan = setahun_sampai(sampai)
    sel = sel_wilayah(user, bulan, sekarang=sekarang, aturan=aturan, milik=milik, **lookup)
    per_bulan = {
        b: baris_capaian(isi, b, {**saringan, **saring_bulan(b)}, sekarang=sekarang)
        for b, isi in _per_bulan(sel, bulan).items()
    }
    akhir = [s for s in sel if s.bulan == sampai and (s.wajib or s.masuk)]
    di_akhir = {**saringan, **saring_bulan(sampai)}
    rentang = {**saringan, **saring_bulan(bulan[0], sampai)}

    def kode(s: Sel) -> str:
        return s.kelompok.desa.kecamatan.kode

    return RekapSetahun(
        sampai=sampai,
        batas=aturan.bulan(sampai).batas,
        bulan=list(per_bulan.values()),
        setahun=baris_capaian(sel, "setahun", rentang, sekarang=sekarang),
        jenis=_urut_jenis(
            rekap_per(
                akhir,
                lambda s: s.kelompok.jenis,
                lambda j: {**di_akhir, "jenis": j},
                sekarang=sekarang,
            )
        ),
        kecamatan=rekap_per(
            sorted(akhir, key=kode),
            kode,
            lambda k: {**di_akhir, "kecamatan": k},
            sekarang=sekarang,
        ),
        kecamatan_setahun=rekap_per(
            sorted((s for s in sel if s.wajib or s.masuk), key=kode),
            kode,
            lambda k: {**rentang, "kecamatan": k},
            sekarang=sekarang,
        ),
    )


def _per_bulan(
    sel: Iterable[Sel], bulan: Sequence[datetime.date]
) -> dict[datetime.date, list[Sel]]:
    per: dict[datetime.date, list[Sel]] = {b: [] for b in bulan}
    for s in sel:
        per[s.bulan].append(s)
    return per


def _urut_jenis(baris: Mapping[str, BarisCapaian]) -> dict[str, BarisCapaian]:
    """In the order of the kinds."""
    return {j: baris[j] for j in SIFAT if j in baris}
