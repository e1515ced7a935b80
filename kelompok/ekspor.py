"""The columns of the list of groups as a workbook."""

from django.db.models import Prefetch, QuerySet

from dinas.models import Pengguna
from inti.xlsx import Kolom
from kelompok.jenis import Klasifikasi
from kelompok.models import Anggota, Kelompok, PeranAnggota

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
    Kolom("Berakhir", lambda k: k.selesai, 12),
    Kolom("Alasan berakhir", lambda k: k.get_alasan_selesai_display(), 20),
    Kolom("Klasifikasi", lambda k: sebut_klasifikasi(k.klasifikasi), 14),
    Kolom("SK berlaku", lambda k: "Ada" if k.ada_sk else "Belum", 10),
    Kolom("Petugas", lambda k: k.nama_petugas, 26),
    Kolom("Basis", lambda k: k.get_basis_display(), 30),
    Kolom("Jenis usaha", lambda k: str(k.jenis_usaha or ""), 18),
    Kolom("Nama produk", lambda k: k.produk, 20),
    Kolom("Modal awal (Rp)", lambda k: k.modal, 16),
    Kolom("Diperiksa", lambda k: "Ya" if k.diperiksa_pada else "Belum", 10),
    Kolom("Asal data", lambda k: k.get_asal_display(), 14),
]


def kolom_kelompok(user: Pengguna, hari_ini, *, dengan_nama: bool) -> list[Kolom]:
    """The columns; names and telephones of people only when they were asked for."""
    if not dengan_nama:
        return DASAR

    def ketua(kelompok: Kelompok) -> Anggota | None:
        return next(iter(kelompok.ketua_kini), None)  # type: ignore[attr-defined]

    def nama(kelompok: Kelompok) -> str:
        orang = ketua(kelompok)
        return orang.sebutan_untuk(user, hari_ini) if orang else ""

    def telepon(kelompok: Kelompok) -> str:
        orang = ketua(kelompok)
        return orang.telepon if orang and not orang.anak(hari_ini) else ""

    return [
        *DASAR,
        Kolom("Pembina", lambda k: k.pembina_nama, 26),
        Kolom("Ketua", nama, 26),
        Kolom("Telepon ketua", telepon, 18),
        Kolom("Telepon kelompok", lambda k: k.telepon, 18),
    ]


def baris_kelompok(kelompok: QuerySet[Kelompok], hari_ini, *, dengan_nama: bool):
    """The rows with all that the columns read."""
    kelompok = kelompok.select_related("jenis_usaha", "desa__kecamatan")
    if not dengan_nama:
        return kelompok
    ketua = Anggota.objects.per(hari_ini).filter(peran=PeranAnggota.KETUA)
    return kelompok.prefetch_related(
        Prefetch("anggota", ketua.select_related("kelompok"), to_attr="ketua_kini")
    )


def sebut_klasifikasi(kode: str | None) -> str:
    """Level in words; "" when the group was never assessed."""
    return Klasifikasi(kode).label if kode else ""
