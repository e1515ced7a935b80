import datetime

import pytest

from dasbor.sambutan import BahanSambutan, jajar, sambutan

BAHAN = {
    "per": datetime.date(2020, 11, 13),
    "tempat": "Kabupaten Gunung Mas",
    "jenis": [
        (39, "BKB Holistik Integratif"),
        (13, "BKR"),
        (16, "BKL"),
        (49, "UPPKS"),
        (36, "PIK-R"),
    ],
    "petugas": [(5, "PKB"), (0, "PLKB"), (12, "PLKB Non PNS")],
    "binaan": 121,
    "desa": 127,
    "lokus": 10,
    "lokus_depan": 20,
}


def test_paragraf_berita_13_november_2020():
    assert sambutan(BahanSambutan(**BAHAN)) == (
        "Sampai dengan 13 November 2020, Kabupaten Gunung Mas memiliki 153 kelompok kegiatan "
        "Bangga Kencana, terdiri atas 39 BKB Holistik Integratif, 13 BKR, 16 BKL, 49 UPPKS, dan "
        "36 PIK-R. Kelompok dibina oleh 17 petugas lapangan (5 PKB dan 12 PLKB Non PNS), dengan "
        "121 dari 127 desa dan kelurahan sebagai desa binaan. Lokus stunting bertambah dari 10 "
        "desa pada 2020 menjadi 20 desa pada 2021."
    )


def test_tanpa_kelompok_dan_petugas_tidak_menyebut_rincian():
    bahan = BAHAN | {"jenis": [(0, "BKB")], "petugas": [], "lokus": None, "lokus_depan": None}
    assert sambutan(BahanSambutan(**bahan)) == (
        "Sampai dengan 13 November 2020, Kabupaten Gunung Mas belum memiliki kelompok kegiatan "
        "Bangga Kencana."
    )


@pytest.mark.parametrize(
    ("kini", "depan", "kalimat"),
    [
        (10, None, "Lokus stunting 2020 berjumlah 10 desa."),
        (None, 20, "Lokus stunting 2021 berjumlah 20 desa."),
        (20, 10, "Lokus stunting berkurang dari 20 desa pada 2020 menjadi 10 desa pada 2021."),
        (10, 10, "Lokus stunting pada 2020 dan 2021 sama-sama 10 desa."),
    ],
)
def test_kalimat_lokus_menurut_daftar_yang_ada(kini, depan, kalimat):
    bahan = BAHAN | {"lokus": kini, "lokus_depan": depan}
    assert sambutan(BahanSambutan(**bahan)).endswith(kalimat)


@pytest.mark.parametrize(
    ("bagian", "teks"),
    [([], ""), (["A"], "A"), (["A", "B"], "A dan B"), (["A", "B", "C"], "A, B, dan C")],
)
def test_jajar(bagian, teks):
    assert jajar(bagian) == teks
