"""Builders of stunting data; each makes one row, complete and possible."""

import datetime
from decimal import Decimal

from stunting.models import (
    BarisBeku,
    CakupanLayanan,
    IndikatorLayanan,
    KeluargaBerisiko,
    KertasDesa,
    KertasKerja,
    Pengukuran,
    PrevalensiSurvei,
    PrevalensiTerbit,
)
from tests.pabrik import buat_desa
from wilayah.models import Desa

AGUSTUS = datetime.date(2020, 8, 1)


def buat_pengukuran(desa: Desa | None = None, bulan: datetime.date = AGUSTUS, **isi) -> Pengukuran:
    """50 of 60 children measured, 8 short and 2 very short: 20 %."""
    baku = {"sasaran": 60, "diukur": 50, "pendek": 8, "sangat_pendek": 2}
    return Pengukuran.objects.create(desa=desa or buat_desa(), bulan=bulan, **baku | isi)


def buat_keluarga(desa: Desa | None = None, tahun: int = 2020, **isi) -> KeluargaBerisiko:
    """40 of 100 target families at risk."""
    baku = {
        "keluarga": 120,
        "sasaran": 100,
        "berisiko": 40,
        "tidak_berisiko": 60,
        "peringkat_1": 10,
        "peringkat_2": 10,
        "peringkat_3": 8,
        "peringkat_4": 7,
        "peringkat_lain": 5,
        "baduta": 20,
        "balita": 45,
        "pus": 80,
        "pus_hamil": 6,
        "air_tak_layak": 12,
        "jamban_tak_layak": 15,
        "terlalu_muda": 2,
        "terlalu_tua": 9,
        "terlalu_dekat": 4,
        "terlalu_banyak": 11,
    }
    return KeluargaBerisiko.objects.create(desa=desa or buat_desa(), tahun=tahun, **baku | isi)


def buat_indikator(kode: str = "asi", **isi) -> IndikatorLayanan:
    baku = {"nama": f"Indikator {kode}", "sasaran": "Bayi"}
    return IndikatorLayanan.objects.get_or_create(kode=kode, defaults=baku | isi)[0]


def buat_cakupan(
    desa: Desa | None = None,
    tahun: int = 2020,
    indikator: IndikatorLayanan | None = None,
    **isi,
) -> CakupanLayanan:
    baku = {"sasaran": 20, "realisasi": 15}
    return CakupanLayanan.objects.create(
        desa=desa or buat_desa(),
        tahun=tahun,
        indikator=indikator or buat_indikator(),
        **baku | isi,
    )


def buat_kertas(tahun: int = 2021, **isi) -> KertasKerja:
    return KertasKerja.objects.create(tahun=tahun, **{"n": 10} | isi)


def buat_kertas_desa(kertas: KertasKerja | None = None, **isi) -> KertasDesa:
    baku = {"desa": isi.pop("desa", None) or buat_desa(), "pertimbangan": 5, "alasan": "Rembuk"}
    return KertasDesa.objects.create(kertas=kertas or buat_kertas(), **baku | isi)


def buat_baris_beku(kertas: KertasKerja | None = None, **isi) -> BarisBeku:
    baku = {"tempat": 1, "skor": 50.0, "terpilih": True, "putusan": "peringkat", "nilai": {}}
    return BarisBeku.objects.create(
        kertas=kertas or buat_kertas(), desa=isi.pop("desa", None) or buat_desa(), **baku | isi
    )


def buat_terbit(**isi) -> PrevalensiTerbit:
    baku = {"tahun": 2020, "persen": Decimal("22.87"), "sumber": "Uji"}
    return PrevalensiTerbit.objects.create(**baku | isi)


def buat_survei(**isi) -> PrevalensiSurvei:
    baku = {"tahun": 2021, "survei": "SSGI", "persen": Decimal("35.90")}
    return PrevalensiSurvei.objects.create(**baku | isi)
