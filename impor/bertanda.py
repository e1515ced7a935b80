"""The uploaded rows again, with every wrong cell marked and, last, what is wrong in the row."""

import tempfile
from collections import defaultdict
from typing import Any, BinaryIO

import xlsxwriter

from impor.baca.buku import Lembar, SelSalah
from impor.hasil import Hasil, Temuan
from impor.judul import Judul, huruf_kolom
from inti.xlsx import GAYA_JUDUL, tulis_sel

JUDUL_GALAT = "Galat"


def tulis_bertanda(lembar: Lembar, judul: Judul, hasil: Hasil) -> BinaryIO:
    """An open temporary file: the sheet as it was, in red what has to be mended."""
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the answer streams it and closes it
    buku = xlsxwriter.Workbook(berkas, {"constant_memory": True, "in_memory": False})
    kertas = buku.add_worksheet(lembar.nama[:31])
    tanggal = buku.add_format({"num_format": "dd/mm/yyyy"})
    tebal = buku.add_format(GAYA_JUDUL)
    merah = buku.add_format({"bg_color": "#F8C9C4", "font_color": "#7A0C06"})
    merah_tanggal = buku.add_format(
        {"bg_color": "#F8C9C4", "font_color": "#7A0C06", "num_format": "dd/mm/yyyy"}
    )
    per_baris: dict[int, list[Temuan]] = defaultdict(list)
    for satu in hasil.galat:
        per_baris[satu.nomor].append(satu)
    lebar = max(len(b) for b in lembar.baris)
    kertas.freeze_panes(judul.baris, 0)
    kertas.set_column(0, lebar - 1, 18)
    kertas.set_column(lebar, lebar, 80)
    for n, isi in enumerate(lembar.baris, start=1):
        salah = {t.alamat: t for t in per_baris[n] if t.alamat}
        for i in range(lebar):
            temuan = salah.get(f"{huruf_kolom(i)}{n}")
            nilai = _nilai(isi[i]) if i < len(isi) else ""
            if temuan:
                tulis_sel(kertas, n - 1, i, nilai, merah_tanggal, merah)
                if nilai in ("", None):
                    kertas.write_blank(n - 1, i, None, merah)
                kertas.write_comment(n - 1, i, temuan.pesan)
            else:
                tulis_sel(kertas, n - 1, i, nilai, tanggal)
        if n == judul.baris:
            kertas.write_string(n - 1, lebar, JUDUL_GALAT, tebal)
        elif per_baris[n]:
            pesan = "; ".join(f"{t.kolom}: {t.pesan}" for t in per_baris[n])
            kertas.write_string(n - 1, lebar, pesan)
    buku.close()
    berkas.seek(0)
    return berkas


def _nilai(sel: Any) -> Any:
    return sel.tulisan if isinstance(sel, SelSalah) else sel
