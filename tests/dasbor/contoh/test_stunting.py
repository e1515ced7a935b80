"""Stunting data of the sample: lawful, plausible, after what was published, and all of it goes."""

import datetime
from collections import Counter
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db.models import F, Sum

from dasbor.contoh.penimbangan import BERHENTI, KELIRU, LAMA, SETENGAH
from dasbor.contoh.pola_stunting import bagi
from inti.bulan import geser_bulan
from inti.models import SumberBaris
from stunting.models import (
    CakupanLayanan,
    IndikatorLayanan,
    KeluargaBerisiko,
    Pengukuran,
    PrevalensiSurvei,
    PrevalensiTerbit,
)
from stunting.rekap import prevalensi_area, prevalensi_per_desa
from wilayah.models import Desa, Kecamatan

pytestmark = pytest.mark.django_db
contoh = pytest.mark.usefixtures("data_contoh")
AKHIR = datetime.date(2021, 2, 1)  # the fixture ends on 1 March 2021
MODEL = (Pengukuran, KeluargaBerisiko, CakupanLayanan)


@contoh
def test_setiap_desa_ditimbang_sejak_2019():
    bulan = Counter(Pengukuran.objects.values_list("desa", flat=True))

    assert set(bulan) == set(Desa.objects.values_list("pk", flat=True))
    assert min(Pengukuran.objects.values_list("bulan", flat=True)) == datetime.date(2019, 1, 1)
    assert max(Pengukuran.objects.values_list("bulan", flat=True)) == AKHIR
    assert min(bulan.values()) >= 18  # of 26 months
    assert sum(bulan.values()) < 127 * 26  # some months were not sent


@contoh
def test_bertanda_contoh_beriwayat_dan_berkode_unik():
    for model in MODEL:
        assert {x.asal for x in model.objects.all()} == {SumberBaris.CONTOH}
        assert model.riwayat.count() == model.objects.count() > 0
    kode = list(Pengukuran.objects.values_list("kode", flat=True))
    assert len(set(kode)) == len(kode)


@contoh
def test_februari_dan_agustus_lebih_lengkap():
    def diukur(bulan: int) -> float:
        jumlah = Pengukuran.objects.filter(bulan=datetime.date(2020, bulan, 1)).aggregate(
            d=Sum("diukur"), s=Sum("sasaran")
        )
        return jumlah["d"] / jumlah["s"]

    for timbang in (2, 8):
        assert Pengukuran.objects.filter(bulan=datetime.date(2020, timbang, 1)).count() == 127
        assert diukur(timbang) > 0.85
        assert diukur(timbang) > diukur(timbang + 1) + 0.1


@contoh
def test_kecamatan_menurut_persentase_terbit():
    """Published of 2020 is the kabupaten's; that of 2021 is not in yet, so its pattern is tried
    on the months of 2021 that are."""
    semua = list(Desa.objects.values_list("pk", flat=True))
    baris = list(Pengukuran.objects.all())
    kabupaten = PrevalensiTerbit.objects.get(desa=None, kecamatan=None, tahun=2020)
    assert abs(prevalensi_area(baris, semua, 2020).persen - kabupaten.persen) < 4

    januari = [b for b in baris if b.bulan == datetime.date(2021, 1, 1)]
    for terbit in PrevalensiTerbit.objects.filter(kecamatan__isnull=False, tahun=2021):
        desa = list(Desa.objects.filter(kecamatan=terbit.kecamatan).values_list("pk", flat=True))
        persen = prevalensi_area(januari, desa, 2021).persen
        assert abs(persen - terbit.persen) < Decimal("0.6"), terbit


@contoh
def test_desa_yang_terbit_menurut_persentasenya():
    januari = list(Pengukuran.objects.filter(bulan=datetime.date(2021, 1, 1)))
    for terbit in PrevalensiTerbit.objects.filter(desa__isnull=False, tahun=2021):
        satu = prevalensi_per_desa(januari, [terbit.desa_id], 2021)[terbit.desa_id]
        # The kecamatan was published as well, and its villages have to add up to it.
        assert (
            satu.persen is None or abs(satu.persen - terbit.persen) <= Decimal(400) / satu.diukur
        )


@contoh
def test_ada_celah_setengah_isi_dan_satu_yang_keliru():
    akhir = Pengukuran.objects.filter(bulan=AKHIR)
    sejak = geser_bulan(AKHIR, 1 - LAMA)
    diam = Desa.objects.exclude(pengukuran__bulan__gte=sejak)

    assert diam.count() == BERHENTI
    assert akhir.filter(diukur__isnull=False, pendek__isnull=True).count() == SETENGAH
    aneh = Pengukuran.objects.filter(diukur__gt=F("sasaran") * (KELIRU // 2))
    assert [x.bulan for x in aneh] == [AKHIR]


@contoh
def test_keluarga_berisiko_dan_cakupan_tiap_tahun():
    tahun = Counter(KeluargaBerisiko.objects.values_list("tahun", flat=True))
    assert tahun == {2019: 122, 2020: 122}
    for k in KeluargaBerisiko.objects.all():
        assert k.berisiko + k.tidak_berisiko == k.sasaran <= k.keluarga
    cakupan = Counter(CakupanLayanan.objects.values_list("tahun", flat=True))
    assert set(cakupan) == {2019, 2020}
    dipakai = set(CakupanLayanan.objects.values_list("indikator__kode", flat=True))
    assert dipakai == set(IndikatorLayanan.objects.values_list("kode", flat=True))
    assert not CakupanLayanan.objects.filter(realisasi__gt=F("sasaran")).exists()


def test_bagi_menjaga_jumlah_dan_batas():
    assert bagi(10, [1, 1, 1], [10, 10, 10]) == [3, 4, 3]
    assert bagi(10, [5, 1], [2, 10]) == [2, 8]
    assert bagi(0, [0, 0], [5, 5]) == [0, 0]


@contoh
def test_hapus_contoh_menghapusnya_dan_meninggalkan_yang_terbit():
    call_command("hapus_contoh", verbosity=0)

    for model in MODEL:
        assert not model.semua.exists()
        assert not model.riwayat.exists()
    assert PrevalensiTerbit.objects.count() == 49
    assert PrevalensiSurvei.objects.count() == 4
    assert IndikatorLayanan.objects.count() == 8
    assert Kecamatan.objects.count() == 12
