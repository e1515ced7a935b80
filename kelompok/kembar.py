"""Groups that may be one and the same: the exact double is refused, the similar one asked."""

import zlib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.html import format_html
from rapidfuzz import fuzz

from kelompok.models import Kelompok

AMBANG_MIRIP = 85  # of 100, rapidfuzz token_sort_ratio; "Melati" and "Mawar" stay apart


@dataclass(frozen=True)
class Peringatan:
    """A warning that may be confirmed; `kode` is the value of its checkbox.

    The code names what was shown (the other group and the name that was typed): another name,
    or another group, is another warning.
    """

    kode: str
    pesan: str
    url: str = ""


def sama_persis(kelompok: Kelompok) -> Kelompok | None:
    """Another open group with this village, kind and name, case ignored in all alphabets.

    The database's own rule knows the case of A to Z alone on SQLite.
    """
    for lain in _sedesa(kelompok).filter(selesai__isnull=True):
        if lain.nama.casefold() == kelompok.nama.casefold():
            return lain
    return None


def tolak_kembar(kelompok: Kelompok) -> None:
    """Raise ValidationError with a link to the group that has this name already."""
    if kembar := sama_persis(kelompok):
        raise ValidationError(
            format_html(
                'Sudah ada <a href="{}">{}</a> di {}. Beri nama lain.',
                kembar.get_absolute_url(),
                str(kembar),
                kelompok.desa.nama_lengkap,
            ),
            code="kembar",
        )


def mirip(kelompok: Kelompok) -> list[Peringatan]:
    """Groups of the same village and kind with a similar name, ended ones as well."""
    nama = _inti_nama(kelompok)
    return [
        Peringatan(
            kode=f"mirip-{lain.pk}-{zlib.crc32(kelompok.nama.encode()):08x}",
            pesan=f"Mirip dengan {lain} di desa ini "
            f"({'sudah berakhir' if lain.selesai else 'masih aktif'}).",
            url=lain.get_absolute_url(),
        )
        for lain in _sedesa(kelompok)
        if fuzz.token_sort_ratio(_inti_nama(lain), nama) >= AMBANG_MIRIP
    ]


def _inti_nama(kelompok: Kelompok) -> str:
    """What is compared: "HI Melati" and "Melati" are one name to whoever looks for doubles."""
    return kelompok.nama.casefold().removeprefix("hi ")


def _sedesa(kelompok: Kelompok) -> QuerySet[Kelompok]:
    lain = Kelompok.objects.filter(desa=kelompok.desa_id, jenis=kelompok.jenis)
    return lain.exclude(pk=kelompok.pk).order_by("pk")
