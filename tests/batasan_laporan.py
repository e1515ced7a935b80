"""Rows that break the constraints of the tables of monthly reports; read by test_batasan.py."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils import timezone

from kelompok.models import KonfirmasiPeringatan, LangkahLaporan, Materi
from tests.pabrik import buat_laporan, buat_pengguna, buat_pertemuan


def _langkah() -> LangkahLaporan:
    return LangkahLaporan.objects.create(
        laporan=buat_laporan(),
        waktu=timezone.now(),
        oleh=buat_pengguna(),
        dari="draf",
        ke="terkirim",
    )


def _konfirmasi(**isi) -> KonfirmasiPeringatan:
    baku = {"aturan": "lonjakan-anggota", "nilai": "41→91", "waktu": timezone.now()}
    if "laporan" not in isi:
        baku |= {"laporan": buat_laporan(), "oleh": buat_pengguna()}
    return KonfirmasiPeringatan.objects.create(**baku | isi)


BAIK: dict[str, Callable[[], models.Model]] = {
    "LaporanBulanan": lambda: buat_laporan(status="terkirim"),
    "LangkahLaporan": _langkah,
    "KonfirmasiPeringatan": _konfirmasi,
    "Pertemuan": buat_pertemuan,
    "Materi": lambda: Materi.objects.create(kode="uji", nama="Uji", jenis="BKB"),
}
BELUM_DIKIRIM = dict.fromkeys(
    ("dikirim_pada", "dikirim_oleh", "dikirim_pertama_pada", "dikirim_pertama_oleh")
)

# The good report is of a BKB and sent: 41 anggota, 35 PUS, 27 ber-KB, 1 pertemuan, 29 hadir.
RUSAK: dict[str, dict | Callable[[Any], object]] = {
    "laporanbulanan_disimpan_pada_sepasang": {"disimpan_pada": timezone.now()},
    "laporanbulanan_dikirim_pertama_pada_sepasang": {"dikirim_pertama_oleh": None},
    "laporanbulanan_dikirim_pada_sepasang": {"dikirim_oleh": None},
    "laporanbulanan_diverifikasi_pada_sepasang": {"diverifikasi_oleh": models.F("dikirim_oleh")},
    "laporanbulanan_unik_per_bulan": lambda x: buat_laporan(x.kelompok, x.bulan),
    "laporanbulanan_terkirim_lengkap": {"anggota": None},
    "laporanbulanan_pus_maks_anggota": {"anggota_pus": 42},
    "laporanbulanan_kb_maks_pus": {"pus_ber_kb": 36},
    "laporanbulanan_hadir_maks_anggota": {"hadir": 42},
    "laporanbulanan_nihil_tanpa_pertemuan": {"nihil": True},
    "laporanbulanan_kolom_sesuai_jenis": {"omzet": 1},
    "laporanbulanan_angka_wajar": {"sasaran": 100_000},
    "laporanbulanan_terkirim_bertanggal": BELUM_DIKIRIM,
    "laporanbulanan_kirim_pertama_dulu": {
        "dikirim_pertama_pada": models.F("dikirim_pada") + datetime.timedelta(days=1)
    },
    "laporanbulanan_verifikasi_bernama": {"status": "diverifikasi"},
    "langkahlaporan_kembali_beralasan": {"ke": "dikembalikan"},
    "konfirmasiperingatan_sekali": lambda x: _konfirmasi(laporan=x.laporan, oleh=x.oleh),
    "konfirmasiperingatan_terisi": {"nilai": ""},
    "materi_terisi": {"nama": ""},
}
