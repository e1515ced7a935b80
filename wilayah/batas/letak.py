"""Where coordinates lie: pairs of longitude and latitude in degrees, within the district's box."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wilayah.models import Desa

from .galat import BatasDitolak

TEPI = 0.5  # degrees around the villages' points; no village reaches so far
# Indonesia: where to look while the villages have no points of their own.
BUJUR_INDONESIA, LINTANG_INDONESIA = (94.0, 142.0), (-12.0, 7.0)
BERSARANG = 4  # levels of lists in a MultiPolygon, the position apart
Titik = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Kotak:
    """West, south, east, north in degrees."""

    barat: float
    selatan: float
    timur: float
    utara: float

    def memuat(self, titik: Titik) -> bool:
        x, y = titik
        return self.barat <= x <= self.timur and self.selatan <= y <= self.utara


def kotak_desa(desa: Iterable[Desa]) -> Kotak:
    titik = [
        (float(d.bujur), float(d.lintang))
        for d in desa
        if d.bujur is not None and d.lintang is not None
    ]
    if not titik:
        return Kotak(
            BUJUR_INDONESIA[0], LINTANG_INDONESIA[0], BUJUR_INDONESIA[1], LINTANG_INDONESIA[1]
        )
    bujur, lintang = [x for x, _ in titik], [y for _, y in titik]
    return Kotak(min(bujur) - TEPI, min(lintang) - TEPI, max(bujur) + TEPI, max(lintang) + TEPI)


def baca_cincin(geometri: Any) -> list[list[list[Titik]]]:
    """Polygons as rings of points, the third dimension dropped.

    Raises BatasDitolak with the cause alone: the caller says whose shape it is.
    """
    if not isinstance(geometri, dict):
        raise BatasDitolak("tidak punya bentuk")
    jenis, isi = geometri.get("type"), geometri.get("coordinates")
    if jenis == "Polygon":
        isi = [isi]
    elif jenis != "MultiPolygon":
        raise BatasDitolak("bentuknya bukan Polygon atau MultiPolygon")
    return [[_cincin(cincin) for cincin in _daftar(bidang)] for bidang in _daftar(isi)]


def titik_pertama(geometri: Any) -> Titik | None:
    """Any point of a shape; None where there is none to be read."""
    isi = geometri.get("coordinates") if isinstance(geometri, dict) else None
    for _ in range(BERSARANG):
        if not isinstance(isi, list) or not isi:
            return None
        if not isinstance(isi[0], list):
            break
        isi = isi[0]
    try:
        return _titik(isi)
    except BatasDitolak:
        return None


def sebab_di_luar(bidang: Iterable[list[list[Titik]]], kotak: Kotak) -> str:
    """Why these rings are not in the district; "" when every point lies in the box."""
    semua = list(_semua_titik(bidang))
    if all(kotak.memuat(t) for t in semua):
        return ""
    if all(kotak.memuat((y, x)) for x, y in semua):
        return "koordinatnya terbalik: lintang ditulis sebelum bujur"
    if any(abs(x) > 180 or abs(y) > 90 for x, y in semua):
        return "koordinatnya bukan derajat bujur dan lintang (mungkin UTM)"
    return "letaknya di luar kabupaten"


def _semua_titik(bidang: Iterable[list[list[Titik]]]) -> Iterator[Titik]:
    return (t for satu in bidang for cincin in satu for t in cincin)


def _daftar(isi: Any) -> list[Any]:
    if not isinstance(isi, list) or not isi:
        raise BatasDitolak("bentuknya kosong atau rusak")
    return isi


def _cincin(isi: Any) -> list[Titik]:
    titik = [_titik(t) for t in _daftar(isi)]
    if titik[0] != titik[-1]:
        raise BatasDitolak("garis tepinya tidak tertutup")
    if len(set(titik)) < 3:
        raise BatasDitolak("garis tepinya kurang dari tiga titik")
    return titik


def _titik(isi: Any) -> Titik:
    if not isinstance(isi, list) or not 2 <= len(isi) <= 4:
        raise BatasDitolak("ada titik yang bukan pasangan bujur dan lintang")
    for nilai in isi[:2]:
        if isinstance(nilai, bool) or not isinstance(nilai, int | float):
            raise BatasDitolak("ada koordinat yang bukan bilangan")
        if abs(nilai) > 1e9 or not math.isfinite(nilai):
            raise BatasDitolak("ada koordinat yang bukan bilangan biasa")
    return float(isi[0]), float(isi[1])
