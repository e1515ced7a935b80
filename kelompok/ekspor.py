"""The columns of the list of groups as a workbook."""

import datetime
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from dinas.models import Pengguna
from inti.telepon import tulis_telepon
from inti.xlsx import Kolom
from kelompok.jenis import Klasifikasi
from kelompok.models import Anggota, Kelompok, PeranAnggota

POTONG = 2000  # rows read at a time, so that memory does not grow with the list

DASAR = [
    Kolom("Kode", lambda k: k.kode, 10),
    Kolom("Jenis", lambda k: k.sifat.singkat, 8),
    Kolom("Nama kelompok", lambda k: k.nama, 30),
    Kolom("Nomor register", lambda k: k.nomor_register, 16),
    Kolom("Kecamatan", lambda k: k.desa.kecamatan.nama, 22),
    Kolom("Desa/kelurahan", lambda k: k.desa.nama, 26),
    Kolom("Kode desa", lambda k: k.desa.kode, 16),
    Kolom("Alamat", lambda k: k.alamat, 30),
    Kolom("Dibentuk", lambda k: k.mulai, 12),
    Kolom("Ketepatan tanggal", lambda k: k.get_mulai_perkiraan_display(), 18),
    Kolom("Hari aktif terakhir", lambda k: k.selesai, 12),
    Kolom("Alasan berakhir", lambda k: k.get_alasan_selesai_display(), 20),
    Kolom("Klasifikasi", lambda k: sebut_klasifikasi(k.klasifikasi), 14),
    Kolom("SK berlaku", lambda k: "Ada" if k.ada_sk else "Belum", 10),
    Kolom("Petugas", lambda k: k.nama_petugas, 26),
    Kolom("Basis", lambda k: k.get_basis_display(), 30),
    Kolom("Jenis usaha", lambda k: k.jenis_usaha and k.jenis_usaha.nama, 18),
    Kolom("Nama produk", lambda k: k.produk, 20),
    Kolom("Modal awal (Rp)", lambda k: k.modal, 16),
    Kolom("Diperiksa", lambda k: "Ya" if k.diperiksa_pada else "Belum", 10),
    Kolom("Asal data", lambda k: k.get_asal_display(), 14),
]


def kolom_kelompok(
    user: Pengguna, hari_ini: datetime.date, *, dengan_nama: bool = False
) -> list[Kolom]:
    """The columns; names and telephones of people only when they were asked for.

    A child has no telephone in it, and a name only for who may read it (docs/privasi.md).
    """
    if not dengan_nama:
        return DASAR

    def nama(kelompok: Kelompok) -> str:
        return "; ".join(k.sebutan_untuk(user, hari_ini) for k in _ketua(kelompok))

    def telepon(kelompok: Kelompok) -> str:
        nomor = [tulis_telepon(k.telepon) for k in _ketua(kelompok) if not k.anak(hari_ini)]
        return "; ".join(n for n in nomor if n)

    return [
        *DASAR,
        Kolom("Pembina", lambda k: k.pembina_nama, 26),
        Kolom("Ketua", nama, 26),
        Kolom("Telepon ketua", telepon, 18),
        Kolom("Telepon kelompok", lambda k: tulis_telepon(k.telepon), 18),
    ]


def baris_kelompok(
    kelompok: QuerySet[Kelompok], per: datetime.date, *, dengan_nama: bool = False
) -> Iterable[Kelompok]:
    """The rows with all that the columns read; who chairs a group is asked as of `per`."""
    kelompok = kelompok.select_related("jenis_usaha", "desa__kecamatan")
    if dengan_nama:
        ketua = Anggota.objects.per(per).filter(peran=PeranAnggota.KETUA)
        kelompok = kelompok.prefetch_related(Prefetch("anggota", ketua, to_attr="ketua_kini"))
    return kelompok.iterator(chunk_size=POTONG)


def sebut_klasifikasi(kode: str | None) -> str:
    """Level in words; "" when the group was never assessed."""
    return Klasifikasi(kode).label if kode else ""


def _ketua(kelompok: Kelompok) -> list[Anggota]:
    return kelompok.ketua_kini  # type: ignore[attr-defined]  # prefetched by baris_kelompok
