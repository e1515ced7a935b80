"""Every named constraint of every table is the database's own: a bad row raises IntegrityError.

`RUSAK` names, per constraint, what breaks a good row (a dict for `update`) or which second row may
not exist (a callable). Constraints of one kind (`…_pilihan`, `…_batal_lengkap`, …) are derived.
"""

# ruff: noqa: PLW0108 – inlined, these lambdas would build their rows at import
import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from dinas.models import AturanLapor, CatatanUnduh, IdentitasDinas, ProfilDinas
from inti.models import Urutan
from kelompok.models import (
    Jeda,
    JenisUsaha,
    Keterpaduan,
    SkKelompok,
    SumberDana,
    Usulan,
)
from penghargaan.models import JenisPenghargaan
from petugas.models import Jabatan, Koordinator, Penugasan
from stunting.models import Lokus
from tests import batasan_impor, batasan_kegiatan, batasan_laporan, batasan_stunting
from tests.pabrik import (
    AWAL,
    buat_anggota,
    buat_batas,
    buat_daftar_lokus,
    buat_desa,
    buat_imp,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
    buat_penghargaan,
    buat_penilaian,
    buat_petugas,
    buat_sk,
    buat_sk_kelompok,
)
from tests.test_model import APLIKASI
from wilayah.models import DataDesa, KodeLain, NamaLain, NamaLainKecamatan

pytestmark = pytest.mark.django_db
KEMARIN = AWAL - datetime.timedelta(days=1)


def _koordinator():
    return Koordinator.objects.create(
        petugas=buat_petugas(), kecamatan=buat_kecamatan(), mulai=AWAL
    )


def _usulan():
    return Usulan.objects.create(
        kelompok=buat_kelompok(),
        tindakan="batalkan",
        alasan="x",
        diajukan_oleh=buat_pengguna(),
    )


BAIK: dict[str, Callable[[], models.Model]] = {
    "Urutan": lambda: Urutan.objects.create(nama="uji"),
    "ProfilDinas": lambda: _tersimpan(ProfilDinas()),
    "IdentitasDinas": lambda: IdentitasDinas.objects.create(nama_dinas="Dinas", mulai=AWAL),
    "AturanLapor": lambda: AturanLapor.objects.create(mulai=AWAL),
    "Pengguna": buat_pengguna,
    "SuratKeputusan": buat_sk,
    "CatatanUnduh": lambda: CatatanUnduh.objects.create(
        oleh=buat_pengguna(), nama="a.xlsx", baris=1
    ),
    "Kecamatan": buat_kecamatan,
    "Desa": lambda: buat_desa(mulai=AWAL),
    "NamaLain": lambda: NamaLain.objects.create(desa=buat_desa(), nama="Lain"),
    "NamaLainKecamatan": lambda: NamaLainKecamatan.objects.create(
        kecamatan=buat_kecamatan(), nama="Lain"
    ),
    "KodeLain": lambda: KodeLain.objects.create(desa=buat_desa(), sistem="bps", kode="1"),
    "PetaBatas": lambda: buat_batas(),
    "DataDesa": lambda: DataDesa.objects.create(
        desa=buat_desa(), tahun=2020, keluarga=10, sumber="Uji"
    ),
    "Petugas": lambda: buat_petugas(nip="199001012020011001"),
    "Jabatan": lambda: buat_petugas().jabatan.get(),
    "Penugasan": lambda: buat_petugas(buat_desa()).penugasan.get(),
    "Koordinator": _koordinator,
    "Imp": lambda: buat_imp(buat_desa()),
    "SumberDana": lambda: SumberDana.objects.create(kode="a", nama="A"),
    "Keterpaduan": lambda: Keterpaduan.objects.create(kode="a", nama="A", jenis="BKB"),
    "JenisUsaha": lambda: JenisUsaha.objects.create(kode="a", nama="A"),
    "Kelompok": buat_kelompok,
    "Anggota": buat_anggota,
    "Jeda": lambda: Jeda.objects.create(kelompok=buat_kelompok(), mulai=AWAL, selesai=AWAL),
    "Penilaian": lambda: buat_penilaian(buat_kelompok()),
    "SkKelompok": lambda: buat_sk_kelompok(buat_kelompok()),
    "Usulan": _usulan,
    "DaftarLokus": lambda: buat_daftar_lokus(2020),
    "Lokus": lambda: buat_daftar_lokus(2020, buat_desa()).lokus.get(),
    "JenisPenghargaan": lambda: JenisPenghargaan.objects.create(kode="a", nama="A"),
    "Penghargaan": buat_penghargaan,
    "Penerima": lambda: buat_penghargaan().penerima.get(),
}
BAIK |= batasan_laporan.BAIK | batasan_stunting.BAIK | batasan_kegiatan.BAIK | batasan_impor.BAIK

