"""Marks of reports: the state of a group in a month as icon and word; the rows of the board.

The rows are written here and not in a template, because there are some two thousand cells: each
byte of one is two kilobytes of the page. So the most frequent cell (in time, verified) carries no
class, addresses are relative to the board (of numbers and codes only, so nothing in them needs
escaping), and end tags that HTML lets one leave out are left out. Every cell holds its state in
words; static/css/papan.css draws the icon over them.
"""

import datetime
from collections.abc import Iterable, Iterator
from functools import cached_property

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from inti.bulan import bulan_dari, sandi_bulan
from inti.nilai import KOSONG
from kelompok.papan import BarisPapan, DesaPapan, Papan
from kelompok.rekap import Keadaan, Sel, url_sel

register = template.Library()

# State → class on badges and icon.
LENCANA = {
    Keadaan.TEPAT: ("s-t", "check"),
    Keadaan.TERLAMBAT: ("s-l", "clock"),
    Keadaan.TIDAK_WAJIB: ("s-x", "minus"),
    Keadaan.DIKEMBALIKAN: ("s-l", "arrow-back-up"),
    Keadaan.DRAF: ("s-d", "pencil"),
    Keadaan.BELUM_JATUH_TEMPO: ("s-w", "calendar"),
    Keadaan.BELUM: ("s-b", "exclamation-mark"),
}
# State → class of a cell of the board.
HURUF = {
    Keadaan.TEPAT: "",
    Keadaan.TERLAMBAT: "l",
    Keadaan.TIDAK_WAJIB: "x",
    Keadaan.DIKEMBALIKAN: "r",
    Keadaan.DRAF: "d",
    Keadaan.BELUM_JATUH_TEMPO: "w",
    Keadaan.BELUM: "b",
}


@register.inclusion_tag("kelompok/laporan/_lencana_sel.html")
def lencana_sel(sel: Sel) -> dict:
    """State, nihil and the lock of what is verified, each in words."""
    kelas, ikon = LENCANA[sel.keadaan]
    return {"sel": sel, "kelas": kelas, "ikon": ikon}


@register.simple_tag
def baris_papan(papan: Papan, hari_ini: datetime.date, boleh_isi: bool) -> SafeString:
    """The bodies of the board: per kecamatan and village its groups with their months."""
    penulis = _Penulis(papan, bulan_dari(hari_ini), boleh_isi)
    return mark_safe("".join(penulis.tulis(papan.desa)))  # noqa: S308  # texts are escaped there


@register.simple_tag
def url_sel_papan(saring: dict, **lain: str | int | datetime.date | None) -> str:
    """The list of cells under the filters of the board and others, relative to the board."""
    # What is None here leaves the filter of the board as it is.
    return url_sel(**saring | {n: i for n, i in lain.items() if i is not None}).removeprefix(
        reverse("laporan:papan")
    )


@register.inclusion_tag("kelompok/laporan/_papan_legenda.html")
def legenda_papan() -> dict:
    """All states and marks of the board, drawn by the classes of its cells."""
    keadaan = [(f"{huruf} u".strip(), k.label) for k, huruf in HURUF.items()]
    tanda = [
        ("u n", "Nihil kegiatan"),
        ("u s", "Tidak wajib, sudah lapor"),
        ("gembok", "Gembok: sudah diverifikasi"),
    ]
    return {"sel": keadaan + tanda}


class _Penulis:
    """Writes the rows; `kini` is the month of today, `boleh_isi` whether the user may enter."""

    def __init__(self, papan: Papan, kini: datetime.date, boleh_isi: bool):
        self.kini = kini
        self.boleh_isi = boleh_isi
        self.lebar = len(papan.bulan) + 2
        self.tahun = papan.dari.year

    def tulis(self, desa: Iterable[DesaPapan]) -> Iterator[str]:
        kecamatan = None
        kepala = f"<tr><th colspan={self.lebar} scope=rowgroup>"
        for d in desa:
            if d.desa.kecamatan_id != kecamatan:
                kecamatan = d.desa.kecamatan_id
                yield f"<tbody class=kec>{kepala}<i>Kecamatan {escape(d.desa.kecamatan.nama)}</i>"
            petugas = escape(d.petugas.nama) if d.petugas else "belum ada petugas"
            yield f"<tbody>{kepala}<i><b>{escape(d.desa.nama)}</b> · {petugas}</i>"
            for b in d.baris:
                yield self._baris(b)

    def _baris(self, b: BarisPapan) -> str:
        k = b.kelompok
        alamat = reverse("kelompok:detail", args=[k.pk])
        sel = "".join(self._sel(s) for s in b.sel)
        return f"<tr><th><a href={alamat}>{escape(k)}</a>{sel}<td>{self._belum(b)}"

    def _sel(self, s: Sel) -> str:
        if s.laporan:
            return f"<td><a href={s.laporan.pk}/{self._kelas(s)}>{s.kata}</a>"
        huruf = HURUF[s.keadaan]
        if not (self.boleh_isi and dapat_dilaporkan(s, self.kini)):
            return f"<td class={huruf}>{s.kata}"
        lembar = f"lembar/{sandi_bulan(s.bulan)}/?kelompok={s.kelompok.pk}"
        return f'<td><a href="{lembar}" class={huruf}>{s.kata}</a>'

    @staticmethod
    def _kelas(s: Sel) -> str:
        """Class attribute of a cell that has a report; u = received but not verified."""
        tanda = [HURUF[s.keadaan], "u" if s.masuk and not s.terverifikasi else ""]
        tanda += ["n" if s.nihil else "", "s" if s.sukarela else ""]
        kelas = " ".join(t for t in tanda if t)
        if not kelas:
            return ""
        return f' class="{kelas}"' if " " in kelas else f" class={kelas}"

    def _belum(self, b: BarisPapan) -> str:
        """How many reports this group owes, as a link to them, relative like all others."""
        if not b.rekap.belum:
            return "0" if b.rekap.wajib else KOSONG
        url = url_sel(keadaan="belum", kelompok=b.kelompok.pk, tahun=self.tahun)
        return f'<a href="{url.removeprefix(self.akar)}">{b.rekap.belum}</a>'

    @cached_property
    def akar(self) -> str:
        return reverse("laporan:papan")


@register.filter
def dapat_dilaporkan(sel: Sel, kini: datetime.date) -> bool:
    """Whether a sheet has the row of this cell: it is owed, or the group began or ended in it."""
    if sel.bulan > kini or sel.aturan.arsip:
        return False
    k, akhir = sel.kelompok, sel.aturan.akhir
    return sel.wajib or any(t and sel.bulan <= t <= akhir for t in (k.mulai, k.selesai))
