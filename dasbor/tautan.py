"""Addresses of the lists behind the figures."""

import datetime
from urllib.parse import urlencode

from django.urls import reverse

from inti.ingatan import sekali


def hanya_bila_lain(per: datetime.date, hari_ini: datetime.date) -> str:
    """`per` for a link; empty for today, which every list means by itself."""
    return "" if per == hari_ini else per.isoformat()


def alamat(nama: str, *args, **parameter: str) -> str:
    """The page `nama` with these filters; empty ones are left out."""
    terisi = urlencode({k: v for k, v in parameter.items() if v})
    # A page writes some hundred of them, most to the same few lists.
    depan = sekali(("alamat", nama, args), lambda: reverse(nama, args=args))
    return depan + (f"?{terisi}" if terisi else "")


def daftar_kelompok(per: str, **saringan: str) -> str:
    """The list of groups active on `per`."""
    return alamat("kelompok:daftar", per=per, **saringan)
