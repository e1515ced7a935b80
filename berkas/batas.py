"""What is taken in: how large a file, how many pixels, which names."""

from collections.abc import Callable

from berkas.models import Tipe

MB = 1_000_000  # as phones and disks count
UNGGAHAN_BAKU = 10 * MB
# No setting goes beyond it; of a longer upload nothing is kept (berkas/unggahan.py).
UNGGAHAN_TERBESAR = 25 * MB
# Pixels, by what unpacking costs (all stay below 300 MB, bench/berkas.py): the camera of a phone
# makes 50 million, but a JPEG is unpacked at a fraction; a PNG (400 dpi of a page: 15 million)
# twice when it is transparent; a WebP several times.
PIKSEL_TERBANYAK: dict[str, int] = {
    Tipe.JPEG: 50_000_000,
    Tipe.PNG: 25_000_000,
    Tipe.WEBP: 12_000_000,
}
SISI_TERPANJANG = 1600  # pixels of a picture as it is kept
SISI_KECIL = 320  # … and of its thumbnail
BERKAS_SEKALI = 10  # files in one form
NAMA_TERPANJANG = 150

AKHIRAN: dict[str, tuple[str, ...]] = {
    Tipe.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    Tipe.PNG: (".png",),
    Tipe.WEBP: (".webp",),
    Tipe.PDF: (".pdf",),
}
AKHIRAN_GAMBAR = frozenset(a for t, semua in AKHIRAN.items() if t != Tipe.PDF for a in semua)
TERIMA = ",".join(Tipe.values)  # for the browser's file chooser
TERIMA_FOTO = ",".join(t for t in Tipe.values if t != Tipe.PDF)

_tanya: list[Callable[[], int]] = []


def daftarkan_batas(fungsi: Callable[[], int]) -> None:
    """The office's own limit in bytes, asked anew for every form."""
    _tanya[:] = [fungsi]


def batas_unggahan() -> int:
    """Bytes of the largest file that may be uploaded."""
    return min(_tanya[0](), UNGGAHAN_TERBESAR) if _tanya else UNGGAHAN_BAKU
