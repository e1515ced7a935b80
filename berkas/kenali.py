"""What a file is, by its content alone; its name only has to agree.

Raises ValidationError in words that say what to do instead.
"""

from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError

from berkas.batas import AKHIRAN, AKHIRAN_GAMBAR
from berkas.models import Tipe

KEPALA = 1024
EKOR = 2048
DITERIMA = "Yang diterima: foto JPEG, PNG, WebP, atau PDF."
# Things that people do send, by their first bytes, with the way out.
ASING: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyphei", "Foto HEIC belum dapat dibaca. Atur kamera ke JPEG, atau kirim sebagai JPG."),
    (4, b"ftypmif1", "Foto HEIC belum dapat dibaca. Atur kamera ke JPEG, atau kirim sebagai JPG."),
    (0, b"PK\x03\x04", "Ini berkas Word, Excel, atau ZIP. Simpan dulu sebagai PDF."),
    (0, b"\xd0\xcf\x11\xe0", "Ini berkas Word atau Excel lama. Simpan dulu sebagai PDF."),
    (0, b"GIF8", "Gambar GIF tidak diterima. Simpan dulu sebagai PNG atau JPEG."),
    (0, b"MZ", f"Ini program, bukan foto atau dokumen. {DITERIMA}"),
)


def kenali(isi: IO[bytes], nama: str) -> Tipe:
    """The kind of content; refuses what is none of ours and what its name says otherwise."""
    tipe = _menurut_isi(isi)
    akhiran = PurePath(nama).suffix.lower()
    if tipe == Tipe.PDF and akhiran in AKHIRAN_GAMBAR:
        raise ValidationError(
            "Isinya PDF, padahal namanya nama gambar. Ganti akhirannya menjadi .pdf bila memang "
            "ini dokumennya, lalu pilih lagi."
        )
    if tipe != Tipe.PDF and akhiran in AKHIRAN[Tipe.PDF]:
        raise ValidationError(
            "Isinya gambar, padahal namanya berakhiran .pdf. Ganti akhirannya menjadi .jpg atau "
            ".png, lalu pilih lagi."
        )
    if akhiran and akhiran not in AKHIRAN_GAMBAR | {*AKHIRAN[Tipe.PDF]}:
        raise ValidationError(f"Nama berakhiran {akhiran[:12]} tidak diterima. {DITERIMA}")
    return tipe


def _menurut_isi(isi: IO[bytes]) -> Tipe:
    isi.seek(0)
    kepala = isi.read(KEPALA)
    if not kepala:
        raise ValidationError("Berkasnya kosong (0 byte). Pilih berkas lain.")
    if kepala.startswith(b"\xff\xd8\xff"):
        return Tipe.JPEG
    if kepala.startswith(b"\x89PNG\r\n\x1a\n"):
        return Tipe.PNG
    if kepala.startswith(b"RIFF") and kepala[8:12] == b"WEBP":
        return Tipe.WEBP
    if kepala.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        _periksa_pdf(isi)
        return Tipe.PDF
    raise ValidationError(_sebab(kepala))


def _periksa_pdf(isi: IO[bytes]) -> None:
    """The end of a PDF is where its table of contents is; a broken download has none."""
    panjang = isi.seek(0, 2)
    isi.seek(max(0, panjang - EKOR))
    if b"%%EOF" not in isi.read():
        raise ValidationError("PDF ini terpotong: akhirnya tidak ada. Unduh atau pindai ulang.")


def _sebab(kepala: bytes) -> str:
    for letak, tanda, kalimat in ASING:
        if kepala[letak:].startswith(tanda):
            return kalimat
    if b"<svg" in kepala.lower():
        return "Gambar SVG tidak diterima karena dapat berisi program. Simpan dulu sebagai PNG."
    return f"Isi berkas ini tidak dikenal sebagai foto atau PDF. {DITERIMA}"
