"""Writes the schematic map (desa.geojson, kecamatan.geojson, kabupaten.svg) from data_awal/."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from wilayah.peta_skematis import (
    PetaError,
    Ukuran,
    baca_nama_kecamatan,
    baca_titik,
    geojson_desa,
    geojson_kecamatan,
    susun_peta,
    svg_kabupaten,
)

SUMBER = Path(settings.BASE_DIR) / "data_awal"
KELUAR = Path(settings.BASE_DIR) / "static" / "peta"


class Command(BaseCommand):
    help = "Membuat peta skematis dari titik desa di data_awal/desa.csv."

    def add_arguments(self, parser: ArgumentParser) -> None:
        bawaan = Ukuran()
        parser.add_argument("--keluar", type=Path, default=KELUAR, help="folder hasil")
        parser.add_argument(
            "--radius", type=float, default=bawaan.radius, help="ruang di sekitar titik, meter"
        )
        parser.add_argument(
            "--haluskan", type=float, default=bawaan.haluskan, help="penghalusan tepi, meter"
        )
        parser.add_argument(
            "--cekung", type=float, default=bawaan.cekung, help="0 = sangat cekung, 1 = cembung"
        )
        parser.add_argument(
            "--jarak-min", type=float, default=bawaan.jarak_min, help="jarak titik terkecil, meter"
        )

    def handle(self, *args: Any, keluar: Path, **opsi: Any) -> None:
        ukuran = _periksa_ukuran(opsi)
        desa = baca_titik(SUMBER / "desa.csv")
        try:
            peta = susun_peta(desa, ukuran)
        except PetaError as galat:
            raise CommandError(str(galat)) from galat
        nama = baca_nama_kecamatan(SUMBER / "kecamatan.csv")
        _tulis(
            keluar,
            {
                "desa.geojson": geojson_desa(peta, desa),
                "kecamatan.geojson": geojson_kecamatan(peta, nama),
                "kabupaten.svg": svg_kabupaten(peta),
            },
        )
        self.stdout.write(
            f"Peta skematis {len(peta.sel)} desa dan kelurahan, "
            f"{len(peta.kecamatan)} kecamatan ditulis di {keluar}."
        )


def _periksa_ukuran(opsi: dict[str, Any]) -> Ukuran:
    ukuran = Ukuran(opsi["radius"], opsi["haluskan"], opsi["cekung"], opsi["jarak_min"])
    if not (ukuran.radius > 0 and ukuran.haluskan >= 0 and ukuran.jarak_min >= 0):
        raise CommandError("Ukuran dalam meter tidak boleh negatif, dan radius di atas 0.")
    if not 0 <= ukuran.cekung <= 1:
        raise CommandError("Nilai --cekung antara 0 dan 1.")
    return ukuran


def _tulis(folder: Path, isi: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for nama, teks in isi.items():
            (folder / nama).write_text(teks, encoding="utf-8", newline="\n")
    except OSError as galat:
        alasan = galat.strerror or galat
        raise CommandError(f"Tidak dapat menulis peta di {folder}: {alasan}.") from galat
