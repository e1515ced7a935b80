"""Officers with position and villages from a sheet: found by their code, or new."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import models

from impor.batas import POTONG
from impor.hasil import Total
from impor.jenis import Bagian, Baris, JenisImpor, daftarkan
from impor.kolom import Butir, Daftar, Ruang
from inti.models import Urutan
from petugas.akses import desa_terlihat
from petugas.impor.aturan import periksa_petugas
from petugas.impor.kolom import KOLOM, TURUNAN
from petugas.impor.rencana import Rencana, masa_akhir, nilai
from petugas.impor.urung import periksa_urung
from petugas.models import (
    Jabatan,
    JenisJabatan,
    Jenjang,
    Koordinator,
    Penugasan,
    Petugas,
    StatusPegawai,
)
from wilayah.impor import pasang_desa
from wilayah.models import Desa


@daftarkan
class ImporPetugas(JenisImpor):
    kode = "petugas"
    urutan = 4
    judul = "Petugas"
    ikon = "id-badge-2"
    keterangan = (
        "PKB, PLKB, dan PLKB Non PNS dengan jabatan dan desa binaannya; satu baris seorang"
    )
    satuan = "petugas"
    izin = "petugas.change_penugasan"
    model = Petugas
    model_bagian = (Jabatan, Penugasan, Koordinator)
    kolom = KOLOM
    turunan = TURUNAN
    lembar = "Petugas"
    judul_total = "Yang bertugas hari ini, sebelum dan sesudah"

    def ruang(self, user: Any, hari_ini: Any) -> Ruang:
        ruang = Ruang(user, hari_ini)
        pasang_desa(ruang, desa_terlihat(user, hari_ini))
        ruang.daftar |= {
            "jenis": _pilihan(JenisJabatan),
            "status": _pilihan(StatusPegawai),
            "jenjang": _pilihan(Jenjang),
        }
        return ruang

    def siapkan(self, baris: Sequence[Baris], ruang: Ruang, *, kunci: bool) -> None:
        """Villages before officers: nobody is assigned meanwhile."""
        if kunci:
            desa = Desa.objects.select_for_update(no_key=True).order_by("pk")
            list(desa.values_list("pk", flat=True))

    def cari(self, kode: Sequence[str], ruang: Ruang, *, kunci: bool) -> Iterable[Any]:
        semua = Petugas.objects.terlihat(ruang.user, ruang.hari_ini)
        if kunci:
            semua = semua.select_for_update(of=("self",))
        return lengkapi(semua.filter(kode__in=kode).order_by("pk"), ruang.hari_ini)

    def kenali_tanpa_kode(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        """A row without a code that says of an officer just what is stored means that officer."""
        per_nama: dict[str, list[Petugas]] = defaultdict(list)
        if any(b.baru and not b.galat for b in baris):
            semua = Petugas.objects.terlihat(ruang.user, ruang.hari_ini).order_by("pk")
            for satu in lengkapi(semua, ruang.hari_ini):
                per_nama[satu.nama.casefold()].append(satu)
        self.pasangkan(baris, lambda b: per_nama[str(nilai(b, "nama")).casefold()])

    def periksa(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        ruang.acuan["rencana"] = periksa_petugas(baris, ruang)

    def buat(self, baris: Sequence[Baris], ruang: Ruang) -> list[Petugas]:
        if not baris:
            return []
        nomor = Urutan.ambil("petugas", len(baris))
        return [
            self.isi(Petugas(kode=f"P-{n:04d}"), satu)
            for n, satu in zip(nomor, baris, strict=True)
        ]

    def bagian(
        self, isi: Sequence[tuple[Baris, Any]], ruang: Ruang
    ) -> Iterator[tuple[Baris, Bagian]]:
        """As planned in the check, positions before villages."""
        rencana: dict[int, Rencana] = ruang.acuan["rencana"]
        for baris, objek in isi:
            for bagian in rencana[baris.nomor].semua():
                if bagian.baru:
                    bagian.objek.petugas = objek
                yield baris, bagian

    def versi(self, objek: Any) -> list[tuple[int, int]]:
        bagian = (objek.semua_jabatan, objek.semua_penugasan, objek.semua_koordinator)
        return [(objek.pk, objek.versi), *((o.pk, o.versi) for isi in bagian for o in isi)]

    def halang_urung(
        self,
        baru: Sequence[tuple[int, Any]],
        ubah: Sequence[tuple[int, Any, Mapping[str, Any]]],
    ) -> Iterable[tuple[int, Any, str]]:
        return periksa_urung(baru, ubah)

    def sebut(self, baris: Baris, ruang: Ruang) -> tuple[str, str]:
        jenis = nilai(baris, "jenis")
        return str(nilai(baris, "nama") or ""), str(JenisJabatan(jenis).label) if jenis else ""

    def total(self, baris: Sequence[Baris], ruang: Ruang) -> list[Total]:
        """Officers in service today by position, and villages that have one."""
        hari = ruang.hari_ini
        jabatan = Jabatan.objects.per(hari).filter(petugas__dibatalkan_pada__isnull=True)
        sebelum = Counter(jabatan.order_by().values_list("jenis", flat=True))
        desa = Penugasan.objects.per(hari).count()
        sesudah, desa_sesudah = Counter(sebelum), desa
        rencana: dict[int, Rencana] = ruang.acuan["rencana"]
        for satu in baris:
            if satu.nomor not in rencana:
                continue
            milik = rencana[satu.nomor]
            lama = satu.objek.semua_jabatan if satu.objek else []
            punya = satu.objek.semua_penugasan if satu.objek else []
            sesudah.subtract(j.jenis for j in lama if j.berlaku_pada(hari))
            sesudah.update(_jenis_pada(lama, milik.jabatan, hari))
            desa_sesudah += _banyak_pada(punya, milik.penugasan, hari)
            desa_sesudah -= _banyak_pada(punya, [], hari)
        isi = [Total(str(j.label), sebelum[j], sesudah[j]) for j in JenisJabatan]
        return [*isi, Total("Desa berpetugas", desa, desa_sesudah)]

    def semua(self, ruang: Ruang) -> Iterable[Any]:
        semua = Petugas.objects.terlihat(ruang.user, ruang.hari_ini).order_by("kode")
        return lengkapi(semua, ruang.hari_ini)


def lengkapi(semua: Iterable[Petugas], hari_ini: datetime.date) -> Iterator[Any]:
    """With the position and the villages that a row is about. Three queries for each POTONG.

    The position of today, else the last one held, else the first to come; villages of today, or
    of the last (first) day of that position.
    """
    potong: list[Any] = []
    for satu in semua:
        potong.append(satu)
        if len(potong) == POTONG:
            yield from _lengkapi(potong, hari_ini)
            potong = []
    yield from _lengkapi(potong, hari_ini)


def _lengkapi(potong: list[Any], hari_ini: datetime.date) -> list[Any]:
    if not potong:
        return []
    pk = [p.pk for p in potong]
    jabatan = _per_petugas(Jabatan.objects.filter(petugas__in=pk).order_by("mulai", "pk"))
    penugasan = _per_petugas(Penugasan.objects.filter(petugas__in=pk).order_by("pk"))
    koordinator = _per_petugas(
        Koordinator.objects.filter(petugas__in=pk).select_related("kecamatan").order_by("pk")
    )
    for p in potong:
        p.semua_jabatan = jabatan[p.pk]
        p.semua_penugasan = penugasan[p.pk]
        p.semua_koordinator = koordinator[p.pk]
        p.jabatan_impor = jabatan_kini(p.semua_jabatan, hari_ini)
        hari = _hari_acuan(p.jabatan_impor, hari_ini)
        p.penugasan_impor = [x for x in p.semua_penugasan if x.berlaku_pada(hari)]
    return potong


def _per_petugas(semua: Iterable[Any]) -> dict[int, list[Any]]:
    hasil: dict[int, list[Any]] = defaultdict(list)
    for satu in semua:
        hasil[satu.petugas_id].append(satu)
    return hasil


def jabatan_kini(jabatan: Sequence[Jabatan], hari_ini: datetime.date) -> Jabatan | None:
    """Of positions by their first day: that of today, else the last one held, else the next."""
    dimulai = [j for j in jabatan if j.mulai <= hari_ini]
    return dimulai[-1] if dimulai else next(iter(jabatan), None)


def _hari_acuan(jabatan: Jabatan | None, hari_ini: datetime.date) -> datetime.date:
    if jabatan is None:
        return hari_ini
    akhir = hari_ini if jabatan.selesai is None else min(hari_ini, jabatan.selesai)
    return max(jabatan.mulai, akhir)


def _jenis_pada(
    lama: Sequence[Jabatan], bagian: Sequence[Bagian], hari: datetime.date
) -> list[str]:
    ubah = {id(b.objek): b.ubah["jenis"][1] for b in bagian if "jenis" in b.ubah}
    return [
        ubah.get(id(o), o.jenis)
        for masa, o in masa_akhir(lama, bagian)
        if masa[0] <= hari and (masa[1] is None or masa[1] >= hari)
    ]


def _banyak_pada(lama: Sequence[Penugasan], bagian: Sequence[Bagian], hari: datetime.date) -> int:
    masa = (m for m, _ in masa_akhir(lama, bagian))
    return sum(1 for m in masa if m[0] <= hari and (m[1] is None or m[1] >= hari))


def _pilihan(pilihan: type[models.TextChoices]) -> Daftar:
    return Daftar([Butir(p.value, (str(p.label), p.value)) for p in pilihan])
