"""Rows that break the constraints of the stunting tables; read by test_batasan.py."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils import timezone

from stunting.models.kertas import BOBOT
from tests.pabrik import buat_desa, buat_kecamatan
from tests.pabrik_stunting import (
    buat_baris_beku,
    buat_cakupan,
    buat_indikator,
    buat_keluarga,
    buat_kertas,
    buat_kertas_desa,
    buat_pengukuran,
    buat_survei,
    buat_terbit,
)

BAIK: dict[str, Callable[[], models.Model]] = {
    "Pengukuran": buat_pengukuran,
    "KeluargaBerisiko": buat_keluarga,
    "IndikatorLayanan": buat_indikator,
    "CakupanLayanan": buat_cakupan,
    "KertasKerja": buat_kertas,
    "KertasDesa": buat_kertas_desa,
    "BarisBeku": buat_baris_beku,
    "PrevalensiTerbit": buat_terbit,
    "PrevalensiSurvei": buat_survei,
}

RUSAK: dict[str, dict | Callable[[Any], object]] = {
    "pengukuran_unik_per_desa": lambda x: buat_pengukuran(x.desa, x.bulan),
    "pengukuran_angka_wajar": {"diukur": 100_000},
    "pengukuran_pendek_maks_diukur": {"pendek": 49},
    "pengukuran_bagian_maks_diukur": {"pendek": 51, "sangat_pendek": None},
    "keluargaberisiko_tahun_wajar": {"tahun": 1999},
    "keluargaberisiko_unik_per_desa": lambda x: buat_keluarga(x.desa, x.tahun),
    "keluargaberisiko_angka_wajar": {"keluarga": 100_000},
    "keluargaberisiko_sasaran_cocok": {"sasaran": 101},
    "keluargaberisiko_peringkat_cocok": {"peringkat_1": 11},
    "keluargaberisiko_air_maks_berisiko": {"air_tak_layak": 41},
    "keluargaberisiko_jamban_maks_berisiko": {"jamban_tak_layak": 41},
    "indikatorlayanan_terisi": {"nama": ""},
    "cakupanlayanan_tahun_wajar": {"tahun": 1999},
    "cakupanlayanan_unik_per_desa": lambda x: buat_cakupan(x.desa, x.tahun, x.indikator),
    "cakupanlayanan_angka_wajar": {"realisasi": 100_000},
    "kertaskerja_tahun_wajar": {"tahun": 1999},
    "kertaskerja_dibekukan_pada_sepasang": {"status": "beku", "dibekukan_pada": timezone.now()},
    "kertaskerja_satu_per_tahun": lambda x: buat_kertas(x.tahun),
    "kertaskerja_bobot_wajar": {"bobot_lama": 101},
    "kertaskerja_bobot_tidak_nol_semua": {f"bobot_{k}": 0 for k in BOBOT},
    "kertaskerja_n_wajar": {"n": 0},
    "kertaskerja_beku_bernama": {"status": "beku"},
    "kertasdesa_unik_per_kertas": lambda x: buat_kertas_desa(x.kertas, desa=x.desa),
    "kertasdesa_pertimbangan_wajar": {"pertimbangan": 11},
    "kertasdesa_beralasan": {"alasan": ""},
    "barisbeku_unik_per_kertas": lambda x: buat_baris_beku(x.kertas, desa=x.desa),
    "prevalensiterbit_tahun_wajar": {"tahun": 1999},
    "prevalensiterbit_persen_wajar": {"persen": 101},
    "prevalensiterbit_satu_wilayah": lambda x: buat_terbit(
        desa=buat_desa(), kecamatan=buat_kecamatan()
    ),
    "prevalensiterbit_bersumber": {"sumber": ""},
    "prevalensiterbit_unik_desa": lambda x: _dua_terbit(desa=buat_desa()),
    "prevalensiterbit_unik_kecamatan": lambda x: _dua_terbit(kecamatan=buat_kecamatan()),
    "prevalensiterbit_unik_kabupaten": lambda x: buat_terbit(),
    "prevalensisurvei_tahun_wajar": {"tahun": 1999},
    "prevalensisurvei_persen_wajar": {"persen": 101},
    "prevalensisurvei_unik_tahun": lambda x: buat_survei(),
}


def _dua_terbit(**wilayah) -> None:
    buat_terbit(**wilayah)
    buat_terbit(**wilayah)
