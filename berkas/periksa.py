"""From an upload to what will be stored; nothing is written here."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from berkas.batas import AKHIRAN, NAMA_TERPANJANG, batas_unggahan
from berkas.gambar import olah
from berkas.kenali import kenali
from berkas.models import Tipe
from inti.nilai import ukuran_berkas


@dataclass(frozen=True)
class Kiriman:
    """An upload that was looked at: its name, and the content as it will be kept."""

    nama: str
    tipe: Tipe
    isi: IO[bytes]
    ukuran: int
    kecil: bytes = b""
    lebar: int | None = None
    tinggi: int | None = None


def periksa(unggahan: UploadedFile) -> Kiriman:
    """Raises ValidationError, in one sentence for the field, when it is not taken in."""
    _periksa_luar(unggahan)
    isi = unggahan.file
    assert isi is not None
    tipe = kenali(isi, unggahan.name or "")
    nama = nama_sesuai(unggahan.name or "", tipe)
    if tipe == Tipe.PDF:
        return Kiriman(nama, tipe, isi, unggahan.size or 0)
    gambar = olah(isi, tipe)
    return Kiriman(
        nama,
        tipe,
        BytesIO(gambar.isi),
        len(gambar.isi),
        gambar.kecil,
        gambar.lebar,
        gambar.tinggi,
    )


def _periksa_luar(unggahan: UploadedFile) -> None:
    """Size and length of the name, before the content is looked at."""
    ukuran, batas = unggahan.size or 0, batas_unggahan()
    if ukuran > batas:
        raise ValidationError(
            f"Ukurannya {ukuran_berkas(ukuran)}, sedangkan paling besar {ukuran_berkas(batas)}. "
            "Perkecil dulu, atau pindai dengan mutu yang lebih rendah."
        )
    if len(unggahan.name or "") > NAMA_TERPANJANG:
        raise ValidationError(
            f"Nama berkasnya lebih dari {NAMA_TERPANJANG} huruf. Ganti namanya dengan yang lebih "
            "pendek, lalu pilih lagi."
        )


def nama_sesuai(nama: str, tipe: Tipe) -> str:
    """The name without folders, with an ending that says what the content is."""
    dasar = PurePath(nama.replace("\\", "/")).name.strip()
    akhiran = PurePath(dasar).suffix
    if akhiran.lower() in AKHIRAN[tipe]:
        return dasar
    pokok = dasar.removesuffix(akhiran) or "berkas"
    return f"{pokok}{AKHIRAN[tipe][0]}"
