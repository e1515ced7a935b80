"""The frozen copy of a worksheet, and how today's data differ from it.

Nothing of it is reckoned again: values, scores, places and who was chosen are read as they were
stored, so that neither later data nor another way of ranking changes them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inti.bulan import baca_bulan, sandi_bulan
from stunting.models import BarisBeku, KertasKerja
from wilayah.models import Desa

from .indikator import INDIKATOR
from .kertas import Isian, NilaiDesa, Sumber
from .lembar_kertas import Aturan, BarisKertas, LembarKertas, tata
from .peringkat import BarisPeringkat


def bekukan_baris(kertas: KertasKerja, lembar: LembarKertas) -> list[BarisBeku]:
    """The rows that keep this sheet as it is, not saved yet."""
    return [
        BarisBeku(
            kertas=kertas,
            desa=b.desa,
            tempat=b.tempat,
            tempat_baik=b.peringkat.terbaik,
            tempat_buruk=b.peringkat.terburuk,
            skor=b.skor,
            terpilih=b.terpilih,
            putusan=b.putusan,
            alasan=b.alasan,
            nilai=_simpan(b),
        )
        for b in lembar.semua
    ]


def _simpan(b: BarisKertas) -> dict[str, Any]:
    s = b.sumber
    return {
        "nilai": dict(b.peringkat.calon.nilai),
        "baku": dict(b.peringkat.baku),
        "bulan": sandi_bulan(s.bulan) if s.bulan else None,
        "diukur": None if s.diukur is None else str(s.diukur),
        "rendah": s.rendah,
        "tahun_berisiko": s.tahun_berisiko,
        "tahun_cakupan": s.tahun_cakupan,
        "layanan": s.layanan,
        "lokus_lalu": b.lokus_lalu,
        "pertimbangan": b.pertimbangan,
    }


def nilai_beku(baris: Sequence[BarisBeku]) -> list[NilaiDesa]:
    """The values of a frozen worksheet, as `nilai_kertas` gives those of today."""
    return [
        NilaiDesa(
            desa=b.desa,
            nilai=b.nilai["nilai"],
            sumber=_sumber(b.nilai),
            lokus_lalu=b.nilai["lokus_lalu"],
            isian=Isian(b.putusan, b.alasan, b.nilai["pertimbangan"]),
        )
        for b in baris
    ]


def _sumber(isi: Mapping[str, Any]) -> Sumber:
    return Sumber(
        bulan=baca_bulan(isi["bulan"]) if isi["bulan"] else None,
        diukur=None if isi["diukur"] is None else Decimal(isi["diukur"]),
        rendah=isi["rendah"],
        tahun_berisiko=isi["tahun_berisiko"],
        tahun_cakupan=isi["tahun_cakupan"],
        layanan=isi["layanan"],
    )


def lembar_beku(kertas: KertasKerja, baris: Sequence[BarisBeku]) -> LembarKertas:
    """The sheet as it was frozen."""
    aturan, nilai = Aturan.dari(kertas), nilai_beku(baris)
    urut = [
        BarisPeringkat(
            calon=n.calon,
            baku=b.nilai["baku"],
            kurang=n.calon.kurang(aturan.bobot),
            skor=b.skor,
            tempat=b.tempat,
            terbaik=b.tempat_baik,
            terburuk=b.tempat_buruk,
            terpilih=b.terpilih,
        )
        for n, b in zip(nilai, baris, strict=True)
    ]
    urut.sort(key=lambda b: (b.tempat is None, b.tempat or 0, b.calon.kode))
    return tata(nilai, urut, aturan, _ujung(urut, min), _ujung(urut, max))


def _ujung(urut: Sequence[BarisPeringkat], pilih: Any) -> dict[str, float]:
    """Lowest or highest value of each indicator among those that were ranked."""
    nilai = {
        i.kunci: [
            v for b in urut if b.tempat is not None and (v := b.calon.nilai[i.kunci]) is not None
        ]
        for i in INDIKATOR
    }
    return {k: pilih(isi) for k, isi in nilai.items() if isi}


@dataclass(frozen=True)
class Geseran:
    """One indicator of a village: what stood there then, and what stands there now."""

    label: str
    dulu: str
    kini: str


@dataclass(frozen=True)
class BedaDesa:
    """A village of which today's data say something else than the frozen sheet."""

    desa: Desa
    geseran: Sequence[Geseran]
    tempat_dulu: int | None
    tempat_kini: int | None
    terpilih_dulu: bool
    terpilih_kini: bool

    @property
    def akibat(self) -> str:
        """What it would mean for the list, or ""."""
        if self.terpilih_dulu == self.terpilih_kini:
            return ""
        return "akan masuk" if self.terpilih_kini else "akan keluar"


def beda_kini(dulu: LembarKertas, kini: LembarKertas) -> list[BedaDesa]:
    """Villages whose values changed, or that would now be in or out, in the frozen order."""
    sekarang = {b.desa.pk: b for b in kini.semua}
    hasil = []
    for lama in dulu.semua:
        baru = sekarang.get(lama.desa.pk)
        if baru is None:  # the village ended since
            continue
        geseran = list(_geser(lama, baru))
        if geseran or lama.terpilih != baru.terpilih:
            hasil.append(
                BedaDesa(
                    lama.desa, geseran, lama.tempat, baru.tempat, lama.terpilih, baru.terpilih
                )
            )
    return hasil


def _geser(lama: BarisKertas, baru: BarisKertas) -> Iterator[Geseran]:
    for a, b in zip(lama.sel, baru.sel, strict=True):
        if a.nilai != b.nilai:
            yield Geseran(a.indikator.label, a.teks, b.teks)
