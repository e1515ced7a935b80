"""Rules of an award that its row has to keep, as the form asks them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from impor.jenis import Baris
from impor.kolom import Ruang
from penghargaan.forms import PENERIMA_TERBANYAK
from penghargaan.impor.penerima import Isi, pasangkan
from penghargaan.models import JenisPenerima, JenisPenghargaan

Temuan = Iterator[tuple[str, str]]
_TAUTAN = {"jenis", "kegiatan", "sk"}


def nilai(baris: Baris, kolom: str) -> Any:
    """The value that a row will have: of the file, else of the record."""
    if kolom in baris.nilai:
        return baris.nilai[kolom]
    if baris.objek is None:
        return None
    if kolom == "penerima":
        return tuple(Isi.dari(p) for p in baris.objek.penerima.all())
    return getattr(baris.objek, f"{kolom}_id" if kolom in _TAUTAN else kolom)


def periksa_penghargaan(baris: Sequence[Baris], ruang: Ruang) -> None:
    for satu in baris:
        if satu.galat or not satu.ubah:
            continue
        jenis: JenisPenghargaan = ruang.acuan["jenis"][nilai(satu, "jenis")]
        for kolom, pesan in (
            *_waktu(satu, ruang),
            *_menurut_jenis(satu, jenis),
            *_penerima(satu, ruang),
        ):
            satu.salah(kolom, pesan)
        if not satu.galat:
            _tanyakan(satu)
    _kembar(baris, ruang)


def _waktu(baris: Baris, ruang: Ruang) -> Temuan:
    tanggal, tahun = nilai(baris, "tanggal"), nilai(baris, "tahun")
    if "tanggal" in baris.ubah and tanggal and tanggal > ruang.hari_ini:
        yield "tanggal", f"Sesudah hari ini ({ruang.hari_ini:%d/%m/%Y}). Periksa tahunnya."
    if "tahun" in baris.ubah and tahun > ruang.hari_ini.year:
        yield "tahun", "Tahun penghargaan tidak boleh sesudah tahun ini."


def _menurut_jenis(baris: Baris, jenis: JenisPenghargaan) -> Temuan:
    """Kinds of award are given at some levels only, and to some kinds of recipients."""
    if {"jenis", "tingkat"} & baris.ubah.keys() and not jenis.boleh_tingkat(
        nilai(baris, "tingkat")
    ):
        kolom = "tingkat" if "tingkat" in baris.nilai else "jenis"
        yield kolom, f"{jenis.nama} diberikan pada tingkat {jenis.sebut_tingkat}."
    if {"jenis", "penerima"} & baris.ubah.keys():
        salah = [i for i in nilai(baris, "penerima") if not jenis.boleh_penerima(i.jenis)]
        if salah:
            kolom = "penerima" if "penerima" in baris.nilai else "jenis"
            yield kolom, f"{jenis.nama} diberikan kepada {jenis.sebut_penerima}."


def _penerima(baris: Baris, ruang: Ruang) -> Temuan:
    if "penerima" not in baris.ubah:
        return
    baru: tuple[Isi, ...] = nilai(baris, "penerima")
    if len(baru) > PENERIMA_TERBANYAK:
        yield "penerima", f"Paling banyak {PENERIMA_TERBANYAK} penerima; ini {len(baru)}."
    if any(i.setuju_tanggal and i.setuju_tanggal > ruang.hari_ini for i in baru):
        yield "penerima", "Tanggal persetujuan tidak boleh sesudah hari ini."
    if rangkap := [i for i, n in Counter(i.siapa for i in baru).items() if n > 1]:
        semula = Counter(i.siapa for i in baris.ubah["penerima"][0])
        if any(semula[i] < 2 for i in rangkap):
            yield "penerima", "Ada penerima yang tertulis dua kali. Hapus salah satunya."
    if baris.objek is None:
        return
    _, sisa = pasangkan(list(baris.objek.penerima.all()), baru)
    if any(p.jenis == JenisPenerima.PASANGAN and p.nama for p in sisa):
        yield (
            "penerima",
            (
                "Pasangan yang disebut namanya diubah atau dihapus lewat formulirnya: namanya "
                "harus hilang juga dari riwayat, dan impor menyimpannya untuk pembatalan."
            ),
        )


def _tanyakan(baris: Baris) -> None:
    """A group or officer that the registry does not have: perhaps it is only spelt otherwise."""
    if "penerima" not in baris.ubah:
        return
    for isi in set(baris.ubah["penerima"][1]) - set(baris.ubah["penerima"][0]):
        if isi.nama and isi.jenis in (JenisPenerima.KELOMPOK, JenisPenerima.PETUGAS):
            baris.tanya(
                "penerima",
                f"{isi.nama} tidak ada di daftar {isi.jenis}; dicatat namanya saja. Bila "
                "terdaftar, tulis kodenya.",
            )


def _kembar(baris: Sequence[Baris], ruang: Ruang) -> None:
    """The same award twice: in the file an error, beside a stored one a question."""
    pertama: dict[Any, Baris] = {}
    for satu in baris:
        if satu.galat:
            continue
        ciri = _ciri(satu)
        lain = pertama.setdefault(ciri, satu)
        if lain is not satu and (satu.baru or lain.baru):
            satu.salah("judul", f"Sama dengan baris {lain.nomor}. Hapus salah satunya.")
        elif satu.baru:
            sama = ruang.acuan["senama"].get((nilai(satu, "tahun"), nilai(satu, "judul")), [])
            if sama:
                satu.tanya(
                    "judul",
                    f"Sudah ada penghargaan berjudul sama pada tahun itu ({sama[0].kode}). Bila "
                    "penghargaannya sama, isi kode itu di kolom Kode.",
                )


def _ciri(baris: Baris) -> tuple[Any, ...]:
    return (
        nilai(baris, "tahun"),
        str(nilai(baris, "judul")).casefold(),
        nilai(baris, "jenis"),
        nilai(baris, "tingkat"),
        nilai(baris, "peringkat") or "",
        nilai(baris, "penerima"),
    )
