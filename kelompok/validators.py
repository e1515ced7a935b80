"""What is odd about a group but may be true: warnings with codes."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from kelompok.jenis import SIFAT
from kelompok.models import Kelompok

AMBANG_MIRIP = 85  # of 100, rapidfuzz token_sort_ratio; "Melati" and "Mawar" stay apart


@dataclass(frozen=True)
class Peringatan:
    """A warning that may be confirmed; `kode` is the value of its checkbox."""

    kode: str
    pesan: str
    url: str = ""


def tanpa_awalan_jenis(nama: str, jenis: str) -> str:
    """The name without the kind before it: "BKB Melati" → "Melati"."""
    for awalan in (SIFAT[jenis].singkat, jenis):
        if nama.casefold().startswith(f"{awalan.casefold()} "):
            return nama[len(awalan) :].strip()
    return nama


def sama_persis(kelompok: Kelompok) -> Kelompok | None:
    """Another open group with this village, kind and name, case ignored in all alphabets."""
    for lain in _sedesa(kelompok).filter(selesai__isnull=True):
        if lain.nama.casefold() == kelompok.nama.casefold():
            return lain
    return None


def mirip(kelompok: Kelompok) -> list[Peringatan]:
    """Groups of the same village and kind with a similar name, ended ones as well."""
    hasil = []
    for lain in _sedesa(kelompok):
        if lain.nama.casefold() == kelompok.nama.casefold() and lain.selesai is None:
            continue
        if fuzz.token_sort_ratio(lain.nama.casefold(), kelompok.nama.casefold()) >= AMBANG_MIRIP:
            keadaan = "sudah berakhir" if lain.selesai else "masih aktif"
            hasil.append(
                Peringatan(
                    kode=f"mirip-{lain.pk}",
                    pesan=f"Mirip dengan {lain} di desa ini ({keadaan}). Kelompok yang berbeda?",
                    url=lain.get_absolute_url(),
                )
            )
    return hasil


def _sedesa(kelompok: Kelompok):
    return (
        Kelompok.objects.filter(desa=kelompok.desa_id, jenis=kelompok.jenis)
        .exclude(pk=kelompok.pk)
        .order_by("pk")
    )
