"""Figures of the groups. Each is counted by the queryset that the list behind it shows."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Min, QuerySet
from django.urls import reverse

from dinas.models import Pengguna
from inti.tanggal import setahun_sebelum
from kelompok.jenis import SIFAT, Jenis, SifatJenis
from kelompok.models import Kelompok
from kelompok.models.kelompok import KETERPADUAN_HI


@dataclass(frozen=True)
class RekapJenis:
    """One kind on `per`: groups, villages reached, and what changed since a year before.

    jumlah(per) = jumlah(a year before) + dibentuk − berakhir, as far as no group was paused on
    one of the two days; pauses stand on their own in `jeda`.
    """

    jenis: str
    per: datetime.date
    kecamatan: str
    jumlah: int
    desa: int
    dibentuk: int
    berakhir: int
    jeda: int

    @property
    def sifat(self) -> SifatJenis:
        return SIFAT[self.jenis]

    def _url(self, **saringan: str) -> str:
        return url_daftar(jenis=self.jenis, kecamatan=self.kecamatan, **saringan)

    @property
    def url(self) -> str:
        return self._url(per=self.per.isoformat())

    @property
    def url_dibentuk(self) -> str:
        dari, sampai = setahun_sebelum(self.per), self.per
        return self._url(dibentuk_dari=dari.isoformat(), dibentuk_sampai=sampai.isoformat())

    @property
    def url_berakhir(self) -> str:
        dari, sampai = setahun_sebelum(self.per), self.per
        return self._url(berakhir_dari=dari.isoformat(), berakhir_sampai=sampai.isoformat())

    @property
    def url_jeda(self) -> str:
        return self._url(per=self.per.isoformat(), status="jeda")


def url_daftar(**saringan: str) -> str:
    """The list of groups with these filters; empty ones are left out."""
    return reverse("kelompok:daftar") + "?" + urlencode({k: v for k, v in saringan.items() if v})


def rekap_jenis(user: Pengguna, per: datetime.date, kecamatan: str = "") -> list[RekapJenis]:
    """All five kinds in their order, in the area of `user`, of one kecamatan (code) if given.

    Four queries, however many groups there are.
    """
    semua = _kelompok(user, kecamatan)
    dulu = setahun_sebelum(per)
    aktif = {
        jenis: (n, desa)
        for jenis, n, desa in semua.per(per)
        .values_list("jenis")
        .annotate(n=Count("pk"), desa_n=Count("desa", distinct=True))
    }
    dibentuk = hitung_jenis(semua.dibentuk_antara(dulu, per))
    berakhir = hitung_jenis(semua.berakhir_antara(dulu, per))
    jeda = hitung_jenis(semua.jeda_pada(per))
    return [
        RekapJenis(
            jenis=jenis,
            per=per,
            kecamatan=kecamatan,
            jumlah=aktif.get(jenis, (0, 0))[0],
            desa=aktif.get(jenis, (0, 0))[1],
            dibentuk=dibentuk.get(jenis, 0),
            berakhir=berakhir.get(jenis, 0),
            jeda=jeda.get(jenis, 0),
        )
        for jenis in SIFAT
    ]


def rekap_kecamatan(user: Pengguna, per: datetime.date) -> dict[str, dict[str, int]]:
    """Kecamatan code → kind → active groups on `per`; what has none is left out. One query."""
    hasil: dict[str, dict[str, int]] = {}
    baris = _kelompok(user).per(per).values_list("desa__kecamatan__kode", "jenis")
    for kode, jenis, n in baris.annotate(n=Count("pk")):
        hasil.setdefault(kode, {})[jenis] = n
    return hasil


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
    bkb = _kelompok(user, kecamatan).per(per).filter(jenis=Jenis.BKB)
    for kode in KETERPADUAN_HI:
        bkb = bkb.filter(keterpaduan__kode=kode)
    return bkb.count()


def mulai_terawal(user: Pengguna, kecamatan: str = "") -> datetime.date | None:
    """Since when there are groups on record; None = none yet."""
    return _kelompok(user, kecamatan).aggregate(awal=Min("mulai"))["awal"]


def tanpa_sk(user: Pengguna, per: datetime.date, kecamatan: str = "") -> dict[str, int]:
    """Kind → active groups without a decree in force on `per`."""
    return hitung_jenis(_kelompok(user, kecamatan).per(per).ber_sk(per, ada=False))


def tanpa_klasifikasi(user: Pengguna, per: datetime.date, kecamatan: str = "") -> dict[str, int]:
    """Kind → active groups never assessed on or before `per`."""
    return hitung_jenis(_kelompok(user, kecamatan).per(per).berklasifikasi("", per))


def _kelompok(user: Pengguna, kecamatan: str = "") -> QuerySet[Kelompok]:
    semua = Kelompok.objects.terlihat(user).order_by()
    return semua.filter(desa__kecamatan__kode=kecamatan) if kecamatan else semua
