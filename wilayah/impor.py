"""The village of a row: by code in any system, or by name within its kecamatan."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from impor.galat import GalatSel
from impor.kolom import AMBANG_MIRIP, Kolom, Ruang, Sekitar
from impor.sel import tulisan
from wilayah.batas.pengenal import Pengenal, baca_pengenal, kunci_kecamatan, kunci_kode
from wilayah.ejaan import kunci_nama
from wilayah.models import Desa

ANGKA_KODE = 8  # digits from which on a text is a code and no name


@dataclass
class RuangDesa:
    """Villages by all their names, those in the area of the user, and all of them by key."""

    pengenal: Pengenal
    terlihat: set[int]
    semua: dict[int, Desa]
    ingat: dict[tuple[str, str], int | GalatSel] = field(default_factory=dict)


def pasang_desa(ruang: Ruang, terlihat: QuerySet[Desa]) -> None:
    """Let columns of `ruang` find villages within `terlihat`. Six queries."""
    ruang.acuan["desa"] = RuangDesa(
        baca_pengenal(ruang.hari_ini),
        set(terlihat.order_by().values_list("pk", flat=True)),
        {d.pk: d for d in Desa.objects.select_related("kecamatan").order_by("kode")},
    )


def ruang_tertulis(user: Any, hari_ini: datetime.date) -> Ruang:
    """With what an export writes of villages, and nothing to find them by. One query."""
    semua = {d.pk: d for d in Desa.objects.select_related("kecamatan").order_by("kode")}
    return Ruang(user, hari_ini, {"desa": RuangDesa(Pengenal({}), set(), semua)})


@dataclass(frozen=True, kw_only=True)
class KolomDesa(Kolom):
    """A village. What lies outside the area of the user is as if it did not exist."""

    kecamatan: str = "kecamatan"  # helper columns beside it
    kode: str = "kode_desa"

    def ambil(self, objek: Any) -> int | None:
        nomor: int | None = getattr(objek, f"{self.nama}_id")
        return nomor

    def pasang(self, objek: Any, nilai: int | None) -> None:
        setattr(objek, f"{self.nama}_id", nilai)

    def tulis(self, nilai: Any, ruang: Ruang) -> str:
        return "" if nilai is None else str(ruang.acuan["desa"].semua[nilai].nama)

    def sebut(self, nilai: Any, ruang: Ruang) -> str:
        if nilai is None:
            return ""
        desa = ruang.acuan["desa"].semua[nilai]
        return f"{desa.nama}, {desa.kecamatan.nama}"

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> int | None:
        teks = tulisan(sel) or tulisan(sekitar.get(self.kode, ""))
        kecamatan = tulisan(sekitar.get(self.kecamatan, ""))
        if not teks:
            return None
        acuan: RuangDesa = ruang.acuan["desa"]
        if (lama := self._semula(sekitar, teks, kecamatan, acuan)) is not None:
            return lama
        if (teks, kecamatan) not in acuan.ingat:  # a file names few villages, each many times
            acuan.ingat[teks, kecamatan] = self._cari(teks, kecamatan, acuan)
        hasil = acuan.ingat[teks, kecamatan]
        if isinstance(hasil, GalatSel):
            raise hasil
        return hasil

    def _cari(self, teks: str, kecamatan: str, acuan: RuangDesa) -> int | GalatSel:
        try:
            if sum(h.isdigit() for h in teks) >= ANGKA_KODE:
                return self._menurut_kode(teks, acuan)
            return self._menurut_nama(teks, kecamatan, acuan)
        except GalatSel as galat:
            return galat

    def _semula(self, sekitar: Sekitar, teks: str, kecamatan: str, acuan: RuangDesa) -> int | None:
        """The village that the record has already, also one that no longer exists."""
        objek = sekitar.get("_objek")
        desa = acuan.semua.get(self.ambil(objek) or 0) if objek is not None else None
        if desa is None:
            return None
        senama = kunci_nama(teks) == kunci_nama(desa.nama) or teks == desa.kode
        sekecamatan = not kecamatan or kunci_kecamatan(kecamatan) in (
            kunci_kecamatan(desa.kecamatan.nama),
            kunci_kode(desa.kecamatan.kode),
        )
        return desa.pk if senama and sekecamatan else None

    def _menurut_kode(self, teks: str, acuan: RuangDesa) -> int:
        for sistem in acuan.pengenal.kode:
            desa = acuan.pengenal.cari(sistem, teks)
            if desa and desa.pk in acuan.terlihat:
                return desa.pk
        raise GalatSel(f"Desa {teks} tidak ada di wilayah Anda. Salin kodenya dari templat.")

    def _menurut_nama(self, teks: str, kecamatan: str, acuan: RuangDesa) -> int:
        tanda = kunci_nama(teks)
        dalam = acuan.pengenal.kecamatan.get(kunci_kecamatan(kecamatan)) if kecamatan else None
        if kecamatan and not dalam:
            raise GalatSel(f"Kecamatan “{kecamatan}” tidak ada di wilayah Anda.")
        ada = {
            acuan.pengenal.desa[kode]
            for (induk, nama), kode_desa in acuan.pengenal.nama.items()
            if nama == tanda and (dalam is None or induk in dalam)
            for kode in kode_desa
            if acuan.pengenal.desa[kode].pk in acuan.terlihat
        }
        if len(ada) == 1:
            return ada.pop().pk
        if ada:
            tempat = ", ".join(sorted(d.kecamatan.nama for d in ada))
            raise GalatSel(
                f"Ada {len(ada)} desa bernama {teks}: di {tempat}. Isi kolom Kecamatan, atau "
                "tulis kode desanya."
            )
        raise GalatSel(self._tidak_ada(teks, kecamatan, dalam, acuan))

    def _tidak_ada(
        self, teks: str, kecamatan: str, dalam: set[str] | None, acuan: RuangDesa
    ) -> str:
        """Not found; a near miss is proposed and never taken."""
        di = f" di Kecamatan {kecamatan}" if kecamatan else ""
        pesan = f"Desa “{teks[:60]}”{di} tidak ada di wilayah Anda."
        calon = {
            d.pk: d.nama
            for d in acuan.pengenal.desa.values()
            if d.pk in acuan.terlihat and (dalam is None or d.kecamatan.kode in dalam)
        }
        dekat = process.extractOne(teks, calon, scorer=fuzz.ratio, processor=str.casefold)
        if dekat and dekat[1] >= AMBANG_MIRIP:
            desa = acuan.semua[dekat[2]]
            pesan += f" Mungkin maksudnya {desa.nama} ({desa.kode})."
        return pesan
