"""Marks of groups: kind, state, classification."""

from django import template

from kelompok.ekspor import sebut_klasifikasi
from kelompok.jenis import SIFAT

register = template.Library()
register.filter("klasifikasi", sebut_klasifikasi)


@register.inclusion_tag("kelompok/_lencana_jenis.html")
def lencana_jenis(jenis: str):
    """Icon, short name and colour of a kind."""
    return {"sifat": SIFAT[jenis]}


@register.inclusion_tag("kelompok/_lencana_keadaan.html")
def lencana_keadaan(kelompok, tanggal, sedang_jeda: bool = False):
    """Aktif, jeda, berakhir, or not yet founded on `tanggal`."""
    if kelompok.mulai > tanggal:
        keadaan = "belum"
    elif kelompok.selesai and kelompok.selesai < tanggal:
        keadaan = "berakhir"
    else:
        keadaan = "jeda" if sedang_jeda else "aktif"
    return {"keadaan": keadaan, "kelompok": kelompok}
