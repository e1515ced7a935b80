"""Accounts: what a save does, and what it must not do."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import update_last_login
from django.db import IntegrityError, transaction

from dinas.models import Pengguna
from dinas.peran import Peran
from inti.models import Bentrok
from tests.pabrik import SANDI, buat_pengguna

pytestmark = pytest.mark.django_db


def test_masuk_tidak_menaikkan_versi_dan_tidak_meninggalkan_riwayat():
    user = buat_pengguna()
    peramban_lain = Pengguna.objects.get(pk=user.pk)
    riwayat = user.riwayat.count()

    update_last_login(None, user)
    update_last_login(None, peramban_lain)  # the same account on the phone: no clash

    user.refresh_from_db()
    assert user.last_login is not None
    assert (user.versi, user.riwayat.count()) == (1, riwayat)


def test_dua_perubahan_akun_bentrok():
    user = buat_pengguna()
    lain = Pengguna.objects.get(pk=user.pk)
    user.first_name = "Rina"
    user.save()
    lain.first_name = "Rini"
    with pytest.raises(Bentrok):
        lain.save()


def test_staf_mengikuti_peran():
    user = buat_pengguna(Peran.ADMINISTRATOR)
    assert user.is_staff
    user.peran = Peran.OPERATOR
    user.save()
    assert not Pengguna.objects.get(pk=user.pk).is_staff


def test_tidak_ada_superuser():
    user = buat_pengguna()
    with pytest.raises(IntegrityError), transaction.atomic():
        Pengguna.objects.filter(pk=user.pk).update(is_superuser=True)
    dibuat = Pengguna.objects.create_superuser("kepala", password=SANDI, is_superuser=True)
    assert (dibuat.peran, dibuat.is_superuser) == (Peran.ADMINISTRATOR, False)


def test_akun_nonaktif_tidak_dapat_masuk():
    user = buat_pengguna(is_active=False)
    assert authenticate(None, username=user.username, password=SANDI) is None


def test_administrator_terakhir():
    satu = buat_pengguna(Peran.ADMINISTRATOR)
    assert satu.administrator_terakhir
    buat_pengguna(Peran.ADMINISTRATOR, is_active=False)
    assert satu.administrator_terakhir
    buat_pengguna(Peran.ADMINISTRATOR)
    assert not satu.administrator_terakhir
