"""What a row of the data page lacks, each with its sheet where the reader may fill it in."""

import datetime
from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from stunting.data import BarisData

register = template.Library()


@lru_cache(maxsize=256)  # 127 rows name the same few sheets
def _lembar(nama: str, masa: datetime.date | int) -> str:
    return reverse(f"stunting:{nama}", args=[masa])


@register.simple_tag
def kurang_data(b: BarisData, tahun: int, boleh_isi: bool) -> SafeString:
    isi: list[tuple[str, str, datetime.date | int]] = []
    isi += [(_bulan(m), "penimbangan", m) for m in b.kurang_timbang]
    isi += [
        (f"lengkapi {_bulan(m)}" if boleh_isi else f"{_bulan(m)} belum lengkap", "penimbangan", m)
        for m in b.setengah
    ]
    if not b.ada_keluarga:
        isi.append(("keluarga berisiko", "keluarga", tahun))
    if not b.cakupan_lengkap:
        isi.append(("cakupan layanan", "cakupan", tahun))
    semua = (_keping(b, *satu, boleh_isi) for satu in isi)
    return mark_safe("\n".join(semua))  # noqa: S308 – parts made by format_html


def _bulan(bulan: datetime.date) -> str:
    return str(MONTHS[bulan.month])


def _keping(b: BarisData, teks: str, nama: str, masa: datetime.date | int, boleh_isi: bool) -> str:
    if not boleh_isi:
        return format_html('<span class="keping">{}</span>', teks)
    return format_html(
        '<a class="keping" href="{}?kecamatan={}#k{}">{}</a>',
        _lembar(nama, masa),
        b.desa.kecamatan.kode,
        b.desa.pk,
        teks,
    )
