"""The cells of a sheet. Tags and not fragments: the sheet of the district writes six hundred."""

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from inti.templatetags.bk import ikon
from stunting.lembar.baris import KeadaanBaris
from stunting.lembar.isian import BarisTampil, Sel

register = template.Library()

# State → class and icon; the script of the sheet knows them too.
LENCANA = {
    KeadaanBaris.BELUM: ("s-x", "minus"),
    KeadaanBaris.SIAP: ("s-t", "check"),
    KeadaanBaris.PERIKSA: ("s-l", "alert-triangle"),
    KeadaanBaris.PERBAIKI: ("s-b", "alert-circle"),
}


@register.simple_tag
def keadaan_lembar(b: BarisTampil) -> SafeString:
    kelas, gambar = LENCANA[b.keadaan]
    return format_html('<span class="st {}">{}{}</span>', kelas, ikon(gambar), b.kata)


@register.simple_tag
def sel_lembar(b: BarisTampil) -> SafeString:
    """All cells of a row: the figure to fill in, and the one before it.

    Put together by hand: what is typed, and the names of villages and columns, are escaped here;
    the rest are names of fields and numbers.
    """
    desa, dulu = escape(b.baris.desa.nama), b.baris.lalu_pendek
    isi = "".join(_sel(s, b.nomor, desa, dulu) for s in b.sel)
    return mark_safe(isi)  # noqa: S308  # escaped, see above


def _sel(s: Sel, nomor: str, desa: str, dulu: str) -> str:
    label = escape(s.label)
    if s.tiada:
        isi = '<span class="arsir-sel"><span class="visually-hidden">tidak berlaku</span></span>'
        return f'<td class="sel" data-l="{label}">{isi}</td>'
    keadaan = " salah" if s.galat else " periksa" if s.periksa else ""
    salah = ' aria-invalid="true"' if s.galat else ""
    pesan = f' aria-describedby="pesan-{nomor}"' if keadaan else ""
    lalu = f'<span class="lalu">{dulu} {s.lalu}</span>' if dulu else ""
    return (
        f'<td class="sel{keadaan}" data-l="{label}" data-kolom="{s.kolom}" '
        f'data-lalu="{s.angka_lalu}"><input type="text" inputmode="numeric" autocomplete="off" '
        f'name="{s.nama}" value="{escape(s.nilai)}" aria-label="{label}, {desa}"{salah}{pesan}>'
        f"{lalu}</td>"
    )
