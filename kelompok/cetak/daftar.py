"""The list of groups as a document."""

from itertools import groupby
from typing import Any

from inti.nilai import tanggal_pendek
from kelompok.ekspor import sebut_klasifikasi
from kelompok.jenis import SIFAT
from kelompok.models import Kelompok
from kelompok.rekap import hitung_jenis
from kelompok.saring import KelompokSaringan
from kelompok.sebut import dibentuk


def isi_daftar(saring: KelompokSaringan) -> dict[str, Any]:
    """Exactly the filtered rows, under their kecamatan unless they are sorted otherwise."""
    kelompok = list(saring.hasil)
    jumlah = hitung_jenis(saring.hasil)
    if saring.nilai.get("urut"):
        baris = [_baris(k, saring, k.desa.kecamatan.nama) for k in kelompok]
        bagian = [{"kecamatan": None, "baris": baris}]
    else:
        per_kecamatan = groupby(kelompok, lambda k: k.desa.kecamatan.nama)
        bagian = [
            {"kecamatan": nama, "baris": [_baris(k, saring) for k in isi]}
            for nama, isi in per_kecamatan
        ]
    return {
        "jenis": [[s.singkat, jumlah[j]] for j, s in SIFAT.items() if j in jumlah],
        "bagian": bagian,
    }


def _baris(kelompok: Any, saring: KelompokSaringan, kecamatan: str = "") -> list[str]:
    desa = kelompok.desa.nama_lengkap
    return [
        kelompok.sifat.singkat,
        _nama(kelompok, saring),
        f"{desa}, {kecamatan}" if kecamatan else desa,
        dibentuk(kelompok),
        sebut_klasifikasi(kelompok.klasifikasi),
        "ada" if kelompok.ada_sk else "belum",
        kelompok.nama_petugas or "",
    ]


def _nama(kelompok: Kelompok, saring: KelompokSaringan) -> str:
    """With its end where that lies before the day of the list."""
    if kelompok.selesai is None or kelompok.selesai >= saring.tanggal:
        return kelompok.nama
    return f"{kelompok.nama} (sampai {tanggal_pendek(kelompok.selesai)})"
