"""Loads official boundaries, whole or not at all; or brings the schematic map back."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from wilayah.aksi import TANPA_ATRIBUSI, muat_batas, pakai_skematis, sebut_cara
from wilayah.batas import BatasDitolak, susun
from wilayah.batas.baca import UKURAN_MAKS, tolak_besar
from wilayah.batas.galat import kutip

TETAP = "Peta yang dipakai tidak berubah."


class Command(BaseCommand):
    help = (
        "Memuat batas desa dari berkas GeoJSON. Bidang dicocokkan menurut kode Kemendagri, kode "
        "BPS, atau nama desa dalam kecamatannya. Dipakai hanya bila setiap desa yang ada hari ini "
        "cocok dengan tepat satu bidang; selain itu sebabnya disebut dan peta tidak berubah."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", nargs="?", type=Path, help="berkas GeoJSON, WGS 84, UTF-8")
        parser.add_argument("--atribusi", default="", help="sumber batas, ditulis di bawah peta")
        parser.add_argument(
            "--periksa", action="store_true", help="hanya memeriksa, peta tidak diganti"
        )
        parser.add_argument(
            "--skematis", action="store_true", help="memakai peta skematis kembali"
        )

    def handle(self, *args: Any, berkas: Path | None, skematis: bool, **opsi: Any) -> None:
        if skematis and berkas:
            raise CommandError("Pilih satu: berkas yang dimuat, atau --skematis.")
        if skematis:
            self._skematis()
        elif berkas:
            self._muat(berkas, opsi["atribusi"], hanya_periksa=opsi["periksa"])
        else:
            raise CommandError("Sebutkan berkas GeoJSON, atau --skematis.")

    def _skematis(self) -> None:
        lepas = pakai_skematis(oleh=None)
        self.stdout.write(
            "Peta skematis dipakai kembali." if lepas else "Peta skematis sudah dipakai."
        )

    def _muat(self, berkas: Path, atribusi: str, *, hanya_periksa: bool) -> None:
        isi = _baca(berkas)
        hari_ini = timezone.localdate()
        try:
            if hanya_periksa:
                susunan = susun(isi, hari_ini=hari_ini)
                self._sebut(susunan.jumlah, sebut_cara(susunan), susunan.berat)
                self.stdout.write(f"Hanya diperiksa. {TETAP}")
                return
            peta = muat_batas(
                isi,
                berkas=kutip(berkas.name),
                atribusi=atribusi.strip() or self._tanya_atribusi(),
                oleh=None,
                hari_ini=hari_ini,
            )
        except BatasDitolak as galat:
            raise CommandError(_sebab(galat)) from None
        self._sebut(peta.jumlah, peta.cara, peta.berat)
        self.stdout.write("Peta sekarang memakai batas indikatif ini.")
        if peta.atribusi == TANPA_ATRIBUSI:
            self.stdout.write("Sumbernya belum disebut; muat lagi dengan --atribusi “…”.")

    def _tanya_atribusi(self) -> str:
        """Asked where somebody can answer; a script without the option goes on without."""
        if not self._ada_orang():
            return ""
        self.stdout.write("Dari mana batas ini? Ditulis di bawah peta, misalnya “BIG 2024”: ")
        try:
            return input().strip()[:200]
        except (EOFError, UnicodeDecodeError):
            return ""

    def _ada_orang(self) -> bool:
        try:
            return os.isatty(0) and self.stdout.isatty()
        except (OSError, ValueError):
            return False

    def _sebut(self, jumlah: int, cara: str, berat: int) -> None:
        self.stdout.write(f"{jumlah} cocok")
        self.stdout.write(f"Cara: {cara}. Berat terkirim {berat / 1024:.0f} KB.")


def _baca(berkas: Path) -> bytes:
    nama = kutip(str(berkas))
    try:
        if berkas.exists() and not berkas.is_file():  # a device or a pipe has no end
            raise CommandError(f"{nama} bukan berkas biasa.")
        if (ukuran := berkas.stat().st_size) > UKURAN_MAKS:
            tolak_besar(ukuran)
        return berkas.read_bytes()
    except BatasDitolak as galat:
        raise CommandError(_sebab(galat)) from None
    except (OSError, ValueError) as galat:  # ValueError: a name with a null in it
        sebab = getattr(galat, "strerror", None) or galat
        raise CommandError(f"Berkas {nama} tidak dapat dibaca: {sebab}.") from None


def _sebab(galat: BatasDitolak) -> str:
    baris = ["Batas tidak dimuat:", *(f"- {a}" for a in galat.alasan)]
    if galat.tanpa:
        baris += ["Desa tanpa bidang:", *(f"  {nama}" for nama in galat.tanpa)]
    return "\n".join([*baris, TETAP])
