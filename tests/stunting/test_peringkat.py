"""The ranking, against numbers worked by hand.

Two indicators, weights 3 and 1; prevalence 10, 20, 30 % → 0, ½, 1; at risk 40, 0, 20 → 1, 0, ½.
    A  (3×0 + 1×1)/4 = 25      B  (3×½ + 1×0)/4 = 37.5      C  (3×1 + 1×½)/4 = 87.5
"""

import pytest

from stunting.rekap.peringkat import Calon, peringkatkan

BOBOT = {"prevalensi": 3, "berisiko": 1}


def calon(kode, prevalensi, berisiko, putusan="peringkat"):
    nilai = {"prevalensi": prevalensi, "berisiko": berisiko}
    return Calon(ord(kode), kode, nilai, putusan)


A, B, C = calon("A", 10, 40), calon("B", 20, 0), calon("C", 30, 20)


def urutan(hasil):
    return [(b.calon.kode, b.tempat) for b in hasil.baris]


def terpilih(hasil):
    return [b.calon.kode for b in hasil.terpilih]


def test_skor_dapat_dihitung_dengan_tangan():
    hasil = peringkatkan([A, B, C], BOBOT, n=1)
    assert [(b.calon.kode, b.tempat, b.skor) for b in hasil.baris] == [
        ("C", 1, 87.5),
        ("B", 2, 37.5),
        ("A", 3, 25.0),
    ]
    assert hasil.baris[1].baku == {"prevalensi": 0.5, "berisiko": 0.0}
    assert (hasil.terendah, hasil.tertinggi) == (
        {"prevalensi": 10, "berisiko": 0},
        {"prevalensi": 30, "berisiko": 40},
    )
    assert terpilih(hasil) == ["C"]


def test_bobot_hanya_perbandingannya_yang_penting():
    kecil, besar = (
        peringkatkan([A, B, C], b, n=1) for b in (BOBOT, {"prevalensi": 75, "berisiko": 25})
    )
    assert [b.skor for b in kecil.baris] == [b.skor for b in besar.baris]


def test_kisaran_tempat_bila_satu_bobot_bergeser_seperlima():
    """With weights 1 : 1, A has 50, B 25, C 75; a fifth changes nobody's place."""
    tetap = peringkatkan([A, B, C], {"prevalensi": 1, "berisiko": 1}, n=1)
    assert [(b.terbaik, b.terburuk) for b in tetap.baris] == [(1, 1), (2, 2), (3, 3)]
    # 2 : 1 puts A and B level at 33.3; either weight moved parts them.
    goyah = peringkatkan([A, B, C], {"prevalensi": 2, "berisiko": 1}, n=1)
    assert [(b.calon.kode, b.terbaik, b.terburuk) for b in goyah.baris] == [
        ("C", 1, 1),
        ("A", 2, 3),
        ("B", 2, 3),
    ]


def test_data_kurang_tidak_diperingkatkan_kecuali_diminta():
    kosong = calon("D", None, 40)
    hasil = peringkatkan([A, B, C, kosong], BOBOT, n=4)
    assert urutan(hasil) == [("C", 1), ("B", 2), ("A", 3), ("D", None)]
    assert hasil.baris[3].kurang == ("prevalensi",)
    assert terpilih(hasil) == ["C", "B", "A"]

    diminta = peringkatkan([A, B, C, kosong], BOBOT, n=4, sertakan_tak_lengkap=True)
    assert (diminta.baris[0].calon.kode, diminta.baris[0].skor) == ("D", 100.0)
    assert diminta.baris[0].kurang == ("prevalensi",)


def test_tanpa_data_sama_sekali_tidak_pernah_diperingkatkan():
    hasil = peringkatkan([A, calon("D", None, None)], BOBOT, n=2, sertakan_tak_lengkap=True)
    assert urutan(hasil) == [("A", 1), ("D", None)]


def test_bobot_nol_tidak_menuntut_datanya():
    hasil = peringkatkan([A, calon("D", 5, None)], {"prevalensi": 1, "berisiko": 0}, n=1)
    assert urutan(hasil) == [("A", 1), ("D", 2)]


def test_semua_sama_menurut_kode():
    hasil = peringkatkan([calon("B", 5, 5), calon("A", 5, 5)], BOBOT, n=1)
    assert [(b.calon.kode, b.skor) for b in hasil.baris] == [("A", 0.0), ("B", 0.0)]


def test_putusan_mendahului_peringkat():
    keluar = calon("C", 30, 20, "keluarkan")
    masuk = calon("D", None, None, "sertakan")
    hasil = peringkatkan([A, B, keluar, masuk], BOBOT, n=2)
    assert terpilih(hasil) == ["B", "D"]
    assert urutan(hasil)[0] == ("C", 1)  # its place is shown all the same


def test_semua_bobot_nol_ditolak():
    with pytest.raises(ValueError, match="nol"):
        peringkatkan([A], {"prevalensi": 0, "berisiko": 0}, n=1)


def test_lebih_banyak_dari_yang_ada():
    assert terpilih(peringkatkan([A, B], BOBOT, n=50)) == ["B", "A"]
    assert peringkatkan([], BOBOT, n=5).baris == []
