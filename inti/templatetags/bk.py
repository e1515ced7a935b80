"""Icons, dates, numbers and sortable headings, the same on every page."""

from functools import cache

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.html import format_html

from inti import nilai, telepon

register = template.Library()

register.filter("tanggal", nilai.tanggal_panjang)
register.filter("tanggal_pendek", nilai.tanggal_pendek)
register.filter("waktu", nilai.waktu)
register.filter("bulan", nilai.bulan_panjang)
register.filter("ribuan", nilai.ribuan)
register.filter("desimal", nilai.desimal)
register.filter("rupiah", nilai.rupiah)
register.filter("persen", nilai.persen)
register.filter("telepon", telepon.tulis_telepon)
register.filter("tautan_wa", telepon.tautan_wa)
register.filter("tautan_telepon", telepon.tautan_telepon)


@register.filter
def strip(isi):
    """A dash for what is unknown; 0 stays 0."""
    return nilai.KOSONG if isi is None or isi == "" else isi


@register.filter
def sebagai_csv(url: str) -> str:
    """The address of a download, as CSV."""
    return f"{url}{'&' if '?' in url else '?'}format=csv"


@register.simple_tag
@cache  # a page draws the same few a hundred times
def ikon(nama: str, kelas: str = "") -> str:
    """An icon of static/ikon.svg; it is decoration, so hidden from screen readers."""
    return format_html(
        '<svg class="icon{}" width="20" height="20" aria-hidden="true"><use href="{}#{}"/></svg>',
        f" {kelas}" if kelas else "",
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


@register.simple_tag(takes_context=True)
def ulang_judul(context) -> str:
    """The page's block `judul` once more: the window's title is the heading, too."""
    return context.render_context[BLOCK_CONTEXT_KEY].get_block("judul").nodelist.render(context)


@register.filter
def kendali(kolom) -> str:
    """The control of a filter field with the classes and the error link of the house."""
    pilihan = kolom.field.widget.__class__.__name__.endswith("Select")
    atribut = {"class": "form-select" if pilihan else "form-control"}
    if kolom.errors:
        atribut["class"] += " is-invalid"
        atribut["aria-describedby"] = f"{kolom.auto_id}_galat"
    return kolom.as_widget(attrs=atribut)


@register.filter
def nomor_halaman(halaman) -> list:
    """Page numbers around the current one, with … for those left out."""
    return list(halaman.paginator.get_elided_page_range(halaman.number, on_each_side=2, on_ends=1))
