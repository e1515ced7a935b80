"""Documents of focus villages: the annex to the decree, and the worksheet behind it."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from dinas.cetak_tabel import Lajur, Tabel
from dinas.models import ProfilDinas, SuratKeputusan
from stunting.models import DaftarLokus, Kedudukan, Lokus
from stunting.rekap import Sejarah
from stunting.rekap.indikator import INDIKATOR
from stunting.rekap.lembar_kertas import BarisKertas, LembarKertas

LAJUR_KERTAS = [
    Lajur("Peringkat", lambda b: b.tempat, 0.7, "tengah"),
    Lajur("Desa/kelurahan", lambda b: b.desa.nama_lengkap, 1.8),
    Lajur("Kecamatan", lambda b: b.desa.kecamatan.nama, 1.2),
]
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


def isi_kertas(lembar: LembarKertas, catatan: Sequence[str]) -> dict[str, Any]:
    """The worksheet in its order: each indicator, the score, the decision and its reason."""
    lajur = [
        *LAJUR_KERTAS,
        *(
            Lajur(f"{i.label} (%)" if i.satuan else i.label, _nilai(n), 0.9, "kanan")
            for n, i in enumerate(INDIKATOR)
        ),
        Lajur("Skor", lambda b: b.skor, 0.8, "kanan"),
        Lajur("Terpilih", lambda b: "ya" if b.terpilih else "", 0.7, "tengah"),
        Lajur("Putusan dan alasan", _putusan, 2.4),
    ]
    baris = list(lembar.semua)
    return Tabel(
        lajur,
        [("", baris)],
        subjudul=f"{len(baris)} desa dan kelurahan, {sum(b.terpilih for b in baris)} terpilih",
        catatan=catatan,
        huruf=7.5,
    ).isi


def _nilai(nomor: int) -> Callable[[Any], Any]:
    return lambda b: b.sel[nomor].nilai


def _putusan(b: BarisKertas) -> str:
    return ": ".join(x for x in (b.nama_putusan, b.alasan) if x)
