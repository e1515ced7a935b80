"""The cells of the worksheet's table. Written here and not in the template, because a page has
a thousand of them: a loop of template nodes takes longer than the ranking itself."""

from collections import Counter

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from inti.nilai import desimal, tanggal_pendek
from stunting.rekap.lembar_kertas import BarisKertas, LembarKertas, SelKertas

register = template.Library()
KURANG = mark_safe(
    '<span class="st s-l">–<span class="visually-hidden"> tidak ada data</span></span>'
)
KEPEKAAN = {
    "": mark_safe(""),
    "masuk": mark_safe(' <span class="st s-t">tetap masuk</span>'),
    "ambang": mark_safe(' <span class="st s-l">di ambang</span>'),
    "luar": mark_safe(' <span class="st s-x">tetap di luar</span>'),
}


@register.simple_tag
def bulan_umum(lembar: LembarKertas):
    """The month in which most villages were weighed; the cells name the others only."""
    bulan = Counter(b.sumber.bulan for b in lembar.semua if b.sumber.bulan)
    return max(bulan, key=lambda b: (bulan[b], b), default=None)


@register.simple_tag
def sel_kertas(b: BarisKertas, umum) -> SafeString:
    """The cells of the indicators: value, 0–1, and of the share its month when it is another."""
    return mark_safe("".join(_sel(b, s, umum) for s in b.sel))  # noqa: S308 – made of safe parts


def _sel(b: BarisKertas, s: SelKertas, umum) -> str:
    """Numbers and labels of our own: nothing that a user typed, so nothing to escape."""
    baku = f"<i>{desimal(s.baku, 3)}</i>" if s.baku is not None else ""
    catatan = _catatan(b, umum) if s.indikator.kunci == "prevalensi" else ""
    isi = KURANG if s.kurang else s.teks
    return f'<td class="k" data-l="{s.indikator.singkat}">{isi}{baku}{catatan}</td>'


def _catatan(b: BarisKertas, umum) -> SafeString | str:
    bulan = b.sumber.bulan
    lain = tanggal_pendek(bulan)[2:] if bulan and bulan != umum else ""
    diukur = b.sumber.diukur if b.sumber.rendah else None
    return format_html(
        "{}{}",
        format_html("<i>{}</i>", lain) if lain else "",
        ""
        if diukur is None
        else format_html('<span class="st s-l">diukur {}%</span>', desimal(float(diukur), 0)),
    )


@register.simple_tag
def skor_kertas(b: BarisKertas) -> SafeString | str:
    """The score and what it is made of."""
    if b.skor is None:
        return mark_safe('<span class="nol">–</span>')
    batang = "".join(
        f'<rect class="{s.kelas}" x="{s.mulai:.1f}%" width="{s.andil:.1f}%" height="100%"/>'
        for s in b.sel
        if s.andil
    )
    return mark_safe(  # noqa: S308 – numbers only
        f'<strong>{desimal(b.skor)}</strong><svg class="tumpuk" aria-hidden="true">{batang}</svg>'
    )


@register.simple_tag
def kisaran_kertas(b: BarisKertas) -> SafeString | str:
    """Best and worst place when a weight moves, and what that means for the line."""
    if not b.kisaran:
        return "–"
    kurang = mark_safe(' <span class="st s-l">data kurang</span>') if b.kurang else ""
    return format_html("{}{}{}", b.kisaran, KEPEKAAN[b.kepekaan], kurang)
