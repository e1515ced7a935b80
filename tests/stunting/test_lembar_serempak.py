"""Two real connections on one sheet of weighing: both saved, one row, nothing overwritten.

By the real clock: threads have no stopped one.
"""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from inti.bulan import sandi_bulan
from stunting.models import Pengukuran
from tests.kelompok.test_lembar_serempak import serentak
from tests.pabrik import buat_desa, buat_pengguna
from tests.pabrik_stunting import buat_pengukuran

pytestmark = pytest.mark.django_db(transaction=True)
BULAN = (timezone.localdate().replace(day=1) - datetime.timedelta(days=1)).replace(day=1)
ALAMAT = f"/stunting/data/penimbangan/{sandi_bulan(BULAN)}/"
ULANGAN = 4


def penyimpan(desa, **sel):
    """A logged-in browser that saves these cells of one village."""
    client = Client()
    client.force_login(buat_pengguna())
    isi = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "aksi": "simpan"}
    isi |= {"form-0-desa": desa.pk} | {f"form-0-{k}": v for k, v in sel.items()}

    def simpan():
        return client.post(ALAMAT, isi, HTTP_ACCEPT="application/json")

    return simpan


def test_dua_orang_mengisi_baris_baru_serentak_satu_baris():
    for _ in range(ULANGAN):
        desa = buat_desa()

        hasil = serentak(
            penyimpan(desa, awal="|||", sasaran="60", diukur="50"),
            penyimpan(desa, awal="|||", pendek="8", sangat_pendek="2"),
        )

        assert [r.status_code for r in hasil] == [200, 200]
        kolom = ("sasaran", "diukur", "pendek", "sangat_pendek")
        assert list(Pengukuran.objects.filter(desa=desa).values_list(*kolom)) == [(60, 50, 8, 2)]


def test_dua_orang_satu_sel_serentak_yang_kedua_diberi_tahu():
    for _ in range(ULANGAN):
        satu = buat_pengukuran(bulan=BULAN)

        hasil = serentak(
            penyimpan(satu.desa, awal="60|50|8|2", diukur="51"),
            penyimpan(satu.desa, awal="60|50|8|2", diukur="52"),
        )

        bentrok = [r.json()["baris"][str(satu.desa_id)]["bentrok"] for r in hasil]
        satu.refresh_from_db()
        assert sorted(map(bool, bentrok)) == [False, True]
        menang = next(n for n, b in enumerate(bentrok) if not b)
        assert satu.diukur == (51, 52)[menang]
        assert next(b for b in bentrok if b)["diukur"]["nilai"] == str(satu.diukur)
