"""What a page hands to `wilayah/_peta.html`: the villages, and one or more layers over them.

No geometry here, and no query but which map is in use: the caller brings villages that are
scoped and dated already, and the numbers from its own `rekap`. Classes are those of the style
sheet: k1..k5 = low to high, k0 = no data (hatched), k-lanjut, k-baru and k-lepas = lokus,
k-luar = not the reader's. A second one, `rendah`, marks a figure that must not be compared.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from django.utils.safestring import SafeString

from inti.nilai import ribuan
from wilayah.dasar import PetaDasar, peta_dasar
from wilayah.models import Desa

Nilai = tuple[str, str]  # class, text of the tooltip and of the table

BELUM_ADA_DATA: Nilai = ("k0", "Belum ada data")
LABEL_JUMLAH = {"k1": "0", "k2": "1", "k3": "2", "k4": "3", "k5": "4 atau lebih"}
CONTOH_WARNA = {  # class of a cell → class of its sample in the legend
    "k0": "pl0",
    "k1": "pl1",
    "k2": "pl2",
    "k3": "pl3",
    "k4": "pl4",
    "k5": "pl5",
    "k-lanjut": "pll",
    "k-baru": "plb",
    "k-lepas": "plp",
    "k-luar": "plx",
    "rendah": "plr",
}


@dataclass(frozen=True, slots=True)
class Legenda:
    """`jumlah` villages have class `kelas`; None = not told. `url` opens the list of them."""

    kelas: str
    label: str
    jumlah: int | None = None
    url: str = ""

    @property
    def contoh(self) -> str:
        return CONTOH_WARNA[self.kelas]


@dataclass(frozen=True, slots=True)
class NilaiKecamatan:
    """A line beside the map; `url` opens the list behind `teks`."""

    nama: str
    teks: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Lapisan:
    """One way to colour the map: `nilai` by village code, `kosong` for villages not in it.

    `keterangan` says how the figures are worked out.
    """

    kode: str
    nama: str
    nilai: Mapping[str, Nilai]
    legenda: tuple[Legenda, ...] = ()
    kosong: Nilai = BELUM_ADA_DATA
    judul_kecamatan: str = ""
    kecamatan: tuple[NilaiKecamatan, ...] = ()
    keterangan: str = ""

    def nilai_desa(self, kode: str) -> Nilai:
        return self.nilai.get(kode, self.kosong)


@dataclass(frozen=True, slots=True)
class SelTabel:
    kelas: str
    teks: str


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """One village in the table twin: the map takes classes, texts and links from it."""

    desa: Desa
    sel: tuple[SelTabel, ...]
    tautan: str  # empty: may be seen on this map, but not opened

    @property
    def sel_html(self) -> SafeString:
        """The cells, drawn here: a thousand of them in a template take a fifth of the page."""
        return SafeString(
            "".join(f'<td data-kelas="{escape(s.kelas)}">{escape(s.teks)}</td>' for s in self.sel)
        )


@dataclass(frozen=True, slots=True)
class Peta:
    """A map with its legend and its table twin.

    `desa` are the villages that are shown (with `kecamatan` loaded); all others are drawn grey.
    `per` (ISO date, empty = today) is kept in the links to the villages.
    `dasar` says which geometry is drawn.
    Those in `dapat_dibuka` (codes; None = all) are links to their page: an officer sees every
    lokus but opens own villages only. `ringkasan` tells in a sentence what the map shows, for who
    cannot see it. `kecamatan` (code) limits the map to one kecamatan, `pilih` (code) marks one
    village.
    """

    id: str
    ringkasan: str
    desa: tuple[Desa, ...]
    lapisan: tuple[Lapisan, ...]
    judul: str = ""
    kecamatan: str = ""
    pilih: str = ""
    dapat_dibuka: frozenset[str] | None = None
    tinggi: Literal["biasa", "mini", "tinggi"] = "biasa"
    per: str = ""
    dasar: PetaDasar = field(default_factory=peta_dasar)

    @property
    def sebutan(self) -> str:
        """What is shown, on which kind of map: "Peta skematis: lokus 2021 menurut desa"."""
        return f"{self.dasar.nama}: {self.ringkasan}"

    @property
    def bisa_memilih_lapisan(self) -> bool:
        return len(self.lapisan) > 1

    @property
    def legenda_di_samping(self) -> bool:
        return self.tinggi == "biasa"

    @property
    def baris(self) -> tuple[BarisTabel, ...]:
        return tuple(
            BarisTabel(
                desa,
                tuple(SelTabel(*lapisan.nilai_desa(desa.kode)) for lapisan in self.lapisan),
                self._tautan(desa),
            )
            for desa in self.desa
            if not self.kecamatan or desa.kecamatan.kode == self.kecamatan
        )

    def _tautan(self, desa: Desa) -> str:
        """The village's page as of the same day; "" where it may not be opened."""
        if not self._dapat_dibuka(desa):
            return ""
        return desa.get_absolute_url() + (f"?per={self.per}" if self.per else "")

    def _dapat_dibuka(self, desa: Desa) -> bool:
        return self.dapat_dibuka is None or desa.kode in self.dapat_dibuka


