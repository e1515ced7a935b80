"""The columns of a sheet of officers: who, the position, the villages."""

import re
from dataclasses import dataclass
from typing import Any

from impor.kolom import (
    PEMISAH,
    Kolom,
    Pembantu,
    Pilihan,
    Ruang,
    Sekitar,
    Tanggal,
    Teks,
    Telepon,
)
from impor.sel import baca_nip, baca_teks
from petugas.models import Jabatan, Penugasan
from wilayah.impor import KolomDesa
from wilayah.models import Desa

KOLOM_JABATAN = ("jenis", "status", "jenjang", "mulai", "selesai")
SEJAK = "desa_sejak"
_SATU = KolomDesa(nama="desa")
_BERKECAMATAN = re.compile(r"(.+?)\s*\(([^()]+)\)")


class _DiJabatan:
    """Kept in the position that a row is about (`jabatan_impor`, set where rows are read)."""

    def ambil(self: Any, objek: Any) -> Any:
        jabatan = objek.jabatan_impor
        return self.kosong if jabatan is None else getattr(jabatan, self.nama)


@dataclass(frozen=True, kw_only=True)
class PilihanJabatan(_DiJabatan, Pilihan):
    dalam_bagian: Any = Jabatan


@dataclass(frozen=True, kw_only=True)
class TanggalJabatan(_DiJabatan, Tanggal):
    dalam_bagian: Any = Jabatan


class Nip(Teks):
    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> str:
        return baca_nip(sel)


@dataclass(frozen=True, kw_only=True)
class DesaBinaan(Kolom):
    """Villages in one cell: names with their kecamatan in brackets, or codes."""

    dalam_bagian: Any = Penugasan

    @property
    def kosong(self) -> tuple[int, ...]:
        return ()

    def ambil(self, objek: Any) -> tuple[int, ...]:
        return tuple(sorted({p.desa_id for p in objek.penugasan_impor}))

    def tulis(self, nilai: Any, ruang: Ruang) -> str:
        semua = ruang.acuan["desa"].semua
        desa = sorted((semua[pk] for pk in nilai or ()), key=lambda d: d.kode)
        return PEMISAH.join(sebut_desa(d) for d in desa)

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> tuple[int, ...]:
        objek = sekitar.get("_objek")
        semua = ruang.acuan["desa"].semua
        lama = {sebut_desa(semua[pk]): pk for pk in self.ambil(objek)} if objek else {}
        entri = [e for e in re.split(r"\s*[;,\n]\s*", baca_teks(sel)) if e]
        return tuple(sorted({lama.get(e) or _baca_satu(e, ruang) for e in entri}))


def sebut_desa(desa: Desa) -> str:
    return f"{desa.nama} ({desa.kecamatan.nama})"


def _baca_satu(teks: str, ruang: Ruang) -> int:
    cocok = _BERKECAMATAN.fullmatch(teks)
    nama, kecamatan = (cocok[1], cocok[2]) if cocok else (teks, "")
    pk = _SATU.baca(nama, ruang, {"kecamatan": kecamatan})
    assert pk is not None  # the text is not empty
    return pk


# Who a person is beyond the name; in an export only when it was asked for.
PERIBADI = ("nip", "telepon")
KOLOM: tuple[Kolom, ...] = (
    Teks(nama="kode", lebar=10, catatan="Kosongkan untuk petugas baru; jangan diubah."),
    Teks(nama="nama", wajib=True, lebar=32, sebutan=("nama petugas", "nama lengkap")),
    Nip(nama="nip", lebar=22, catatan="18 angka, diketik sebagai teks; kosong bila bukan ASN."),
    Telepon(
        nama="telepon",
        lebar=18,
        sebutan=("no hp", "nomor hp", "hp", "no telepon", "telepon/whatsapp", "wa"),
        catatan="Ketik sebagai teks, mulai dari 0.",
    ),
    PilihanJabatan(
        nama="jenis",
        wajib=True,
        lebar=14,
        sebutan=("jabatan", "jenis jabatan"),
        catatan="Jabatan baru: ganti Jenis, Status, atau Jenjang bersama Mulai yang lebih akhir; "
        "yang lama berakhir sehari sebelumnya. Tanpa mengganti Mulai, jabatannya dibetulkan.",
    ),
    PilihanJabatan(
        nama="status", wajib=True, lebar=14, sebutan=("status kepegawaian", "status pegawai")
    ),
    PilihanJabatan(nama="jenjang", lebar=14, sebutan=("jenjang jabatan",)),
    TanggalJabatan(
        nama="mulai",
        wajib=True,
        lebar=12,
        sebutan=("bertugas sejak", "tmt", "tmt jabatan"),
        catatan="Mulai memegang jabatan ini, misalnya 13/11/2020.",
    ),
    TanggalJabatan(
        nama="selesai",
        lebar=12,
        sebutan=("berakhir", "sampai"),
        catatan="Hari terakhir bertugas; desa binaannya berakhir juga. Kosong selama bertugas.",
    ),
    DesaBinaan(
        nama="desa",
        lebar=60,
        sebutan=("desa binaan", "desa/kelurahan", "wilayah binaan"),
        catatan="Desa binaan sekarang, dipisahkan titik koma: Tewah (Tewah); Sare Rangan (Tewah). "
        "Desa yang dihapus dari sel berakhir sehari sebelum Desa sejak.",
    ),
    Pembantu(
        nama=SEJAK,
        lebar=12,
        sebutan=("mulai desa", "tmt desa"),
        dari=lambda p: None,
        catatan="Sejak kapan perubahan desa berlaku; kosong berarti hari ini, atau Mulai untuk "
        "petugas dan jabatan baru.",
    ),
)
# Worked out by the app: in exports grey, ignored by imports.
TURUNAN = (
    "Jabatan pada tanggal",
    "Keadaan",
    "Kecamatan",
    "Koordinator",
    "Jumlah desa",
    "Beban",
    "Desa pada tanggal",
    "Asal data",
    "No",
    "Nomor",
    "No.",
)
