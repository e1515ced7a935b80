"""Roles as code: what each role may do is written here and nowhere else.

Permissions are answered from this table without the database, so they follow the code at once.
"""

from django.db import models


class Peran(models.TextChoices):
    PIMPINAN = "pimpinan", "Pimpinan"
    OPERATOR = "operator", "Operator kabupaten"
    PETUGAS = "petugas", "Petugas lapangan"
    ADMINISTRATOR = "administrator", "Administrator"


SEMUA_WILAYAH = frozenset({Peran.PIMPINAN, Peran.OPERATOR, Peran.ADMINISTRATOR})
NAMA_ANAK = frozenset({Peran.OPERATOR, Peran.PETUGAS, Peran.ADMINISTRATOR})


def _izin(aplikasi: str, model: str, *tindakan: str) -> set[str]:
    return {f"{aplikasi}.{t}_{model}" for t in tindakan}


LIHAT = (
    _izin("kelompok", "kelompok", "view")
    | _izin("kelompok", "anggota", "view")
    | _izin("kelompok", "laporanbulanan", "view")
    | _izin("petugas", "petugas", "view")
    | _izin("stunting", "daftarlokus", "view")
    | _izin("stunting", "pengukuran", "view")
    | _izin("stunting", "keluargaberisiko", "view")
    | _izin("stunting", "cakupanlayanan", "view")
    | _izin("stunting", "prevalensiterbit", "view")
    | _izin("stunting", "prevalensisurvei", "view")
    | _izin("kegiatan", "kegiatan", "view")
    | _izin("kegiatan", "komitmen", "view")
    | _izin("kegiatan", "mitra", "view")
    | _izin("kegiatan", "forumgenre", "view")
    | _izin("kegiatan", "dukungandana", "view")
    | _izin("penghargaan", "penghargaan", "view")
    | _izin("berkas", "lampiran", "view")
    | _izin("wilayah", "desa", "view")
    | _izin("dinas", "suratkeputusan", "view")
)
# In their own villages (the area is asked apart, by `terlihat`).
ISI_KELOMPOK = (
    _izin("kelompok", "kelompok", "add", "change")
    | _izin("kelompok", "anggota", "add", "change")
    | _izin("kelompok", "penilaian", "add", "change")
    | _izin("kelompok", "skkelompok", "add", "change")
)
# Reports: enter and send in one's own villages; verifying is the office's, and each
# coordinator's in the kecamatan (kelompok/akses.py).
ISI_LAPORAN = _izin("kelompok", "laporanbulanan", "add", "change")
# Events in one's own villages, and what was done about the promises there; a file goes with
# the record that it belongs to, which is asked apart.
ISI_KEGIATAN = (
    _izin("kegiatan", "kegiatan", "add", "change")
    | _izin("kegiatan", "tindaklanjut", "add", "change")
    | _izin("berkas", "lampiran", "add", "change")
)
PERIKSA_LAPORAN = {"kelompok.verifikasi_laporanbulanan", "kelompok.buka_laporanbulanan"}
TETAPKAN_KELOMPOK = {"kelompok.tetapkan_kelompok"}  # end, revive, void, move, confirm
UNDUH_ANGGOTA = {"kelompok.unduh_anggota"}  # many names of people in one file
LIHAT_KERTAS = _izin("stunting", "kertaskerja", "view")  # ranks villages of the whole kabupaten
USUL_KELOMPOK = _izin("kelompok", "usulan", "view", "add")
KELOLA = (
    ISI_KELOMPOK
    | ISI_LAPORAN
    | ISI_KEGIATAN
    | PERIKSA_LAPORAN
    | TETAPKAN_KELOMPOK
    | UNDUH_ANGGOTA
    | _izin("kelompok", "usulan", "view", "change")
    | _izin("petugas", "petugas", "add", "change")
    | _izin("petugas", "jabatan", "add", "change")
    | _izin("petugas", "penugasan", "add", "change")
    | _izin("petugas", "koordinator", "add", "change")
    | _izin("petugas", "imp", "add", "change")
    | _izin("stunting", "daftarlokus", "add", "change")
    | _izin("stunting", "lokus", "add", "change")
    | _izin("stunting", "pengukuran", "add", "change")
    | _izin("stunting", "keluargaberisiko", "add", "change")
    | _izin("stunting", "cakupanlayanan", "add", "change")
    | LIHAT_KERTAS
    | _izin("stunting", "kertaskerja", "add", "change")
    | _izin("stunting", "kertasdesa", "add", "change")
    | _izin("kegiatan", "komitmen", "add", "change")
    | _izin("kegiatan", "mitra", "add", "change")
    | _izin("kegiatan", "forumgenre", "add", "change")
    | _izin("kegiatan", "dukungandana", "add", "change")
    | _izin("penghargaan", "penghargaan", "add", "change")
    | _izin("dinas", "suratkeputusan", "add", "change")
    | _izin("impor", "batch", "view", "add", "change")
)
ACUAN = (
    _izin("dinas", "profildinas", "view", "add", "change")
    | _izin("dinas", "identitasdinas", "view", "add", "change")
    | _izin("dinas", "aturanlapor", "view", "add", "change")
    | _izin("dinas", "pengguna", "view", "add", "change")
    | _izin("dinas", "catatanunduh", "view")
    | _izin("wilayah", "kecamatan", "view", "add", "change")
    | _izin("wilayah", "desa", "view", "add", "change")
    | _izin("wilayah", "namalain", "view", "add", "change")
    | _izin("wilayah", "namalainkecamatan", "view", "add", "change")
    | _izin("wilayah", "kodelain", "view", "add", "change")
    | _izin("wilayah", "datadesa", "view", "add", "change")
    | _izin("wilayah", "petabatas", "view", "add", "change")
    | _izin("kelompok", "sumberdana", "view", "add", "change")
    | _izin("kelompok", "keterpaduan", "view", "add", "change")
    | _izin("kelompok", "jenisusaha", "view", "add", "change")
    | _izin("kelompok", "materi", "view", "add", "change")
    | _izin("stunting", "indikatorlayanan", "view", "add", "change")
    | _izin("stunting", "prevalensiterbit", "add", "change")
    | _izin("stunting", "prevalensisurvei", "add", "change")
    | _izin("kegiatan", "sasaran", "view", "add", "change")
    | _izin("kegiatan", "media", "view", "add", "change")
    | _izin("kegiatan", "kodekegiatan", "view", "add", "change")
    | _izin("penghargaan", "jenispenghargaan", "view", "add", "change")
)

IZIN: dict[str, frozenset[str]] = {
    Peran.PIMPINAN: frozenset(LIHAT | LIHAT_KERTAS),
    Peran.OPERATOR: frozenset(LIHAT | KELOLA),
    Peran.PETUGAS: frozenset(LIHAT | ISI_KELOMPOK | ISI_LAPORAN | ISI_KEGIATAN | USUL_KELOMPOK),
    Peran.ADMINISTRATOR: frozenset(LIHAT | KELOLA | ACUAN),
}
