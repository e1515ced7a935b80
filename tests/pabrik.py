"""Builders with plain defaults; each makes one row, and what it must stand on."""

import datetime
import itertools
from typing import Any

from django.utils import timezone

from dinas.models import Penerbit, Pengguna, SuratKeputusan
from dinas.peran import Peran
from inti.bulan import geser_bulan
from kelompok.models import (
    Anggota,
    Kelompok,
    LaporanBulanan,
    Penilaian,
    Pertemuan,
    SkKelompok,
    StatusLaporan,
)
from penghargaan.models import JenisPenghargaan, Penerima, Penghargaan
from petugas.models import Imp, Jabatan, Koordinator, Penugasan, Petugas
from stunting.models import DaftarLokus, Lokus
from wilayah.models import Desa, Kecamatan, PetaBatas

SANDI = "sandi-uji-yang-panjang"
AWAL = datetime.date(2018, 1, 1)
_nomor = itertools.count(1)


def buat_kecamatan(**isi) -> Kecamatan:
    n = next(_nomor)
    return Kecamatan.objects.create(
        **{"kode": f"62.{n // 100 % 100:02d}.{n % 100:02d}", "nama": f"Kecamatan {n}"} | isi
    )


def buat_desa(kecamatan: Kecamatan | None = None, **isi) -> Desa:
    n = next(_nomor)
    kecamatan = kecamatan or buat_kecamatan()
    baku = {
        "kode": f"{kecamatan.kode}.2{n % 1000:03d}",
        "nama": f"Desa Uji {n}",
        "jenis": "desa",
        "kecamatan": kecamatan,
    }
    return Desa.objects.create(**baku | isi)


def buat_pengguna(peran: str = Peran.OPERATOR, **isi) -> Pengguna:
    """A user with a role; the password is SANDI."""
    n = next(_nomor)
    return Pengguna.objects.create_user(
        password=SANDI,
        **{"username": f"{peran}{n}", "first_name": f"Pengguna {n}", "peran": peran} | isi,
    )


def buat_petugas(*desa: Desa, jenis: str = "PKB", mulai: datetime.date = AWAL, **isi) -> Petugas:
    """An officer in service since `mulai`, assigned to each `desa` since then."""
    petugas = Petugas.objects.create(**{"nama": f"Petugas {next(_nomor)}"} | isi)
    buat_jabatan(petugas, jenis=jenis, mulai=mulai)
    for d in desa:
        Penugasan.objects.create(petugas=petugas, desa=d, mulai=mulai)
    return petugas


def buat_jabatan(petugas: Petugas, **isi) -> Jabatan:
    baku = {"jenis": "PKB", "status": "pns_pusat", "mulai": AWAL}
    return Jabatan.objects.create(petugas=petugas, **baku | isi)


def buat_akun_petugas(*desa: Desa, **isi) -> Pengguna:
    """The account of a field officer who is assigned to each `desa` today."""
    user = buat_pengguna(Peran.PETUGAS)
    buat_petugas(*desa, pengguna=user, **isi)
    return user


def buat_akun_koordinator(kecamatan: Kecamatan, *desa: Desa) -> Pengguna:
    """The account of an officer who coordinates `kecamatan` today."""
    user = buat_akun_petugas(*desa)
    Koordinator.objects.create(petugas=user.petugas, kecamatan=kecamatan, mulai=AWAL)
    return user


def buat_kelompok(desa: Desa | None = None, **isi) -> Kelompok:
    baku = {
        "jenis": "BKB",
        "nama": f"Melati {next(_nomor)}",
        "desa": desa or buat_desa(),
        "mulai": AWAL,
    }
    return Kelompok.objects.create(**baku | isi)


