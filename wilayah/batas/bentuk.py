"""Shapes of villages made light without tearing: neighbours keep one border between them.

Simplified as one coverage (Visvalingam on shared borders) and then rounded to the grid of the map
files, point by point, so that what was shared stays shared.
"""

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon, STRtree

from wilayah.geojson import Bidang, titik_label, tulis_geojson
from wilayah.models import Desa

from .cocok import ringkas, sebut
from .galat import BatasDitolak
from .letak import Titik

DESIMAL = 5  # digits of a degree (1 m): what files have, so that rounding moves no border
KISI = 10.0**-DESIMAL
# Degrees; 0.0005 is 55 m, one pixel of the map when the district is zoomed in twice.
TOLERANSI = (0.0003, 0.0005, 0.0008, 0.0012, 0.002, 0.003, 0.005, 0.008)
BERAT_MAKS = (
    25 * 1024
)  # bytes as the browser receives both files: so that the dashboard keeps 260 KB
LUAS_MIN = 1e-6  # square degrees, about one hectare
SATU_TEMPAT = 0.5  # share of the joint area from which two villages claim the same ground
LUBANG = 1e-4  # square degrees (about 1 km²): smaller holes of a kecamatan are gaps, not land


@dataclass(frozen=True, slots=True)
class PetaRingan:
    """Both files of the map; `berat` in bytes after gzip, `titik` before and after."""

    desa: str
    kecamatan: str
    berat: int
    titik: tuple[int, int]


def ringankan(
    cincin: Mapping[str, list[list[list[Titik]]]], desa: Mapping[str, Desa]
) -> PetaRingan:
    """The map of all villages (code → rings). Raises BatasDitolak when shapes are impossible."""
    kode = sorted(cincin)
    asli = [_bidang(cincin[k]) for k in kode]
    _periksa_luas([desa[k] for k in kode], asli)
    dasar = _sederhanakan(asli, TOLERANSI[0])
    _periksa_tumpang([desa[k] for k in kode], dasar)
    sebelum = int(sum(shapely.get_num_coordinates(asli)))
    for toleransi in TOLERANSI:
        bentuk = dasar if toleransi == TOLERANSI[0] else _sederhanakan(asli, toleransi)
        if any(b.is_empty for b in bentuk):
            break
        hasil = _tulis(dict(zip(kode, bentuk, strict=True)), desa)
        if hasil.berat <= BERAT_MAKS:
            return PetaRingan(hasil.desa, hasil.kecamatan, hasil.berat, (sebelum, hasil.titik[1]))
    raise BatasDitolak("Bentuknya tidak dapat disederhanakan sampai ringan untuk halaman.")


def _bidang(isi: list[list[list[Titik]]]) -> Bidang:
    return _hanya_bidang(MultiPolygon([Polygon(b[0], b[1:]) for b in isi]))


def _hanya_bidang(bentuk: Any) -> Bidang:
    """A valid shape of areas only: a border that crosses itself is cut where it does."""
    if not bentuk.is_valid:
        bentuk = shapely.make_valid(bentuk)
    bagian = [b for b in _bagian(bentuk) if b.geom_type == "Polygon" and not b.is_empty]
    return bagian[0] if len(bagian) == 1 else MultiPolygon(bagian)


def _bagian(bentuk: Any) -> list[Any]:
    return [
        b for satu in getattr(bentuk, "geoms", [bentuk]) for b in getattr(satu, "geoms", [satu])
    ]


def _periksa_luas(desa: Sequence[Desa], bentuk: Sequence[Bidang]) -> None:
    kosong = [
        f"{sebut(d)} tidak punya luas."
        for d, b in zip(desa, bentuk, strict=True)
        if b.area < LUAS_MIN
    ]
    if kosong:
        raise BatasDitolak(*ringkas(kosong))


def _periksa_tumpang(desa: Sequence[Desa], bentuk: Sequence[Bidang]) -> None:
    """Two villages on the same ground: one of them has the shape of the other."""
    salah = []
    kiri, kanan = STRtree(bentuk).query(bentuk, predicate="intersects")
    for i, j in zip(kiri, kanan, strict=True):
        if i < j:
            bersama = bentuk[i].intersection(bentuk[j]).area
            if bersama > SATU_TEMPAT * (bentuk[i].area + bentuk[j].area - bersama):
                salah.append(f"{sebut(desa[i])} dan {sebut(desa[j])} menempati tempat yang sama.")
    if salah:
        raise BatasDitolak(*ringkas(salah))


def _sederhanakan(asli: Sequence[Bidang], toleransi: float) -> list[Bidang]:
    halus = shapely.coverage_simplify(list(asli), toleransi)
    bulat = shapely.transform(halus, lambda xy: np.round(xy, DESIMAL))
    return [_hanya_bidang(shapely.remove_repeated_points(b)) for b in bulat]


def _tulis(bentuk: Mapping[str, Bidang], desa: Mapping[str, Desa]) -> PetaRingan:
    teks_desa = tulis_geojson(
        (
            (
                bentuk[k],
                {"kode": k, "nama": d.nama, "jenis": d.jenis, "kecamatan": d.kecamatan.kode},
            )
            for k, d in sorted(desa.items())
        ),
        desimal=DESIMAL,
    )
    teks_kecamatan = tulis_geojson(
        (
            (b, {"kode": kode, "nama": nama, "label": titik_label(b)})
            for (kode, nama), b in _kecamatan(bentuk, desa).items()
        ),
        desimal=DESIMAL,
    )
    berat = sum(len(gzip.compress(t.encode(), 6)) for t in (teks_desa, teks_kecamatan))
    titik = int(sum(shapely.get_num_coordinates(list(bentuk.values()))))
    return PetaRingan(teks_desa, teks_kecamatan, berat, (0, titik))


def _kecamatan(
    bentuk: Mapping[str, Bidang], desa: Mapping[str, Desa]
) -> dict[tuple[str, str], Bidang]:
    """(code, name) of each kecamatan → its villages put together, gaps between them closed."""
    isi: dict[tuple[str, str], list[Bidang]] = {}
    for kode, d in sorted(desa.items()):
        isi.setdefault((d.kecamatan.kode, d.kecamatan.nama), []).append(bentuk[kode])
    return {
        kunci: _hanya_bidang(
            MultiPolygon(
                [_tanpa_celah(b) for b in _bagian(shapely.unary_union(b_desa, grid_size=KISI))]
            )
        )
        for kunci, b_desa in sorted(isi.items())
    }


def _tanpa_celah(bidang: Polygon) -> Polygon:
    return Polygon(bidang.exterior, [r for r in bidang.interiors if Polygon(r).area >= LUBANG])
