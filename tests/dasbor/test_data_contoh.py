"""The command on a database that is empty, full, or somebody's."""

import datetime
import hashlib

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from berkas.models import Lampiran
from dasbor.contoh.susun import batas_dari
from dinas.models import IdentitasDinas, Pengguna, ProfilDinas
from inti.models import Asal, SumberBaris
from kelompok.models import Kelompok, KonfirmasiPeringatan, LangkahLaporan, LaporanBulanan
from petugas.models import Petugas
from tests.dasbor.conftest import muat_contoh
from tests.dasbor.utang import cukup, utang
from tests.pabrik import buat_kelompok, buat_pengguna, buat_petugas

# What is loaded into PostgreSQL, the figures of test_angka_acuan and its siblings read there.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
BERUBAH = {"id", "kode", "kunci", "password", "last_login", "date_joined"}  # differ per load
BERUBAH |= {"id_pemilik", "berkas"}  # … as do references to rows without an origin
# Parts of reports, without an origin of their own.
IKUT = {LangkahLaporan: ["dari", "ke", "alasan"], KonfirmasiPeringatan: ["aturan", "nilai"]}


def sidik() -> str:
    """Digest of all sample rows; references are the place of the row within its table."""
    model = [m for m in apps.get_models() if issubclass(m, Asal)]
    letak = {
        m: {
            pk: i
            for i, pk in enumerate(m._base_manager.order_by("pk").values_list("pk", flat=True))
        }
        for m in model
    }
    isi = hashlib.sha256()
    for m in model:
        semua_kolom = [f for f in m._meta.concrete_fields if f.name not in BERUBAH]
        for baris in m._base_manager.filter(asal=SumberBaris.CONTOH).order_by("pk"):
            nilai = [
                letak[f.related_model].get(getattr(baris, f.attname))
                if f.related_model in letak
                else getattr(baris, f.attname)
                for f in semua_kolom
            ]
            isi.update(f"{m._meta.label}{nilai}".encode())
    for ikut, kolom in IKUT.items():
        urut = ikut._default_manager.order_by("laporan_id", "waktu", "pk")
        for baris in urut.values_list(*kolom, "waktu", "oleh__username"):
            isi.update(str(baris).encode())
    for sandi in Lampiran.objects.order_by("pk").values_list("berkas__sha256", flat=True):
        isi.update(sandi.encode())
    return isi.hexdigest()


def muat_lalu_sidik(**opsi) -> str:
    with transaction.atomic():
        muat_contoh(**opsi)
        hasil = sidik()
        call_command("hapus_contoh", verbosity=0)  # numbers go on: a second load has other codes
    return hasil


def test_benih_dan_bulan_yang_sama_baris_yang_sama():
    pertama = muat_lalu_sidik()

    assert muat_lalu_sidik() == pertama
    assert muat_lalu_sidik(benih=7) != pertama


@pytest.mark.parametrize("opsi", [{"sampai": "2020-11"}, {"sampai": None, "benih": 3}])
def test_bulan_dan_benih_lain_juga_memenuhi_angka_acuan(opsi):
    muat_contoh(**opsi)
    per = datetime.date(2020, 11, 13)
    diverifikasi = LaporanBulanan.objects.filter(status="diverifikasi")

    assert Kelompok.objects.per(per).count() == 153
    assert Petugas.objects.per(per).count() == 17
    if opsi["sampai"] is None:  # by now there were villages without an officer
        assert diverifikasi.filter(dikirim_oleh__username="operator").exists()
    assert not diverifikasi.filter(diverifikasi_oleh=F("dikirim_oleh")).exists()
    terutang = utang(timezone.now())
    assert terutang
    assert all(cukup(jenis) for jenis in terutang.values())


def test_kedua_kali_tidak_mengubah_apa_pun(capsys):
    muat_contoh()
    sebelum = sidik()

    call_command("data_contoh")

    assert sidik() == sebelum
    assert "sudah dimuat" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("buat", "sebab"),
    [
        (buat_kelompok, "1 kelompok"),
        (buat_petugas, "1 petugas"),
        (buat_pengguna, "1 akun pengguna"),
        (
            lambda: IdentitasDinas.objects.create(
                nama_dinas="Dinas", mulai=datetime.date(2025, 1, 1)
            ),
            "1 identitas dinas",
        ),
    ],
)
def test_ditolak_di_kantor_yang_sudah_berisi(buat, sebab):
    buat()
    with pytest.raises(CommandError, match=f"sudah ada {sebab}"):
        muat_contoh()

    assert not ProfilDinas.ambil().data_contoh
    assert not Pengguna.objects.filter(asal=SumberBaris.CONTOH).exists()


@pytest.mark.parametrize("sampai", ["2020-10", "2099-01", "2021-13", "2021", "٢٠٢١-01"])
def test_bulan_yang_tidak_mungkin(sampai):
    with pytest.raises(CommandError, match="--sampai"):
        call_command("data_contoh", sampai=sampai)


def test_hari_terakhir_tidak_bergantung_pada_hari_pembuatan():
    november = datetime.date(2026, 11, 1)

    assert {batas_dari(november, datetime.date(2026, 11, h)) for h in (1, 30)} == {november}
