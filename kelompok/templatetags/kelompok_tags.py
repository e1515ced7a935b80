"""Marks of groups: kind, state, classification, day of founding."""

import datetime

from django import template

from kelompok.ekspor import sebut_klasifikasi
from kelompok.jenis import SIFAT
from kelompok.models import Kelompok
from kelompok.sebut import dibentuk

register = template.Library()
register.filter("klasifikasi", sebut_klasifikasi)
register.filter("dibentuk", dibentuk)


@register.inclusion_tag("kelompok/_lencana_jenis.html")
def lencana_jenis(jenis: str) -> dict:
    """Icon, short name and colour of a kind."""
    return {"sifat": SIFAT[jenis]}


@register.inclusion_tag("kelompok/_lencana_keadaan.html")
def lencana_keadaan(kelompok: Kelompok, tanggal: datetime.date, hanya_lain: bool = False) -> dict:
    """Aktif, jeda, berakhir or not yet founded; reads `sedang_jeda` of `untuk_halaman(tanggal)`.

    With `hanya_lain` the usual state is not said.
    """
    if kelompok.mulai > tanggal:
        keadaan = "belum"
    elif kelompok.selesai and kelompok.selesai < tanggal:
        keadaan = "berakhir"
    else:
        keadaan = "jeda" if kelompok.sedang_jeda else "aktif"  # type: ignore[attr-defined]
    return {"keadaan": keadaan, "kelompok": kelompok, "hanya_lain": hanya_lain}


@register.inclusion_tag("kelompok/_lencana_periksa.html")
def lencana_periksa(kelompok: Kelompok) -> dict:
    """What an officer added and no operator has confirmed."""
    return {"kelompok": kelompok}