def buat_laporan(
    kelompok: Kelompok | None = None,
    bulan: datetime.date = datetime.date(2020, 10, 1),
    *,
    oleh: Pengguna | None = None,
    dikirim: datetime.datetime | None = None,
    **isi,
) -> LaporanBulanan:
    """A report with plausible figures of its kind; sent on the 5th of the next month, or a draft.

    `status` other than draf fills in who sent (`oleh`) and verified it, and when.
    """
    kelompok = kelompok or buat_kelompok()
    angka = {
        "sasaran": 58,
        "anggota": 41,
        "anggota_pus": 35,
        "pus_ber_kb": 27,
        "pertemuan": 1,
        "hadir": 29,
    }
    baku: dict[str, Any] = {k: v for k, v in angka.items() if k in kelompok.sifat.kolom_wajib}
    baku |= {"status": StatusLaporan.DRAF} | isi
    if baku["status"] != StatusLaporan.DRAF:
        oleh = oleh or buat_pengguna()
        saat = dikirim or timezone.make_aware(
            datetime.datetime.combine(geser_bulan(bulan, 1).replace(day=5), datetime.time(9))
        )
        baku = {"dikirim_pertama_pada": saat, "dikirim_pertama_oleh": oleh} | baku
        baku = {"dikirim_pada": saat, "dikirim_oleh": oleh} | baku
    if baku["status"] == StatusLaporan.DIVERIFIKASI:
        baku = {"diverifikasi_pada": saat, "diverifikasi_oleh": buat_pengguna()} | baku
    return LaporanBulanan.objects.create(kelompok=kelompok, bulan=bulan, **baku)


def buat_pertemuan(laporan: LaporanBulanan | None = None, **isi) -> Pertemuan:
    """A meeting on the 12th of the month of its report."""
    laporan = laporan or buat_laporan()
    return Pertemuan.objects.create(
        laporan=laporan, **{"tanggal": laporan.bulan.replace(day=12)} | isi
    )


def buat_sk(**isi) -> SuratKeputusan:
    baku = {
        "nomor": f"140/{next(_nomor)}/2019",
        "tanggal": datetime.date(2019, 1, 18),
        "penerbit": Penerbit.KEPALA_DESA,
    }
    return SuratKeputusan.objects.create(**baku | isi)


def buat_sk_kelompok(kelompok: Kelompok, **isi) -> SkKelompok:
    return SkKelompok.objects.create(kelompok=kelompok, sk=buat_sk(**isi))


def buat_anggota(kelompok: Kelompok | None = None, **isi) -> Anggota:
    baku = {
        "kelompok": kelompok or buat_kelompok(),
        "nama": f"Anggota {next(_nomor)}",
        "jenis_kelamin": "P",
        "tahun_lahir": 1990,
        "mulai": AWAL,
    }
    return Anggota.objects.create(**baku | isi)


def buat_penilaian(kelompok: Kelompok, **isi) -> Penilaian:
    baku = {"tanggal": datetime.date(2019, 3, 12), "klasifikasi": kelompok.sifat.skala[0]}
    return Penilaian.objects.create(kelompok=kelompok, **baku | isi)


def buat_imp(desa: Desa, **isi) -> Imp:
    baku = {"tingkat": "ppkbd", "nama": f"Kader {next(_nomor)}", "mulai": AWAL}
    return Imp.objects.create(desa=desa, **baku | isi)


def buat_daftar_lokus(tahun: int, *desa: Desa, status: str = "ditetapkan") -> DaftarLokus:
    daftar = DaftarLokus.objects.create(tahun=tahun, status=status, dasar="Rembuk stunting")
    for d in desa:
        Lokus.objects.create(daftar=daftar, desa=d)
    return daftar


def buat_penghargaan(*penerima: dict, **isi) -> Penghargaan:
    """An award; each `penerima` is a dict of Penerima fields, one free person by default."""
    jenis, _ = JenisPenghargaan.objects.get_or_create(kode="uji", defaults={"nama": "Uji"})
    baku = {
        "judul": f"Penghargaan {next(_nomor)}",
        "jenis": jenis,
        "tingkat": "kabupaten",
        "tahun": 2020,
        "pemberi": "Bupati",
    }
    penghargaan = Penghargaan.objects.create(**baku | isi)
    for urutan, p in enumerate(penerima or ({"jenis": "orang", "nama": "Seseorang"},), start=1):
        Penerima.objects.create(penghargaan=penghargaan, urutan=urutan, **p)
    return penghargaan


def buat_batas(**isi) -> PetaBatas:
    """A loaded map without any shape in it; not in use."""
    kosong = '{"type":"FeatureCollection","features":[]}'
    baku = {
        "berkas": "batas.geojson",
        "atribusi": "BIG 2024",
        "sandi": "0123456789abcdef",
        "jumlah": 1,
        "berat": 100,
        "cara": "1 menurut kode Kemendagri (kode)",
        "desa_geojson": kosong,
        "kecamatan_geojson": kosong,
    }
    return PetaBatas.objects.create(**baku | isi)
