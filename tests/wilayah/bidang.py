"""Made-up boundaries: a chequered district, one square per village; no file of anybody's."""

import datetime
import json
from collections.abc import Callable, Iterable
from typing import Any

from tests.pabrik import buat_desa, buat_kecamatan
from wilayah.models import Desa, KodeLain

HARI = datetime.date(2024, 5, 1)
BARAT, SELATAN, SISI = 113.2, -1.6, 0.05
LEBAR = 12  # squares in a row


def buat_kabupaten(kecamatan: int = 12, desa: int = 127) -> list[Desa]:
    """Villages in a chequer, spread over the kecamatan in turn; BPS codes are 6211…"""
    induk = [
        buat_kecamatan(kode=f"62.10.{k:02d}", nama=f"Rungan {chr(64 + k)}")
        for k in range(1, kecamatan + 1)
    ]
    hasil = []
    for n in range(desa):
        x, y = pojok(n)
        k = n * kecamatan // desa
        satu = buat_desa(
            induk[k],
            kode=f"{induk[k].kode}.2{n + 1:03d}",
            nama=f"Tumbang Uji {chr(65 + n // 26)}{chr(65 + n % 26)}",
            bujur=round(x + SISI / 2, 5),
            lintang=round(y + SISI / 2, 5),
        )
        KodeLain.objects.create(desa=satu, sistem="bps", kode=f"6211{k + 1:02d}0{n + 1:03d}")
        hasil.append(satu)
    return hasil


def pojok(n: int) -> tuple[float, float]:
    """Rows lie like bricks, so that corners meet the middle of a neighbour's side."""
    baris = n // LEBAR
    return BARAT + n % LEBAR * SISI + baris % 2 * SISI / 2, SELATAN + baris * SISI


def persegi(n: int, *, geser: float = 0.0, tinggi: bool = False) -> list[list[list[float]]]:
    """The square of village `n`, with a kink in each side that its neighbour has too."""
    x, y = pojok(n)
    s = SISI / 2
    titik = [
        (0, 0),
        (s, 0),
        (2 * s, 0),
        (2 * s, s),
        (2 * s, 2 * s),
        (s, 2 * s),
        (0, 2 * s),
        (0, s),
    ]
    cincin = [[round(x + dx + geser, 5), round(y + dy, 5)] for dx, dy in [*titik, titik[0]]]
    return [[[*t, 12.5] for t in cincin]] if tinggi else [cincin]


def fitur(n: int, sifat: dict[str, Any], koordinat: Any = None, jenis: str = "Polygon") -> dict:
    return {
        "type": "Feature",
        "properties": sifat,
        "geometry": {"type": jenis, "coordinates": persegi(n) if koordinat is None else koordinat},
    }


def kode(desa: Desa) -> dict[str, Any]:
    return {"KODE_KD": desa.kode}


def bps(desa: Desa) -> str:
    return desa.kode_lain.get(sistem="bps").kode


def koleksi(desa: Iterable[Desa], sifat: Callable[[Desa], dict[str, Any]] = kode) -> dict:
    return {
        "type": "FeatureCollection",
        "features": [fitur(n, sifat(d)) for n, d in enumerate(desa)],
    }


def isi(data: Any) -> bytes:
    return json.dumps(data).encode()
