"""Figures of promises: what became of them, and what money says of those it answers."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.urls import reverse

from dinas.models import Pengguna
from inti.nilai import persen
from kegiatan.models import BELUM_TUNTAS, Komitmen, StatusKomitmen, TindakLanjut
from kegiatan.rekap.dana import DukunganDesa, RekapDukungan, dukungan, dukungan_tahunan
from petugas.akses import desa_terlihat, melihat_semua
from wilayah.models import Desa


def url_komitmen(**saringan: object) -> str:
    """The list of promises with these filters."""
    isi = {k: v for k, v in saringan.items() if v not in ("", None)}
    return f"{reverse('kegiatan:komitmen_daftar')}?{urlencode(isi)}"


@dataclass(frozen=True)
class RekapKomitmen:
    """Promises by state, and those overdue. A withdrawn one counts neither as kept nor as broken."""

    per_status: Counter[str]
    lewat: int

    @property
    def jumlah(self) -> int:
        return self.per_status.total()

    @property
    def dinilai(self) -> int:
        """All but the withdrawn ones: what the share is taken of."""
        return self.jumlah - self.per_status[StatusKomitmen.BATAL]

    @property
    def selesai(self) -> int:
        return self.per_status[StatusKomitmen.SELESAI]

    @property
    def belum(self) -> int:
        return sum(self.per_status[s] for s in BELUM_TUNTAS)

    @property
    def batal(self) -> int:
        return self.per_status[StatusKomitmen.BATAL]

    @property
    def ditepati(self) -> str:
        """Share kept, in percent; a dash without any."""
        return persen(self.selesai, self.dinilai)


def rekap(komitmen: Iterable[Komitmen], per: datetime.date) -> RekapKomitmen:
    """Figures of promises that carry `status_per` of that day."""
    semua = list(komitmen)
    return RekapKomitmen(
        per_status=Counter(k.status_per for k in semua),  # type: ignore[attr-defined]
        lewat=sum(k.lewat_hari(per) > 0 for k in semua),
    )


@dataclass(frozen=True)
class RekapTahun:
    """The promises of the events of one year."""

    tahun: int
    rekap: RekapKomitmen
    per: str

    @property
    def url(self) -> str:
        return url_komitmen(tahun=self.tahun, per=self.per)

    @property
    def url_selesai(self) -> str:
        return url_komitmen(tahun=self.tahun, status=StatusKomitmen.SELESAI, per=self.per)

    @property
    def url_lewat(self) -> str:
        return url_komitmen(tahun=self.tahun, status="lewat", per=self.per)


def rekap_tahunan(
    komitmen: "QuerySet[Komitmen]", per: datetime.date, per_tautan: str = ""
) -> list[RekapTahun]:
    """Per year of the event, the newest first. `komitmen` carries `status_per`. One query.

    `per_tautan` is what links carry as ?per=; empty when it is today anyway.
    """
    per_tahun: dict[int, list[Komitmen]] = {}
    for k in komitmen.order_by().annotate(hari_acara=F("kegiatan__mulai")):
        per_tahun.setdefault(k.hari_acara.year, []).append(k)
    return [
        RekapTahun(tahun, rekap(isi, per), per_tautan)
        for tahun, isi in sorted(per_tahun.items(), reverse=True)
    ]


@dataclass(frozen=True)
class Dukungan:
    """What the recorded money of a year says of a promise about DD and ADD."""

    tahun: int
    semua: RekapDukungan | None = None  # of all villages that the reader sees
    desa: DukunganDesa | None = None  # of the one village that promised


@dataclass(frozen=True)
class BarisKomitmen:
    """A promise on a page: its state on the day, its follow-ups, the money that answers it."""

    komitmen: Komitmen
    status: str
    lewat: int
    tindak: Sequence[TindakLanjut]
    boleh_tindak: bool
    dukungan: Dukungan | None

    @property
    def label(self) -> str:
        return StatusKomitmen(self.status).label


def baris_komitmen(
    komitmen: Iterable[Komitmen], user: Pengguna, per: datetime.date
) -> list[BarisKomitmen]:
    """The promises of one page, which carry `status_per`. Two queries, and two for the money
    where some of them is answered by it."""
    semua = list(komitmen)
    tindak: dict[int, list[TindakLanjut]] = {}
    catatan = TindakLanjut.objects.filter(komitmen__in=semua, tanggal__lte=per)
    for t in catatan.order_by("-tanggal", "-pk"):
        tindak.setdefault(t.komitmen_id, []).append(t)
    milik = _milik(semua, user)
    uang = _dukungan(semua, user, per)
    return [
        BarisKomitmen(
            komitmen=k,
            status=k.status_per,  # type: ignore[attr-defined]
            lewat=k.lewat_hari(per),
            tindak=tindak.get(k.pk, []),
            boleh_tindak=k.pk in milik,
            dukungan=uang.get(k.pk),
        )
        for k in semua
    ]


def _milik(komitmen: list[Komitmen], user: Pengguna) -> set[int]:
    """Those whose follow-ups `user` may write."""
    if not user.has_perm("kegiatan.add_tindaklanjut"):
        return set()
    if melihat_semua(user):
        return {k.pk for k in komitmen}
    desa = {k.desa_id for k in komitmen if k.desa_id}
    if not desa:
        return set()
    sendiri = set(desa_terlihat(user).filter(pk__in=desa).values_list("pk", flat=True))
    return {k.pk for k in komitmen if k.desa_id in sendiri}


def _dukungan(komitmen: list[Komitmen], user: Pengguna, per: datetime.date) -> dict[int, Dukungan]:
    """Of the year of that day, for the promises that money answers."""
    bertanya = [k for k in komitmen if k.menurut_dana]
    if not bertanya:
        return {}
    desa = desa_terlihat(user, per).per(per)
    if all(k.desa_id for k in bertanya):
        desa = desa.filter(pk__in={k.desa_id for k in bertanya})
    jawaban = dukungan(per.year, desa)
    return {
        k.pk: Dukungan(per.year, desa=jawaban.per_desa.get(k.desa_id))
        if k.desa_id
        else Dukungan(per.year, semua=jawaban)
        for k in bertanya
    }


def dukungan_sejak(
    komitmen: Komitmen, user: Pengguna, hari_ini: datetime.date, banyak: int = 6
) -> list[Dukungan]:
    """Of the years since the promise, the newest first, `banyak` at most. Two queries."""
    if not komitmen.menurut_dana:
        return []
    awal = max(komitmen.kegiatan.mulai.year, hari_ini.year - banyak + 1)
    tahun = list(range(hari_ini.year, awal - 1, -1))
    desa: Iterable[Desa] = desa_terlihat(user, hari_ini).per(hari_ini)
    if komitmen.desa:
        desa = [komitmen.desa]
    semua = dukungan_tahunan(tahun, desa)
    return [
        Dukungan(t, desa=semua[t].per_desa[komitmen.desa_id])
        if komitmen.desa_id
        else Dukungan(t, semua=semua[t])
        for t in tahun
    ]
