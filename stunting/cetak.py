"""The list of a year as the annex to its decree."""

from itertools import groupby
from typing import Any

from dinas.models import ProfilDinas, SuratKeputusan
from stunting.models import DaftarLokus, Kedudukan, Lokus
from stunting.rekap import Sejarah

KETERANGAN = {Kedudukan.LANJUTAN: "lanjutan", Kedudukan.BARU: "baru"}


def isi_lampiran(daftar: DaftarLokus, lokus: list[Lokus], sejarah: Sejarah) -> dict[str, Any]:
    """All villages of the list under their kecamatan; `lokus` is in the order of their codes."""
    per_kecamatan = groupby(lokus, lambda x: x.desa.kecamatan.nama)
    return {
        "lokus": {
            "tahun": daftar.tahun,
            "status": daftar.status,
            "kecamatan": [
                {"nama": nama, "desa": [_desa(x, daftar.tahun, sejarah) for x in isi]}
                for nama, isi in per_kecamatan
            ],
            "catatan": _catatan(daftar),
            **_kepala(daftar.sk),
        }
    }


def _kepala(sk: SuratKeputusan | None) -> dict[str, Any]:
    """What is not known stays a dotted line."""
    bupati = f"Bupati {ProfilDinas.ambil().kabupaten}"
    if sk is None:
        return {"penerbit": bupati, "nomor": None, "tanggal": None, "tentang": None}
    return {
        "penerbit": bupati if sk.penerbit == "bupati" else sk.get_penerbit_display(),
        "nomor": sk.nomor,
        "tanggal": sk.tanggal,
        "tentang": sk.tentang or None,
    }


def _desa(lokus: Lokus, tahun: int, sejarah: Sejarah) -> dict[str, str]:
    kedudukan = sejarah.kedudukan(tahun, lokus.desa_id)
    return {
        "jenis": lokus.desa.get_jenis_display(),
        "nama": lokus.desa.nama,
        "kode": lokus.desa.kode,
        "keterangan": KETERANGAN.get(kedudukan, ""),  # type: ignore[call-overload]
    }


def _catatan(daftar: DaftarLokus) -> list[str]:
    banding = f"Keterangan dibandingkan dengan daftar tahun {daftar.tahun - 1}."
    return [*([f"Dasar: {daftar.dasar}"] if daftar.dasar else []), banding]
