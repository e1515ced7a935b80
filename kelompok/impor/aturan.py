"""Rules of a group that its row has to keep, as the forms and acts of a group ask them.

What is recorded of a group is read for all changed groups at once: earliest and latest days.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min

from impor.batas import POTONG
from impor.jenis import Baris
from impor.kolom import Ruang
from inti.bulan import bulan_dari
from inti.nilai import bulan_panjang, tanggal_panjang
from inti.tanggal import akhir_bulan
from kelompok.impor.nama import Nama
from kelompok.jenis import SIFAT
from kelompok.models import (
    Anggota,
    Jeda,
    LaporanBulanan,
    Penilaian,
    Pertemuan,
    TindakanUsulan,
    Usulan,
)

KHUSUS = {k: j for j, s in SIFAT.items() for k in s.kolom_khusus}  # column → its only kind
HAL = {"anggota": "anggota", "penilaian": "penilaian", "jeda": "jeda", "rapat": "pertemuan"}


@dataclass
class Catatan:
    """First and last day of each kind of part of one group, and what waits for an answer."""

    awal: dict[str, datetime.date]
    akhir: dict[str, datetime.date]
    berjenis: set[str]  # kinds of its reports, voided ones too
    menunggu: set[str]  # acts that proposals ask for


def periksa_aturan(baris: Sequence[Baris], ruang: Ruang) -> None:
    berubah = [b for b in baris if b.ubah and not b.galat]
    catatan = muat_catatan([b.objek.pk for b in berubah if not b.baru])
    kosong = Catatan({}, {}, set(), set())
    for satu in berubah:
        milik = kosong if satu.baru else catatan[satu.objek.pk]
        for kolom, pesan in (
            *_menurut_jenis(satu, milik),
            *_masa(satu, ruang.hari_ini),
            *_masa_catatan(satu, milik),
            *_usulan(satu, milik),
        ):
            satu.salah(kolom, pesan)


def muat_catatan(pk: Sequence[int]) -> dict[int, Catatan]:
    """What is recorded of these groups. Seven queries for each POTONG groups."""
    hasil: dict[int, Catatan] = defaultdict(lambda: Catatan({}, {}, set(), set()))
    sumber: tuple[tuple[str, Any, str, str, str], ...] = (
        ("anggota", Anggota.objects, "kelompok", "mulai", "mulai"),
        ("penilaian", Penilaian.objects, "kelompok", "tanggal", "tanggal"),
        ("jeda", Jeda.objects, "kelompok", "mulai", "selesai"),
        ("laporan", LaporanBulanan.objects, "kelompok", "bulan", "bulan"),
        ("rapat", _rapat(), "laporan__kelompok", "tanggal", "tanggal"),
    )
    for dari in range(0, len(pk), POTONG):
        bagian = pk[dari : dari + POTONG]
        for nama, pintu, milik, pertama, terakhir in sumber:
            kelompok = pintu.filter(**{f"{milik}__in": bagian}).order_by().values_list(milik)
            for k, awal, akhir in kelompok.annotate(Min(pertama), a=Max(terakhir)):
                hasil[k].awal[nama] = awal
                if akhir:
                    hasil[k].akhir[nama] = akhir
        laporan = LaporanBulanan.semua.filter(kelompok__in=bagian).order_by()
        for k, jenis in laporan.values_list("kelompok", "jenis").distinct():
            hasil[k].berjenis.add(jenis)
        usulan = Usulan.objects.menunggu().filter(kelompok__in=bagian).order_by()
        for k, tindakan in usulan.values_list("kelompok", "tindakan"):
            hasil[k].menunggu.add(tindakan)
    return hasil


def _rapat() -> Any:
    return Pertemuan.objects.filter(laporan__dibatalkan_pada__isnull=True)


Temuan = Iterator[tuple[str, str]]


def _menurut_jenis(baris: Baris, catatan: Catatan) -> Temuan:
    """What only some kinds have; the kind is fixed once there are reports."""
    jenis = Nama.nilai(baris, "jenis")
    for kolom, milik in KHUSUS.items():
        if jenis != milik and _isi(baris, kolom):
            ada = kolom in baris.nilai
            hapus = "Kosongkan sel ini" if ada else "Sertakan kolomnya dan kosongkan"
            yield (
                kolom if ada else "jenis",
                (
                    f"{kolom.replace('_', ' ').capitalize()} hanya untuk {SIFAT[milik].singkat}. "
                    f"{hapus}, atau betulkan jenisnya."
                ),
            )
    if "jenis" not in baris.ubah or baris.baru:
        return
    if catatan.berjenis - {jenis}:
        yield "jenis", "Jenis kelompok ini tetap: sudah ada laporannya."
    if "keterpaduan" not in baris.nilai and baris.objek.keterpaduan.all():
        yield "jenis", "Keterpaduannya milik jenis lama. Sertakan kolom Keterpaduan."


def _isi(baris: Baris, kolom: str) -> Any:
    if kolom == "jenis_usaha" and kolom not in baris.nilai and baris.objek is not None:
        return baris.objek.jenis_usaha_id
    nilai = Nama.nilai(baris, kolom)
    return nilai not in (None, "")


def _masa(baris: Baris, hari_ini: datetime.date) -> Temuan:
    mulai, selesai = Nama.nilai(baris, "mulai"), Nama.nilai(baris, "selesai")
    alasan = Nama.nilai(baris, "alasan_selesai") or ""
    if "mulai" in baris.ubah and mulai and mulai > hari_ini:
        yield (
            "mulai",
            f"Tanggal dibentuk sesudah hari ini ({hari_ini:%d/%m/%Y}). Periksa tahunnya.",
        )
    if "selesai" in baris.ubah and selesai and selesai > hari_ini:
        yield "selesai", f"Hari aktif terakhir sesudah hari ini ({hari_ini:%d/%m/%Y})."
    if mulai and selesai and selesai < mulai:
        yield "selesai", f"Kelompok ini baru dibentuk {tanggal_panjang(mulai)}."
    if selesai and not alasan:
        yield "alasan_selesai", "Isi alasan berakhir, atau kosongkan hari aktif terakhirnya."
    if alasan and not selesai:
        yield "selesai", "Isi hari aktif terakhir, atau kosongkan alasan berakhirnya."
    if Nama.nilai(baris, "keterangan_selesai") and not selesai:
        yield "keterangan_selesai", "Hanya untuk kelompok yang berakhir. Kosongkan sel ini."


def _masa_catatan(baris: Baris, catatan: Catatan) -> Temuan:
    """What is recorded of the group lies within its life."""
    if baris.baru:
        return
    mulai, selesai = Nama.nilai(baris, "mulai"), Nama.nilai(baris, "selesai")
    if "mulai" in baris.ubah and mulai:
        yield from _sebelum(mulai, catatan)
    if "selesai" in baris.ubah and selesai:
        yield from _sesudah(selesai, catatan)
    elif "selesai" in baris.ubah:
        yield "selesai", "Kelompok yang berakhir diaktifkan kembali di halamannya, bukan di sini."


def _sebelum(mulai: datetime.date, catatan: Catatan) -> Temuan:
    for hal, awal in catatan.awal.items():
        if hal == "laporan" and akhir_bulan(awal) < mulai:
            yield "mulai", f"Laporan {bulan_panjang(awal)} sudah tercatat sebelum itu."
        elif hal != "laporan" and awal < mulai:
            yield "mulai", f"Sebelum itu sudah tercatat {HAL[hal]} {tanggal_panjang(awal)}."


def _sesudah(selesai: datetime.date, catatan: Catatan) -> Temuan:
    for hal, akhir in catatan.akhir.items():
        if hal == "laporan" and akhir > bulan_dari(selesai):
            yield "selesai", f"Sesudah hari itu masih ada laporan {bulan_panjang(akhir)}."
        elif hal == "jeda" and akhir >= selesai:
            yield "selesai", f"Kelompok ini sedang jeda sampai {tanggal_panjang(akhir)}."
        elif hal not in ("laporan", "jeda") and akhir > selesai:
            yield (
                "selesai",
                f"Sesudah hari itu masih tercatat {HAL[hal]} {tanggal_panjang(akhir)}.",
            )


def _usulan(baris: Baris, catatan: Catatan) -> Temuan:
    """A proposal that asks for the same is answered first: an import is no answer."""
    for kolom, tindakan in (("selesai", TindakanUsulan.AKHIRI), ("desa", TindakanUsulan.PINDAH)):
        if kolom in baris.ubah and tindakan in catatan.menunggu:
            yield kolom, "Ada usulan yang menunggu keputusan tentang ini. Putuskan dulu usulannya."
