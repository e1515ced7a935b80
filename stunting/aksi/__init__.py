"""Acts of several rows; each under a lock on its parent."""

from .kertas import (
    alasan_lokus,
    batalkan_kertas,
    bekukan,
    sidik_lembar,
    simpan_aturan,
    simpan_putusan,
    tolak_bila_beku,
)
from .lokus import buat_daftar, keluarkan_desa, tambah_desa, tetapkan, ubah_dasar

__all__ = [
    "alasan_lokus",
    "batalkan_kertas",
    "bekukan",
    "buat_daftar",
    "keluarkan_desa",
    "sidik_lembar",
    "simpan_aturan",
    "simpan_putusan",
    "tambah_desa",
    "tetapkan",
    "tolak_bila_beku",
    "ubah_dasar",
]
