"""Figures of the focus villages; each count goes with the list that holds exactly its rows."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
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
    """Figures of one year's list, of one kecamatan (code) if given. Three queries."""
    return rekap_semua([tahun], per, kecamatan)[tahun]


def rekap_semua(
    tahun: list[int], per: datetime.date, kecamatan: str = ""
) -> dict[int, RekapLokus]:
    """Figures of the lists of these years, by year. Three queries, however many years."""
    status = dict(
        DaftarLokus.objects.filter(tahun__in=[*tahun, *(t - 1 for t in tahun)]).values_list(
            "tahun", "status"
        )
    )
    angka = _angka(tahun, per, kecamatan)
    lepas = _lepas(tahun, kecamatan)
    hasil = {}
    for t in tahun:
        jumlah, tanpa_bkb, lanjutan = angka.get(t, (0, 0, 0))
        bisa_banding = status.get(t - 1) == StatusDaftar.DITETAPKAN
        hasil[t] = RekapLokus(
            tahun=t,
            per=per,
            kecamatan=kecamatan,
            ada=t in status,
            ditetapkan=status.get(t) == StatusDaftar.DITETAPKAN,
            jumlah=jumlah,
            tanpa_bkb=tanpa_bkb,
            lanjutan=lanjutan if bisa_banding else None,
            baru=jumlah - lanjutan if bisa_banding else None,
            lepas=lepas.get(t, 0) if bisa_banding else None,
        )
    return hasil


def _angka(
    tahun: list[int], per: datetime.date, kecamatan: str
) -> dict[int, tuple[int, int, int]]:
    """Year → (villages, those without an active BKB, those of the decreed list before)."""
    bkb = Kelompok.objects.per(per).filter(jenis=Jenis.BKB, desa=OuterRef("desa"))
    dulu = Lokus.objects.filter(
        daftar__tahun=OuterRef("daftar__tahun") - 1,
        daftar__status=StatusDaftar.DITETAPKAN,
        daftar__dibatalkan_pada__isnull=True,
        desa=OuterRef("desa"),
    )
    baris = (
        _lokus(tahun, kecamatan)
        .alias(ada_bkb=Exists(bkb), dari_lalu=Exists(dulu))
        .values_list("daftar__tahun")
        .annotate(
            n=Count("pk"),
            n_tanpa=Count("pk", filter=Q(ada_bkb=False)),
            n_lanjut=Count("pk", filter=Q(dari_lalu=True)),
        )
    )
    return {t: (n, tanpa, lanjut) for t, n, tanpa, lanjut in baris}


def _lepas(tahun: list[int], kecamatan: str) -> dict[int, int]:
    """Year → villages of the decreed list of the year before that are not in this year's."""
    kini = Lokus.objects.filter(
        daftar__tahun=OuterRef("daftar__tahun") + 1,
        daftar__dibatalkan_pada__isnull=True,
        desa=OuterRef("desa"),
    )
    baris = (
        _lokus([t - 1 for t in tahun], kecamatan)
        .filter(~Exists(kini), daftar__status=StatusDaftar.DITETAPKAN)
        .values_list("daftar__tahun")
        .annotate(n=Count("pk"))
    )
    return {t + 1: n for t, n in baris}


def _lokus(tahun: list[int], kecamatan: str) -> QuerySet[Lokus]:
    lokus = Lokus.objects.filter(daftar__tahun__in=tahun, daftar__dibatalkan_pada__isnull=True)
    if kecamatan:
        lokus = lokus.filter(desa__kecamatan__kode=kecamatan)
    return lokus.order_by()


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
