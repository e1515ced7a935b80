"""The columns of a sheet of groups, in the order of the export."""

from dataclasses import dataclass
from typing import Any

from impor.galat import GalatSel
from impor.kolom import (
    Banyak,
    Bulat,
    Kolom,
    Pembantu,
    Pilihan,
    Ruang,
    Sekitar,
    Tanggal,
    Teks,
    Telepon,
)
from impor.sel import baca_teks, bersih
from kelompok.jenis import SIFAT
from kelompok.models.kelompok import Perkiraan
from kelompok.validators import pisahkan_jenis, rapikan_nama
from wilayah.impor import KolomDesa


@dataclass(frozen=True, kw_only=True)
class NamaKelompok(Teks):
    """A name without its kind: "BKB Melati" of a BKB is "Melati"."""

    dalam: str = "jenis"

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> str:
        teks = rapikan_nama(baca_teks(sel))
        objek = sekitar.get("_objek")
        if objek is not None and bersih(objek.nama) == bersih(teks):
            return bersih(teks)
        jenis, nama = pisahkan_jenis(teks)
        milik = sekitar.get("jenis")
        if not nama:
            raise GalatSel("Tulis nama kelompoknya, tidak hanya jenisnya.")
        if jenis and milik in SIFAT and jenis != milik:
            raise GalatSel(
                f"Nama ini diawali {SIFAT[jenis].singkat}, tetapi jenisnya "
                f"{SIFAT[milik].singkat}. Betulkan salah satunya."
            )
        return nama


@dataclass(frozen=True, kw_only=True)
class Ketepatan(Pilihan):
    """How exact the day is; an empty cell means that it is."""

    @property
    def kosong(self) -> str:
        return Perkiraan.TANGGAL.value


# Who and what a person is; in an export only when it was asked for.
PERIBADI = ("pembina_nama", "telepon")
KOLOM: tuple[Kolom, ...] = (
    Teks(nama="kode", lebar=10, catatan="Kosongkan untuk kelompok baru; jangan diubah."),
    Pilihan(nama="jenis", wajib=True, lebar=8, sebutan=("jenis kelompok", "jenis poktan")),
    NamaKelompok(
        nama="nama",
        wajib=True,
        lebar=30,
        sebutan=("nama kelompok", "kelompok", "nama poktan"),
        catatan="Tanpa jenisnya, misalnya Rotan Lestari.",
    ),
    Teks(nama="nomor_register", lebar=16, sebutan=("no register", "nomor reg", "no reg")),
    Pembantu(
        nama="kecamatan",
        lebar=22,
        sebutan=("nama kecamatan", "kec"),
        dari=lambda k: k.desa.kecamatan.nama,
    ),
    KolomDesa(
        nama="desa",
        wajib=True,
        lebar=26,
        sebutan=("desa/kelurahan", "desa atau kelurahan", "nama desa", "kelurahan", "desa/kel"),
        pengganti=("kode_desa",),
        catatan="Nama desa dengan kecamatannya, atau kode desa.",
    ),
    Pembantu(
        nama="kode_desa",
        lebar=16,
        sebutan=("kode wilayah", "kode kemendagri", "kode bps", "kode desa/kelurahan"),
        dari=lambda k: k.desa.kode,
    ),
    Teks(nama="alamat", lebar=30),
    Tanggal(
        nama="mulai",
        wajib=True,
        lebar=12,
        sebutan=("dibentuk", "tanggal dibentuk", "tgl dibentuk", "tanggal berdiri", "berdiri"),
        catatan="Tanggal dibentuk, misalnya 13/11/2020.",
    ),
    Ketepatan(
        nama="mulai_perkiraan",
        lebar=18,
        sebutan=("ketepatan tanggal", "ketepatan tanggal dibentuk"),
    ),
    Tanggal(
        nama="selesai",
        lebar=12,
        sebutan=("hari aktif terakhir", "berakhir", "tanggal berakhir"),
        catatan="Hari aktif terakhir; kosong selama kelompok masih ada.",
    ),
    Pilihan(nama="alasan_selesai", lebar=20, sebutan=("alasan berakhir",)),
    Teks(nama="keterangan_selesai", lebar=30, sebutan=("keterangan berakhir",)),
    Pilihan(nama="pembina_jabatan", lebar=16, sebutan=("jabatan pembina",)),
    Banyak(nama="sumber_dana", lebar=26, catatan="Beberapa: pisahkan dengan titik koma."),
    Banyak(
        nama="keterpaduan",
        dalam="jenis",
        lebar=30,
        catatan="Beberapa: pisahkan dengan titik koma.",
    ),
    Pilihan(nama="basis", lebar=30, catatan="Hanya PIK-R."),
    Pilihan(nama="jenis_usaha", tautan=True, lebar=18, catatan="Hanya UPPKS."),
    Teks(nama="produk", lebar=20, sebutan=("nama produk",), catatan="Hanya UPPKS."),
    Bulat(
        nama="modal",
        lebar=16,
        sebutan=("modal awal (rp)", "modal awal"),
        catatan="Rupiah, hanya UPPKS.",
    ),
    Pilihan(nama="sumber_modal", lebar=16, catatan="Hanya UPPKS."),
    Teks(nama="pembina_nama", lebar=26, sebutan=("nama pembina", "pembina")),
    Telepon(
        nama="telepon",
        lebar=18,
        sebutan=("telepon kelompok", "no hp", "nomor hp", "no telepon"),
        catatan="Ketik sebagai teks, mulai dari 0.",
    ),
)
# Worked out by the app: in exports grey, ignored by imports.
TURUNAN = (
    "Klasifikasi",
    "SK berlaku",
    "Petugas",
    "Diperiksa",
    "Asal data",
    "Ketua",
    "Telepon ketua",
    "Kecamatan dan desa",
    "No",
    "Nomor",
    "No.",
)
