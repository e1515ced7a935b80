"""The schematic map: village cells computed from the village points, not official boundaries.

Pure functions over shapely; only `manage.py buat_peta` imports this module, so that no web
process loads GEOS. Lengths are metres on a flat local grid, coordinates in and out are degrees.

The cells are Voronoi cells clipped to a smooth outline. A union of circles of 6 to 8 km does not
do as an outline: the remotest village (24 km from its neighbour) falls off and holes appear, hence
the concave hull. Crowded points are first pushed apart, so that a finger can hit their cells.
"""

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import MultiPoint, Point, Polygon

from wilayah.geojson import KISI, titik_label, tulis_geojson

LINTANG_TENGAH = -1.05  # degrees; the district lies within 1° of it, so one scale serves all
METER_PER_DERAJAT_LINTANG = 110_574.0
METER_PER_DERAJAT_BUJUR = 111_320.0 * math.cos(math.radians(LINTANG_TENGAH))

PUTARAN_LONGGAR = 60  # rounds of pushing points apart; about 25 are needed
BUSUR = 24  # segments per quarter circle
TUMPUL = 0.6  # share of `haluskan` by which spikes are blunted
RAPIKAN = 60.0  # metres of tolerance of the outline
TEPI_VORONOI = 50_000.0  # metres around the outline, so that outer cells reach over it

SKALA_SVG = 100.0  # metres per unit of the picture
RAPIKAN_SVG = 6.0  # units of tolerance: a background, not a map
TEPI_SVG = 4.0  # units around the picture: room for the stroke
WARNA_SVG = {"fill": "#1c3a5a", "stroke": "#2a5079", "stroke-width": "4"}

Titik = tuple[float, float]  # x to the east, y to the north, metres


class PetaError(ValueError):
    """The parameters give no usable map; the text says why, in Bahasa Indonesia."""


