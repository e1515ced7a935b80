"""Rules of a report's figures: what is impossible, and what is only unlikely."""

import datetime

import pytest

from kelompok.peringatan import BulanLalu, daftar_peringatan
from kelompok.validators import galat_hubungan, galat_kirim, kolom_kurang

BKB = {
    "sasaran": 58,
    "anggota": 41,
    "anggota_pus": 35,
    "pus_ber_kb": 27,
    "pertemuan": 1,
    "hadir": 29,
}
PIKR = {"sasaran": 95, "anggota": 22, "pertemuan": 1, "hadir": 60}
OKTOBER = datetime.date(2020, 10, 1)


def kode(isi, *, jenis="BKB", nihil=False, lalu=None) -> list[str]:
    dulu = BulanLalu(OKTOBER, lalu) if lalu is not None else None
    return [p.kode for p in daftar_peringatan(isi, jenis=jenis, nihil=nihil, lalu=dulu)]


def test_laporan_biasa_tidak_diperingatkan():
    assert kode(BKB, lalu=BKB) == []
    assert kode(PIKR, jenis="PIKR", lalu=PIKR) == []
    assert kode({}) == []


@pytest.mark.parametrize(
    ("ubah", "jenis", "harap"),
    [
        ({"anggota": 58}, "BKB", []),
        ({"anggota": 59}, "BKB", ["anggota-lebih-sasaran"]),
        ({"sasaran": None, "anggota": 59}, "BKB", []),
        ({"sasaran": 20, "hadir": 21}, "PIKR", ["hadir-lebih-sasaran"]),
        ({"sasaran": 10, "anggota": 22, "hadir": 10}, "PIKR", []),
        ({"pertemuan": 8}, "BKB", []),
        ({"pertemuan": 9}, "BKB", ["pertemuan-banyak"]),
        ({"pertemuan": 0, "hadir": 0}, "BKB", ["tanpa-pertemuan"]),
        ({"pertemuan": None}, "BKB", []),
    ],
)
def test_peringatan_dalam_bulan_itu(ubah, jenis, harap):
    assert kode((PIKR if jenis == "PIKR" else BKB) | ubah, jenis=jenis) == harap


def test_tanpa_pertemuan_boleh_bila_nihil():
    assert kode(BKB | {"pertemuan": 0, "hadir": 0}, nihil=True) == []


@pytest.mark.parametrize(
    ("dulu", "kini", "harap"),
    [
        (20, 30, False),  # ten more is not more than ten
        (20, 31, True),
        (22, 33, False),  # half more is not more than half
        (21, 32, True),
        (100, 149, False),
        (100, 151, True),
        (60, 29, True),  # down as well as up
        (60, 30, False),
        (0, 11, True),
        (0, 10, False),
    ],
)
def test_lonjakan_lebih_dari_separuh_dan_lebih_dari_sepuluh(dulu, kini, harap):
    isi = {"sasaran": kini}
    assert kode(isi, lalu={"sasaran": dulu}) == (["lonjakan-sasaran"] if harap else [])


def test_lonjakan_hanya_bila_keduanya_ada():
    assert kode({"sasaran": 90}, lalu={"sasaran": None}) == []
    assert kode({"sasaran": None}, lalu={"sasaran": 90}) == []
    assert kode({"sasaran": 90}) == []


def test_nihil_menjelaskan_tidak_ada_yang_hadir():
    nol = {"pertemuan": 0, "hadir": 0}
    assert kode(nol, nihil=True, lalu={"hadir": 29}) == []
    assert kode(nol, lalu={"hadir": 29}) == ["tanpa-pertemuan", "lonjakan-hadir"]


def test_hadir_melebihi_anggota_bulan_lalu():
    assert kode({"hadir": 30}, lalu={"anggota": 29}) == ["hadir-lebih-anggota-lalu"]
    assert kode({"hadir": 29}, lalu={"anggota": 29}) == []
    assert kode({"hadir": 30}, jenis="PIKR", lalu={"anggota": 29}) == []


def test_peringatan_menyebut_angka_dan_bulannya():
    [p] = daftar_peringatan(
        {"sasaran": 1570}, jenis="BKB", nihil=False, lalu=BulanLalu(OKTOBER, {"sasaran": 1000})
    )
    assert p.pesan == "Sasaran (1.570) naik 57% dari Oktober 2020 (1.000)."
    assert p.tanda == ("lonjakan-sasaran", "1000→1570")


@pytest.mark.parametrize(
    ("ubah", "kolom"),
    [
        ({"pus_ber_kb": 36}, "pus_ber_kb"),
        ({"anggota_pus": 42}, "anggota_pus"),
        ({"hadir": 42}, "hadir"),
    ],
)
def test_hubungan_yang_mustahil(ubah, kolom):
    assert list(galat_hubungan(BKB | ubah, jenis="BKB", nihil=False)) == [kolom]


def test_pikr_melayani_lebih_dari_anggotanya():
    assert galat_hubungan(PIKR, jenis="PIKR", nihil=False) == {}


def test_nihil_berarti_tanpa_pertemuan():
    assert list(galat_hubungan(BKB, jenis="BKB", nihil=True)) == ["pertemuan", "hadir"]
    nol = BKB | {"pertemuan": 0, "hadir": 0}
    assert galat_hubungan(nol, jenis="BKB", nihil=True) == {}


@pytest.mark.parametrize(
    ("jenis", "wajib"),
    [
        ("BKB", ["sasaran", "anggota", "anggota_pus", "pus_ber_kb", "pertemuan", "hadir"]),
        ("UPPKS", ["anggota", "anggota_pus", "pus_ber_kb", "pertemuan", "hadir"]),
        ("PIKR", ["sasaran", "anggota", "pertemuan", "hadir"]),
    ],
)
def test_yang_wajib_menurut_jenis(jenis, wajib):
    assert kolom_kurang({}, jenis=jenis) == wajib
    assert list(galat_kirim({}, jenis=jenis, nihil=False)) == wajib
    assert galat_kirim(dict.fromkeys(wajib, 0), jenis=jenis, nihil=True) == {}
