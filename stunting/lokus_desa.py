"""All that is known of one focus village: what its place on a list rests on, what reached it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef
from django.utils import timezone

from kelompok.jenis import Jenis
from kelompok.models import DITERIMA, Kelompok, LaporanBulanan, Pertemuan
from kelompok.rekap import (
    AturanLaporan,
    RekapLapor,
    bulan_tempo,
    jatuh_tempo,
    rekap_sel,
    setahun_sampai,
    susun_sel,
    url_sel,
)
from stunting.lokus import Berisiko
from stunting.models import CakupanLayanan, KeluargaBerisiko
from wilayah.models import DataDesa, Desa

MATERI_HPK = "bkb-1000-hpk"  # kode of the material about the first 1000 days (data_awal)
UMUR_DATA = 3  # years within which figures of the population may still speak


@dataclass(frozen=True)
class PertemuanHpk:
    """Meetings of a BKB about the first 1000 days, in received reports of the twelve months."""

    banyak: int = 0
    terakhir: datetime.date | None = None


@dataclass(frozen=True)
class BarisKelompok:
    """A group of the village. `lapor` counts the due months of a year, `hpk` only for BKB."""

    kelompok: Any  # Kelompok with `hi`
    lapor: RekapLapor
    dari: datetime.date
    sampai: datetime.date
    pertemuan: int | None
    hpk: PertemuanHpk | None

    @property
    def _saringan(self) -> dict[str, Any]:
        return {"kelompok": self.kelompok.pk, "dari": self.dari, "sampai": self.sampai}

    @property
    def url_masuk(self) -> str:
        return url_sel(keadaan="masuk", wajib="ya", **self._saringan)

    @property
    def url_wajib(self) -> str:
        return url_sel(wajib="ya", **self._saringan)


def kelompok_lokus(desa: Desa, user: Any, per: datetime.date) -> list[BarisKelompok]:
    """BKB and PIK-R that are active on `per`, with their reports of the twelve months that were
    due by then. Three queries, and the rules of reporting."""
    aturan, sekarang = AturanLaporan(), timezone.now()
    deret = setahun_sampai(bulan_tempo(per, aturan))
    aktif = Kelompok.objects.terlihat(user).per(per).filter(desa=desa)
    aktif = aktif.filter(jenis__in=(Jenis.BKB, Jenis.PIKR)).order_by("jenis", "nama", "pk")
    hi = Kelompok.objects.holistik().filter(pk=OuterRef("pk"))
    sel = susun_sel(
        aktif.annotate(hi=Exists(hi)),
        deret,
        sekarang=sekarang,
        aturan=aturan,
        laporan=LaporanBulanan.objects.ringkas(),
    )
    hpk = _hpk(list(sel), deret)
    hasil = []
    for pk, isi in sel.items():
        k = isi[0].kelompok
        angka = [s.laporan.pertemuan for s in isi if s.masuk and s.laporan]
        diketahui = [n for n in angka if n is not None]
        hasil.append(
            BarisKelompok(
                kelompok=k,
                lapor=rekap_sel(jatuh_tempo(isi, sekarang), sekarang),
                dari=deret[0],
                sampai=deret[-1],
                pertemuan=sum(diketahui) if diketahui else None,
                hpk=hpk.get(pk, PertemuanHpk()) if k.jenis == Jenis.BKB else None,
            )
        )
    return hasil


def _hpk(kelompok: Sequence[int], deret: Sequence[datetime.date]) -> Mapping[int, PertemuanHpk]:
    """Group → its meetings about the first 1000 days within these months."""
    baris = (
        Pertemuan.objects.filter(
            laporan__kelompok__in=kelompok,
            laporan__dibatalkan_pada__isnull=True,
            laporan__status__in=DITERIMA,
            laporan__bulan__gte=deret[0],
            laporan__bulan__lte=deret[-1],
            materi__kode=MATERI_HPK,
        )
        .order_by()
        .values_list("laporan__kelompok")
        .annotate(n=Count("pk"), akhir=Max("tanggal"))
    )
    return {pk: PertemuanHpk(n, akhir) for pk, n, akhir in baris}


@dataclass(frozen=True)
class Layanan:
    """A service of the first 1000 days in the year and in the year before; None = not recorded."""

    nama: str
    sasaran_nama: str
    dulu: CakupanLayanan | None
    kini: CakupanLayanan | None


def layanan_lokus(desa: Desa, tahun: int) -> list[Layanan]:
    """Services with data in either year, in the order of the office. One query."""
    per: dict[int, dict[int, CakupanLayanan]] = {}
    baris = (
        CakupanLayanan.objects.filter(desa=desa, tahun__in=(tahun - 1, tahun))
        .select_related("indikator")
        .order_by("indikator__urutan", "indikator__pk", "tahun")
    )
    for c in baris:
        per.setdefault(c.indikator_id, {})[c.tahun] = c
    hasil = []
    for isi in per.values():
        indikator = next(iter(isi.values())).indikator
        hasil.append(
            Layanan(indikator.nama, indikator.sasaran, isi.get(tahun - 1), isi.get(tahun))
        )
    return hasil


def penduduk(desa: Desa, tahun: int) -> DataDesa | None:
    """The figures of the village of that year, else the latest within three years. One query."""
    return (
        desa.data.filter(tahun__lte=tahun, tahun__gt=tahun - UMUR_DATA).order_by("-tahun").first()
    )


def keluarga_lokus(desa: Desa, tahun: int) -> list[KeluargaBerisiko]:
    """Families at risk of the year and of the year before, the later one first. One query."""
    semua = KeluargaBerisiko.objects.filter(desa=desa, tahun__in=(tahun - 1, tahun))
    return list(semua.order_by("-tahun", "pk"))


def berisiko(keluarga: Sequence[KeluargaBerisiko]) -> dict[int, Berisiko]:
    """Village → its families at risk of the first of these years that knows them."""
    return {
        k.desa_id: Berisiko(k.tahun, k.berisiko, k.sasaran)
        for k in reversed(keluarga)
        if k.berisiko is not None
    }
