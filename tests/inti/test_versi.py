"""The version that every save checks and raises."""

import pytest
from django.db import transaction

from inti.aksi import simpan_beralasan
from inti.models import Bentrok
from kelompok.models import Kelompok
from tests.pabrik import buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db


def test_setiap_simpan_menaikkan_versi():
    kelompok = buat_kelompok()
    for versi in (2, 3):
        kelompok.save()
        assert kelompok.versi == Kelompok.objects.get().versi == versi


def test_salinan_lama_tidak_menimpa():
    kelompok = buat_kelompok(alamat="RT 01")
    lama, baru = Kelompok.objects.get(), Kelompok.objects.get()
    baru.alamat = "RT 02"
    baru.save()

    lama.alamat = "RT 03"
    with pytest.raises(Bentrok), transaction.atomic():
        lama.save()

    kelompok.refresh_from_db()
    assert (kelompok.alamat, kelompok.versi, lama.versi) == ("RT 02", 2, 1)
    assert kelompok.riwayat.count() == 2


def test_update_fields_juga_menaikkan_versi():
    kelompok = buat_kelompok(alamat="RT 01")
    kelompok.alamat, kelompok.telepon = "RT 02", "0812-5555-0100"
    kelompok.save(update_fields=["alamat"])

    kelompok.refresh_from_db()
    assert (kelompok.alamat, kelompok.telepon, kelompok.versi) == ("RT 02", "", 2)


def test_baris_baru_dengan_pk_sendiri_tersimpan():
    """Django tries UPDATE before INSERT then; the version must not stop it."""
    contoh = buat_kelompok()
    baru = Kelompok(
        pk=contoh.pk + 100, jenis="BKR", nama="Baru", desa=contoh.desa, mulai=contoh.mulai
    )
    baru.save()

    assert Kelompok.objects.get(pk=baru.pk).versi == 1


def test_alasan_dan_pelaku_tercatat_tanpa_permintaan():
    kelompok, oleh = buat_kelompok(), buat_pengguna()
    simpan_beralasan(kelompok, oleh=oleh, alasan="Uji")

    catatan = kelompok.riwayat.latest()
    assert (catatan.history_user, catatan.history_change_reason) == (oleh, "Uji")
