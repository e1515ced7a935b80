"""The command on a database that is empty, full, or somebody's."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from dasbor.contoh.susun import batas_dari
from dinas.models import IdentitasDinas, Pengguna, ProfilDinas
from inti.models import SumberBaris
from kelompok.models import Kelompok, LaporanBulanan
from petugas.models import Petugas
from tests.dasbor.contoh.conftest import muat_contoh
from tests.dasbor.contoh.utang import cukup, utang
from tests.pabrik import buat_kelompok, buat_pengguna, buat_petugas

# What is loaded into PostgreSQL, the tests in contoh/ read there.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.mark.parametrize("opsi", [{"sampai": "2020-11"}, {"sampai": None, "benih": 3}])
def test_bulan_dan_benih_lain_juga_memenuhi_angka_acuan(opsi):
    muat_contoh(**opsi)
    per = datetime.date(2020, 11, 13)
    diverifikasi = LaporanBulanan.objects.filter(status="diverifikasi")

    assert Kelompok.objects.per(per).count() == 153
    assert Petugas.objects.per(per).count() == 17
    if opsi["sampai"] is None:  # by now there were villages without an officer
        assert diverifikasi.filter(dikirim_oleh__username="operator").exists()
    assert not diverifikasi.filter(diverifikasi_oleh=F("dikirim_oleh")).exists()
    terutang = utang(timezone.now())
    assert terutang
    assert all(cukup(jenis) for jenis in terutang.values())


@pytest.mark.parametrize(
    ("buat", "sebab"),
    [
        (buat_kelompok, "1 kelompok"),
        (buat_petugas, "1 petugas"),
        (buat_pengguna, "1 akun pengguna"),
        (
            lambda: IdentitasDinas.objects.create(
                nama_dinas="Dinas", mulai=datetime.date(2025, 1, 1)
            ),
            "1 identitas dinas",
        ),
    ],
)
def test_ditolak_di_kantor_yang_sudah_berisi(buat, sebab):
    buat()
    with pytest.raises(CommandError, match=f"sudah ada {sebab}"):
        muat_contoh()

    assert not ProfilDinas.ambil().data_contoh
    assert not Pengguna.objects.filter(asal=SumberBaris.CONTOH).exists()


@pytest.mark.parametrize("sampai", ["2020-10", "2099-01", "2021-13", "2021", "٢٠٢١-01"])
def test_bulan_yang_tidak_mungkin(sampai):
    with pytest.raises(CommandError, match="--sampai"):
        call_command("data_contoh", sampai=sampai)


def test_hari_terakhir_tidak_bergantung_pada_hari_pembuatan():
    november = datetime.date(2026, 11, 1)

    assert {batas_dari(november, datetime.date(2026, 11, h)) for h in (1, 30)} == {november}
