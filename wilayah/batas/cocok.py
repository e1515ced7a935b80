"""Which feature is which village: by code, else by name within its kecamatan."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wilayah.models import Desa

from .baca import Fitur
from .galat import BatasDitolak, kutip
from .kolom import KolomKode, KolomNama, desa_bernama, kolom_kode, kolom_nama, penyaring_daerah
from .pengenal import Pengenal

DISEBUT = 5  # cases that are told of one fault, and then how many more
NAMA = "nama dan kecamatan"


@dataclass
class Cocok:
    """Village code → its feature; `cara` counts how they were found, `diabaikan` what is left."""

    fitur: dict[str, Fitur]
    cara: Counter[str] = field(default_factory=Counter)
    diabaikan: int = 0


@dataclass
class _Pencari:
    """Tells of one feature which village it is."""

    pengenal: Pengenal
    kode: list[KolomKode]
    nama: KolomNama | None
    daerah_lain: Callable[[Fitur], bool]

    @property
    def separuh(self) -> float:
        """A column is a witness against others only when it names half of the villages."""
        return len(self.pengenal.desa) / 2

    def menurut_kode(self, fitur: Fitur) -> list[tuple[KolomKode, Desa]]:
        return [
            (kolom, desa)
            for kolom in self.kode
            if (desa := self.pengenal.cari(kolom.sistem, fitur.sifat.get(kolom.nama, "")))
        ]

    def menurut_nama(self, fitur: Fitur) -> Desa | None:
        if self.nama is None or self.daerah_lain(fitur):
            return None
        return desa_bernama(fitur, self.nama.nama, self.nama.kecamatan, self.pengenal)

    def cari(self, fitur: Fitur) -> tuple[Desa | None, str]:
        """The village and how it was found. Raises BatasDitolak when the feature names two."""
        kode, bernama = self.menurut_kode(fitur), self.menurut_nama(fitur)
        if not kode:
            return bernama, NAMA
        kolom, desa = kode[0]
        saksi = [d for k, d in kode[1:] if k.banyak >= self.separuh]
        if bernama and self.nama and self.nama.banyak >= self.separuh:
            saksi.append(bernama)
        if lain := next((d for d in saksi if d != desa), None):
            raise BatasDitolak(
                f"Bidang ke-{fitur.nomor} menyebut dua desa: {sebut(desa)} dan {sebut(lain)}."
            )
        return desa, f"{kolom.sistem} ({kutip(kolom.nama)})"


def _pencari(fitur: Sequence[Fitur], pengenal: Pengenal) -> _Pencari:
    kode = kolom_kode(fitur, pengenal)
    daerah_lain = penyaring_daerah(kode[0] if kode else None, pengenal)
    di_sini = [f for f in fitur if not daerah_lain(f)]
    return _Pencari(pengenal, kode, kolom_nama(di_sini, pengenal), daerah_lain)


def sebut(desa: Desa) -> str:
    return f"{desa.nama} ({desa.kecamatan.nama})"


def cocokkan(
    fitur: Sequence[Fitur], pengenal: Pengenal, di_sini: Callable[[Fitur], bool]
) -> Cocok:
    """One feature for every village, or BatasDitolak with all that is wrong.

    `di_sini` tells whether a feature lies in the district: names recur elsewhere.
    """
    pencari = _pencari(fitur, pengenal)
    per_desa: dict[str, list[tuple[Fitur, str]]] = defaultdict(list)
    salah: list[str] = []
    for satu in fitur:
        try:
            desa, cara = pencari.cari(satu)
        except BatasDitolak as galat:
            salah += galat.alasan
            continue
        if desa:
            per_desa[desa.kode].append((satu, cara))
    _buang_senama(per_desa, di_sini)
    salah += _ganda(per_desa, pengenal)
    tanpa = [sebut(d) for kode, d in pengenal.desa.items() if kode not in per_desa]
    if salah or tanpa:
        alasan = ringkas(salah)
        if tanpa:
            alasan.append(_sebab_tanpa(len(tanpa), fitur, pengenal))
        raise BatasDitolak(*alasan, tanpa=tanpa)
    hasil = Cocok({kode: isi[0][0] for kode, isi in per_desa.items()})
    hasil.cara.update(cara for isi in per_desa.values() for _, cara in isi)
    hasil.diabaikan = len(fitur) - len(hasil.fitur)
    return hasil


def _buang_senama(
    per_desa: dict[str, list[tuple[Fitur, str]]], di_sini: Callable[[Fitur], bool]
) -> None:
    """Of several features for a village, those that only share its name and lie elsewhere."""
    for kode, isi in per_desa.items():
        if len(isi) > 1:
            di_tempat = [(f, cara) for f, cara in isi if cara != NAMA or di_sini(f)]
            per_desa[kode] = di_tempat or isi


def _ganda(per_desa: dict[str, list[tuple[Fitur, str]]], pengenal: Pengenal) -> list[str]:
    return [
        f"{sebut(pengenal.desa[kode])} ada {len(isi)} kali: bidang ke-"
        + ", ".join(str(f.nomor) for f, _ in isi[:DISEBUT])
        + (" …" if len(isi) > DISEBUT else "")
        + ". Gabungkan dulu menjadi satu MultiPolygon."
        for kode, isi in sorted(per_desa.items())
        if len(isi) > 1
    ]


def _sebab_tanpa(banyak: int, fitur: Sequence[Fitur], pengenal: Pengenal) -> str:
    semua = len(pengenal.desa)
    if banyak < semua:
        return f"{banyak} dari {semua} desa tidak ada bidangnya."
    nama = sorted({n for f in fitur[:100] for n in f.sifat})[:DISEBUT]
    kolom = ", ".join(f"“{kutip(n)}”" for n in nama) or "tidak ada"
    return (
        f"Tidak satu pun dari {semua} desa kabupaten ini ada di berkas ini. Kolom yang terbaca: "
        f"{kolom}. Yang dicari: kode Kemendagri atau BPS, atau nama desa dengan kecamatannya."
    )


def ringkas(kalimat: Sequence[str]) -> list[str]:
    """The first of many sentences, and how many more there are."""
    if len(kalimat) <= DISEBUT:
        return list(kalimat)
    return [*kalimat[:DISEBUT], f"Dan {len(kalimat) - DISEBUT} kesalahan lain seperti itu."]
