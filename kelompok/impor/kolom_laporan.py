"""The columns of a sheet of monthly reports, in the order of the export."""

from dataclasses import dataclass
from typing import Any

from impor.galat import GalatSel
from impor.kolom import Bulan, Bulat, Kolom, Pembantu, Ruang, Sekitar, Teks, YaTidak
from kelompok.impor.kelompok_laporan import KolomKelompok
from kelompok.jenis import KOLOM_POKOK, KOLOM_SENDIRI, LABEL, SIFAT
from kelompok.models import StatusLaporan
from kelompok.validators import label_tengah


@dataclass(frozen=True, kw_only=True)
class Angka(Bulat):
    """A figure that only some kinds count; 0 where it is not counted says nothing."""

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> int | None:
        nilai = super().baca(sel, ruang, sekitar)
        jenis = _jenis(ruang, sekitar)
        if jenis is None or self.nama in SIFAT[jenis].kolom_laporan:
            return nilai
        if nilai:
            raise GalatSel(
                f"{SIFAT[jenis].singkat} tidak mencatat {label_tengah(self.nama)}. Kosongkan sel "
                "ini."
            )
        return None


def _jenis(ruang: Ruang, sekitar: Sekitar) -> str | None:
    """The kind of the group that this row is read to be of."""
    objek, kelompok = sekitar.get("_objek"), sekitar.get("kelompok")
    if kelompok in ruang.acuan["kelompok"].per_pk:
        return str(ruang.acuan["kelompok"].per_pk[kelompok].jenis)
    return None if objek is None else str(objek.jenis)


@dataclass(frozen=True, kw_only=True)
class Status(Pembantu):
    """Where a report stands: written by the app, ignored in a file."""

    def ambil(self, objek: Any) -> str:
        return str(objek.status) if objek.pk else ""

    def pasang(self, objek: Any, nilai: str) -> None:
        objek.status = nilai

    def tulis(self, nilai: Any, ruang: Ruang) -> str:
        return str(StatusLaporan(nilai).label) if nilai else ""


def _angka(nama: str) -> Angka:
    sebutan = {LABEL[nama], LABEL[nama].removesuffix(" (Rp)")}
    khusus = [SIFAT[j].singkat for j, s in SIFAT.items() if nama in s.kolom_sendiri]
    return Angka(
        nama=nama,
        lebar=12,
        sebutan=(*sorted(sebutan), *SEBUTAN.get(nama, ())),
        catatan=f"Hanya {', '.join(khusus)}." if khusus else "",
    )


SEBUTAN = {
    "sasaran": ("jumlah sasaran", "keluarga sasaran"),
    "anggota": ("jumlah anggota",),
    "anggota_pus": ("jumlah anggota pus", "pus anggota"),
    "pus_ber_kb": ("pus anggota ber-kb", "ber kb", "peserta kb"),
    "pertemuan": ("jumlah pertemuan", "frekuensi pertemuan"),
    "hadir": ("jumlah hadir", "yang hadir", "anggota hadir", "kehadiran"),
}
KOLOM: tuple[Kolom, ...] = (
    Teks(nama="kode", lebar=12, catatan="Kosongkan untuk laporan baru; jangan diubah."),
    KolomKelompok(
        nama="kelompok",
        wajib=True,
        lebar=10,
        sebutan=("kode kelompok", "kode poktan", "id kelompok"),
        pengganti=("nama",),
        catatan="Kode kelompok; atau namanya, dengan desanya di kolom Desa.",
    ),
    Pembantu(
        nama="nama",
        lebar=28,
        sebutan=("nama kelompok", "nama poktan"),
        dari=lambda x: x.kelompok.nama,
    ),
    Pembantu(
        nama="jenis",
        lebar=8,
        sebutan=("jenis kelompok", "jenis poktan"),
        dari=lambda x: x.kelompok.sifat.singkat,
    ),
    Pembantu(
        nama="desa",
        lebar=24,
        sebutan=("desa/kelurahan", "desa atau kelurahan", "nama desa", "kelurahan", "desa/kel"),
        dari=lambda x: x.kelompok.desa.nama,
    ),
    Pembantu(
        nama="kode_desa",
        lebar=16,
        sebutan=("kode wilayah", "kode kemendagri", "kode bps", "kode desa/kelurahan"),
        dari=lambda x: x.kelompok.desa.kode,
    ),
    Pembantu(
        nama="kecamatan",
        lebar=20,
        sebutan=("nama kecamatan", "kec"),
        dari=lambda x: x.kelompok.desa.kecamatan.nama,
    ),
    Bulan(
        nama="bulan",
        wajib=True,
        lebar=10,
        sebutan=("bulan laporan", "periode", "bln", "masa laporan"),
        catatan="2020-10, Oktober 2020, atau Oktober dengan kolom Tahun di sebelahnya.",
    ),
    Pembantu(nama="tahun", lebar=8, sebutan=("thn",), dari=lambda x: x.bulan.year),
    Status(nama="status", lebar=14),
    YaTidak(nama="nihil", lebar=8, sebutan=("nihil kegiatan",), catatan="Ya bila tanpa kegiatan."),
    *(_angka(nama) for nama in (*KOLOM_POKOK, *KOLOM_SENDIRI)),
    Teks(nama="catatan", lebar=40, sebutan=("keterangan", "ket")),
)
# Worked out by the app: in exports grey, ignored by imports.
TURUNAN = (
    "Pertama dikirim",
    "Terakhir dikirim",
    "Dikirim oleh",
    "Diverifikasi",
    "Petugas",
    "No",
    "Nomor",
    "No.",
)
