"""Builders for imports: files as people make them, and batches."""

import datetime
import hashlib
import io
from collections.abc import Sequence
from typing import Any

import openpyxl

from dinas.models import Pengguna
from impor import aksi
from impor.jenis import jenis_bernama
from impor.models import Batch, IsiBatch
from tests.pabrik import buat_pengguna

HARI = datetime.date(2026, 11, 24)
JUDUL = ("Kode", "Jenis", "Nama", "Kecamatan", "Desa", "Mulai")


def buku(*baris: Sequence[Any], lembar: str = "Kelompok", lain: dict[str, list] | None = None):
    """A workbook with these rows, as Excel would store them."""
    isi = openpyxl.Workbook()
    isi.active.title = lembar
    for satu in baris:
        isi.active.append(list(satu))
    for nama, rows in (lain or {}).items():
        kertas = isi.create_sheet(nama)
        for satu in rows:
            kertas.append(list(satu))
    keluar = io.BytesIO()
    isi.save(keluar)
    return keluar.getvalue()


def buat_batch(isi: bytes = b"Kode;Nama\nK-1;x\n", **kolom) -> Batch:
    """A file that was checked; nothing is known of its result."""
    baku = {
        "jenis": "kelompok",
        "nama": "kelompok.csv",
        "sha256": hashlib.sha256(isi).hexdigest(),
        "ukuran": len(isi),
        "siap": True,
    }
    kolom.setdefault("dibuat_oleh", None)
    kolom["dibuat_oleh"] = kolom["dibuat_oleh"] or buat_pengguna()
    batch = Batch.objects.create(**baku | kolom)
    IsiBatch.objects.create(batch=batch, berkas=isi)
    return batch


def periksa(isi: bytes, oleh: Pengguna, *, jenis: str = "kelompok", **lain) -> Batch:
    """Upload and check."""
    milik = jenis_bernama(jenis)
    assert milik is not None
    baku: dict[str, Any] = {"nama": "berkas.xlsx", "hari_ini": HARI}
    return aksi.unggah(jenis=milik, isi=isi, oleh=oleh, **baku | lain)


def terapkan(isi: bytes, oleh: Pengguna, *, dipastikan: int = 0, **lain) -> Batch:
    """Upload, check and apply."""
    batch = periksa(isi, oleh, **lain)
    jadi = aksi.terapkan(batch=batch, dipastikan=dipastikan, oleh=oleh, hari_ini=HARI)
    assert jadi is not None
    return jadi
