"""Shares with what they stand on. Tags and not fragments: the data page writes six hundred."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from inti.nilai import desimal, persen, ribuan, tanggal_pendek
from inti.templatetags.bk import ikon
from stunting.models import PrevalensiTerbit
from stunting.rekap import Prevalensi

register = template.Library()
TIADA = mark_safe('<span class="nol">–</span>')


@register.simple_tag
def prevalensi(p: Prevalensi | None, rendah: bool = False) -> SafeString:
    """The share, its two counts and its month; `rendah` = too few measured to be compared."""
    if p is None or p.persen is None or p.bulan is None:
        return TIADA
    isi = (
        f'<span class="fw-medium">{desimal(float(p.persen))}%</span> <span class="sub text-nowrap">'
        f"{ribuan(p.stunting)}/{ribuan(p.diukur)} · {tanggal_pendek(p.bulan)[2:5]}</span>"
    )
    return mark_safe(isi + (_rendah() if rendah else ""))  # noqa: S308 – numbers only


def _rendah() -> str:
    return format_html(
        '<span class="st s-l text-wrap">{}cakupan rendah, jangan dibandingkan</span>',
        ikon("alert-triangle"),
    )


@register.simple_tag
def diukur(p: Prevalensi | None) -> SafeString:
    """Percent measured of the target, of the rows that know their target."""
    if p is None or p.cakupan is None:
        return TIADA
    return mark_safe(  # noqa: S308 – numbers only
        f'{desimal(float(p.cakupan), 0)}% <span class="sub text-nowrap">'
        f"{ribuan(p.diukur_bersasaran)}/{ribuan(p.sasaran)}</span>"
    )


@register.simple_tag
def terbit(t: PrevalensiTerbit | None) -> SafeString:
    """A published percentage; its source when it is pointed at."""
    if t is None:
        return TIADA
    return format_html('<span title="Sumber: {}">{}%</span>', t.sumber, desimal(float(t.persen)))


@register.simple_tag
def bagian(n: int | None, dari: int | None) -> SafeString:
    """A share of two counts, with both."""
    if n is None or not dari:
        return TIADA
    return mark_safe(  # noqa: S308 – numbers only
        f'{persen(n, dari)} <span class="sub text-nowrap">{ribuan(n)}/{ribuan(dari)}</span>'
    )
