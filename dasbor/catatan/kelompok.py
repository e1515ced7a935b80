"""Groups, what belongs to them, and their reports."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Q

from dasbor.catatan.dasar import JenisCatatan, di
from dinas.models import Pengguna
from kelompok.models import (
    Anggota,
    Jeda,
    Kelompok,
    LaporanBulanan,
    Penilaian,
    Pertemuan,
    SkKelompok,
    Usulan,
)

LIHAT_KELOMPOK, LIHAT_LAPORAN = "kelompok.view_kelompok", "kelompok.view_laporanbulanan"


def _kelompok_di(user: Pengguna, desa: models.QuerySet) -> Q:
    return Q(kelompok__desa__in=desa)


def _pulihkan_bagian(bagian: str, izin: str) -> tuple[str, str, Callable[[Any], list]]:
    """How a part of a group is brought back."""
    return "kelompok:bagian_pulihkan", izin, lambda o: [o.kelompok_id, bagian, o.pk]


CATATAN: tuple[JenisCatatan, ...] = (
    JenisCatatan(
        "kelompok",
        "Kelompok",
        Kelompok,
        LIHAT_KELOMPOK,
        cakup=di,
        pulihkan="kelompok:pulihkan",
        izin_pulihkan="kelompok.tetapkan_kelompok",
    ),
    JenisCatatan(
        "anggota",
        "Anggota",
        Anggota,
        "kelompok.view_anggota",
        ("kelompok",),
        _kelompok_di,
        *_pulihkan_bagian("anggota", "kelompok.change_anggota"),
    ),
    JenisCatatan(
        "penilaian",
        "Penilaian",
        Penilaian,
        LIHAT_KELOMPOK,
        ("kelompok",),
        _kelompok_di,
        *_pulihkan_bagian("penilaian", "kelompok.change_penilaian"),
    ),
    JenisCatatan(
        "sk-kelompok",
        "SK kelompok",
        SkKelompok,
        LIHAT_KELOMPOK,
        ("sk", "kelompok"),
        _kelompok_di,
        *_pulihkan_bagian("sk", "kelompok.change_skkelompok"),
    ),
    JenisCatatan("jeda", "Jeda kelompok", Jeda, LIHAT_KELOMPOK, ("kelompok",), _kelompok_di),
    JenisCatatan("usulan", "Usulan", Usulan, LIHAT_KELOMPOK, ("kelompok",), _kelompok_di),
    JenisCatatan(
        "laporan",
        "Laporan bulanan",
        LaporanBulanan,
        LIHAT_LAPORAN,
        ("kelompok",),
        _kelompok_di,
        "laporan:pulihkan",
        "kelompok.buka_laporanbulanan",
    ),
    JenisCatatan(
        "pertemuan",
        "Pertemuan",
        Pertemuan,
        LIHAT_LAPORAN,
        ("laporan__kelompok",),
        lambda user, desa: Q(laporan__kelompok__desa__in=desa),
        "laporan:pertemuan_pulihkan",
        "kelompok.change_laporanbulanan",
        lambda o: [o.laporan_id, o.pk],
    ),
)
