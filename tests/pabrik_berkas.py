"""Files as people send them, drawn here; good ones and bad ones."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)


def gambar(
    format_: str = "JPEG", ukuran: tuple[int, int] = (400, 300), mode: str = "RGB", **simpan
) -> bytes:
    """A picture whose left upper quarter is red, the rest blue (grey when `mode` has no colour)."""
    kanvas = Image.new("RGB", ukuran, "blue")
    kanvas.paste("red", (0, 0, ukuran[0] // 2, ukuran[1] // 2))
    keluar = BytesIO()
    if mode == "I;16":
        kanvas = kanvas.convert("L")
    kanvas.convert(mode).save(keluar, format_, **simpan)
    return keluar.getvalue()


def exif(orientasi: int = 1) -> bytes:
    """EXIF as a phone writes it: how it was held, which device, where."""
    isi = Image.Exif()
    isi[0x0112] = orientasi
    isi[0x010F] = "Merek Rahasia"
    isi.get_ifd(0x8825)[1] = "S"
    return isi.tobytes()


def png_raksasa(lebar: int = 30_000, tinggi: int = 30_000) -> bytes:
    """A PNG of some hundred bytes that says it has 900 million pixels."""

    def potong(jenis: bytes, isi: bytes) -> bytes:
        return (
            struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))
        )

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    isi = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n"
        + potong(b"IHDR", kepala)
        + potong(b"IDAT", isi)
        + potong(b"IEND", b"")
    )


def webp_raksasa() -> bytes:
    """The head of an extended WebP of 16,383 × 16,383."""
    sisi = (16_382).to_bytes(3, "little")
    return b"RIFF\x1a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00" + bytes(4) + sisi + sisi


def unggahan(isi: bytes | None = None, nama: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, gambar() if isi is None else isi)
