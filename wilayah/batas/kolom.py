"""Which properties of a file hold codes and names: found by what stands in them, not by title."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from wilayah.ejaan import kunci_nama

from .baca import Fitur
from .pengenal import KEMENDAGRI, Pengenal, kunci_kecamatan, kunci_kode

SEBAGIAN = 10  # a column of codes counts when it names one village in so many
CALON_NAMA = 4  # columns that are tried as names, and as kecamatan, those with most hits
PANJANG_DAERAH = 4  # digits of province and kabupaten at the head of a code


@dataclass(frozen=True, slots=True)
class KolomKode:
    """A property whose values are codes of one system; `banyak` villages are named by it."""

    nama: str
    sistem: str
    banyak: int


@dataclass(frozen=True, slots=True)
class KolomNama:
    """Two properties that together name a village: its name, and its kecamatan."""

    nama: str
    kecamatan: str
    banyak: int


def kolom_kode(fitur: Iterable[Fitur], pengenal: Pengenal) -> list[KolomKode]:
    """Columns of codes, the one that names most villages first; each of one system.

    A column is judged as a whole: ten digits may be a code of BPS or one of Kemendagri, and a
    BPS code of another district may look like a Kemendagri code of ours (62.10 here is 6211 there).
    """
    kena: dict[tuple[str, str], set[str]] = defaultdict(set)
    terpendek = min(len(kode) for daftar in pengenal.kode.values() for kode in daftar)
    for f in fitur:
        for nama, nilai in f.sifat.items():
            if len(nilai) < terpendek:
                continue
            kode = kunci_kode(nilai)
            for sistem, daftar in pengenal.kode.items():
                if desa := daftar.get(kode):
                    kena[nama, sistem].add(desa.kode)
    batas = max(len(pengenal.desa) // SEBAGIAN, 1)
    semua = [KolomKode(nama, sistem, len(isi)) for (nama, sistem), isi in kena.items()]
    terbaik: dict[str, KolomKode] = {}
    for k in sorted(semua, key=lambda k: (-k.banyak, k.sistem != KEMENDAGRI, k.sistem, k.nama)):
        terbaik.setdefault(k.nama, k)
    return [k for k in terbaik.values() if k.banyak >= batas]


def kolom_nama(fitur: Iterable[Fitur], pengenal: Pengenal) -> KolomNama | None:
    """The pair of columns that names most villages; None = the file has no names of ours."""
    semua_nama = {nama for _, nama in pengenal.nama}
    fitur = list(fitur)
    nama = _tersering(fitur, lambda v: k if (k := kunci_nama(v)) in semua_nama else "")
    induk = _tersering(
        fitur, lambda v: k if (k := kunci_kecamatan(v)) in pengenal.kecamatan else ""
    )
    calon = []
    for n, k in product(nama, induk):
        if n != k:
            kena = {d.kode for f in fitur if (d := desa_bernama(f, n, k, pengenal))}
            calon.append(KolomNama(n, k, len(kena)))
    terbaik = max(calon, key=lambda c: c.banyak, default=None)
    return terbaik if terbaik and terbaik.banyak else None


def desa_bernama(fitur: Fitur, nama: str, kecamatan: str, pengenal: Pengenal):
    return pengenal.bernama(fitur.sifat.get(kecamatan, ""), fitur.sifat.get(nama, ""))


def penyaring_daerah(kolom: KolomKode | None, pengenal: Pengenal) -> Callable[[Fitur], bool]:
    """Tells whether a feature's code says that it lies in another district."""
    if kolom is None:
        return lambda fitur: False
    nama = kolom.nama
    kita = {k[:PANJANG_DAERAH] for k in pengenal.kode[kolom.sistem]}

    def daerah_lain(fitur: Fitur) -> bool:
        kode = kunci_kode(fitur.sifat.get(nama, ""))
        return len(kode) > PANJANG_DAERAH and kode.isdigit() and kode[:PANJANG_DAERAH] not in kita

    return daerah_lain


def _tersering(fitur: Iterable[Fitur], kunci: Callable[[str], str]) -> list[str]:
    """Columns with most different hits."""
    kena: dict[str, set[str]] = defaultdict(set)
    for f in fitur:
        for nama, nilai in f.sifat.items():
            if tanda := kunci(nilai):
                kena[nama].add(tanda)
    return sorted(kena, key=lambda n: (-len(kena[n]), n))[:CALON_NAMA]
