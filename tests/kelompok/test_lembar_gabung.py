"""Three values of a cell become one: what was read, what is stored, what is typed."""

import pytest

from kelompok.forms.lembar import baca_awal, baca_tampil
from kelompok.gabung import Isian, gabung

KOLOM = ("sasaran", "anggota", "pertemuan", "hadir")


def nilai(anggota=None, *, pertemuan=1, hadir=1, nihil=False):
    return {
        "sasaran": 58,
        "anggota": anggota,
        "pertemuan": pertemuan,
        "hadir": hadir,
        "nihil": nihil,
    }


@pytest.mark.parametrize(
    ("awal", "kini", "ketik", "ambil", "bentrok"),
    [
        (41, 41, 41, {}, set()),  # nothing happened
        (41, 41, 42, {"anggota": 42}, set()),  # only this user
        (41, 42, 41, {}, set()),  # only the other
        (41, 42, 42, {}, set()),  # both the same
        (41, 42, 43, {}, {"anggota"}),  # both, differently
        (41, None, 43, {}, {"anggota"}),
        (41, 43, None, {}, {"anggota"}),
        (None, None, 41, {"anggota": 41}, set()),
        (41, 41, None, {"anggota": None}, set()),
        (None, 0, None, {}, set()),
        (None, 0, 5, {}, {"anggota"}),  # 0 is a value, not "nothing there"
    ],
)
def test_tiga_arah(awal, kini, ketik, ambil, bentrok):
    isian = Isian(nilai={"anggota": ketik}, awal=nilai(awal))

    hasil = gabung(nilai(kini), isian)

    assert (hasil.ambil, hasil.bentrok) == (ambil, bentrok)


def test_tanpa_awal_yang_tersimpan_menjadi_dasar():
    assert gabung(nilai(41), Isian(nilai={"anggota": 42})).ambil == {"anggota": 42}


def test_kolom_yang_tidak_dikirim_tidak_disentuh():
    assert gabung(nilai(41), Isian(nilai={}, awal=nilai(40))).ambil == {}


def test_nihil_pada_sel_mati_menjadi_nol():
    """A browser leaves out what it disabled."""
    hasil = gabung(nilai(41, pertemuan=1, hadir=9), Isian(nilai={"nihil": True}, awal=None))
    assert hasil.ambil == {"nihil": True, "pertemuan": 0, "hadir": 0}


def test_nihil_tidak_menimpa_pertemuan_yang_baru_diisi_orang_lain():
    awal = nilai(41, pertemuan=None, hadir=None)
    isian = Isian(nilai={"nihil": True, "pertemuan": None, "hadir": None}, awal=awal)

    hasil = gabung(nilai(41, pertemuan=2, hadir=None), isian)

    assert hasil.ambil == {"nihil": True, "hadir": 0}


def test_nihil_dicabut_mengosongkan_nolnya_bukan_angka_baru():
    kini = nilai(41, pertemuan=0, hadir=0, nihil=True)
    isian = Isian(nilai={"nihil": False, "pertemuan": 2, "hadir": 0}, awal=kini)

    assert gabung(kini, isian).ambil == {"nihil": False, "pertemuan": 2, "hadir": None}


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        (
            "58|41||3|1",
            {"sasaran": 58, "anggota": 41, "pertemuan": None, "hadir": 3, "nihil": True},
        ),
        ("||||0", dict.fromkeys(KOLOM) | {"nihil": False}),
        ("||||", dict.fromkeys(KOLOM) | {"nihil": False}),
        ("", None),
        ("58|41|3|1", None),
        ("58|41||3|1|9", None),
        ("a|41||3|1", None),
        ("-1|41||3|1", None),
        ("４|41||3|1", None),
        ("9" * 21 + "|41||3|1", None),
    ],
)
def test_baca_awal(teks, hasil):
    assert baca_awal(teks, KOLOM) == hasil


def test_baca_tampil():
    assert baca_tampil("lonjakan-anggota=24→57;pertemuan-banyak=9;rusak;=x=y") == {
        ("lonjakan-anggota", "24→57"),
        ("pertemuan-banyak", "9"),
        ("", "x=y"),
    }
    assert baca_tampil("") == frozenset()
