"""The columns of a sheet of funds, in the order of the export."""

from dataclasses import dataclass
from typing import Any

from impor.kolom import Bulat, Daftar, Kolom, Pembantu, Pilihan, Ruang, Teks
from impor.sel import bersih
from kegiatan.models import SumberDukungan
from wilayah.impor_masa import kolom_tempat


@dataclass(frozen=True, kw_only=True)
class Kode(Pilihan):
    """The activity code; its number is what people write."""

    def tulis(self, nilai: Any, ruang: Ruang) -> str:
        daftar: Daftar = ruang.daftar[self.nama]
        return "" if nilai is None else daftar.butir[nilai].nama[0]

    def sebut(self, nilai: Any, ruang: Ruang) -> str:
        daftar: Daftar = ruang.daftar[self.nama]
        return "" if nilai is None else daftar.butir[nilai].nama[1]


class Uraian(Teks):
    """What the money is for, where one programme has several; letters as they are compared."""

    def sama(self, lama: Any, baru: Any) -> bool:
        return bersih(lama or "") == baru


def _rupiah(nama: str, *, wajib: bool = False, sebutan: tuple[str, ...], catatan: str) -> Bulat:
    return Bulat(nama=nama, wajib=wajib, lebar=18, sebutan=sebutan, catatan=catatan)


KOLOM: tuple[Kolom, ...] = (
    Teks(nama="kode", lebar=12, catatan="Kosongkan untuk dana baru; jangan diubah."),
    Bulat(nama="tahun", wajib=True, lebar=8, sebutan=("tahun anggaran", "ta", "thn")),
    *kolom_tempat(wajib=False),
    Pilihan(
        nama="sumber",
        wajib=True,
        lebar=26,
        sebutan=("sumber dana",),
        catatan=f"{', '.join(SumberDukungan.values[:-1])}, atau lainnya. DD dari APBN dan ADD dari "
        "APBD terpisah.",
    ),
    Pilihan(nama="program", wajib=True, lebar=22, sebutan=("untuk program",)),
    Kode(
        nama="kode_kegiatan",
        tautan=True,
        lebar=14,
        sebutan=("kode keg", "kode kegiatan desa"),
        catatan="Menurut Permendagri 20/2018.",
    ),
    Pembantu(
        nama="nama_kegiatan",
        lebar=40,
        dari=lambda x: x.kode_kegiatan.nama if x.kode_kegiatan else "",
    ),
    Uraian(
        nama="uraian",
        lebar=30,
        sebutan=("keterangan",),
        catatan="Bila satu program mempunyai beberapa mata anggaran.",
    ),
    _rupiah(
        "pagu",
        wajib=True,
        sebutan=("pagu (rp)", "anggaran", "pagu anggaran"),
        catatan="Rupiah bulat; 0 bila tidak dianggarkan.",
    ),
    _rupiah(
        "pagu_perubahan",
        sebutan=("pagu perubahan (rp)", "perubahan", "anggaran perubahan"),
        catatan="Diisi bila anggaran berubah.",
    ),
    _rupiah(
        "realisasi",
        sebutan=("realisasi (rp)", "penyerapan"),
        catatan="Kosong bila belum diketahui; 0 berarti belum ada yang dibelanjakan.",
    ),
    Teks(nama="nomor_perdes", lebar=20, sebutan=("perdes", "no perdes")),
)
TURUNAN = ("Terserap (%)", "Asal data", "No", "Nomor", "No.")
