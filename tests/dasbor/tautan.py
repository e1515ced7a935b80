"""Links that promise a number of rows, and the check that their lists keep the promise."""

import html
import re

POLA = re.compile(r"<a\b[^>]*>")


def tautan_berjumlah(teks: str) -> list[tuple[str, int]]:
    """(address, number) of every link with data-jumlah in a page."""
    hasil = []
    for tanda in POLA.findall(teks):
        jumlah = re.search(r'data-jumlah="(\d+)"', tanda)
        alamat = re.search(r'href="([^"]*)"', tanda)
        if jumlah:
            assert alamat, tanda
            hasil.append((html.unescape(alamat[1]), int(jumlah[1])))
    return hasil


def yang_ingkar(client, teks: str) -> list[tuple[str, int, int]]:
    """(address, promised, found) of the links whose list has another number of rows."""
    ingkar = []
    for alamat, janji in dict.fromkeys(tautan_berjumlah(teks)):
        halaman = client.get(alamat).context["halaman"]
        if halaman.paginator.count != janji:
            ingkar.append((alamat, janji, halaman.paginator.count))
    return ingkar
