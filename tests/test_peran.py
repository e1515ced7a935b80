"""Roles are code: the table below is dinas/peran.py, readable, and every name in it exists."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission

from dinas.peran import IZIN, Peran
from tests import pabrik

PERAN = (Peran.PIMPINAN, Peran.OPERATOR, Peran.PETUGAS, Peran.ADMINISTRATOR)
# fmt: off
#                                       pimpinan operator petugas administrator
MATRIKS = {
    "kelompok.view_kelompok":            (1, 1, 1, 1),
    "kelompok.add_kelompok":             (0, 1, 1, 1),
    "kelompok.change_kelompok":          (0, 1, 1, 1),
    "kelompok.tetapkan_kelompok":        (0, 1, 0, 1),
    "kelompok.view_anggota":             (1, 1, 1, 1),
    "kelompok.add_anggota":              (0, 1, 1, 1),
    "kelompok.change_anggota":           (0, 1, 1, 1),
    "kelompok.unduh_anggota":            (0, 1, 0, 1),
    "kelompok.add_penilaian":            (0, 1, 1, 1),
    "kelompok.change_penilaian":         (0, 1, 1, 1),
    "kelompok.add_skkelompok":           (0, 1, 1, 1),
    "kelompok.change_skkelompok":        (0, 1, 1, 1),
    "kelompok.add_usulan":               (0, 0, 1, 0),
    "kelompok.view_usulan":              (0, 1, 1, 1),
    "kelompok.change_usulan":            (0, 1, 0, 1),
    "kelompok.view_laporanbulanan":      (1, 1, 1, 1),
    "kelompok.add_laporanbulanan":       (0, 1, 1, 1),
    "kelompok.change_laporanbulanan":    (0, 1, 1, 1),
    "kelompok.verifikasi_laporanbulanan": (0, 1, 0, 1),
    "kelompok.buka_laporanbulanan":      (0, 1, 0, 1),
    "petugas.view_petugas":              (1, 1, 1, 1),
    "petugas.add_petugas":               (0, 1, 0, 1),
    "petugas.change_petugas":            (0, 1, 0, 1),
    "petugas.add_jabatan":               (0, 1, 0, 1),
    "petugas.change_jabatan":            (0, 1, 0, 1),
    "petugas.add_penugasan":             (0, 1, 0, 1),
    "petugas.change_penugasan":          (0, 1, 0, 1),
    "petugas.add_koordinator":           (0, 1, 0, 1),
    "petugas.change_koordinator":        (0, 1, 0, 1),
    "petugas.add_imp":                   (0, 1, 0, 1),
    "petugas.change_imp":                (0, 1, 0, 1),
    "stunting.view_daftarlokus":         (1, 1, 1, 1),
    "stunting.add_daftarlokus":          (0, 1, 0, 1),
    "stunting.change_daftarlokus":       (0, 1, 0, 1),
    "stunting.add_lokus":                (0, 1, 0, 1),
    "stunting.change_lokus":             (0, 1, 0, 1),
    "stunting.view_pengukuran":         (1, 1, 1, 1),
    "stunting.add_pengukuran":          (0, 1, 0, 1),
    "stunting.change_pengukuran":       (0, 1, 0, 1),
    "stunting.view_keluargaberisiko":   (1, 1, 1, 1),
    "stunting.add_keluargaberisiko":    (0, 1, 0, 1),
    "stunting.change_keluargaberisiko": (0, 1, 0, 1),
    "stunting.view_cakupanlayanan":     (1, 1, 1, 1),
    "stunting.add_cakupanlayanan":      (0, 1, 0, 1),
    "stunting.change_cakupanlayanan":   (0, 1, 0, 1),
    "stunting.view_kertaskerja":        (1, 1, 0, 1),
    "stunting.add_kertaskerja":         (0, 1, 0, 1),
    "stunting.change_kertaskerja":      (0, 1, 0, 1),
    "stunting.add_kertasdesa":          (0, 1, 0, 1),
    "stunting.change_kertasdesa":       (0, 1, 0, 1),
    "stunting.view_prevalensiterbit":   (1, 1, 1, 1),
    "stunting.add_prevalensiterbit":    (0, 0, 0, 1),
    "stunting.change_prevalensiterbit": (0, 0, 0, 1),
    "stunting.view_prevalensisurvei":   (1, 1, 1, 1),
    "stunting.add_prevalensisurvei":    (0, 0, 0, 1),
    "stunting.change_prevalensisurvei": (0, 0, 0, 1),
    "kegiatan.view_kegiatan":            (1, 1, 1, 1),
    "kegiatan.add_kegiatan":             (0, 1, 1, 1),
    "kegiatan.change_kegiatan":          (0, 1, 1, 1),
    "kegiatan.view_komitmen":            (1, 1, 1, 1),
    "kegiatan.add_komitmen":             (0, 1, 0, 1),
    "kegiatan.change_komitmen":          (0, 1, 0, 1),
    "kegiatan.add_tindaklanjut":         (0, 1, 1, 1),
    "kegiatan.change_tindaklanjut":      (0, 1, 1, 1),
    "kegiatan.view_mitra":               (1, 1, 1, 1),
    "kegiatan.add_mitra":                (0, 1, 0, 1),
    "kegiatan.change_mitra":             (0, 1, 0, 1),
    "kegiatan.view_forumgenre":          (1, 1, 1, 1),
    "kegiatan.add_forumgenre":           (0, 1, 0, 1),
    "kegiatan.change_forumgenre":        (0, 1, 0, 1),
    "kegiatan.view_dukungandana":        (1, 1, 1, 1),
    "kegiatan.add_dukungandana":         (0, 1, 0, 1),
    "kegiatan.change_dukungandana":      (0, 1, 0, 1),
    "berkas.view_lampiran":              (1, 1, 1, 1),
    "berkas.add_lampiran":               (0, 1, 1, 1),
    "berkas.change_lampiran":            (0, 1, 1, 1),
    "impor.view_batch":                  (0, 1, 0, 1),
    "impor.add_batch":                   (0, 1, 0, 1),
    "impor.change_batch":                (0, 1, 0, 1),
    "penghargaan.view_penghargaan":      (1, 1, 1, 1),
    "penghargaan.add_penghargaan":       (0, 1, 0, 1),
    "penghargaan.change_penghargaan":    (0, 1, 0, 1),
    "wilayah.view_desa":                 (1, 1, 1, 1),
    "wilayah.add_desa":                  (0, 0, 0, 1),
    "wilayah.change_desa":               (0, 0, 0, 1),
    "dinas.view_suratkeputusan":         (1, 1, 1, 1),
    "dinas.add_suratkeputusan":          (0, 1, 0, 1),
    "dinas.change_suratkeputusan":       (0, 1, 0, 1),
    "dinas.view_catatanunduh":           (0, 0, 0, 1),
}
# Reference data: administrators alone, in the admin site (boundaries on their own page).
ACUAN = (
    "dinas.profildinas", "dinas.identitasdinas", "dinas.aturanlapor", "dinas.pengguna",
    "wilayah.kecamatan", "wilayah.namalain", "wilayah.namalainkecamatan", "wilayah.kodelain",
    "wilayah.datadesa", "wilayah.petabatas", "kelompok.sumberdana", "kelompok.keterpaduan",
    "kelompok.jenisusaha",
    "kelompok.materi", "kegiatan.sasaran", "kegiatan.media", "kegiatan.kodekegiatan",
    "penghargaan.jenispenghargaan", "stunting.indikatorlayanan",
)
# fmt: on
for _model in ACUAN:
    _aplikasi, _nama = _model.split(".")
    for _tindakan in ("view", "add", "change"):
        MATRIKS[f"{_aplikasi}.{_tindakan}_{_nama}"] = (0, 0, 0, 1)


def test_tabel_ini_adalah_kodenya():
    for i, peran in enumerate(PERAN):
        assert {izin for izin, baris in MATRIKS.items() if baris[i]} == IZIN[peran], peran


def test_setiap_peran_punya_izin():
    assert set(IZIN) == set(Peran.values)


@pytest.mark.django_db
def test_setiap_izin_ada_sesudah_migrasi():
    """A misspelt name would silently forbid: no view would ever let anybody in."""
    ada = {
        f"{i.content_type.app_label}.{i.codename}"
        for i in Permission.objects.select_related("content_type")
    }
    assert set(MATRIKS) - ada == set()


@pytest.mark.django_db
def test_tidak_ada_izin_hapus():
    assert not [izin for izin in MATRIKS if ".delete_" in izin]


@pytest.mark.django_db
@pytest.mark.parametrize("peran", PERAN)
def test_pengguna_memegang_izin_perannya(peran, django_assert_num_queries):
    user = pabrik.buat_pengguna(peran)
    with django_assert_num_queries(0):  # from code, not from tables
        assert user.get_all_permissions() == IZIN[peran]
        assert all(
            user.has_perm(izin) == bool(MATRIKS[izin][PERAN.index(peran)]) for izin in MATRIKS
        )


@pytest.mark.django_db
def test_izin_mengikuti_peran_seketika():
    user = pabrik.buat_pengguna(Peran.OPERATOR)
    user.peran = Peran.PIMPINAN
    user.save()
    assert not type(user).objects.get(pk=user.pk).has_perm("kelompok.add_kelompok")


@pytest.mark.django_db
def test_tanpa_izin_bila_nonaktif_anonim_atau_ditanya_per_objek():
    user = pabrik.buat_pengguna(Peran.ADMINISTRATOR)
    assert not user.has_perm("kelompok.view_kelompok", obj=pabrik.buat_kelompok())
    user.is_active = False
    assert not user.has_perm("kelompok.view_kelompok")
    assert not AnonymousUser().has_perm("kelompok.view_kelompok")


@pytest.mark.django_db
def test_hak_dalam_tabel_tidak_menambah_apa_pun():
    """Group and permission tables of Django stay unused, also when somebody fills them."""
    user = pabrik.buat_pengguna(Peran.PIMPINAN)
    user.user_permissions.add(Permission.objects.get(codename="add_kelompok"))
    assert not type(user).objects.get(pk=user.pk).has_perm("kelompok.add_kelompok")
