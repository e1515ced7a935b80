"""Photos on paper: small, as the pages show them."""

import base64
from dataclasses import dataclass

from django.db import models

from berkas import gudang
from berkas.models import Berkas, Lampiran, Tipe

FOTO_TERBANYAK = 6


@dataclass(frozen=True)
class FotoCetak:
    """A photo for templates/cetak: text of an SVG around it, and what it is called."""

    svg: str
    keterangan: str


def foto_cetak(objek: models.Model) -> list[FotoCetak]:
    """The first photos under a record, for who may see the record; those whose content is
    missing are left out. One query."""
    gambar = Lampiran.objects.milik(objek).untuk_daftar().exclude(berkas__tipe=Tipe.PDF)
    isi = [(x, _svg(x.berkas)) for x in gambar.order_by("pk")[:FOTO_TERBANYAK]]
    return [FotoCetak(svg, x.keterangan or x.nama) for x, svg in isi if svg]


def _svg(berkas: Berkas) -> str:
    """The thumbnail as text, which is all that a template can be given."""
    try:
        isi = gudang.jalur(berkas.tempat, kecil=True).read_bytes()
    except FileNotFoundError:
        return ""
    lebar, tinggi = berkas.lebar, berkas.tinggi
    data = base64.b64encode(isi).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} {tinggi}">'
        f'<image width="{lebar}" height="{tinggi}" href="data:image/webp;base64,{data}"/></svg>'
    )
