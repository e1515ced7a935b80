"""Acts of several rows; each under a lock on its parent."""

from .lokus import buat_daftar, keluarkan_desa, tambah_desa, tetapkan, ubah_dasar

__all__ = ["buat_daftar", "keluarkan_desa", "tambah_desa", "tetapkan", "ubah_dasar"]