def kelas_jumlah(jumlah: int) -> str:
    """The class of a count: 0, 1, 2, 3, 4 or more."""
    return f"k{min(jumlah, 4) + 1}"


def lapisan_jumlah(
    kode: str,
    nama: str,
    jumlah: Mapping[str, int],
    desa: Iterable[Desa],
    *,
    satuan: str,
    url_kelas: Mapping[str, str] | None = None,
    url_kecamatan: Mapping[str, str] | None = None,
) -> Lapisan:
    """A layer of counts per village code, where a missing village is a true zero.

    The legend and the sums per kecamatan come from the same counts. `url_kelas` (by class) and
    `url_kecamatan` (by code) make links of them.
    """
    desa = tuple(desa)
    per_kelas = Counter(kelas_jumlah(jumlah.get(d.kode, 0)) for d in desa)
    return Lapisan(
        kode,
        nama,
        nilai={
            d.kode: (kelas_jumlah(n := jumlah.get(d.kode, 0)), f"{ribuan(n)} {satuan}")
            for d in desa
        },
        legenda=tuple(
            Legenda(kelas, label, per_kelas[kelas], (url_kelas or {}).get(kelas, ""))
            for kelas, label in LABEL_JUMLAH.items()
        ),
        judul_kecamatan=f"{satuan[:1].upper()}{satuan[1:]} per kecamatan",
        kecamatan=_jumlah_kecamatan(jumlah, desa, url_kecamatan or {}),
    )


def lapisan_kategori(
    kode: str,
    nama: str,
    kategori: Iterable[tuple[str, str]],
    nilai: Mapping[str, Nilai],
    desa: Iterable[Desa],
    *,
    kosong: Nilai = BELUM_ADA_DATA,
) -> Lapisan:
    """A layer of categories (class, label); only `desa` are shown and counted."""
    desa = tuple(desa)
    terlihat = {d.kode: nilai[d.kode] for d in desa if d.kode in nilai}
    per_kelas = Counter(kelas for kelas, _ in terlihat.values())
    return Lapisan(
        kode,
        nama,
        nilai=terlihat,
        legenda=(
            *(Legenda(kelas, label, per_kelas[kelas]) for kelas, label in kategori),
            Legenda(*kosong, len(desa) - len(terlihat)),
        ),
        kosong=kosong,
    )


def _jumlah_kecamatan(
    jumlah: Mapping[str, int], desa: Iterable[Desa], url: Mapping[str, str]
) -> tuple[NilaiKecamatan, ...]:
    """Sums from large to small, equal ones by code."""
    per_kecamatan: Counter[tuple[str, str]] = Counter()
    for d in desa:
        per_kecamatan[d.kecamatan.kode, d.kecamatan.nama] += jumlah.get(d.kode, 0)
    return tuple(
        NilaiKecamatan(nama, ribuan(n), url.get(kode, ""))
        for (kode, nama), n in sorted(per_kecamatan.items(), key=lambda b: (-b[1], b[0]))
    )
