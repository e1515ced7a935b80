"""The group of a row of its parts: by code, or by name with village and kind beside it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz, process

from impor.galat import GalatSel
from impor.kolom import AMBANG_MIRIP, Kolom, Ruang, Sekitar, kunci_judul
from impor.sel import bersih, tulisan
from kelompok.models import Kelompok
from kelompok.validators import pisahkan_jenis, rapikan_nama
from wilayah.ejaan import kunci_nama
from wilayah.impor import KolomDesa

KODE = "kode_kelompok"
_DESA = KolomDesa(nama="desa")
TEMPAT = ("desa", "kecamatan", "jenis")  # helper columns that tell groups of one name apart


@dataclass
class RuangKelompok:
    """Groups in the area of the user, by code and by name."""

    semua: dict[int, Kelompok]
    per_kode: dict[str, Kelompok] = field(default_factory=dict)
    per_nama: dict[str, list[Kelompok]] = field(default_factory=lambda: defaultdict(list))


def pasang_kelompok(ruang: Ruang) -> None:
    """Let columns of `ruang` find groups that the user may see. One query."""
    semua = Kelompok.objects.terlihat(ruang.user, ruang.hari_ini).select_related("desa__kecamatan")
    acuan = RuangKelompok({k.pk: k for k in semua.order_by("kode")})
    for k in acuan.semua.values():
        acuan.per_kode[k.kode] = k
        for nama in {k.nama.casefold(), str(k).casefold()}:
            acuan.per_nama[nama].append(k)
    ruang.acuan["kelompok"] = acuan


@dataclass(frozen=True, kw_only=True)
class KolomKelompok(Kolom):
    """A group. What lies outside the area of the user is as if it did not exist."""

    def ambil(self, objek: Any) -> int:
        return int(objek.kelompok_id)

    def pasang(self, objek: Any, nilai: int) -> None:
        objek.kelompok_id = nilai

    def tulis(self, nilai: Any, ruang: Ruang) -> str:
        return "" if nilai is None else str(ruang.acuan["kelompok"].semua[nilai])

    def sebut(self, nilai: Any, ruang: Ruang) -> str:
        if nilai is None:
            return ""
        kelompok = ruang.acuan["kelompok"].semua[nilai]
        return f"{kelompok}, {kelompok.desa.nama}"

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> int | None:
        acuan: RuangKelompok = ruang.acuan["kelompok"]
        teks, kode = tulisan(sel), tulisan(sekitar.get(KODE, "")).upper()
        if not teks and not kode:
            return None
        objek = sekitar.get("_objek")
        if objek is not None and self._sebutan(acuan.semua[objek.kelompok_id], teks, kode):
            return int(objek.kelompok_id)
        if not teks or teks.upper() in acuan.per_kode:
            return self._menurut_kode(teks.upper() or kode, acuan).pk
        return self._menurut_nama(teks, kode, sekitar, ruang).pk

    def _sebutan(self, kelompok: Kelompok, teks: str, kode: str) -> bool:
        """Whether the cells say the group that the record has already."""
        if not teks:
            return kode == kelompok.kode
        sebutan = {bersih(s).casefold() for s in (str(kelompok), kelompok.nama, kelompok.kode)}
        return teks.casefold() in sebutan

    def _menurut_kode(self, kode: str, acuan: RuangKelompok) -> Kelompok:
        if kelompok := acuan.per_kode.get(kode):
            return kelompok
        raise GalatSel(f"Kelompok {kode} tidak ada di wilayah Anda. Salin kodenya dari templat.")

    def _menurut_nama(self, teks: str, kode: str, sekitar: Sekitar, ruang: Ruang) -> Kelompok:
        acuan: RuangKelompok = ruang.acuan["kelompok"]
        jenis, nama = pisahkan_jenis(rapikan_nama(teks))
        ada = acuan.per_nama.get(rapikan_nama(teks).casefold()) or [
            k for k in acuan.per_nama.get(nama.casefold(), []) if not jenis or k.jenis == jenis
        ]
        if kode:
            ada = [k for k in ada if k.kode == kode]
        desa = _desa(ruang, sekitar)
        if desa is not None:
            sekitar = {n: isi for n, isi in sekitar.items() if n not in ("desa", "kecamatan")}
            ada = [k for k in ada if k.desa_id == desa]
        ada = [k for k in ada if all(_cocok(k, n, tulisan(sekitar.get(n, ""))) for n in TEMPAT)]
        buka = [k for k in ada if k.selesai is None]
        if len(ada) == 1 or len(buka) == 1:
            return (buka or ada)[0]
        if ada:
            tempat = ", ".join(sorted(f"{k.kode} di {k.desa.nama}" for k in ada)[:5])
            raise GalatSel(
                f"Ada {len(ada)} kelompok bernama {teks}: {tempat}. Isi kolom Kode kelompok."
            )
        raise GalatSel(_tidak_ada(teks, acuan))


def _desa(ruang: Ruang, sekitar: Sekitar) -> int | None:
    """The village that helper columns say, by any of its names or codes; None when they do not
    say one alone."""
    try:
        return _DESA.baca(sekitar.get("desa", ""), ruang, {**sekitar, "_objek": None})
    except GalatSel:
        return None


def _cocok(kelompok: Kelompok, kolom: str, teks: str) -> bool:
    """Whether a helper column, as far as it is filled, says this group."""
    if not teks:
        return True
    if kolom == "jenis":
        sifat = kelompok.sifat
        sebutan = (sifat.singkat, sifat.jenis, sifat.panjang, sifat.label, *sifat.sebutan)
        return kunci_judul(teks) in {kunci_judul(s) for s in sebutan}
    desa = kelompok.desa
    nama = desa.nama if kolom == "desa" else desa.kecamatan.nama
    return kunci_nama(teks) == kunci_nama(nama) or teks in (desa.kode, desa.kecamatan.kode)


def _tidak_ada(teks: str, acuan: RuangKelompok) -> str:
    """Not found; a near miss is proposed and never taken."""
    pesan = f"Kelompok “{teks[:60]}” tidak ada di wilayah Anda."
    calon = {pk: str(k) for pk, k in acuan.semua.items()}
    dekat = process.extractOne(teks, calon, scorer=fuzz.ratio, processor=str.casefold)
    if dekat and dekat[1] >= AMBANG_MIRIP:
        kelompok = acuan.semua[dekat[2]]
        pesan += f" Mungkin maksudnya {kelompok} ({kelompok.kode}, {kelompok.desa.nama})."
    return pesan
