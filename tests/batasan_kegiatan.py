"""Rows that break the constraints of events, funds and files; read by test_batasan.py."""

from collections.abc import Callable
from typing import Any

from django.db import models

from tests.pabrik import buat_desa
from tests.pabrik_kegiatan import (
    HARI,
    buat_berkas,
    buat_dana,
    buat_forum,
    buat_kegiatan,
    buat_kode_kegiatan,
    buat_komitmen,
    buat_lampiran,
    buat_media,
    buat_mitra,
    buat_narasumber,
    buat_pengurus,
    buat_peserta,
    buat_sasaran,
    buat_tindak_lanjut,
)

BAIK: dict[str, Callable[[], models.Model]] = {
    "Berkas": buat_berkas,
    "Lampiran": buat_lampiran,
    "Sasaran": buat_sasaran,
    "Media": buat_media,
    "Kegiatan": buat_kegiatan,
    "PesertaSasaran": buat_peserta,
    "Narasumber": buat_narasumber,
    "Mitra": buat_mitra,
    "Komitmen": buat_komitmen,
    "TindakLanjut": buat_tindak_lanjut,
    "ForumGenre": buat_forum,
    "PengurusForum": buat_pengurus,
    "KodeKegiatan": buat_kode_kegiatan,
    "DukunganDana": buat_dana,
}


def _dua_wilayah(kegiatan):
    desa = buat_desa()
    type(kegiatan).objects.filter(pk=kegiatan.pk).update(desa=desa, kecamatan=desa.kecamatan)


RUSAK: dict[str, dict | Callable[[Any], object]] = {
    "berkas_tidak_kosong": {"ukuran": 0},
    "berkas_ukuran_gambar": {"lebar": None},
    "lampiran_nama_terisi": {"nama": ""},
    "sasaran_terisi": {"nama": ""},
    "media_terisi": {"nama": ""},
    "kegiatan_judul_terisi": {"judul": ""},
    "kegiatan_selesai_sesudah_mulai": {"selesai": HARI.replace(day=12)},
    "kegiatan_satu_wilayah": _dua_wilayah,
    "kegiatan_peserta_wajar": {"peserta_l": 100_000, "peserta_p": 0},
    "kegiatan_peserta_berpasangan": {"peserta_l": 1},
    "kegiatan_biaya_wajar": {"biaya": 10**12},
    "pesertasasaran_sekali": lambda x: buat_peserta(x.kegiatan, sasaran=x.sasaran),
    "narasumber_nama_terisi": {"nama": ""},
    "mitra_nama_terisi": {"nama": ""},
    "mitra_kesepakatan_urut": {
        "kesepakatan_mulai": HARI,
        "kesepakatan_selesai": HARI.replace(day=12),
    },
    "mitra_nama_unik": lambda x: buat_mitra(nama=x.nama.upper()),
    "komitmen_isi_terisi": {"isi": ""},
    "komitmen_terisi": {"penanggung_jawab": ""},
    "komitmen_tuntas_bertanggal": {"tanggal_tuntas": HARI},
    "komitmen_desa_sesuai_pihak": {"pihak": "desa"},
    "komitmen_kecamatan_sesuai_pihak": {"pihak": "kecamatan"},
    "komitmen_mitra_sesuai_pihak": {"pihak": "mitra"},
    "komitmen_dana_hanya_desa": {"menurut_dana": True},
    "tindaklanjut_catatan_terisi": {"catatan": ""},
    "forumgenre_nama_terisi": {"nama": ""},
    "pengurusforum_terisi": {"jabatan": ""},
    "kodekegiatan_terisi": {"nama": ""},
    "dukungandana_tahun_wajar": {"tahun": 2014},
    "dukungandana_desa_menurut_sumber": {"desa": None},
    "dukungandana_jumlah_wajar": {"realisasi": 10**12},
    "dukungandana_unik": lambda x: buat_dana(x.desa),
}
