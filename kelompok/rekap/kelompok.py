"""Figures of the groups. Each is counted by the queryset that the list behind it shows."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse

from dinas.models import Pengguna
from inti.tanggal import setahun_sebelum
from kelompok.jenis import SIFAT, Jenis, SifatJenis
from kelompok.models import Kelompok
from kelompok.models.kueri import KelompokQuerySet


@dataclass(frozen=True)
class RekapJenis:
    """One kind on `per`: groups, villages reached, and what changed since a year before.

    A pause is neither an end nor a founding, so between the two days
    jumlah + jeda = jumlah(then) + jeda_dulu + dibentuk − berakhir.
    """

    jenis: str
    per: datetime.date
    kecamatan: str
    jumlah: int
    desa: int
    dibentuk: int
    berakhir: int
    jeda: int
    jeda_dulu: int

    @property
    def sifat(self) -> SifatJenis:
        return SIFAT[self.jenis]

    @property
    def url(self) -> str:
        return self._url()

    @property
    def url_dibentuk(self) -> str:
        """Whatever became of them since: so of every status."""
        return self._url(status="semua", **_rentang("dibentuk", self.per))

    @property
    def url_berakhir(self) -> str:
        return self._url(status="semua", **_rentang("berakhir", self.per))

    @property
    def url_jeda(self) -> str:
        return self._url(status="jeda")

    def _url(self, **saringan: str) -> str:
        per = self.per.isoformat()
        return url_daftar(jenis=self.jenis, kecamatan=self.kecamatan, per=per, **saringan)


def url_daftar(**saringan: str) -> str:
    """The list of groups with these filters; empty ones are left out."""
    return reverse("kelompok:daftar") + "?" + urlencode({k: v for k, v in saringan.items() if v})


def rekap_jenis(user: Pengguna, per: datetime.date, kecamatan: str = "") -> list[RekapJenis]:
    """All five kinds in their order, in the area of `user`, of one kecamatan (code) if given.

    One query, however many groups there are.
    """
    semua, dulu = Kelompok.objects, setahun_sebelum(per)
    hitung = {
        "n": Count("pk", filter=_dari(semua.per(per))),
        "desa_n": Count("desa", filter=_dari(semua.per(per)), distinct=True),
        "dibentuk": Count("pk", filter=_dari(semua.dibentuk_antara(dulu, per))),
        "berakhir": Count("pk", filter=_dari(semua.berakhir_antara(dulu, per))),
        "jeda_n": Count("pk", filter=_dari(semua.jeda_pada(per))),
        "jeda_dulu": Count("pk", filter=_dari(semua.jeda_pada(dulu))),
    }
    baris = _kelompok(user, kecamatan).values_list("jenis").annotate(**hitung)
    angka = {jenis: lain for jenis, *lain in baris}
    kosong = [0] * len(hitung)
    return [RekapJenis(j, per, kecamatan, *angka.get(j, kosong)) for j in SIFAT]


def rekap_desa(user: Pengguna, per: datetime.date) -> dict[str, dict[str, int]]:
    """Village code → kind → active groups on `per`; what has none is left out. One query."""
    hasil: dict[str, dict[str, int]] = {}
    baris = _kelompok(user).per(per).values_list("desa__kode", "jenis")
    for kode, jenis, n in baris.annotate(n=Count("pk")):
        hasil.setdefault(kode, {})[jenis] = n
    return hasil


def hitung_jenis(kelompok: QuerySet[Kelompok]) -> dict[str, int]:
    """Kind → number of groups; kinds without any are left out. One query."""
    return dict(kelompok.order_by().values_list("jenis").annotate(n=Count("pk")))


def jumlah_holistik(user: Pengguna, per: datetime.date, kecamatan: str = "") -> int:
    """BKB on `per` that are joined with both posyandu and PAUD (holistik-integratif)."""
    return _kelompok(user, kecamatan).per(per).filter(jenis=Jenis.BKB).holistik().count()


def mulai_terawal(user: Pengguna, kecamatan: str = "") -> datetime.date | None:
    """Since when there are groups on record; None = none yet."""
    return _kelompok(user, kecamatan).aggregate(awal=Min("mulai"))["awal"]


class Kekurangan(NamedTuple):
    """Kind → active groups; kinds that lack nothing are left out."""

    tanpa_sk: dict[str, int]
    tanpa_klasifikasi: dict[str, int]


def kekurangan(user: Pengguna, per: datetime.date, kecamatan: str = "") -> Kekurangan:
    """Active groups without a decree in force on `per`, and those never assessed until then.

    One query.
    """
    aktif = _kelompok(user, kecamatan).per(per)
    baris = aktif.values_list("jenis").annotate(
        n_sk=Count("pk", filter=_dari(Kelompok.objects.ber_sk(per, ada=False))),
        n_nilai=Count("pk", filter=_dari(Kelompok.objects.berklasifikasi("", per))),
    )
    semua = list(baris)
    return Kekurangan(
        tanpa_sk={jenis: n for jenis, n, _ in semua if n},
        tanpa_klasifikasi={jenis: n for jenis, _, n in semua if n},
    )


def _kelompok(user: Pengguna, kecamatan: str = "") -> "KelompokQuerySet[Kelompok]":
    semua = Kelompok.objects.terlihat(user).order_by()
    return semua.filter(desa__kecamatan__kode=kecamatan) if kecamatan else semua


def _dari(kelompok: QuerySet[Kelompok]) -> Q:
    """Condition "is one of these", for counts side by side in one query."""
    return Q(pk__in=kelompok.order_by().values("pk"))


def _rentang(nama: str, per: datetime.date) -> dict[str, str]:
    """Filters of what was founded, or ended, between the state a year before and that of `per`."""
    return {f"{nama}_dari": setahun_sebelum(per).isoformat(), f"{nama}_sampai": per.isoformat()}
