"""The sample of the month of the press report: what stands there on 13 November 2020."""

import datetime

import pytest

from kelompok.models import LaporanBulanan, StatusLaporan
from kelompok.rekap import rekap_sel
from tests.dasbor.contoh.conftest import muat_contoh
from tests.dasbor.contoh.utang import cukup, pada, sel_bulan, utang

pytestmark = pytest.mark.django_db
SEPTEMBER, OKTOBER = datetime.date(2020, 9, 1), datetime.date(2020, 10, 1)


def test_keadaan_laporan_pada_hari_siaran_pers():
    muat_contoh(sampai="2020-11")
    hari_itu = pada(datetime.date(2020, 11, 13))

    r = rekap_sel(sel_bulan(OKTOBER, hari_itu), hari_itu)
    assert r.wajib == 153
    assert 0.85 <= r.masuk / r.wajib <= 0.98
    assert r.draf > 0
    status = set(LaporanBulanan.objects.filter(bulan=OKTOBER).values_list("status", flat=True))
    assert status == set(StatusLaporan.values)
    assert not LaporanBulanan.objects.filter(bulan__gt=OKTOBER).exists()
    for hari in (13, 30):
        terutang = utang(pada(datetime.date(2020, 11, hari)))
        assert set(terutang) == {SEPTEMBER, OKTOBER}
        assert all(cukup(jenis) for jenis in terutang.values())