RUSAK: dict[str, dict | Callable[[Any], object]] = {
    "urutan_nama_terisi": {"nama": ""},
    "profildinas_satu_baris": {"id": 2},
    "profildinas_buka_kirim": {"buka_kirim": 29},
    "profildinas_ambang_cakupan": {"ambang_cakupan": 0},
    "profildinas_batas_unggahan": {"batas_unggahan": 26},
    "profildinas_hari_urung_impor": {"hari_urung_impor": 0},
    "identitasdinas_mulai_unik": lambda x: IdentitasDinas.objects.create(
        nama_dinas="Lain", mulai=x.mulai
    ),
    "identitasdinas_nama_terisi": {"nama_dinas": ""},
    "aturanlapor_mulai_unik": lambda x: AturanLapor.objects.create(mulai=x.mulai),
    "aturanlapor_batas_wajar": {"ambang_lapor": 101},
    "pengguna_tanpa_superuser": {"is_superuser": True},
    "pengguna_nama_unik": lambda p: buat_pengguna(username=p.username.upper()),
    "sk_unik": lambda x: buat_sk(nomor=x.nomor, tanggal=x.tanggal, penerbit=x.penerbit),
    "sk_masa_berlaku": {"berlaku_sampai": datetime.date(2019, 1, 17)},
    "sk_nomor_terisi": {"nomor": ""},
    "catatanunduh_nama_terisi": {"nama": ""},
    "kecamatan_nama_unik": lambda x: buat_kecamatan(nama=x.nama),
    "desa_nama_unik_per_kecamatan": lambda x: buat_desa(x.kecamatan, nama=x.nama),
    "namalain_unik": lambda x: NamaLain.objects.create(desa=x.desa, nama=x.nama),
    "namalainkecamatan_unik": lambda x: NamaLainKecamatan.objects.create(
        kecamatan=x.kecamatan, nama=x.nama
    ),
    "kodelain_unik": lambda x: KodeLain.objects.create(
        desa=buat_desa(), sistem=x.sistem, kode=x.kode
    ),
    "datadesa_unik_per_tahun": lambda x: DataDesa.objects.create(
        desa=x.desa, tahun=x.tahun, sumber="Lain"
    ),
    "datadesa_tahun_wajar": {"tahun": 1999},
    "petabatas_satu_dipakai": lambda x: (
        buat_batas(status="dipakai"),
        buat_batas(status="dipakai"),
    ),
    "datadesa_keluarga_balita_maks": {"keluarga_balita": 11},
    "datadesa_keluarga_remaja_maks": {"keluarga_remaja": 11},
    "datadesa_keluarga_lansia_maks": {"keluarga_lansia": 11},
    "petugas_nip_unik": lambda x: buat_petugas(nip=x.nip),
    "petugas_nama_terisi": {"nama": ""},
    "jabatan_satu_terbuka": lambda x: Jabatan.objects.create(
        petugas=x.petugas, jenis="PKB", status="pns_pusat", mulai=AWAL
    ),
    "penugasan_satu_terbuka_per_desa": lambda x: Penugasan.objects.create(
        petugas=buat_petugas(), desa=x.desa, mulai=AWAL
    ),
    "koordinator_satu_terbuka_per_kecamatan": lambda x: Koordinator.objects.create(
        petugas=buat_petugas(), kecamatan=x.kecamatan, mulai=AWAL
    ),
    "imp_satu_ppkbd_terbuka": lambda x: buat_imp(x.desa),
    "sumberdana_terisi": {"nama": ""},
    "keterpaduan_terisi": {"nama": ""},
    "jenisusaha_terisi": {"nama": ""},
    "anggota_tahun_lahir_wajar": {"tahun_lahir": 1899},
    "anggota_nama_terisi": {"nama": ""},
    "jeda_tertutup": {"selesai": None},
    "kelompok_diperiksa_pada_sepasang": {"diperiksa_pada": timezone.now()},
    "kelompok_unik_per_desa": lambda x: buat_kelompok(x.desa, nama=x.nama.upper()),
    "kelompok_nama_terisi": {"nama": ""},
    "kelompok_akhir_beralasan": {"selesai": AWAL},
    "kelompok_basis_hanya_pikr": {"basis": "smp"},
    # Rows that break this constraint alone: PostgreSQL names the first that fails.
    "kelompok_basis_pilihan": {"jenis": "PIKR", "basis": "?"},
    "kelompok_sumber_modal_pilihan": {"jenis": "UPPKS", "sumber_modal": "?"},
    "kelompok_alasan_selesai_pilihan": {"selesai": AWAL, "alasan_selesai": "?"},
    "kelompok_usaha_hanya_uppks": {"modal": 1},
    "kelompok_selesai_sesudah_mulai": {"selesai": KEMARIN, "alasan_selesai": "bubar"},
    "penilaian_unik_per_tanggal": lambda x: buat_penilaian(x.kelompok, tanggal=x.tanggal),
    "skkelompok_unik": lambda x: SkKelompok.objects.create(kelompok=x.kelompok, sk=x.sk),
    "usulan_diputus_pada_sepasang": {"status": "ditolak", "diputus_pada": timezone.now()},
    "usulan_satu_menunggu": lambda x: Usulan.objects.create(
        kelompok=x.kelompok, tindakan=x.tindakan, alasan="y", diajukan_oleh=x.diajukan_oleh
    ),
    "usulan_putusan_lengkap": {"status": "ditolak"},
    "usulan_pindah_bertujuan": {"tindakan": "pindah"},
    "usulan_bertanggal": {"tindakan": "akhiri"},
    "usulan_status_pilihan": {
        "status": "?",
        "diputus_pada": timezone.now(),
        "diputus_oleh": models.F("diajukan_oleh"),
    },
    "daftarlokus_satu_per_tahun": lambda x: buat_daftar_lokus(x.tahun),
    "daftarlokus_tahun_wajar": {"tahun": 1999},
    "daftarlokus_penetapan_berdasar": {"dasar": ""},
    "lokus_desa_unik_per_daftar": lambda x: Lokus.objects.create(daftar=x.daftar, desa=x.desa),
    "jenispenghargaan_nama_unik": lambda x: JenisPenghargaan.objects.create(kode="b", nama=x.nama),
    "penghargaan_tahun_wajar": {"tahun": 1969},
    "penghargaan_terisi": {"judul": ""},
    "penerima_tautan_atau_nama": {"nama": ""},
    "penerima_pasangan_setuju": {"jenis": "pasangan"},
}
RUSAK |= batasan_laporan.RUSAK | batasan_stunting.RUSAK | batasan_kegiatan.RUSAK
RUSAK |= batasan_impor.RUSAK


