"""Voiding and bringing back, for any kind of record."""

import pytest
from django.core.exceptions import ValidationError

from inti import aksi
from kelompok.models import Anggota, Kelompok
from tests.pabrik import buat_anggota, buat_kelompok, buat_pengguna, buat_penghargaan

pytestmark = pytest.mark.django_db


def test_batalkan_menyembunyikan_dan_mencatat():
    anggota, oleh = buat_anggota(), buat_pengguna()

    aksi.batalkan(anggota, oleh=oleh, alasan="  Salah orang ")

    assert not Anggota.objects.exists()
    kini = Anggota.semua.get()
    assert (kini.alasan_batal, kini.dibatalkan_oleh, kini.versi) == ("Salah orang", oleh, 2)
    catatan = kini.riwayat.latest()
    assert (catatan.history_user, catatan.history_change_reason) == (oleh, "Salah orang")


@pytest.mark.parametrize("alasan", ["", "   "])
def test_batalkan_tanpa_alasan_ditolak(alasan):
    anggota = buat_anggota()

    with pytest.raises(ValidationError) as galat:
        aksi.batalkan(anggota, oleh=buat_pengguna(), alasan=alasan)

    assert galat.value.message_dict.keys() == {"alasan"}
    assert Anggota.objects.count() == 1


def test_dua_kali_tetap_yang_pertama():
    anggota = buat_anggota()
    for alasan in ("Pertama", "Kedua"):
        aksi.batalkan(anggota, oleh=buat_pengguna(), alasan=alasan)

    assert Anggota.semua.get().alasan_batal == "Pertama"
    assert anggota.riwayat.count() == 2


def test_yang_berdiri_dari_aplikasi_lain_juga_disebut():
    """Awards register themselves; the group's own app does not know them."""
    kelompok = buat_kelompok()
    buat_penghargaan({"jenis": "kelompok", "kelompok": kelompok}, judul="Juara I")
    buat_anggota(kelompok, nama="Sri")

    with pytest.raises(ValidationError) as galat:
        aksi.batalkan(kelompok, oleh=buat_pengguna(), alasan="Salah catat")

    assert "Anggota Sri" in galat.value.messages[0]
    assert "Juara I" in galat.value.messages[0]
    assert not Kelompok.objects.get().batal


def test_yang_berdiri_lebih_dari_sepuluh_diringkas():
    kelompok = buat_kelompok()
    for _ in range(12):
        buat_anggota(kelompok)

    with pytest.raises(ValidationError, match=r"; Anggota .* …\."):
        aksi.batalkan(kelompok, oleh=buat_pengguna(), alasan="Salah catat")


def test_pulihkan_mengembalikan_sekali():
    anggota, oleh = buat_anggota(), buat_pengguna()
    aksi.batalkan(anggota, oleh=oleh, alasan="Salah")

    for _ in range(2):
        aksi.pulihkan(anggota, oleh=oleh)

    kini = Anggota.objects.get()
    assert (kini.batal, kini.alasan_batal, kini.dibatalkan_oleh) == (False, "", None)
    assert kini.riwayat.count() == 3


def test_pulihkan_ditolak_oleh_aturan_unik():
    kelompok, oleh = buat_kelompok(nama="Melati"), buat_pengguna()
    aksi.batalkan(kelompok, oleh=oleh, alasan="Salah")
    buat_kelompok(kelompok.desa, nama="melati")

    with pytest.raises(ValidationError, match="sudah ada"):
        aksi.pulihkan(kelompok, oleh=oleh)

    assert Kelompok.semua.get(pk=kelompok.pk).batal
