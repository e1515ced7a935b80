"""Writing map files: compact GeoJSON on one grid, one feature a line."""

import json
from collections.abc import Iterable
from typing import Any, TypeAlias

from shapely import MultiPolygon, Polygon
from shapely.geometry import mapping
from shapely.ops import polylabel

KISI = 1e-4  # degrees (11 m): the grid of the schematic map
DESIMAL = 4  # digits of KISI
TELITI_LABEL = 0.002  # degrees of tolerance of the label point

Bidang: TypeAlias = Polygon | MultiPolygon


def tulis_geojson(
    fitur: Iterable[tuple[Bidang, dict[str, Any]]], *, desimal: int = DESIMAL
) -> str:
    """One feature a line, so that a difference can be read; coordinates rounded to the grid."""
    baris = [
        json.dumps(
            {
                "type": "Feature",
                "properties": sifat,
                "geometry": _bulatkan(mapping(bentuk), desimal),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for bentuk, sifat in fitur
    ]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(baris) + "\n]}\n"


def titik_label(bentuk: Bidang) -> list[float]:
    """The point [bujur, lintang] where a name has most room around it."""
    luas = (
        max(bentuk.geoms, key=lambda b: b.area) if bentuk.geom_type == "MultiPolygon" else bentuk
    )
    titik = polylabel(luas, tolerance=TELITI_LABEL)
    return [round(titik.x, DESIMAL), round(titik.y, DESIMAL)]


def _bulatkan(geometri: dict[str, Any], desimal: int) -> dict[str, Any]:
    return {
        "type": geometri["type"],
        "coordinates": _bulat(geometri["coordinates"], desimal),
    }


def _bulat(isi: Any, desimal: int) -> Any:
    if isinstance(isi, float):
        return round(isi, desimal)
    return [_bulat(satu, desimal) for satu in isi]
