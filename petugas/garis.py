"""Villages of an officer over time, as bars of an SVG (widths in percent of its width)."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from inti.nilai import tanggal_pendek
from petugas.models import Penugasan

TAHUN_TERTULIS = 6  # so many fit on a phone


@dataclass(frozen=True)
class Batang:
    """One assignment; `kelas` is its colour: now, over, or still to come ("")."""

    kelas: str
    x: str
    lebar: str


@dataclass(frozen=True)
class BarisWaktu:
    """One village with its bars, and the same in words."""

    nama: str
    label: str
    batang: tuple[Batang, ...]


@dataclass(frozen=True)
class GarisWaktu:
    """All villages ever, and the years under them as (text, x)."""

    baris: tuple[BarisWaktu, ...]
    tahun: tuple[tuple[str, str], ...]

    @property
    def ada_nanti(self) -> bool:
        return any(not b.kelas for baris in self.baris for b in baris.batang)


def susun_garis(penugasan: Iterable[Penugasan], per: datetime.date) -> GarisWaktu | None:
    """Bars of these assignments as of `per`; None without any. They bring their village along."""
    per_desa: dict[int, list[Penugasan]] = defaultdict(list)
    semua = sorted(penugasan, key=lambda p: (p.mulai, p.desa.kode))
    for p in semua:
        per_desa[p.desa_id].append(p)
    if not semua:
        return None
    awal = semua[0].mulai.year
    akhir = max(max(p.mulai, p.selesai or per).year for p in semua) + 1
    akhir = max(akhir, per.year + 1)
    skala = _Skala(datetime.date(awal, 1, 1), datetime.date(akhir, 1, 1))
    langkah = -(-(akhir - awal) // TAHUN_TERTULIS)
    return GarisWaktu(
        baris=tuple(
            BarisWaktu(
                nama=isi[0].desa.nama,
                label="; ".join(_masa(p) for p in isi),
                batang=tuple(_batang(p, per, skala) for p in isi),
            )
            for isi in per_desa.values()
        ),
        tahun=tuple(
            (str(t), skala.persen(datetime.date(t, 1, 1))) for t in range(awal, akhir, langkah)
        ),
    )


@dataclass(frozen=True)
class _Skala:
    awal: datetime.date
    akhir: datetime.date

    def bagian(self, hari: int) -> str:
        return f"{hari * 100 / (self.akhir - self.awal).days:.2f}%"

    def persen(self, tanggal: datetime.date) -> str:
        return self.bagian((tanggal - self.awal).days)


def _batang(p: Penugasan, per: datetime.date, skala: _Skala) -> Batang:
    if p.mulai > per:
        kelas, sampai = "", p.selesai or skala.akhir - datetime.timedelta(days=1)
    elif p.berlaku_pada(per):
        kelas, sampai = "kini-b", p.selesai or per
    else:
        kelas, sampai = "lalu-b", p.selesai or per
    return Batang(kelas, skala.persen(p.mulai), skala.bagian((sampai - p.mulai).days + 1))


def _masa(p: Penugasan) -> str:
    akhir = tanggal_pendek(p.selesai) if p.selesai else "sekarang"
    return f"{tanggal_pendek(p.mulai)}–{akhir}"
