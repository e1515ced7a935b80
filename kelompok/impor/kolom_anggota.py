"""The columns of a sheet of members, in the order of the export."""

from dataclasses import dataclass
from typing import Any

from impor.kolom import Bulat, Kolom, Pembantu, Pilihan, Tanggal, Teks, Telepon, YaTidak
from kelompok.impor.milik import KODE, KolomKelompok
from kelompok.models import PeranAnggota


@dataclass(frozen=True, kw_only=True)
class Peran(Pilihan):
    """A part in the group; an empty cell means a member without one."""

    @property
    def kosong(self) -> str:
        return PeranAnggota.ANGGOTA.value


class TeleponAnggota(Telepon):
    """A child has no telephone in any file, whatever is stored (docs/privasi.md).

    `anak_kini` is set where the rows are read.
    """

    def ambil(self, objek: Any) -> str:
        return "" if objek.anak_kini else str(objek.telepon)


TELEPON = "telepon"  # in an export only when it was asked for
KOLOM: tuple[Kolom, ...] = (
    Teks(nama="kode", lebar=12, catatan="Kosongkan untuk anggota baru; jangan diubah."),
    Pembantu(
        nama="kecamatan",
        lebar=20,
        sebutan=("nama kecamatan", "kec"),
        dari=lambda a: a.kelompok.desa.kecamatan.nama,
    ),
    Pembantu(
        nama="desa",
        lebar=22,
        sebutan=("desa/kelurahan", "nama desa", "kelurahan", "desa/kel"),
        dari=lambda a: a.kelompok.desa.nama,
    ),
    Pembantu(
        nama="jenis",
        lebar=8,
        sebutan=("jenis kelompok", "jenis poktan"),
        dari=lambda a: a.kelompok.sifat.singkat,
    ),
    KolomKelompok(
        nama="kelompok",
        wajib=True,
        lebar=28,
        sebutan=("nama kelompok", "nama poktan", "poktan"),
        pengganti=(KODE,),
        catatan="Kode kelompok, atau namanya dengan desa dan jenis di kolom sebelahnya.",
    ),
    Pembantu(nama=KODE, lebar=14, sebutan=("kode poktan",), dari=lambda a: str(a.kelompok.kode)),
    Teks(nama="nama", wajib=True, lebar=28, sebutan=("nama anggota", "nama lengkap")),
    Pilihan(
        nama="jenis_kelamin",
        wajib=True,
        lebar=14,
        sebutan=("jk", "l/p", "kelamin"),
        catatan="Perempuan (P) atau Laki-laki (L).",
    ),
    Bulat(
        nama="tahun_lahir",
        lebar=12,
        sebutan=("lahir", "thn lahir"),
        catatan="Empat angka; kosong bila tidak diketahui.",
    ),
    Peran(nama="peran", lebar=18, sebutan=("jabatan", "kedudukan", "posisi")),
    Tanggal(
        nama="mulai",
        wajib=True,
        lebar=12,
        sebutan=("anggota sejak", "sejak", "tanggal masuk"),
        catatan="Anggota sejak, misalnya 13/11/2020.",
    ),
    Tanggal(
        nama="selesai",
        lebar=12,
        sebutan=("hari terakhir", "tanggal keluar", "keluar"),
        catatan="Hari terakhir; kosong selama masih anggota.",
    ),
    YaTidak(nama="terlatih", lebar=10, sebutan=("sudah dilatih", "dilatih")),
    TeleponAnggota(
        nama=TELEPON,
        lebar=18,
        sebutan=("no hp", "nomor hp", "hp", "no telepon", "wa", "whatsapp"),
        catatan="Hanya orang dewasa. Ketik sebagai teks, mulai dari 0.",
    ),
)
# Worked out by the app: in exports grey, ignored by imports.
TURUNAN = ("Asal data", "No", "Nomor", "No.")
