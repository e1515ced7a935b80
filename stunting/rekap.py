"""Figures of the focus villages; each count goes with the list that holds exactly its rows."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from kelompok.jenis import Jenis
from kelompok.models import Kelompok
from stunting.models import DaftarLokus, Kedudukan, Lokus, StatusDaftar


@dataclass(frozen=True)
class RekapLokus:
    """The list of one year; counts in villages, as of `per` where groups are asked.

    `lanjutan`, `baru` and `lepas` are None where the year before has no decreed list to
    compare with ("–", not 0).
    """

    tahun: int
    per: datetime.date
    kecamatan: str
    ada: bool
    ditetapkan: bool
    jumlah: int
    tanpa_bkb: int
    lanjutan: int | None
    baru: int | None
    lepas: int | None

    def url(self, **saringan: str) -> str:
        """The list page of this year with these filters."""
        parameter = {k: v for k, v in ({"kecamatan": self.kecamatan} | saringan).items() if v}
        alamat = reverse("stunting:lokus_tahun", args=[self.tahun])
        return f"{alamat}?{urlencode(parameter)}" if parameter else alamat

    @property
    def url_semua(self) -> str:
        return self.url()

    @property
    def url_tanpa_bkb(self) -> str:
        return self.url(per=self.per.isoformat(), bkb="tanpa")

    @property
    def url_lanjutan(self) -> str:
        return self.url(kedudukan=Kedudukan.LANJUTAN)

    @property
    def url_baru(self) -> str:
        return self.url(kedudukan=Kedudukan.BARU)

    @property
    def url_lepas(self) -> str:
        return self.url(kedudukan=Kedudukan.LEPAS)


def rekap_lokus(tahun: int, per: datetime.date, kecamatan: str = "") -> RekapLokus:
    """Figures of the year's list, of one kecamatan (code) if given. Four queries."""
    daftar = DaftarLokus.objects.filter(tahun=tahun).first()
    dulu = DaftarLokus.objects.filter(tahun=tahun - 1, status=StatusDaftar.DITETAPKAN)
    bisa_banding = dulu.exists()
    di_sini = Q(desa__kecamatan__kode=kecamatan) if kecamatan else Q()
    bkb = Kelompok.objects.per(per).filter(jenis=Jenis.BKB, desa=OuterRef("desa"))
    lama = Lokus.objects.ditetapkan(tahun - 1).filter(desa=OuterRef("desa"))
    angka = (
        Lokus.objects.tahun(tahun)
        .filter(di_sini)
        .alias(ada_bkb=Exists(bkb), dari_lalu=Exists(lama))
        .aggregate(
            jumlah=Count("pk"),
            tanpa_bkb=Count("pk", filter=Q(ada_bkb=False)),
            lanjutan=Count("pk", filter=Q(dari_lalu=True)),
        )
    )
    lepas = Lokus.objects.lepas(tahun).filter(di_sini).count() if bisa_banding else None
    return RekapLokus(
        tahun=tahun,
        per=per,
        kecamatan=kecamatan,
        ada=daftar is not None,
        ditetapkan=daftar is not None and daftar.ditetapkan,
        jumlah=angka["jumlah"],
        tanpa_bkb=angka["tanpa_bkb"],
        lanjutan=angka["lanjutan"] if bisa_banding else None,
        baru=angka["jumlah"] - angka["lanjutan"] if bisa_banding else None,
        lepas=lepas,
    )


def lokus_per_kecamatan(tahun: int) -> dict[str, int]:
    """Focus villages of the year by kecamatan code; kecamatan without any are left out."""
    baris = Lokus.objects.tahun(tahun).order_by().values_list("desa__kecamatan__kode")
    return dict(baris.annotate(n=Count("pk")))


def kedudukan_desa(tahun: int) -> dict[str, str]:
    """Village code → kedudukan in the year's list, for the map; "" = no list to compare with."""
    bisa_banding = DaftarLokus.objects.filter(
        tahun=tahun - 1, status=StatusDaftar.DITETAPKAN
    ).exists()
    kini = set(Lokus.objects.tahun(tahun).values_list("desa__kode", flat=True))
    if not bisa_banding:
        return dict.fromkeys(kini, "")
    dulu = set(Lokus.objects.ditetapkan(tahun - 1).values_list("desa__kode", flat=True))
    return (
        dict.fromkeys(kini & dulu, Kedudukan.LANJUTAN.value)
        | dict.fromkeys(kini - dulu, Kedudukan.BARU.value)
        | dict.fromkeys(dulu - kini, Kedudukan.LEPAS.value)
    )
