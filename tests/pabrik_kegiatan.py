"""Builders of events, promises, partners, the forum, funds and files; each makes one row."""

import datetime
import hashlib
import itertools

from django.contrib.contenttypes.models import ContentType
from django.db import models

from berkas import gudang
from berkas.models import Berkas, Lampiran, Tipe
from kegiatan.models import (
    DukunganDana,
    ForumGenre,
    Kegiatan,
    KodeKegiatan,
    Komitmen,
    Media,
    Mitra,
    Narasumber,
    PengurusForum,
    PesertaSasaran,
    Sasaran,
    TindakLanjut,
)
from tests.pabrik import buat_desa
from wilayah.models import Desa

HARI = datetime.date(2020, 11, 13)
_nomor = itertools.count(1)
# One grey pixel.
WEBP_KECIL = bytes.fromhex(
    "524946461e000000574542505650384c110000002f000000000750c00216b0ff8188e87f0000"
)


def buat_kegiatan(**isi) -> Kegiatan:
    """An event of the kabupaten (no village, no kecamatan)."""
    baku = {"jenis": "advokasi", "judul": f"Advokasi {next(_nomor)}", "mulai": HARI}
    return Kegiatan.objects.create(**baku | isi)


def buat_sasaran(**isi) -> Sasaran:
    n = next(_nomor)
    return Sasaran.objects.create(**{"kode": f"sasaran-{n}", "nama": f"Sasaran {n}"} | isi)


def buat_media(**isi) -> Media:
    n = next(_nomor)
    return Media.objects.create(**{"kode": f"media-{n}", "nama": f"Media {n}"} | isi)


def buat_peserta(kegiatan: Kegiatan | None = None, **isi) -> PesertaSasaran:
    sasaran = isi.pop("sasaran", None) or buat_sasaran()
    baku = {"kegiatan": kegiatan or buat_kegiatan(), "sasaran": sasaran, "jumlah": 20}
    return PesertaSasaran.objects.create(**baku | isi)


def buat_narasumber(kegiatan: Kegiatan | None = None, **isi) -> Narasumber:
    baku = {"kegiatan": kegiatan or buat_kegiatan(), "nama": "Narasumber Uji"}
    return Narasumber.objects.create(**baku | isi)


def buat_mitra(**isi) -> Mitra:
    return Mitra.objects.create(**{"nama": f"Mitra {next(_nomor)}"} | isi)


def buat_komitmen(kegiatan: Kegiatan | None = None, **isi) -> Komitmen:
    """A promise of the office; give `pihak` and its object for another."""
    baku = {
        "kegiatan": kegiatan or buat_kegiatan(),
        "pihak": "dinas",
        "isi": "Menyalurkan alat permainan edukatif",
        "tenggat": datetime.date(2021, 3, 31),
        "penanggung_jawab": "Kepala Bidang KS-PK",
    }
    return Komitmen.objects.create(**baku | isi)


def buat_tindak_lanjut(komitmen: Komitmen | None = None, **isi) -> TindakLanjut:
    baku = {
        "komitmen": komitmen or buat_komitmen(),
        "tanggal": datetime.date(2021, 1, 15),
        "status": "berjalan",
        "catatan": "Sudah dianggarkan",
    }
    return TindakLanjut.objects.create(**baku | isi)


def buat_forum(**isi) -> ForumGenre:
    return ForumGenre.objects.create(**{"nama": "Forum GenRe", "mulai": HARI} | isi)


def buat_pengurus(forum: ForumGenre | None = None, **isi) -> PengurusForum:
    baku = {"forum": forum or buat_forum(), "nama": "Ketua Uji", "jabatan": "Ketua"}
    return PengurusForum.objects.create(**baku | isi)


def buat_kode_kegiatan(**isi) -> KodeKegiatan:
    n = next(_nomor)
    return KodeKegiatan.objects.create(**{"kode": f"2.2.{n}", "nama": f"Kode {n}"} | isi)


def buat_dana(desa: Desa | None = None, **isi) -> DukunganDana:
    """DD for a BKB of one village in 2020, half of it spent."""
    baku = {
        "desa": desa or buat_desa(),
        "tahun": 2020,
        "sumber": "DD",
        "program": "BKB",
        "pagu": 10_000_000,
        "realisasi": 5_000_000,
    }
    return DukunganDana.objects.create(**baku | isi)


def buat_berkas(**isi) -> Berkas:
    """The row of a stored picture; its content is not in the store."""
    sidik = hashlib.sha256(str(next(_nomor)).encode()).hexdigest()
    baku = {"sha256": sidik, "tipe": Tipe.JPEG, "ukuran": 1000, "lebar": 40, "tinggi": 30}
    return Berkas.objects.create(**baku | isi)


def buat_lampiran(pemilik: models.Model | None = None, *, isi: bool = False, **kolom) -> Lampiran:
    """A file under a record; with `isi` its content is in the store."""
    pemilik = pemilik or buat_kegiatan()
    berkas = kolom.pop("berkas", None) or buat_berkas()
    if isi:
        for kecil in (False, True):  # by hand: a stage outlives the transaction of a test
            jalur = gudang.jalur(berkas.tempat, kecil=kecil)
            jalur.parent.mkdir(parents=True, exist_ok=True)
            jalur.write_bytes(WEBP_KECIL)
    baku = {
        "jenis_pemilik": ContentType.objects.get_for_model(pemilik),
        "id_pemilik": pemilik.pk,
        "berkas": berkas,
        "nama": "foto.jpg",
    }
    return Lampiran.objects.create(**baku | kolom)
