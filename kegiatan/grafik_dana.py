"""Charts of funds: over the years, and money beside prevalence, where much and where little goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kegiatan.dana import BarisDesa, DataDana
from kegiatan.rekap.dana import NIHIL, Jumlah
from stunting.rekap import bagi_persen

DD, ADD = "--dd", "--add"
JUTA = 1_000_000


@dataclass(frozen=True)
class BatangDana:
    """A village or a kecamatan: its DD and ADD, and the share that is stunted."""

    nama: str
    url: str
    dd: Jumlah
    add: Jumlah
    persen: float | None
    mendukung: int
    desa: int

    @property
    def pagu(self) -> int:
        return self.dd.pagu + self.add.pagu


def grafik_tahunan(data: DataDana) -> dict[str, Any]:
    """Bars per year, DD and ADD side by side, budget and spent, in millions."""
    return {
        "label": [str(t.tahun) for t in data.tahunan],
        "jajar": True,
        "seri": [
            _seri("DD, pagu", [t.dd.pagu for t in data.tahunan], DD),
            _seri("DD, realisasi", [t.dd.realisasi for t in data.tahunan], "--dd-2"),
            _seri("ADD, pagu", [t.add.pagu for t in data.tahunan], ADD),
            _seri("ADD, realisasi", [t.add.realisasi for t in data.tahunan], "--add-2"),
        ],
    }


def batang(data: DataDana, *, per_desa: bool) -> list[BatangDana]:
    """Most money first: villages of one kecamatan, else the kecamatan."""
    if per_desa:
        hasil = [_desa(b) for b in data.semua if not b.kelurahan]
    else:
        hasil = [
            _kecamatan(k.nama, k.get_absolute_url(), isi) for k, isi in data.per_kecamatan.items()
        ]
    return sorted(hasil, key=lambda b: -b.pagu)


def grafik_dana(isi: Sequence[BatangDana]) -> dict[str, Any]:
    return {
        "label": [b.nama for b in isi],
        "datar": True,
        "seri": [
            _seri("DD", [b.dd.pagu for b in isi], DD),
            _seri("ADD", [b.add.pagu for b in isi], ADD),
        ],
    }


def grafik_prevalensi(isi: Sequence[BatangDana]) -> dict[str, Any]:
    return {
        "label": [b.nama for b in isi],
        "datar": True,
        "seri": [{"nama": "Prevalensi", "nilai": [b.persen for b in isi], "warna": "--bkr"}],
    }


def _desa(b: BarisDesa) -> BatangDana:
    persen = b.hasil.kini.persen
    return BatangDana(
        nama=b.desa.nama,
        url=b.desa.get_absolute_url(),
        dd=b.dukungan.dd,
        add=b.dukungan.add,
        persen=None if persen is None else float(persen),
        mendukung=int(b.dukungan.mendukung),
        desa=1,
    )


def _kecamatan(nama: str, url: str, isi: Sequence[BarisDesa]) -> BatangDana:
    """Counts of the children are summed over the villages, each by the month that speaks for it."""
    desa = [b for b in isi if not b.kelurahan]
    timbang = [b.hasil.kini for b in isi]
    persen = bagi_persen(sum(p.stunting for p in timbang), sum(p.diukur for p in timbang))
    return BatangDana(
        nama=nama,
        url=url,
        dd=sum((b.dukungan.dd for b in desa), NIHIL),
        add=sum((b.dukungan.add for b in desa), NIHIL),
        persen=None if persen is None else float(persen),
        mendukung=sum(b.dukungan.mendukung for b in desa),
        desa=len(desa),
    )


def _seri(nama: str, rupiah: list[int], warna: str) -> dict[str, Any]:
    """A series in millions, as the axis says."""
    return {"nama": nama, "nilai": [round(r / JUTA, 2) for r in rupiah], "warna": warna}
