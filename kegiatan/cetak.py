"""The recap of funds of a year as a document: the villages of the page."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from dinas.cetak_tabel import Lajur, Tabel
from inti.nilai import desimal
from kegiatan.dana import BarisDesa, KolomSumber
from kegiatan.rekap.dana import NIHIL, Jumlah


def isi_dana(
    baris: Sequence[BarisDesa], kolom: tuple[KolomSumber, ...], wilayah: str
) -> dict[str, Any]:
    """Villages under their kecamatan; sums per source, which are never added to each other."""
    lajur = [Lajur("Desa/kelurahan", lambda b: b.desa.nama_lengkap, 2)]
    for n, k in enumerate(kolom):
        lajur += [
            Lajur(f"{k.judul}: pagu", _pagu(n), 1.2, "kanan"),
            Lajur("realisasi", _realisasi(n), 1.2, "kanan"),
        ]
    lajur += [
        Lajur("Kelompok", lambda b: b.hasil.kelompok, 0.8, "kanan"),
        Lajur("Lapor", lambda b: f"{b.hasil.lapor.masuk}/{b.hasil.lapor.wajib}", 0.8, "kanan"),
        Lajur("Lokus", lambda b: ", ".join(map(str, b.hasil.lokus)), 0.8, "tengah"),
        Lajur("Prevalensi (%)", _prevalensi, 0.9, "kanan"),
    ]
    urut = sorted(baris, key=lambda b: b.desa.kode)
    per_kecamatan = groupby(urut, lambda b: f"Kecamatan {b.desa.kecamatan}")
    jumlah: list[Any] = [f"Jumlah {len(urut)} desa dan kelurahan"]
    for n in range(len(kolom)):
        total = sum((b.sel[n].jumlah for b in urut), NIHIL)
        jumlah += [_tercatat(total), total.diketahui]
    return Tabel(
        lajur,
        [(nama, list(isi)) for nama, isi in per_kecamatan],
        subjudul=f"{wilayah} · rupiah",
        jumlah=[*jumlah, sum(b.hasil.kelompok for b in urut), "", "", ""],
        kosong="Tidak ada desa yang cocok.",
        catatan=["“–” belum dicatat.", "Kelurahan tidak menerima DD dan ADD."],
        huruf=8,
    ).isi


def _tercatat(jumlah: Jumlah) -> int | None:
    return jumlah.pagu if jumlah.tercatat else None


def _pagu(n: int) -> Callable[[Any], int | None]:
    return lambda b: _tercatat(b.sel[n].jumlah)


def _realisasi(n: int) -> Callable[[Any], int | None]:
    return lambda b: b.sel[n].jumlah.diketahui


def _prevalensi(b: BarisDesa) -> str | None:
    return None if b.hasil.kini.persen is None else desimal(float(b.hasil.kini.persen), 1)
