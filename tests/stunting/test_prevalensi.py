"""Shares from weighing, against a small table worked by hand.

Kecamatan of three villages, 2020:
           February                       August
    A      60 sasaran, 50 diukur, 8+2     62, 40, 5+1
    B      30, 20, 4+1                    –
    C      –                              –
August speaks for the year: only A has it, so 6/40 = 15.00 %, one of three villages, and 40 of 62
measured = 64.52 %. February would be (10+5)/70 = 21.43 %, the mean of percentages 22.50 %, both
months together 21/110 = 19.09 %: none of these is the figure.
"""

import datetime
from decimal import Decimal

import pytest

from stunting.models import Pengukuran
from stunting.rekap import pilih_bulan, prevalensi, prevalensi_area, prevalensi_per_desa

FEBRUARI, AGUSTUS = datetime.date(2020, 2, 1), datetime.date(2020, 8, 1)
A, B, C = 1, 2, 3


def baris(desa, bulan, sasaran, diukur, pendek, sangat):
    return Pengukuran(
        desa_id=desa,
        bulan=bulan,
        sasaran=sasaran,
        diukur=diukur,
        pendek=pendek,
        sangat_pendek=sangat,
    )


TABEL = [
    baris(A, FEBRUARI, 60, 50, 8, 2),
    baris(B, FEBRUARI, 30, 20, 4, 1),
    baris(A, AGUSTUS, 62, 40, 5, 1),
]


def test_kecamatan_menurut_satu_bulan():
    hasil = prevalensi_area(TABEL, [A, B, C], 2020)
    assert hasil.bulan == AGUSTUS
    assert (hasil.stunting, hasil.diukur) == (6, 40)
    assert hasil.persen == Decimal("15.00")
    assert hasil.cakupan == Decimal("64.52")
    assert hasil.rendah(80)
    assert not hasil.rendah(64)
    assert (hasil.berdata, hasil.desa, hasil.tanpa) == (1, 3, (B, C))


def test_bulan_yang_diminta():
    hasil = prevalensi(TABEL, [A, B, C], FEBRUARI)
    assert hasil.persen == Decimal("21.43")
    assert hasil.tanpa == (C,)


def test_tiap_desa_menurut_bulannya_sendiri():
    hasil = prevalensi_per_desa(TABEL, [A, B, C], 2020)
    assert [(hasil[d].bulan, hasil[d].persen) for d in (A, B, C)] == [
        (AGUSTUS, Decimal("15.00")),
        (FEBRUARI, Decimal("25.00")),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("bulan", "harap"),
    [
        ([2, 8, 11], 8),
        ([2, 11], 2),
        ([3, 11], 11),
        ([], None),
    ],
)
def test_bulan_yang_mewakili_tahun(bulan, harap):
    ada = [datetime.date(2020, b, 1) for b in bulan] + [datetime.date(2019, 8, 1)]
    hasil = pilih_bulan(ada, 2020)
    assert hasil == (harap and datetime.date(2020, harap, 1))


def test_baris_belum_lengkap_tidak_dihitung():
    draf = baris(B, AGUSTUS, 30, 25, None, 1)
    assert prevalensi_area([*TABEL, draf], [A, B, C], 2020).tanpa == (B, C)


def test_tanpa_yang_diukur_tidak_ada_persennya():
    hasil = prevalensi_area([baris(A, AGUSTUS, 60, 0, 0, 0)], [A], 2020)
    assert hasil.persen is None
    assert hasil.kelas is None
    assert hasil.cakupan == 0


def test_sasaran_yang_tidak_diketahui_tidak_mengecilkan_cakupan():
    tanpa_sasaran = baris(B, AGUSTUS, None, 100, 10, 0)
    hasil = prevalensi_area([*TABEL, tanpa_sasaran], [A, B], 2020)
    assert hasil.cakupan == Decimal("64.52")
    assert (hasil.stunting, hasil.diukur) == (16, 140)


@pytest.mark.parametrize(
    ("stunting", "kelas"),
    [
        (0, 0),
        (24, 0),
        (25, 1),
        (99, 1),
        (100, 2),
        (199, 2),
        (200, 3),
        (299, 3),
        (300, 4),
        (900, 4),
    ],
)
def test_kelas_who_mulai_pada_batasnya(stunting, kelas):
    assert prevalensi_area([baris(A, AGUSTUS, 1000, 1000, stunting, 0)], [A], 2020).kelas == kelas
