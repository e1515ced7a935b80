"""The sample's worksheets lead to the lists of 2020 and 2021, and say that they are invented."""

import pytest
from django.core.management import call_command

from inti.models import SumberBaris
from stunting.models import BarisBeku, KertasDesa, KertasKerja, Lokus
from stunting.rekap.buka import buka_kertas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_contoh")]


@pytest.mark.parametrize(("tahun", "banyak"), [(2020, 10), (2021, 20)])
def test_kertas_contoh_menghasilkan_daftarnya(tahun, banyak):
    kertas = KertasKerja.objects.get(tahun=tahun)
    lembar = buka_kertas(kertas, ambang=80).lembar
    lokus = set(Lokus.objects.tahun(tahun).values_list("desa__kode", flat=True))

    assert lembar.kode_terpilih == lokus
    assert (len(lokus), len(lembar.semua), kertas.n) == (banyak, 127, banyak)
    assert (kertas.beku, kertas.asal) == (True, SumberBaris.CONTOH)
    assert "karangan" in kertas.catatan
    # Most of them by their place, the others by a decision whose reason says that it is sample.
    menurut_angka = [b for b in lembar.terpilih if not b.disertakan]
    assert len(menurut_angka) > banyak / 2
    putusan = [b for b in lembar.semua if b.disertakan or b.dikeluarkan]
    assert all("Contoh rembuk" in b.alasan for b in putusan)


def test_beku_sama_dengan_hitungan_dari_datanya():
    """Nothing of the sample came after the freezing that would change it."""
    for kertas in KertasKerja.objects.all():
        assert buka_kertas(kertas, ambang=80, dengan_kini=True).beda == []


def test_hapus_contoh_membuang_kertas_kerja_dan_menyisakan_daftar_fakta():
    call_command("hapus_contoh", verbosity=0)

    assert not KertasKerja.semua.exists()
    assert not KertasDesa.semua.exists()
    assert not BarisBeku.objects.exists()
    assert not KertasKerja.riwayat.exists()
    assert Lokus.objects.tahun(2020).count() == 10
