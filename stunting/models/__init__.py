"""Stunting per village: focus lists, weighing, families at risk, services, the worksheet."""

from .keluarga import KeluargaBerisiko
from .kertas import BarisBeku, KertasDesa, KertasKerja, Putusan, StatusKertas
from .layanan import CakupanLayanan, IndikatorLayanan
from .lokus import (
    TAHUN_TERAKHIR,
    TAHUN_TERAWAL,
    DaftarLokus,
    Kedudukan,
    Lokus,
    LokusQuerySet,
    StatusDaftar,
)
from .penimbangan import Pengukuran
from .prevalensi import PrevalensiSurvei, PrevalensiTerbit, SumberSurvei

__all__ = [
    "TAHUN_TERAKHIR",
    "TAHUN_TERAWAL",
    "BarisBeku",
    "CakupanLayanan",
    "DaftarLokus",
    "IndikatorLayanan",
    "Kedudukan",
    "KeluargaBerisiko",
    "KertasDesa",
    "KertasKerja",
    "Lokus",
    "LokusQuerySet",
    "Pengukuran",
    "PrevalensiSurvei",
    "PrevalensiTerbit",
    "Putusan",
    "StatusDaftar",
    "StatusKertas",
    "SumberSurvei",
]
