"""Names within a village: the exact double is refused, the similar one asked, as in the form."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from impor.jenis import Baris
from impor.kolom import Ruang
from kelompok.jenis import SIFAT
from kelompok.kembar import AMBANG_MIRIP
from kelompok.models import Kelompok

Tempat = tuple[Any, Any]  # village, kind
TERBANYAK_BANDING = 500  # of one village and kind; more are no list of groups


@dataclass(frozen=True)
class Dikenal:
    """A stored group, as far as names are concerned."""

    pk: int
    kode: str
    nama: str
    aktif: bool


@dataclass
class Nama:
    """Stored groups by village and kind."""

    per_tempat: dict[Tempat, list[Dikenal]]

    @staticmethod
    def nilai(baris: Baris, kolom: str) -> Any:
        """The value that a row will have: of the file, else of the record."""
        if kolom in baris.nilai:
            return baris.nilai[kolom]
        if baris.objek is not None:
            return getattr(baris.objek, "desa_id" if kolom == "desa" else kolom)
        return None

    @classmethod
    def tempat(cls, baris: Baris) -> Tempat:
        return cls.nilai(baris, "desa"), cls.nilai(baris, "jenis")

    def senama(self, baris: Baris) -> list[Dikenal]:
        """Stored groups of the same name, ended ones as well."""
        nama = str(self.nilai(baris, "nama") or "").casefold()
        ada = self.per_tempat.get(self.tempat(baris), [])
        return [d for d in ada if d.nama.casefold() == nama]


def muat_nama(ruang: Ruang, baris: Sequence[Baris]) -> Nama:
    """Stored groups of all villages that rows name. One query, kept for the file."""
    desa = {d for b in baris if (d := Nama.nilai(b, "desa")) is not None}
    kolom = ("desa", "jenis", "pk", "kode", "nama", "selesai")
    per_tempat: dict[Tempat, list[Dikenal]] = defaultdict(list)
    semua = Kelompok.objects.filter(desa__in=desa).order_by("pk")
    for d, jenis, pk, kode, nama, selesai in semua.values_list(*kolom):
        per_tempat[d, jenis].append(Dikenal(pk, kode, nama, selesai is None))
    ruang.acuan["nama"] = Nama(per_tempat)
    return ruang.acuan["nama"]


def _menentukan(baris: Baris) -> bool:
    """Whether the row says something new about name, place or end."""
    return not baris.galat and (
        (baris.baru and bool(baris.ubah))
        or bool({"nama", "jenis", "desa", "selesai"} & baris.ubah.keys())
    )


def periksa_nama(baris: Sequence[Baris], ruang: Ruang) -> None:
    nama: Nama = ruang.acuan["nama"]
    dalam_berkas = {b.objek.pk for b in baris if b.objek is not None}
    sesudah: dict[Tempat, list[Baris]] = defaultdict(list)
    for satu in baris:
        sesudah[Nama.tempat(satu)].append(satu)
    for tempat, isi in sesudah.items():
        lain = [d for d in nama.per_tempat.get(tempat, []) if d.pk not in dalam_berkas]
        _tolak_kembar(isi, lain)
        _tanyakan_mirip(isi, lain)


def _tolak_kembar(isi: Sequence[Baris], lain: Sequence[Dikenal]) -> None:
    tersimpan = {d.nama.casefold(): d for d in lain if d.aktif}
    berkas: dict[str, Baris] = {}
    for satu in sorted(isi, key=_menentukan):  # who keeps a name comes before who takes it
        if satu.galat or Nama.nilai(satu, "selesai") is not None:
            continue
        kunci = str(Nama.nilai(satu, "nama") or "").casefold()
        if kembar := berkas.get(kunci):
            satu.salah(
                "nama",
                f"Sama dengan baris {kembar.nomor}: desa, jenis, dan nama sudah dipakai. Hapus "
                "salah satunya, atau beri nama lain.",
            )
        elif (ada := tersimpan.get(kunci)) and _menentukan(satu):
            satu.salah(
                "nama",
                f"Di desa ini sudah ada {ada.kode} dengan jenis dan nama yang sama. Isi kode itu "
                "di kolom Kode, atau beri nama lain.",
            )
        else:
            berkas[kunci] = satu


def _tanyakan_mirip(isi: Sequence[Baris], lain: Sequence[Dikenal]) -> None:
    """Names near to one of the village, of rows that are new or renamed."""
    if len(isi) + len(lain) > TERBANYAK_BANDING:
        return
    tersimpan = [(_inti(d.nama), d.kode) for d in lain]
    sebelum: list[tuple[str, str]] = []
    for satu in isi:
        inti = _inti(str(Nama.nilai(satu, "nama") or ""))
        if not satu.galat and (satu.baru or "nama" in satu.ubah):
            _tanya(satu, inti, [*tersimpan, *sebelum])
        sebelum.append((inti, satu.objek.kode if satu.objek else f"baris {satu.nomor}"))


def _tanya(baris: Baris, inti: str, calon: Iterable[tuple[str, str]]) -> None:
    calon = list(calon)
    dekat = process.extractOne(
        inti, [n for n, _ in calon], scorer=fuzz.token_sort_ratio, score_cutoff=AMBANG_MIRIP
    )
    if dekat:
        nama, siapa = calon[dekat[2]]
        sifat = SIFAT[Nama.nilai(baris, "jenis")]
        baris.tanya(
            "nama",
            f"Namanya mirip dengan {sifat.singkat} {nama.title()} ({siapa}) di desa yang sama.",
        )


def _inti(nama: str) -> str:
    return nama.casefold().removeprefix("hi ")
