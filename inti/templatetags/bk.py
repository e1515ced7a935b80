"""Icons, dates, numbers and sortable headings, the same on every page."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

from inti import nilai, telepon

register = template.Library()

register.filter("tanggal", nilai.tanggal_panjang)
register.filter("tanggal_pendek", nilai.tanggal_pendek)
register.filter("waktu", nilai.waktu)
register.filter("bulan", nilai.bulan_panjang)
register.filter("ribuan", nilai.ribuan)
register.filter("rupiah", nilai.rupiah)
register.filter("persen", nilai.persen)
register.filter("tautan_wa", telepon.tautan_wa)
register.filter("tautan_telepon", telepon.tautan_telepon)


@register.filter
def strip(isi):
    """A dash for what is unknown; 0 stays 0."""
    return nilai.KOSONG if isi is None or isi == "" else isi


@register.simple_tag
def ikon(nama: str, kelas: str = "") -> str:
    """An icon of static/ikon.svg; it is decoration, so hidden from screen readers."""
    return format_html(
        '<svg class="icon {}" width="20" height="20" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        kelas,
        static("ikon.svg"),
        nama,
    )


@register.inclusion_tag("_kepala_urut.html", takes_context=True)
def kepala_urut(context, kolom: str, label: str, kelas: str = ""):
    """Heading of a sortable column: a link that sorts by `kolom`, or turns its order round."""
    data = context["request"].GET.copy()
    sekarang = data.get("urut", "")
    naik = sekarang == kolom
    data["urut"] = f"-{kolom}" if naik else kolom
    data.pop("hal", None)
    return {
        "label": label,
        "kelas": kelas,
        "url": f"?{data.urlencode()}",
        "arah": "ascending" if naik else "descending" if sekarang == f"-{kolom}" else "none",
    }
