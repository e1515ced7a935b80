"""Columns of the workbook of stunting data."""

import datetime
from collections.abc import Collection
from operator import attrgetter

from dinas.models import Pengguna
from impor.ekspor import kolom_ekspor
from inti.xlsx import Kolom, Lembar
from stunting.impor.penimbangan import ImporPenimbangan
from stunting.models import CakupanLayanan, KeluargaBerisiko, Pengukuran
from stunting.models.dasar import label
from stunting.models.keluarga import KOLOM
from stunting.rekap import bagi_persen
from wilayah.impor import ruang_tertulis

DESA = [
    Kolom("Kode desa", lambda x: x.desa.kode, 16),
    Kolom("Desa/kelurahan", lambda x: x.desa.nama, 26),
    Kolom("Kecamatan", lambda x: x.desa.kecamatan.nama, 22),
]
ASAL = Kolom("Asal data", lambda x: x.get_asal_display(), 14)


def _persen(bagian: int | None, dari: int | None) -> float | None:
    hasil = None if bagian is None else bagi_persen(bagian, dari or 0)
    return None if hasil is None else float(hasil)


TURUNAN_PENIMBANGAN = [
    Kolom("Prevalensi (%)", lambda x: _persen(x.stunting, x.diukur), 12, turunan=True),
    Kolom("Cakupan diukur (%)", lambda x: _persen(x.diukur, x.sasaran), 12, turunan=True),
    Kolom("Asal data", lambda x: x.get_asal_display(), 14, turunan=True),
]
KOLOM_KELUARGA = [
    *DESA,
    Kolom("Tahun", lambda x: x.tahun, 8),
    *(Kolom(label(KeluargaBerisiko, k), attrgetter(k), 11) for k in KOLOM),
    Kolom("Sumber", lambda x: x.sumber, 30),
    ASAL,
]
KOLOM_CAKUPAN = [
    *DESA,
    Kolom("Tahun", lambda x: x.tahun, 8),
    Kolom("Indikator", lambda x: x.indikator.nama, 40),
    Kolom("Sasaran", lambda x: x.sasaran, 10),
    Kolom("Terlayani", lambda x: x.realisasi, 10),
    Kolom("Cakupan (%)", lambda x: _persen(x.realisasi, x.sasaran), 12),
    ASAL,
]


def lembar_penimbangan(
    desa: Collection[int], tahun: int, user: Pengguna, hari_ini: datetime.date
) -> Lembar:
    """The columns of an import of weighing, and what is worked out beside them."""
    jenis = ImporPenimbangan()
    kolom = [*kolom_ekspor(jenis, ruang_tertulis(user, hari_ini)), *TURUNAN_PENIMBANGAN]
    baris = Pengukuran.objects.filter(desa__in=desa, bulan__year=tahun)
    return Lembar(jenis.lembar, kolom, baris.untuk_daftar().order_by("desa__kode", "bulan"))


def lembar_keluarga(desa: Collection[int], tahun: int) -> Lembar:
    baris = KeluargaBerisiko.objects.filter(desa__in=desa, tahun=tahun)
    return Lembar("Keluarga berisiko", KOLOM_KELUARGA, baris.untuk_daftar().order_by("desa__kode"))


def lembar_cakupan(desa: Collection[int], tahun: int) -> Lembar:
    baris = CakupanLayanan.objects.filter(desa__in=desa, tahun=tahun).select_related("indikator")
    urut = ("desa__kode", "indikator__urutan", "pk")
    return Lembar("Cakupan layanan", KOLOM_CAKUPAN, baris.untuk_daftar().order_by(*urut))
