"""The columns of this app's lists as workbooks."""

import datetime
from collections.abc import Iterable

from dinas.models import Pengguna
from impor.ekspor import kolom_ekspor
from inti.telepon import tulis_telepon
from inti.xlsx import Kolom, kode, turunan
from petugas.impor.kolom import PERIBADI, SEJAK
from petugas.impor.petugas import ImporPetugas, lengkapi
from petugas.models import Petugas

PETUGAS_REKAN = [
    Kolom("Kode", lambda p: p.kode, 10),
    Kolom("Nama", lambda p: p.nama, 32),
    Kolom("Jabatan", lambda p: p.sebutan_jabatan, 24),
]
# As of the date of the list; the columns of the import say how it is today.
PETUGAS_TURUNAN = [
    Kolom("Jabatan pada tanggal", lambda p: p.sebutan_jabatan, 24, turunan=True),
    Kolom("Keadaan", lambda p: "Bertugas" if p.jenis_jabatan else "Tidak bertugas", 14, True),
    Kolom("Kecamatan", lambda p: ", ".join(p.kecamatan_kini), 28, True),
    Kolom(
        "Koordinator", lambda p: ", ".join(k.kecamatan.nama for k in p.koordinator_kini), 22, True
    ),
    Kolom("Jumlah desa", lambda p: p.jumlah_desa, 12, True),
    Kolom("Beban", lambda p: p.beban.label, 12, True),
    Kolom(
        "Desa pada tanggal", lambda p: ", ".join(x.desa.nama for x in p.penugasan_kini), 60, True
    ),
    Kolom("Asal data", lambda p: p.get_asal_display(), 14, True),
]
TELEPON = Kolom("Telepon", lambda p: tulis_telepon(p.telepon), 18)

IMP = [
    Kolom("Kode", kode, 10),
    Kolom("Desa", lambda x: x.desa.nama, 26),
    Kolom("Tingkat", lambda x: x.get_tingkat_display(), 12),
    Kolom("Nama", lambda x: x.nama, 30),
    Kolom("Klasifikasi", lambda x: x.get_klasifikasi_display(), 14),
    Kolom("Mulai", lambda x: x.mulai, 12),
    Kolom("Selesai", lambda x: x.selesai, 12),
    Kolom("Sk", lambda x: str(x.sk or ""), 36),
    *turunan(
        Kolom("Kecamatan", lambda x: x.desa.kecamatan.nama, 22),
        Kolom("Asal data", lambda x: x.get_asal_display(), 14),
    ),
]

TANPA = [
    Kolom("Kode", lambda d: d.kode, 16),
    *turunan(Kolom("Desa/kelurahan", lambda d: d.nama_lengkap, 30)),
    Kolom("Kecamatan", lambda d: d.kecamatan.nama, 24),
]

MENDATANG = [
    Kolom("Kode", lambda p: p.desa.kode, 16),
    *turunan(
        Kolom("Desa/kelurahan", lambda p: p.desa.nama_lengkap, 30),
        Kolom("Kecamatan", lambda p: p.desa.kecamatan.nama, 24),
        Kolom("Mulai", lambda p: p.tanggal, 12),
        Kolom("Dari", lambda p: p.dari and p.dari.nama, 32),
        Kolom("Kepada", lambda p: p.ke and p.ke.nama, 32),
    ),
]


def kolom_petugas(
    user: Pengguna, hari_ini: datetime.date, *, rinci: bool, dengan_kontak: bool
) -> list[Kolom]:
    """NIP and telephones only when ticked: a file without them leaves them as they are when it
    comes back. Of colleagues (not `rinci`) only what an officer may read."""
    if not rinci:
        return [*PETUGAS_REKAN, TELEPON] if dengan_kontak else PETUGAS_REKAN
    jenis = ImporPetugas()
    tanpa = (SEJAK,) if dengan_kontak else (SEJAK, *PERIBADI)
    return [*kolom_ekspor(jenis, jenis.ruang(user, hari_ini), tanpa=tanpa), *PETUGAS_TURUNAN]


def baris_petugas(
    petugas: Iterable[Petugas], hari_ini: datetime.date, *, rinci: bool
) -> Iterable[Petugas]:
    """The rows with all that the columns read."""
    return lengkapi(petugas, hari_ini) if rinci else petugas


def kolom_imp(*, dengan_kontak: bool) -> list[Kolom]:
    return [*IMP, TELEPON] if dengan_kontak else IMP
