"""A month of eleven groups with the keyboard alone: typed, pasted, as last month; and sent."""

import datetime

import pytest

from bench.ketukan import CARA, KOLOM, jalankan, ketukan_excel
from kelompok.models import LaporanBulanan, StatusLaporan
from tests.browser.lembar import ALAMAT, JENIS, OKTOBER, SEPTEMBER, buat_lembar


@pytest.fixture
def sebelas(page, context, masuk, jam):
    """The sheet of eleven groups is open; on its last evening, so that it may be sent."""
    jam(datetime.date(2020, 10, 28))
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    user, kelompok = buat_lembar(*JENIS)
    masuk(user)
    page.goto(ALAMAT)
    return kelompok


@pytest.mark.parametrize("cara", CARA)
def test_sebelas_kelompok_dengan_papan_ketik(page, sebelas, cara):
    papan, blok = jalankan(page, cara)

    laporan = LaporanBulanan.objects.filter(bulan=OKTOBER, status=StatusLaporan.TERKIRIM)
    assert {x.kelompok for x in laporan} == set(sebelas)
    lalu = {x.kelompok_id: x for x in LaporanBulanan.objects.filter(bulan=SEPTEMBER)}
    for x in laporan:
        assert x.isi() | lalu[x.kelompok_id].isi() == x.isi()
    assert len(blok) == len(JENIS)
    assert len(blok[0]) == len(KOLOM)
    assert papan.ketukan < ketukan_excel(blok)  # although it is sent, too


def test_ditempel_lebih_sedikit_dari_excel(page, sebelas):
    papan, blok = jalankan(page, "lembar, blok ditempel dari Excel")

    assert papan.ketukan < ketukan_excel(blok) / 5
