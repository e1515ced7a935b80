"""The result of a check: what each row would do, as it is shown and kept."""

import gzip
import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Temuan:
    """An error or a warning at a cell: row of the file, its address there, what to do."""

    nomor: int
    alamat: str
    kolom: str
    nilai: str
    pesan: str
    apa: str = ""  # the record of the row, as far as it is known

    def __str__(self) -> str:
        """As the command prints it."""
        return f"baris {self.nomor}, kolom {self.kolom}: {self.pesan}"


@dataclass(frozen=True)
class Nilai:
    """A column of a row: value before and after, in words; "" = empty."""

    kolom: str
    lama: str
    baru: str


@dataclass(frozen=True)
class Rincian:
    """A row that would be new or changed."""

    nomor: int
    apa: str
    di: str
    url: str
    nilai: tuple[Nilai, ...]


@dataclass(frozen=True)
class Total:
    """A figure of the whole, before and after."""

    label: str
    sebelum: int
    sesudah: int


@dataclass
class Hasil:
    baris: int = 0
    baru: list[Rincian] = field(default_factory=list)
    ubah: list[Rincian] = field(default_factory=list)
    sama: int = 0
    galat: list[Temuan] = field(default_factory=list)
    peringatan: list[Temuan] = field(default_factory=list)
    total: list[Total] = field(default_factory=list)
    diabaikan: list[str] = field(default_factory=list)
    kolom: list[str] = field(default_factory=list)
    sidik: str = ""

    @property
    def baris_galat(self) -> int:
        return len({t.nomor for t in self.galat})

    @property
    def nilai_berubah(self) -> int:
        return sum(len(r.nilai) for r in self.ubah)

    @property
    def berubah(self) -> int:
        return len(self.baru) + len(self.ubah)

    @property
    def ringkasan(self) -> str:
        """Last line of the command: rows, each in one of four, together all that were read."""
        return (
            f"baru={len(self.baru)} ubah={len(self.ubah)} sama={self.sama} "
            f"galat={self.baris_galat}"
        )

    def bekukan(self, versi: list[tuple[int, int]]) -> None:
        """Sign what would be done to which version of which record."""
        isi = [[asdict(r) for r in bagian] for bagian in (self.baru, self.ubah)]
        temuan = [[asdict(t) for t in bagian] for bagian in (self.galat, self.peringatan)]
        bahan = json.dumps([isi, temuan, self.sama, sorted(versi)], ensure_ascii=False)
        self.sidik = hashlib.sha256(bahan.encode()).hexdigest()

    def simpan(self) -> bytes:
        return gzip.compress(json.dumps(asdict(self), ensure_ascii=False).encode(), 5)

    @classmethod
    def muat(cls, isi: bytes) -> "Hasil":
        mentah: dict[str, Any] = json.loads(gzip.decompress(bytes(isi)))
        for nama in ("baru", "ubah"):
            mentah[nama] = [
                Rincian(**r | {"nilai": tuple(Nilai(**n) for n in r["nilai"])})
                for r in mentah[nama]
            ]
        for nama in ("galat", "peringatan"):
            mentah[nama] = [Temuan(**t) for t in mentah[nama]]
        mentah["total"] = [Total(**t) for t in mentah["total"]]
        return cls(**mentah)


@dataclass(frozen=True)
class Kumpulan:
    """The same fault at several rows: told once, with the others' addresses."""

    pertama: Temuan
    lain: tuple[Temuan, ...]

    @property
    def banyak(self) -> int:
        return 1 + len(self.lain)


def kumpulkan(temuan: list[Temuan]) -> list[Kumpulan]:
    """Equal messages of one column together, in the order of their first row."""
    per_pesan: dict[tuple[str, str], list[Temuan]] = {}
    for satu in temuan:
        per_pesan.setdefault((satu.kolom, satu.pesan), []).append(satu)
    return [Kumpulan(isi[0], tuple(isi[1:])) for isi in per_pesan.values()]
