"""What the page of an import shows: which part of the result, and what has to be asked."""

from dataclasses import dataclass

from impor import sel as isi_sel
from impor.aksi import yang_ditanyakan
from impor.hasil import Hasil, kumpulkan
from impor.jenis import JenisImpor
from impor.judul import huruf_kolom
from impor.kolom import Kolom
from impor.models import Batch

GALAT, UBAH, BARU, PERINGATAN = "galat", "ubah", "baru", "peringatan"


@dataclass(frozen=True)
class Bagian:
    """A tab of the result."""

    kode: str
    judul: str
    jumlah: int
    aktif: bool


def bagian_hasil(hasil: Hasil, diminta: str) -> list[Bagian]:
    """The tabs; the one that is asked for is open, else the first with something in it."""
    jumlah = {
        GALAT: len(hasil.galat),
        PERINGATAN: len(hasil.peringatan),
        UBAH: len(hasil.ubah),
        BARU: len(hasil.baru),
    }
    judul = {GALAT: "Galat", PERINGATAN: "Perlu dipastikan", UBAH: "Ubah", BARU: "Baru"}
    pertama = next((k for k, n in jumlah.items() if n), UBAH)
    aktif = diminta if diminta in jumlah else pertama
    return [
        Bagian(k, judul[k], n, k == aktif) for k, n in jumlah.items() if n or k in (UBAH, BARU)
    ]


def isi_bagian(hasil: Hasil, kode: str) -> list:
    """The rows of a tab; equal faults stand together."""
    if kode in (GALAT, PERINGATAN):
        return list(kumpulkan(hasil.galat if kode == GALAT else hasil.peringatan))
    return hasil.baru if kode == BARU else hasil.ubah


@dataclass(frozen=True)
class JudulAsing:
    """A heading that nobody knows, with the first values under it."""

    letak: int
    huruf: str
    tulisan: str
    contoh: str


@dataclass(frozen=True)
class Pertanyaan:
    """What must be said before a file can be checked."""

    lembar: list[str]
    asing: list[JudulAsing]
    dikenal: list[str]
    pilihan: list[Kolom]


def pertanyaan(batch: Batch, jenis: JenisImpor) -> Pertanyaan:
    """Raises BerkasDitolak."""
    nama, judul, lembar = yang_ditanyakan(batch)
    if judul is None or lembar is None:
        return Pertanyaan(nama, [], [], [])
    dipakai = {k.nama for k in judul.kolom.values()}
    asing = [
        JudulAsing(i, huruf_kolom(i), teks, _contoh(lembar.baris[judul.baris :], i))
        for i, teks in judul.asing.items()
    ]
    return Pertanyaan(
        [],
        asing,
        [k.judul for k in judul.kolom.values()],
        [k for k in jenis.kolom if k.nama not in dipakai],
    )


def _contoh(baris: list[list], i: int) -> str:
    isi = [isi_sel.tulisan(b[i]) for b in baris[:20] if i < len(b)]
    return ", ".join([x[:30] for x in isi if x][:3])
