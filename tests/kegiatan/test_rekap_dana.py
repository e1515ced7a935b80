"""Who supports and who has paid, worked out by hand."""

import pytest
from django.db.models import Q

from kegiatan.models import DukunganDana
from kegiatan.rekap.dana import (
    BarisDana,
    Hitungan,
    Jumlah,
    baca_baris,
    dukungan,
    dukungan_tahunan,
    rekap_dukungan,
)
from tests.pabrik import buat_desa, buat_kecamatan, buat_pengguna
from tests.pabrik_kegiatan import buat_dana
from wilayah.models import Desa

JUTA = 1_000_000


def desa(pk: int, jenis: str = "desa") -> Desa:
    return Desa(pk=pk, jenis=jenis)


def satu(*baris: BarisDana, jenis: str = "desa"):
    return rekap_dukungan(2020, [desa(1, jenis)], baris).baris[0]


def test_dd_saja_mendukung_dan_yang_dibelanjakan_membayar():
    d = satu(BarisDana(1, 2020, "DD", 12 * JUTA, 5 * JUTA))

    assert (d.dd, d.add) == (Jumlah(1, 12 * JUTA, 5 * JUTA), Jumlah())
    assert (d.tercatat, d.mendukung, d.membayar) == (True, True, True)


def test_dd_dan_add_berdiri_sendiri_sendiri_dan_menjawab_bersama():
    d = satu(
        BarisDana(1, 2020, "DD", 10 * JUTA, 4 * JUTA),
        BarisDana(1, 2020, "DD", 2 * JUTA, None),
        BarisDana(1, 2020, "ADD", 3 * JUTA, 3 * JUTA),
    )

    assert d.dd == Jumlah(baris=2, pagu=12 * JUTA, realisasi=4 * JUTA, tanpa=1)
    assert d.add == Jumlah(baris=1, pagu=3 * JUTA, realisasi=3 * JUTA)
    assert (d.penjawab.pagu, d.penjawab.realisasi) == (15 * JUTA, 7 * JUTA)
    assert d.penjawab.pagu_diketahui == 13 * JUTA  # without the row whose spending is not known


@pytest.mark.parametrize("realisasi", [0, None])
def test_dianggarkan_tetapi_belum_dibayar(realisasi):
    d = satu(BarisDana(1, 2020, "ADD", JUTA, realisasi))

    assert (d.mendukung, d.membayar) == (True, False)


def test_tercatat_nol_bukan_dukungan_dan_bukan_belum_dicatat():
    d = satu(BarisDana(1, 2020, "DD", 0, 0))

    assert (d.tercatat, d.mendukung, d.membayar) == (True, False, False)


@pytest.mark.parametrize("sumber", ["BOKB", "APBD", "CSR", "lainnya"])
def test_sumber_lain_tidak_menjawab_janji_desa(sumber):
    d = satu(BarisDana(1, 2020, sumber, 9 * JUTA, 9 * JUTA))

    assert (d.tercatat, d.mendukung, d.membayar) == (False, False, False)


def test_kelurahan_dijawab_apbd_saja():
    apbd = BarisDana(1, 2020, "APBD", 7 * JUTA, 0)

    ada = satu(apbd, jenis="kelurahan")
    bokb = satu(BarisDana(1, 2020, "BOKB", 7 * JUTA, JUTA), jenis="kelurahan")

    assert (ada.mendukung, ada.membayar) == (True, False)
    assert (bokb.tercatat, bokb.mendukung) == (False, False)


def test_realisasi_yang_tidak_diketahui_bukan_nol():
    assert satu(BarisDana(1, 2020, "DD", JUTA, None)).dd.diketahui is None
    assert satu(BarisDana(1, 2020, "DD", JUTA, 0)).dd.diketahui == 0
    assert satu().dd.diketahui is None


def test_hitungan_desa_dan_kelurahan_terpisah():
    """Five desa: two support, one of them has paid; one says 0, two say nothing."""
    rekap = rekap_dukungan(
        2020,
        [*(desa(n) for n in range(1, 6)), desa(6, "kelurahan"), desa(7, "kelurahan")],
        [
            BarisDana(1, 2020, "DD", 8 * JUTA, 2 * JUTA),
            BarisDana(2, 2020, "ADD", JUTA, None),
            BarisDana(3, 2020, "DD", 0, 0),
            BarisDana(4, 2019, "DD", 5 * JUTA, 5 * JUTA),  # another year
            BarisDana(6, 2020, "APBD", JUTA, JUTA),
            BarisDana(99, 2020, "DD", JUTA, JUTA),  # a village that was not asked for
        ],
    )

    assert rekap.desa == Hitungan(jumlah=5, mendukung=2, membayar=1, belum_dicatat=2)
    assert rekap.desa.tanpa == 3
    assert rekap.kelurahan == Hitungan(jumlah=2, mendukung=1, membayar=1, belum_dicatat=1)


def test_pagu_perubahan_yang_berlaku(db):
    d = buat_desa()
    buat_dana(d, pagu=10 * JUTA, pagu_perubahan=0, realisasi=None)

    assert dukungan(2020, [d]).per_desa[d.pk].dd == Jumlah(baris=1, pagu=0, tanpa=1)


def test_yang_dibatalkan_dan_yang_tanpa_desa_tidak_dihitung(db):
    d = buat_desa()
    batal = buat_dana(d)
    DukunganDana.semua.filter(pk=batal.pk).update(
        dibatalkan_pada="2026-01-01T00:00Z", dibatalkan_oleh=buat_pengguna(), alasan_batal="Salah"
    )
    DukunganDana.objects.create(desa=None, tahun=2020, sumber="BOKB", program="BKB", pagu=JUTA)

    assert baca_baris(Q()) == []
    assert dukungan(2020, [d]).desa == Hitungan(1, 0, 0, 1)


def test_program_menyempitkan(db):
    d = buat_desa()
    buat_dana(d, program="BKB", pagu=3 * JUTA)
    buat_dana(d, program="stunting", pagu=4 * JUTA)

    assert dukungan(2020, [d]).per_desa[d.pk].dd.pagu == 7 * JUTA
    assert dukungan(2020, [d], program="stunting").per_desa[d.pk].dd.pagu == 4 * JUTA
    assert dukungan(2020, [d], program="BKL").desa.mendukung == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_dua_kueri_berapa_pun_desa_dan_tahunnya(banyak, django_assert_num_queries, db):
    kecamatan = buat_kecamatan()
    for _ in range(banyak):
        d = buat_desa(kecamatan)
        buat_dana(d)
        buat_dana(d, tahun=2021, pagu=0, realisasi=None)

    with django_assert_num_queries(2):  # the villages, their money
        rekap = dukungan_tahunan([2020, 2021], Desa.objects.all())

    assert {t: r.desa.mendukung for t, r in rekap.items()} == {2020: banyak, 2021: 0}
