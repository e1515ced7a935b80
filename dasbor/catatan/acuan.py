"""Decrees, the office itself, and the reference data that the administrator keeps."""

from django.db.models import Q

from dasbor.catatan.dasar import JenisCatatan
from dasbor.sk.kaitan import sk_terlihat
from dinas.models import AturanLapor, IdentitasDinas, Pengguna, ProfilDinas, SuratKeputusan
from impor.models import Batch
from kegiatan.models import KodeKegiatan, Media, Sasaran
from kelompok.models import JenisUsaha, Keterpaduan, Materi, SumberDana
from penghargaan.models import JenisPenghargaan
from stunting.models import IndikatorLayanan
from wilayah.models import (
    DataDesa,
    Desa,
    Kecamatan,
    KodeLain,
    NamaLain,
    NamaLainKecamatan,
    PetaBatas,
)

# After the decrees come the lists that are read by who may change them.
CATATAN: tuple[JenisCatatan, ...] = (
    JenisCatatan(
        "sk",
        "SK",
        SuratKeputusan,
        "dinas.view_suratkeputusan",
        cakup=lambda user, desa: Q(pk__in=sk_terlihat(user, semua=True).values("pk")),
        pulihkan="sk:pulihkan",
        izin_pulihkan="dinas.change_suratkeputusan",
    ),
    JenisCatatan("impor", "Impor", Batch, "impor.view_batch"),
    JenisCatatan("desa", "Desa dan kelurahan", Desa, "wilayah.change_desa"),
    JenisCatatan("data-desa", "Data desa", DataDesa, "wilayah.change_datadesa", ("desa",)),
    JenisCatatan("nama-lain", "Nama lain desa", NamaLain, "wilayah.change_namalain"),
    JenisCatatan("kode-lain", "Kode lain desa", KodeLain, "wilayah.change_kodelain"),
    JenisCatatan("kecamatan", "Kecamatan", Kecamatan, "wilayah.change_kecamatan"),
    JenisCatatan(
        "nama-lain-kecamatan",
        "Nama lain kecamatan",
        NamaLainKecamatan,
        "wilayah.change_namalainkecamatan",
    ),
    JenisCatatan("batas", "Batas wilayah", PetaBatas, "wilayah.change_petabatas"),
    JenisCatatan("sumber-dana", "Sumber dana", SumberDana, "kelompok.change_sumberdana"),
    JenisCatatan("keterpaduan", "Keterpaduan", Keterpaduan, "kelompok.change_keterpaduan"),
    JenisCatatan("materi", "Materi pertemuan", Materi, "kelompok.change_materi"),
    JenisCatatan("jenis-usaha", "Jenis usaha", JenisUsaha, "kelompok.change_jenisusaha"),
    JenisCatatan(
        "indikator-layanan",
        "Indikator layanan",
        IndikatorLayanan,
        "stunting.change_indikatorlayanan",
    ),
    JenisCatatan(
        "jenis-penghargaan",
        "Jenis penghargaan",
        JenisPenghargaan,
        "penghargaan.change_jenispenghargaan",
    ),
    JenisCatatan("sasaran", "Sasaran kegiatan", Sasaran, "kegiatan.change_sasaran"),
    JenisCatatan("media", "Media kegiatan", Media, "kegiatan.change_media"),
    JenisCatatan(
        "kode-kegiatan", "Kode kegiatan desa", KodeKegiatan, "kegiatan.change_kodekegiatan"
    ),
    JenisCatatan("pengguna", "Pengguna", Pengguna, "dinas.view_pengguna"),
    JenisCatatan("identitas", "Identitas dinas", IdentitasDinas, "dinas.view_identitasdinas"),
    JenisCatatan("aturan", "Aturan lapor", AturanLapor, "dinas.view_aturanlapor"),
    JenisCatatan("profil", "Profil dinas", ProfilDinas, "dinas.view_profildinas"),
)
