"""A GeoJSON file as it comes: bytes in, features out. Nothing in it is trusted."""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from .galat import BatasDitolak, kutip

UKURAN_MAKS = 32 * 1024 * 1024  # bytes: the villages of a whole province in full detail
FITUR_MAKS = 100_000  # more than the country has villages
PANJANG_NILAI = 80  # of a property that may name a village

SARAN = "Simpan dari QGIS atau ArcGIS sebagai GeoJSON, EPSG:4326 (WGS 84), UTF-8."
ID = "id"  # the member of a feature beside its properties; may hold its code


@dataclass(frozen=True, slots=True)
class Fitur:
    """One feature: its place in the file (from 1), its short properties as text, its geometry
    as it stands there."""

    nomor: int
    sifat: dict[str, str]
    geometri: Any


def baca_fitur(isi: bytes) -> list[Fitur]:
    """All features of the file; raises BatasDitolak when it is not a GeoJSON with shapes."""
    if len(isi) > UKURAN_MAKS:
        tolak_besar(len(isi))
    data = _baca_json(_baca_teks(isi))
    if not isinstance(data, dict):
        raise BatasDitolak(f"Berkas ini JSON, tetapi bukan GeoJSON. {SARAN}")
    if data.get("type") != "FeatureCollection":
        jenis = data.get("type")
        sebut = f"“{kutip(jenis)}”" if isinstance(jenis, str) else "tidak disebut"
        raise BatasDitolak(
            f"Jenis GeoJSON-nya {sebut}; yang dibutuhkan FeatureCollection. {SARAN}"
        )
    fitur = data.get("features")
    if not isinstance(fitur, list):
        raise BatasDitolak("Bagian “features” bukan daftar.")
    if not fitur:
        raise BatasDitolak("Berkas ini tidak memuat satu bidang pun.")
    if len(fitur) > FITUR_MAKS:
        raise BatasDitolak(f"Berkas ini memuat {len(fitur)} bidang, paling banyak {FITUR_MAKS}.")
    return [_fitur(nomor, satu) for nomor, satu in enumerate(fitur, start=1)]


def tolak_besar(ukuran: int) -> NoReturn:
    raise BatasDitolak(
        f"Berkas ini {ukuran / 1024 / 1024:.0f} MB, paling besar {UKURAN_MAKS // 1024 // 1024} MB. "
        "Ambil hanya kabupaten ini, atau sederhanakan dulu bentuknya."
    )


def _baca_teks(isi: bytes) -> str:
    if not isi.strip(b" \t\r\n\x00"):
        raise BatasDitolak("Berkas ini kosong.")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise BatasDitolak(
            f"Berkas ini bukan teks UTF-8 (byte ke-{galat.start + 1}). {SARAN}"
        ) from None


def _baca_json(teks: str) -> Any:
    try:
        return json.loads(teks, parse_constant=_tolak_tetapan, object_pairs_hook=_tanpa_kembar)
    except json.JSONDecodeError as galat:
        if galat.pos >= len(teks.rstrip()) - 1 or galat.msg.startswith("Unterminated"):
            raise BatasDitolak("Berkas ini terpotong: akhirnya tidak ada.") from None
        raise BatasDitolak(
            f"Berkas ini bukan JSON yang benar: baris {galat.lineno}, huruf ke-{galat.colno}. {SARAN}"
        ) from None
    except RecursionError:
        raise BatasDitolak("Isi berkas ini bersarang terlalu dalam.") from None
    except ValueError:  # a number of thousands of digits
        raise BatasDitolak("Ada bilangan yang terlalu panjang di berkas ini.") from None


def _tolak_tetapan(nama: str) -> NoReturn:
    raise BatasDitolak(f"Berkas ini memuat {nama}, yang bukan bilangan.")


def _tanpa_kembar(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON readers take the last of two equal names; a file with both says two things at once."""
    hasil = dict(pasangan)
    if len(hasil) < len(pasangan):
        nama = [k for k, _ in pasangan]
        kembar = next(n for n in nama if nama.count(n) > 1)
        raise BatasDitolak(f"Nama “{kutip(kembar)}” ditulis dua kali dalam satu bagian berkas.")
    return hasil


def _fitur(nomor: int, satu: Any) -> Fitur:
    if not isinstance(satu, dict) or satu.get("type") != "Feature":
        raise BatasDitolak(f"Bidang ke-{nomor} bukan Feature GeoJSON.")
    sifat = satu.get("properties")
    if sifat is None:
        sifat = {}
    if not isinstance(sifat, dict):
        raise BatasDitolak(f"Sifat (properties) bidang ke-{nomor} bukan daftar nama dan nilai.")
    bertanda = {k: v for k, v in sifat.items() if k != ID} | {ID: sifat.get(ID, satu.get(ID))}
    teks = {k: t for k, v in bertanda.items() if (t := _teks(v))}
    return Fitur(nomor, teks, satu.get("geometry"))


def _teks(nilai: Any) -> str:
    """A property as text; "" for what cannot name a village. Codes may come as numbers."""
    if isinstance(nilai, str):
        return nilai.strip() if len(nilai) <= PANJANG_NILAI else ""
    if isinstance(nilai, bool):
        return ""
    if isinstance(nilai, float):
        return str(int(nilai)) if nilai.is_integer() and abs(nilai) < 1e15 else ""
    if isinstance(nilai, int):
        return str(nilai) if abs(nilai) < 10**15 else ""
    return ""
