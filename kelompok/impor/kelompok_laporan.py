"""The group that a report is of: by its code, or by its name within a village."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from impor.galat import GalatSel
from impor.kolom import AMBANG_MIRIP, Daftar, Kolom, Ruang, Sekitar
from impor.sel import baca_bulan, tulisan
from inti.tanggal import akhir_bulan
from kelompok.jenis import SIFAT
from kelompok.models import Kelompok
from kelompok.validators import pisahkan_jenis, rapikan_nama
from wilayah.impor import KolomDesa


class Dikenal(NamedTuple):
    """A group, as far as its reports are concerned."""

    pk: int
    kode: str
    jenis: str
    nama: str
    desa: int
    mulai: datetime.date
    selesai: datetime.date | None

    @property
    def sebutan(self) -> str:
        return f"{SIFAT[self.jenis].singkat} {self.nama}"

    def ada_dalam(self, bulan: datetime.date) -> bool:
        """On at least one day of the month, pauses apart."""
        berakhir = self.selesai is not None and self.selesai < bulan
        return self.mulai <= akhir_bulan(bulan) and not berakhir


@dataclass
class RuangKelompok:
    """Groups in the area of the user, ended ones too."""

    per_pk: dict[int, Dikenal]
    per_kode: dict[str, Dikenal] = field(default_factory=dict)
    per_desa: dict[int, list[Dikenal]] = field(default_factory=lambda: defaultdict(list))


def pasang_kelompok(ruang: Ruang) -> None:
    """Let columns of `ruang` find groups that the user may see. One query."""
    semua = Kelompok.objects.terlihat(ruang.user, ruang.hari_ini).order_by("kode")
    baris = [Dikenal(*isi) for isi in semua.values_list(*Dikenal._fields)]
    acuan = RuangKelompok({k.pk: k for k in baris}, {k.kode: k for k in baris})
    for k in baris:
        acuan.per_desa[k.desa].append(k)
    ruang.acuan["kelompok"] = acuan


_DESA = KolomDesa(nama="desa")


@dataclass(frozen=True, kw_only=True)
class KolomKelompok(Kolom):
    """Its code, or its name; the village, and where names recur the kind, stand beside it."""

    def ambil(self, objek: Any) -> int:
        return int(objek.kelompok_id)

    def pasang(self, objek: Any, nilai: int) -> None:
        objek.kelompok_id = nilai

    def tulis(self, nilai: Any, ruang: Ruang) -> str:
        return "" if nilai is None else ruang.acuan["kelompok"].per_pk[nilai].kode

    def sebut(self, nilai: Any, ruang: Ruang) -> str:
        return "" if nilai is None else ruang.acuan["kelompok"].per_pk[nilai].sebutan

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> int | None:
        acuan: RuangKelompok = ruang.acuan["kelompok"]
        teks = tulisan(sel) or tulisan(sekitar.get("nama", ""))
        if not teks:
            return None
        if kelompok := acuan.per_kode.get(teks.upper()):
            return kelompok.pk
        objek = sekitar.get("_objek")
        semula = objek and acuan.per_pk.get(objek.kelompok_id)
        if semula and self._menyebut(semula, teks):
            return semula.pk
        return self._menurut_nama(teks, ruang, sekitar).pk

    @staticmethod
    def _menyebut(kelompok: Dikenal, teks: str) -> bool:
        nama = rapikan_nama(teks).casefold()
        return nama in (kelompok.nama.casefold(), kelompok.sebutan.casefold())

    def _menurut_nama(self, teks: str, ruang: Ruang, sekitar: Sekitar) -> Dikenal:
        sekitar = {k: v for k, v in sekitar.items() if k != "_objek"}  # a report has no village
        try:
            desa = _DESA.baca(sekitar.get("desa", ""), ruang, sekitar)
        except GalatSel as galat:
            raise GalatSel(f"Desa kelompok ini tidak dikenali. {galat.pesan}") from galat
        acuan: RuangKelompok = ruang.acuan["kelompok"]
        if desa is None:
            raise GalatSel(self._tanpa_desa(teks, acuan, ruang))
        jenis = self._jenis(teks, ruang, sekitar)
        ada = [k for k in acuan.per_desa.get(desa, []) if _bernama(k, teks, jenis)]
        if len(ada) > 1 and (bulan := _bulan(sekitar)):  # an ended one and its successor
            ada = [k for k in ada if k.ada_dalam(bulan)] or ada
        if len(ada) == 1:
            return ada[0]
        tempat = ruang.acuan["desa"].semua[desa].nama
        if ada:
            raise GalatSel(
                f"Ada {len(ada)} kelompok bernama {teks[:60]} di {tempat}: {_sebut(ada)}. Tulis "
                "kodenya, atau isi kolom Jenis."
            )
        raise GalatSel(_tidak_ada(teks, tempat, acuan.per_desa.get(desa, [])))

    @staticmethod
    def _jenis(teks: str, ruang: Ruang, sekitar: Sekitar) -> str:
        """The kind that the row says, before the name or beside it; "" when it says none."""
        daftar: Daftar = ruang.daftar["jenis"]
        butir = daftar.cari(tulisan(sekitar.get("jenis", "")))
        return butir.kunci if butir else (pisahkan_jenis(rapikan_nama(teks))[0] or "")

    @staticmethod
    def _tanpa_desa(teks: str, acuan: RuangKelompok, ruang: Ruang) -> str:
        pesan = (
            f"“{teks[:60]}” bukan kode kelompok di wilayah Anda. Tulis kodenya, atau isi desanya"
        )
        ada = [k for k in acuan.per_pk.values() if _bernama(k, teks, "")]
        if not ada:
            return f"{pesan} di kolom Desa."
        semua = ruang.acuan["desa"].semua
        return f"{pesan}: ada {', '.join(f'{k.kode} di {semua[k.desa].nama}' for k in ada[:4])}."


def _bulan(sekitar: Sekitar) -> datetime.date | None:
    """The month of the row, as far as it can be read; what is wrong with it is told at its cell."""
    try:
        return baca_bulan(sekitar.get("bulan", ""), sekitar.get("tahun", ""))
    except GalatSel:
        return None


def _bernama(kelompok: Dikenal, teks: str, jenis: str) -> bool:
    """Whether a text names this group, with its kind before the name or without."""
    if jenis and kelompok.jenis != jenis:
        return False
    polos = rapikan_nama(teks)
    nama = {polos.casefold(), pisahkan_jenis(polos)[1].casefold()}
    return kelompok.nama.casefold() in nama


def _sebut(kelompok: Sequence[Dikenal]) -> str:
    return ", ".join(f"{k.sebutan} ({k.kode})" for k in kelompok[:5])


def _tidak_ada(teks: str, tempat: str, calon: Sequence[Dikenal]) -> str:
    """Not found; a near miss is proposed and never taken."""
    pesan = f"Kelompok “{teks[:60]}” tidak ada di {tempat}."
    sebutan = {k.pk: k.sebutan for k in calon}
    nama = {k.pk: k.nama for k in calon}
    for daftar in (sebutan, nama):
        dekat = process.extractOne(teks, daftar, scorer=fuzz.ratio, processor=str.casefold)
        if dekat and dekat[1] >= AMBANG_MIRIP:
            satu = next(k for k in calon if k.pk == dekat[2])
            return f"{pesan} Mungkin maksudnya {satu.sebutan} ({satu.kode})."
    return f"{pesan} Tambahkan kelompoknya dulu, atau betulkan namanya."
