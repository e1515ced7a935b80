"""Base of kinds of which a village has one row in a month or a year."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet

from impor.batas import POTONG
from impor.jenis import Baris, JenisImpor
from impor.kolom import Kolom, Pembantu, Ruang
from impor.sel import sebut
from wilayah.impor import KolomDesa, RuangDesa, pasang_desa
from wilayah.models import Desa

Letak = tuple[int, Any]  # village, month or year
SEBUTAN_DESA = ("desa/kelurahan", "desa atau kelurahan", "nama desa", "kelurahan", "desa/kel")
SEBUTAN_KODE = ("kode wilayah", "kode kemendagri", "kode bps", "kode desa/kelurahan")


def kolom_tempat(*, wajib: bool = True) -> tuple[Kolom, ...]:
    """The village of a row, and what helps to find it."""
    return (
        Pembantu(
            nama="kecamatan",
            lebar=22,
            sebutan=("nama kecamatan", "kec"),
            dari=lambda x: x.desa.kecamatan.nama if x.desa else "",
        ),
        KolomDesa(
            nama="desa",
            wajib=wajib,
            lebar=26,
            sebutan=SEBUTAN_DESA,
            pengganti=("kode_desa",),
            catatan="Nama desa dengan kecamatannya, atau kode desa.",
        ),
        Pembantu(
            nama="kode_desa",
            lebar=16,
            sebutan=SEBUTAN_KODE,
            dari=lambda x: x.desa.kode if x.desa else "",
        ),
    )


def nilai(baris: Baris, kolom: str) -> Any:
    """The value that a row will have: of the file, else of the record."""
    if kolom in baris.nilai:
        return baris.nilai[kolom]
    if baris.objek is None:
        return None
    return getattr(baris.objek, "desa_id" if kolom == "desa" else kolom)


class JenisPerDesa(JenisImpor):
    """Found by code, or without one by village and period, of which there is one row.

    `masa` is the column of the period, `isian` those that are filled in; a row without any of
    them, of which nothing is stored, says nothing.
    """

    masa: ClassVar[str]
    isian: ClassVar[tuple[str, ...]]

    def desa(self, user: Any, hari_ini: datetime.date) -> "QuerySet[Desa]":
        """Villages whose rows `user` may bring in."""
        raise NotImplementedError

    def ruang(self, user: Any, hari_ini: datetime.date) -> Ruang:
        ruang = Ruang(user, hari_ini)
        pasang_desa(ruang, self.desa(user, hari_ini))
        return ruang

    def siapkan(self, baris: Sequence[Baris], ruang: Ruang, *, kunci: bool) -> None:
        """Villages are held, as by a sheet that is saved: also where nothing is stored yet."""
        ruang.acuan["kunci"] = kunci
        if kunci:
            desa = Desa.objects.select_for_update(no_key=True).order_by("pk")
            list(desa.values_list("pk", flat=True))

    def cari(self, kode: Sequence[str], ruang: Ruang, *, kunci: bool) -> Iterable[Any]:
        return self._terlihat(ruang, kunci=kunci, kode__in=kode)

    def _terlihat(self, ruang: Ruang, *, kunci: bool, **saring: Any) -> list[Any]:
        pintu: Any = self.model._default_manager
        semua = pintu.filter(**saring).select_related("desa__kecamatan").order_by("pk")
        if kunci:
            semua = semua.select_for_update(of=("self",))
        acuan: RuangDesa = ruang.acuan["desa"]
        return [x for x in semua if x.desa_id in acuan.terlihat]

    def letak(self, baris: Baris) -> Letak | None:
        """Village and period, when both are known."""
        desa, masa = nilai(baris, "desa"), nilai(baris, self.masa)
        return None if desa is None or masa is None else (desa, masa)

    def kenali_tanpa_kode(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        dipakai = {b.objek.pk for b in baris if b.objek}
        calon = {t: b for b in baris if b.baru and not b.nilai["kode"] and (t := self.letak(b))}
        desa, masa = sorted({d for d, _ in calon}), {m for _, m in calon}
        for awal in range(0, len(desa), POTONG):
            saring = {"desa__in": desa[awal : awal + POTONG], f"{self.masa}__in": masa}
            for x in self._terlihat(ruang, kunci=ruang.acuan["kunci"], **saring):
                satu = calon.get((x.desa_id, getattr(x, self.masa)))
                if satu and x.pk not in dipakai:
                    satu.objek = x

    def periksa(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        self._tolak_kembar(baris)
        for satu in baris:
            if satu.baru and not satu.galat and all(satu.nilai.get(k) is None for k in self.isian):
                satu.ubah.clear()
            if not satu.ubah or satu.galat:
                continue
            self._periksa_letak(satu, ruang)
            if satu.galat:
                continue
            isi = {k: nilai(satu, k) for k in self.isian}
            for kolom, pesan in self.galat_isi(isi).items():
                satu.salah(kolom, pesan)
            for kolom, pesan in self.peringatan_isi(isi).items():
                satu.tanya(kolom, pesan)

    def galat_isi(self, isi: Mapping[str, int | None]) -> dict[str, str]:
        """Column → what cannot be among the figures of a row."""
        return {}

    def peringatan_isi(self, isi: Mapping[str, int | None]) -> dict[str, str]:
        """Column → what looks unlikely."""
        return {}

    def galat_masa(self, masa: Any, hari_ini: datetime.date) -> str:
        """Why there are no figures of this period yet; "" when there may be."""
        raise NotImplementedError

    def akhir(self, masa: Any) -> datetime.date:
        """Last day of a period: the village must have been there."""
        raise NotImplementedError

    def _tolak_kembar(self, baris: Iterable[Baris]) -> None:
        dikenal: dict[Letak, Baris] = {}
        for satu in baris:
            letak = None if satu.galat else self.letak(satu)
            if letak is None:
                continue
            if lain := dikenal.get(letak):
                satu.salah(
                    "desa",
                    f"Desa dan {self.masa} ini sudah ada di baris {lain.nomor}. Hapus salah "
                    "satunya.",
                )
            else:
                dikenal[letak] = satu

    def _periksa_letak(self, baris: Baris, ruang: Ruang) -> None:
        for kolom in ("desa", self.masa):
            if not baris.baru and kolom in baris.ubah:
                baris.salah(
                    kolom,
                    f"Desa dan {self.masa} yang sudah tercatat tetap. Kosongkan Kode untuk data "
                    "baru, atau betulkan sel ini.",
                )
        letak = self.letak(baris)
        if letak is None:
            return
        if pesan := self.galat_masa(letak[1], ruang.hari_ini):
            baris.salah(self.masa, pesan)
        elif not ada_pada(
            ruang.acuan["desa"].semua[letak[0]], min(self.akhir(letak[1]), ruang.hari_ini)
        ):
            baris.salah("desa", f"Desa ini tidak ada dalam {_sebut(letak[1])}. Periksa desanya.")

    def sebut(self, baris: Baris, ruang: Ruang) -> tuple[str, str]:
        desa = ruang.acuan["desa"].semua.get(nilai(baris, "desa"))
        masa = nilai(baris, self.masa)
        if desa is None:
            return "", ""
        return f"{desa.nama}, {_sebut(masa)}" if masa else desa.nama, desa.kecamatan.nama


def ada_pada(desa: Desa, tanggal: datetime.date) -> bool:
    """As `Desa.objects.per` asks the database."""
    return (desa.mulai is None or desa.mulai <= tanggal) and (
        desa.selesai is None or desa.selesai >= tanggal
    )


def _sebut(masa: Any) -> str:
    return str(masa) if isinstance(masa, int) else _bulan(masa)


def _bulan(bulan: datetime.date) -> str:
    return sebut(bulan).partition(" ")[2]