def _tersimpan(objek: models.Model) -> models.Model:
    objek.save()
    return objek


def semua_batasan() -> list[tuple[type[models.Model], models.BaseConstraint]]:
    return [
        (model, batasan)
        for nama in APLIKASI
        for model in apps.get_app_config(nama).get_models()
        if not model.__name__.startswith("Historical")
        for batasan in model._meta.constraints
    ]


def yang_merusak(model: type[models.Model], nama: str):
    """What breaks this constraint of a good row."""
    if nama in RUSAK:
        return RUSAK[nama]
    awalan = nama.partition("_")[0]
    if nama.endswith("_pilihan"):
        return {nama.removeprefix(f"{awalan}_").removesuffix("_pilihan"): "?"}
    return {
        "batal_lengkap": {"alasan_batal": "tanpa nama"},
        "versi_positif": {"versi": 0},
        "selesai_sesudah_mulai": {"selesai": KEMARIN},
    }[nama.removeprefix(f"{awalan}_")]


def rusakkan(baik: models.Model, merusak) -> None:
    if callable(merusak):
        merusak(baik)
    else:
        type(baik)._base_manager.filter(pk=baik.pk).update(**merusak)


@pytest.mark.parametrize(
    ("model", "batasan"), [pytest.param(m, b, id=b.name) for m, b in semua_batasan()]
)
def test_batasan_dijaga_basis_data(model, batasan):
    baik = BAIK[model.__name__]()
    merusak = yang_merusak(model, batasan.name)

    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        rusakkan(baik, merusak)

    if isinstance(batasan, models.CheckConstraint):
        assert batasan.name in str(galat.value)


def test_batasan_unik_tidak_melihat_baris_yang_dibatalkan():
    """A voided row does not stand in the way of the right one."""
    oleh = buat_pengguna()
    batal = {"dibatalkan_pada": timezone.now(), "dibatalkan_oleh": oleh, "alasan_batal": "salah"}
    for buat, lagi in [
        (BAIK["Kelompok"], RUSAK["kelompok_unik_per_desa"]),
        (BAIK["Penugasan"], RUSAK["penugasan_satu_terbuka_per_desa"]),
        (BAIK["Lokus"], RUSAK["lokus_desa_unik_per_daftar"]),
        (BAIK["SuratKeputusan"], RUSAK["sk_unik"]),
        (BAIK["LaporanBulanan"], RUSAK["laporanbulanan_unik_per_bulan"]),
    ]:
        baris = buat()
        type(baris)._base_manager.filter(pk=baris.pk).update(**batal)
        assert callable(lagi)
        assert lagi(baris).pk != baris.pk


def test_tabel_ini_tidak_menyebut_batasan_yang_sudah_tidak_ada():
    assert set(RUSAK) <= {b.name for _, b in semua_batasan()}
