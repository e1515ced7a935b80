import datetime

import pytest
from django.urls import Resolver404, resolve

from inti.bulan import (
    PengubahBulan,
    baca_bulan,
    bulan_dari,
    deret_bulan,
    geser_bulan,
    sandi_bulan,
)

OKTOBER = datetime.date(2020, 10, 1)


def test_bulan_adalah_hari_pertamanya():
    assert bulan_dari(datetime.date(2020, 10, 31)) == OKTOBER
    assert sandi_bulan(OKTOBER) == "2020-10"
    assert baca_bulan("2020-10") == OKTOBER


@pytest.mark.parametrize(
    "teks", ["2020-13", "2020-00", "2020-1", "20-10", "2020-10-01", "", "1800-01", "２０２０-10"]
)
def test_bukan_bulan(teks):
    with pytest.raises(ValueError, match="bukan bulan"):
        baca_bulan(teks)


@pytest.mark.parametrize(
    ("banyak", "hasil"),
    [(0, (2020, 10)), (3, (2021, 1)), (-10, (2019, 12)), (-9, (2020, 1)), (26, (2022, 12))],
)
def test_geser_melewati_tahun(banyak, hasil):
    assert geser_bulan(OKTOBER, banyak) == datetime.date(*hasil, 1)


def test_deret_memuat_kedua_ujung():
    deret = deret_bulan(datetime.date(2020, 11, 30), datetime.date(2021, 2, 1))
    assert [sandi_bulan(b) for b in deret] == ["2020-11", "2020-12", "2021-01", "2021-02"]
    assert deret_bulan(OKTOBER, OKTOBER) == [OKTOBER]


def test_alamat_bulan():
    pengubah = PengubahBulan()
    assert pengubah.to_url(pengubah.to_python("2020-10")) == "2020-10"
    for jalur in ("/laporan/lembar/2026-13/", "/laporan/lembar/2026-1/", "/laporan/lembar/abc/"):
        with pytest.raises(Resolver404):
            resolve(jalur)
