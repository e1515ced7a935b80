"""The monthly sheet on paper, filled or blank: rows and columns in the order of the screen."""

from itertools import groupby
from typing import Any

from django.utils import timezone

from inti.bulan import sandi_bulan
from kelompok.jenis import KOLOM_POKOK, LABEL
from kelompok.lembar import Baris, Lembar

ASING = "tidak"  # this kind does not count it; mark of templates/cetak/kop.typ


def isi_lembar(lembar: Lembar, *, kosong: bool, pengisi: str) -> dict[str, Any]:
    """`kosong` = to be filled in by hand: without values, with those of the month before in small.

    `pengisi` is who signs at the right; empty where the sheet is of several officers.
    """
    per_desa = groupby(lembar.baris, lambda b: b.kelompok.desa)
    return {
        "lembar": {
            "bulan": sandi_bulan(lembar.bulan),
            "batas": timezone.localtime(lembar.aturan.batas).date(),
            "kosong": kosong,
            "kolom": [label for _, label in lembar.kepala],
            "desa": [
                {
                    "nama": desa.nama_lengkap,
                    "kecamatan": desa.kecamatan.nama,
                    "baris": [_baris(b, kosong=kosong) for b in isi],
                }
                for desa, isi in per_desa
            ],
            "jumlah": None if kosong else list(lembar.jumlah.values()),
            "terisi": lembar.terisi,
            "belum": lembar.kosong,
        },
        "pengisi": pengisi,
    }


def _baris(baris: Baris, *, kosong: bool) -> dict[str, Any]:
    return {
        "nama": str(baris.kelompok),
        "kode": baris.kelompok.kode,
        "wajib": baris.wajib,
        "sel": [_sel(baris, k, kosong=kosong) if k in baris.kolom else ASING for k in KOLOM_POKOK],
        "sendiri": [[LABEL[k], _sel(baris, k, kosong=kosong)] for k in baris.sifat.kolom_sendiri],
        "nihil": not kosong and baris.laporan.nihil,
        "keadaan": "" if kosong else baris.kata,
        "lalu": sandi_bulan(baris.lalu.bulan) if baris.lalu else None,
    }


def _sel(baris: Baris, kolom: str, *, kosong: bool) -> int | None:
    """What the cell holds; on a blank sheet what the group reported last, if anything."""
    if kosong:
        return baris.lalu.isi.get(kolom) if baris.lalu else None
    return getattr(baris.laporan, kolom)