@dataclass(frozen=True, slots=True)
class TitikDesa:
    """One row of desa.csv; `kecamatan` is a code, the coordinates are degrees."""

    kode: str
    nama: str
    jenis: str
    kecamatan: str
    lintang: float
    bujur: float

    @property
    def meter(self) -> Titik:
        return self.bujur * METER_PER_DERAJAT_BUJUR, self.lintang * METER_PER_DERAJAT_LINTANG


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Metres, but for `cekung`: 0 = very concave, 1 = convex."""

    radius: float = 7000.0  # free space around each point
    haluskan: float = 9000.0  # bays narrower than twice this are closed
    cekung: float = 0.3
    jarak_min: float = 4000.0  # points nearer than this are pushed apart


@dataclass(frozen=True, slots=True)
class PetaSkematis:
    """Cells by village code and areas by kecamatan code, both in degrees on the grid `KISI`."""

    sel: dict[str, Polygon]
    kecamatan: dict[str, Polygon]


def baca_titik(berkas: Path) -> list[TitikDesa]:
    with berkas.open(encoding="utf-8", newline="") as isi:
        return [
            TitikDesa(
                b["kode"],
                b["nama"],
                b["jenis"],
                b["kecamatan"],
                float(b["lintang"]),
                float(b["bujur"]),
            )
            for b in csv.DictReader(isi)
        ]


def baca_nama_kecamatan(berkas: Path) -> dict[str, str]:
    with berkas.open(encoding="utf-8", newline="") as isi:
        return {b["kode"]: b["nama"] for b in csv.DictReader(isi)}


def longgarkan(titik: Sequence[Titik], jarak_min: float) -> list[Titik]:
    """Push points apart until none is nearer than `jarak_min` to another (or the rounds end)."""
    p = [list(t) for t in titik]
    for _ in range(PUTARAN_LONGGAR):
        bergeser = False
        for i, a in enumerate(p):
            for b in p[:i]:
                dx, dy = a[0] - b[0], a[1] - b[1]
                jarak = math.hypot(dx, dy)
                if jarak >= jarak_min:
                    continue
                if jarak < 1:  # one spot for two villages: part them east and west
                    dx, dy, jarak = 1.0, 0.0, 1.0
                # a quarter of what is missing for each of the two: whole steps would oscillate
                geser = (jarak_min - jarak) / jarak / 4
                a[0] += dx * geser
                a[1] += dy * geser
                b[0] -= dx * geser
                b[1] -= dy * geser
                bergeser = True
        if not bergeser:
            break
    return [(x, y) for x, y in p]


def garis_luar(titik: Sequence[Titik], ukuran: Ukuran) -> Polygon:
    """One polygon without holes around all points: concave hull and circles, then smoothed."""
    lambung = shapely.concave_hull(MultiPoint(titik), ratio=ukuran.cekung)
    lingkaran = [Point(t).buffer(ukuran.radius, quad_segs=BUSUR) for t in titik]
    luar = shapely.unary_union([lambung.buffer(ukuran.radius, quad_segs=BUSUR), *lingkaran])
    for jarak in (ukuran.haluskan, -ukuran.haluskan * (1 + TUMPUL), ukuran.haluskan * TUMPUL):
        luar = luar.buffer(jarak, quad_segs=BUSUR)
    return Polygon(_terbesar(luar).exterior).simplify(RAPIKAN)


def sel_voronoi(titik: Sequence[Titik], luar: Polygon) -> list[Polygon]:
    """The Voronoi cell of each point inside `luar`, in the order of `titik`."""
    sel = shapely.voronoi_polygons(
        MultiPoint(titik), extend_to=luar.buffer(TEPI_VORONOI).envelope
    ).geoms
    pohon = shapely.STRtree(sel)
    return [
        _terbesar(sel[pohon.query(Point(t), predicate="intersects")[0]].intersection(luar))
        for t in titik
    ]


def susun_peta(desa: Sequence[TitikDesa], ukuran: Ukuran) -> PetaSkematis:
    """Raises PetaError when a village gets no cell or a kecamatan falls into pieces."""
    titik = longgarkan([d.meter for d in desa], ukuran.jarak_min)
    meter = sel_voronoi(titik, garis_luar(titik, ukuran))
    sel = {d.kode: _ke_kisi(s) for d, s in zip(desa, meter, strict=True)}
    if kosong := [d.nama for d in desa if not _utuh(sel[d.kode])]:
        raise PetaError(f"Ukuran ini tidak memberi tempat bagi {', '.join(kosong)}.")
    kecamatan = {
        kode: shapely.unary_union(
            [sel[d.kode] for d in desa if d.kecamatan == kode], grid_size=KISI
        )
        for kode in sorted({d.kecamatan for d in desa})
    }
    if pecah := [kode for kode, bentuk in kecamatan.items() if not _utuh(bentuk)]:
        raise PetaError(f"Ukuran ini memecah kecamatan {', '.join(pecah)}.")
    return PetaSkematis(sel, {kode: shapely.normalize(b) for kode, b in kecamatan.items()})


def geojson_desa(peta: PetaSkematis, desa: Iterable[TitikDesa]) -> str:
    return tulis_geojson(
        (
            peta.sel[d.kode],
            {"kode": d.kode, "nama": d.nama, "jenis": d.jenis, "kecamatan": d.kecamatan},
        )
        for d in sorted(desa, key=lambda d: d.kode)
    )


def geojson_kecamatan(peta: PetaSkematis, nama: dict[str, str]) -> str:
    """With `label`, the point [bujur, lintang] where the name has most room around it."""
    return tulis_geojson(
        (bentuk, {"kode": kode, "nama": nama[kode], "label": titik_label(bentuk)})
        for kode, bentuk in peta.kecamatan.items()
    )


def svg_kabupaten(peta: PetaSkematis) -> str:
    """The kecamatan as a plain picture, north up, for the background of the login page."""
    bidang = shapely.transform(list(peta.kecamatan.values()), _ke_gambar)
    # simplified as one coverage, so that neighbours keep the same border
    bidang = shapely.coverage_simplify(bidang, RAPIKAN_SVG)
    kiri, atas, kanan, bawah = shapely.total_bounds(bidang)
    bidang = shapely.transform(bidang, lambda xy: xy - [kiri - TEPI_SVG, atas - TEPI_SVG])
    lebar, tinggi = kanan - kiri + 2 * TEPI_SVG, bawah - atas + 2 * TEPI_SVG
    warna = " ".join(f'{nama}="{nilai}"' for nama, nilai in WARNA_SVG.items())
    jalur = "".join(f'<path d="{_jalur(b)}"/>\n' for b in bidang)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar:.0f} {tinggi:.0f}"'
        f' stroke-linejoin="round" {warna}>\n{jalur}</svg>\n'
    )


def _terbesar(bentuk: shapely.Geometry) -> Polygon:
    """The largest polygon in `bentuk`: what else a cut leaves are crumbs."""
    bagian = [g for g in shapely.get_parts(bentuk) if g.geom_type == "Polygon"]
    return max(bagian, key=lambda g: g.area, default=Polygon())


def _utuh(bentuk: shapely.Geometry) -> bool:
    return (
        bentuk.geom_type == "Polygon"
        and not bentuk.is_empty
        and bentuk.is_valid
        and len(bentuk.interiors) == 0
    )


def _ke_kisi(bentuk: Polygon) -> Polygon:
    """Metres to degrees on the grid, normalised: the same shape gives the same bytes."""
    skala = np.array([METER_PER_DERAJAT_BUJUR, METER_PER_DERAJAT_LINTANG])
    derajat = shapely.transform(bentuk, lambda xy: xy / skala)
    return shapely.normalize(shapely.set_precision(derajat, KISI))


def _ke_gambar(xy: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Degrees to units of the picture, y downwards."""
    skala = np.array([METER_PER_DERAJAT_BUJUR, -METER_PER_DERAJAT_LINTANG]) / SKALA_SVG
    return xy * skala


def _jalur(bentuk: Polygon) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in bentuk.exterior.coords[:-1]) + "Z"
