"""The columns of this app's lists as workbooks."""

from inti.telepon import tulis_telepon
from inti.xlsx import Kolom

PETUGAS_REKAN = [
    Kolom("Kode", lambda p: p.kode, 10),
    Kolom("Nama", lambda p: p.nama, 32),
    Kolom("Jabatan", lambda p: p.sebutan_jabatan, 24),
]
PETUGAS = [
    *PETUGAS_REKAN,
    Kolom("Status", lambda p: "Bertugas" if p.jenis_jabatan else "Tidak bertugas", 14),
    Kolom("Kecamatan", lambda p: ", ".join(p.kecamatan_kini), 28),
    Kolom("Koordinator", lambda p: ", ".join(k.kecamatan.nama for k in p.koordinator_kini), 22),
    Kolom("Jumlah desa", lambda p: p.jumlah_desa, 12),
    Kolom("Beban", lambda p: p.beban.label, 12),
    Kolom("Desa binaan", lambda p: ", ".join(x.desa.nama for x in p.penugasan_kini), 60),
    Kolom("Asal data", lambda p: p.get_asal_display(), 14),
]
NIP = Kolom("NIP", lambda p: p.nip, 22)
TELEPON = Kolom("Telepon", lambda p: tulis_telepon(p.telepon), 18)

IMP = [
    Kolom("Kecamatan", lambda x: x.desa.kecamatan.nama, 22),
    Kolom("Desa/kelurahan", lambda x: x.desa.nama, 26),
    Kolom("Tingkat", lambda x: x.get_tingkat_display(), 12),
    Kolom("Nama", lambda x: x.nama, 30),
    Kolom("Klasifikasi", lambda x: x.get_klasifikasi_display(), 14),
    Kolom("Mulai", lambda x: x.mulai, 12),
    Kolom("Selesai", lambda x: x.selesai, 12),
    Kolom("SK", lambda x: str(x.sk or ""), 36),
    Kolom("Asal data", lambda x: x.get_asal_display(), 14),
]

TANPA = [
    Kolom("Kode desa", lambda d: d.kode, 16),
    Kolom("Desa/kelurahan", lambda d: d.nama_lengkap, 30),
    Kolom("Kecamatan", lambda d: d.kecamatan.nama, 24),
]

MENDATANG = [
    Kolom("Kode desa", lambda p: p.desa.kode, 16),
    Kolom("Desa/kelurahan", lambda p: p.desa.nama_lengkap, 30),
    Kolom("Kecamatan", lambda p: p.desa.kecamatan.nama, 24),
    Kolom("Mulai", lambda p: p.tanggal, 12),
    Kolom("Dari", lambda p: p.dari and p.dari.nama, 32),
    Kolom("Kepada", lambda p: p.ke and p.ke.nama, 32),
]


def kolom_petugas(*, rinci: bool, dengan_kontak: bool) -> list[Kolom]:
    """Telephones only when ticked; what only offices may read (NIP, load) only with `rinci`."""
    kolom = PETUGAS if rinci else PETUGAS_REKAN
    if not dengan_kontak:
        return kolom
    return [*kolom, NIP, TELEPON] if rinci else [*kolom, TELEPON]


def kolom_imp(*, dengan_kontak: bool) -> list[Kolom]:
    return [*IMP, TELEPON] if dengan_kontak else IMP
