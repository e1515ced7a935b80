"""Kinds of record that have a history: who may read it, and whose rows an officer sees."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from dinas.models import (
    AturanLapor,
    IdentitasDinas,
    Pengguna,
    ProfilDinas,
    SuratKeputusan,
)
from inti.ingatan import sekali
from kelompok.models import (
    Anggota,
    Jeda,
    JenisUsaha,
    Kelompok,
    Keterpaduan,
    LaporanBulanan,
    Materi,
    Penilaian,
    Pertemuan,
    SkKelompok,
    SumberDana,
    Usulan,
)
from penghargaan.models import JenisPenghargaan, Penerima, Penghargaan
from petugas.models import Imp, Jabatan, Koordinator, Penugasan, Petugas
from stunting.models import (
    CakupanLayanan,
    DaftarLokus,
    IndikatorLayanan,
    KeluargaBerisiko,
    KertasDesa,
    KertasKerja,
    Lokus,
    Pengukuran,
    PrevalensiSurvei,
    PrevalensiTerbit,
)
from wilayah.models import DataDesa, Desa, Kecamatan, KodeLain, NamaLain, NamaLainKecamatan

Cakupan = Callable[[Pengguna, models.QuerySet], Q]


@dataclass(frozen=True)
class JenisCatatan:
    """A kind of record: who may read its history, and which rows a field officer sees.

    `dekat` names the relations that `str()` of the record reads; `cakup` gets the villages of
    the officer, None = all rows. `pulihkan` is the route that brings a voided row back.
    """

    kode: str
    judul: str
    model: type[models.Model]
    izin: str
    dekat: tuple[str, ...] = ()
    cakup: Cakupan | None = None
    pulihkan: str = ""
    izin_pulihkan: str = ""
    args_pulihkan: Callable[[Any], list] = lambda objek: [objek.pk]


def _kelompok_di(user: Pengguna, desa: models.QuerySet) -> Q:
    return Q(kelompok__desa__in=desa)


def _di(user: Pengguna, desa: models.QuerySet) -> Q:
    return Q(desa__in=desa)


def _penghargaan_terlihat(user: Pengguna) -> list[int]:
    semua = Penghargaan.semua.terlihat(user).order_by().values_list("pk", flat=True)
    return sekali(("penghargaan", user.pk), lambda: list(semua))


def _pulihkan_bagian(bagian: str, izin: str) -> tuple[str, str, Callable[[Any], list]]:
    """How a part of a group is brought back."""
    return "kelompok:bagian_pulihkan", izin, lambda o: [o.kelompok_id, bagian, o.pk]


def _pulihkan_masa(nama: str) -> tuple[str, str, Callable[[Any], list]]:
    """How a dated row of an officer is brought back."""
    return f"petugas:{nama}_pulihkan", f"petugas.change_{nama}", lambda o: [o.petugas_id, o.pk]


UBAH_LOKUS, LIHAT_KERTAS = "stunting.change_daftarlokus", "stunting.view_kertaskerja"
LIHAT_LAPORAN = "kelompok.view_laporanbulanan"
LIHAT_KELOMPOK, LIHAT_PETUGAS = "kelompok.view_kelompok", "petugas.view_petugas"
LIHAT_LOKUS, LIHAT_HADIAH = "stunting.view_daftarlokus", "penghargaan.view_penghargaan"
LIHAT_KERTAS = "stunting.view_kertaskerja"
JENIS_CATATAN: tuple[JenisCatatan, ...] = (
    JenisCatatan(
        "kelompok",
        "Kelompok",
        Kelompok,
        LIHAT_KELOMPOK,
        cakup=_di,
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
    JenisCatatan(
        "petugas",
        "Petugas",
        Petugas,
        LIHAT_PETUGAS,
        cakup=lambda user, desa: Q(pengguna=user),
        pulihkan="petugas:pulihkan",
        izin_pulihkan="petugas.change_petugas",
    ),
    JenisCatatan(
        "jabatan",
        "Jabatan",
        Jabatan,
        LIHAT_PETUGAS,
        ("petugas",),
        lambda user, desa: Q(petugas__pengguna=user),
        *_pulihkan_masa("jabatan"),
    ),
    JenisCatatan(
        "penugasan",
        "Penugasan",
        Penugasan,
        LIHAT_PETUGAS,
        ("petugas", "desa"),
        _di,
        *_pulihkan_masa("penugasan"),
    ),
    JenisCatatan(
        "koordinator",
        "Koordinator",
        Koordinator,
        LIHAT_PETUGAS,
        ("petugas", "kecamatan"),
        lambda user, desa: Q(kecamatan__in=desa.values("kecamatan")),
        *_pulihkan_masa("koordinator"),
    ),
    JenisCatatan(
        "imp",
        "PPKBD dan Sub PPKBD",
        Imp,
        LIHAT_PETUGAS,
        ("desa",),
        _di,
        "petugas:imp_pulihkan",
        "petugas.change_imp",
    ),
    JenisCatatan(
        "daftar-lokus",
        "Daftar lokus",
        DaftarLokus,
        LIHAT_LOKUS,
        pulihkan="stunting:lokus_pulihkan",
        izin_pulihkan=UBAH_LOKUS,
    ),
    JenisCatatan(
        "lokus",
        "Lokus",
        Lokus,
        LIHAT_LOKUS,
        ("desa", "daftar"),
        pulihkan="stunting:lokus_desa_pulihkan",
        izin_pulihkan=UBAH_LOKUS,
    ),
    JenisCatatan(
        "penimbangan", "Penimbangan", Pengukuran, "stunting.view_pengukuran", ("desa",), _di
    ),
    JenisCatatan(
        "keluarga-berisiko",
        "Keluarga berisiko",
        KeluargaBerisiko,
        "stunting.view_keluargaberisiko",
        ("desa",),
        _di,
    ),
    JenisCatatan(
        "cakupan",
        "Cakupan layanan",
        CakupanLayanan,
        "stunting.view_cakupanlayanan",
        ("desa", "indikator"),
        _di,
    ),
    JenisCatatan("kertas-kerja", "Kertas kerja lokus", KertasKerja, LIHAT_KERTAS),
    JenisCatatan("kertas-desa", "Pertimbangan desa", KertasDesa, LIHAT_KERTAS, ("desa", "kertas")),
    JenisCatatan(
        "prevalensi-terbit",
        "Prevalensi terbit",
        PrevalensiTerbit,
        "stunting.view_prevalensiterbit",
        ("desa", "kecamatan"),
    ),
    JenisCatatan(
        "prevalensi-survei",
        "Prevalensi survei",
        PrevalensiSurvei,
        "stunting.view_prevalensisurvei",
    ),
    JenisCatatan(
        "kertas-kerja",
        "Kertas kerja lokus",
        KertasKerja,
        LIHAT_KERTAS,
        pulihkan="stunting:kertas_pulihkan",
        izin_pulihkan="stunting.change_kertaskerja",
    ),
    JenisCatatan("kertas-desa", "Pertimbangan desa", KertasDesa, LIHAT_KERTAS, ("desa", "kertas")),
    JenisCatatan(
        "penghargaan",
        "Penghargaan",
        Penghargaan,
        LIHAT_HADIAH,
        cakup=lambda user, desa: Q(pk__in=_penghargaan_terlihat(user)),
        pulihkan="penghargaan:pulihkan",
        izin_pulihkan="penghargaan.change_penghargaan",
    ),
    JenisCatatan(
        "penerima",
        "Penerima penghargaan",
        Penerima,
        LIHAT_HADIAH,
        ("penghargaan", "kelompok", "petugas", "desa"),
        lambda user, desa: Q(penghargaan__in=_penghargaan_terlihat(user)),
    ),
    JenisCatatan(
        "sk",
        "SK",
        SuratKeputusan,
        "dinas.view_suratkeputusan",
        cakup=lambda user, desa: Q(sk_kelompok__kelompok__desa__in=desa),
    ),
    # What the administrator keeps: read by who may change it.
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
    JenisCatatan("pengguna", "Pengguna", Pengguna, "dinas.view_pengguna"),
    JenisCatatan("identitas", "Identitas dinas", IdentitasDinas, "dinas.view_identitasdinas"),
    JenisCatatan("aturan", "Aturan lapor", AturanLapor, "dinas.view_aturanlapor"),
    JenisCatatan("profil", "Profil dinas", ProfilDinas, "dinas.view_profildinas"),
)
PER_KODE = {j.kode: j for j in JENIS_CATATAN}


def jenis_terlihat(user: Pengguna) -> list[JenisCatatan]:
    """Kinds of record whose history `user` may read."""
    return [j for j in JENIS_CATATAN if user.has_perm(j.izin)]
