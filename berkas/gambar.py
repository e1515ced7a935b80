"""Pictures as they are kept: upright, at most 1600 px, without EXIF, written anew.

What another program hid in a picture (place, device, a second file at its end) does not survive.
"""

import threading
from dataclasses import dataclass
from io import BytesIO
from typing import IO, TYPE_CHECKING

from django.core.exceptions import ValidationError

from berkas.batas import PIKSEL_TERBANYAK, SISI_KECIL, SISI_TERPANJANG
from berkas.models import Tipe
from inti.nilai import ribuan

if TYPE_CHECKING:
    from PIL.Image import Image

FORMAT = {Tipe.JPEG: "JPEG", Tipe.PNG: "PNG", Tipe.WEBP: "WEBP"}
SIMPAN: dict[str, dict[str, int | bool]] = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85, "method": 4},
}
_ORIENTASI = 0x0112  # EXIF
# One picture at a time in each server process: memory is that of one, whoever sends how many.
_bergiliran = threading.Lock()


@dataclass(frozen=True)
class Gambar:
    """A picture ready to be stored."""

    isi: bytes
    kecil: bytes  # thumbnail, WebP
    lebar: int
    tinggi: int


def olah(isi: IO[bytes], tipe: Tipe) -> Gambar:
    """Read, turn, scale and write a picture. Raises ValidationError when it cannot be read."""
    with _bergiliran:
        try:
            return _olah(isi, tipe)
        except ValidationError:
            raise
        except Exception as galat:  # whatever a decoder raises on bytes that somebody made up
            raise ValidationError(
                "Gambar ini rusak atau terpotong, jadi tidak dapat dibaca. Ambil fotonya lagi, "
                "atau kirim ulang dari aslinya."
            ) from galat


def _olah(isi: IO[bytes], tipe: Tipe) -> Gambar:
    # Loaded by the first picture: most processes (commands, workers that show pages) never need it.
    from PIL import Image  # noqa: PLC0415

    format_ = FORMAT[tipe]
    tolak_bila_besar(*ukuran(isi, tipe), tipe)
    with Image.open(isi, formats=[format_]) as gambar:
        # A JPEG is unpacked at a half, a quarter … of its size, as long as that is enough.
        gambar.draft(None, (SISI_TERPANJANG, SISI_TERPANJANG))
        profil = gambar.info.get("icc_profile")
        hasil = _mode_biasa(gambar, format_)
        hasil.thumbnail((SISI_TERPANJANG, SISI_TERPANJANG))
        hasil = _ke_srgb(_tegak(hasil, gambar.getexif().get(_ORIENTASI)), profil)
    hasil.info.clear()  # comments, profiles and the rest would be written along
    kecil = hasil.copy()
    kecil.thumbnail((SISI_KECIL, SISI_KECIL))
    return Gambar(_tulis(hasil, format_), _tulis(kecil, "WEBP"), *hasil.size)


def ukuran(isi: IO[bytes], tipe: Tipe) -> tuple[int, int]:
    """Width and height as the header says them; nothing is unpacked."""
    from PIL import Image  # noqa: PLC0415

    isi.seek(0)
    if tipe == Tipe.WEBP:  # its reader sets aside memory for all pixels at once
        return _ukuran_webp(isi.read(30))
    Image.MAX_IMAGE_PIXELS = None  # asked here, more strictly and in words
    with Image.open(isi, formats=[FORMAT[tipe]]) as gambar:
        return gambar.size


def _ukuran_webp(kepala: bytes) -> tuple[int, int]:
    """From the first chunk: VP8X (extended), VP8L (lossless) or VP8 (lossy)."""
    jenis = kepala[12:16]
    if jenis == b"VP8X":
        lebar, tinggi = (int.from_bytes(kepala[i : i + 3], "little") + 1 for i in (24, 27))
    elif jenis == b"VP8L":
        angka = int.from_bytes(kepala[21:25], "little")
        lebar, tinggi = (angka & 0x3FFF) + 1, (angka >> 14 & 0x3FFF) + 1
    else:
        lebar, tinggi = (int.from_bytes(kepala[i : i + 2], "little") & 0x3FFF for i in (26, 28))
    return lebar, tinggi


def tolak_bila_besar(lebar: int, tinggi: int, tipe: Tipe) -> None:
    """Refuse what would fill the memory, before a single pixel is unpacked."""
    if lebar * tinggi > PIKSEL_TERBANYAK[tipe]:
        juta = PIKSEL_TERBANYAK[tipe] // 1_000_000
        raise ValidationError(
            f"Gambar ini {ribuan(lebar)} × {ribuan(tinggi)} piksel, terlalu besar. Paling banyak "
            f"{juta} juta piksel; perkecil dulu, atau ambil dengan mutu kamera yang lebih rendah."
        )


def _mode_biasa(gambar: "Image", format_: str) -> "Image":
    """Grey, colour or colour with transparency: what can be scaled and written."""
    if gambar.mode in ("L", "RGB") or (gambar.mode == "RGBA" and format_ != "JPEG"):
        gambar.load()
        return gambar
    if gambar.mode.startswith("I;16"):
        return gambar.point(lambda x: x / 256).convert("L")
    if gambar.mode == "1":
        return gambar.convert("L")
    tembus = "transparency" in gambar.info or gambar.mode in ("LA", "PA", "La", "RGBa")
    return gambar.convert("RGBA" if tembus and format_ != "JPEG" else "RGB")


def _tegak(gambar: "Image", orientasi: int | None) -> "Image":
    """Turned as the camera says it was held (EXIF 1 to 8)."""
    from PIL.Image import Transpose  # noqa: PLC0415

    putar = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(orientasi or 1)
    return gambar if putar is None else gambar.transpose(putar)


def _ke_srgb(gambar: "Image", profil: bytes | None) -> "Image":
    """Colours as browsers take them for granted, so that the profile need not be kept."""
    from PIL import ImageCms  # noqa: PLC0415

    if not profil or gambar.mode == "L":
        return gambar
    try:
        sumber = ImageCms.ImageCmsProfile(BytesIO(profil))
        hasil = ImageCms.profileToProfile(gambar, sumber, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):  # a broken profile: the colours as they are
        return gambar
    return hasil or gambar


def _tulis(gambar: "Image", format_: str) -> bytes:
    keluar = BytesIO()
    gambar.save(keluar, format_, **SIMPAN[format_])
    return keluar.getvalue()
