"""Yearly denominators: the template is their export, and comes back unchanged."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dinas.peran import Peran
from impor import aksi, urung
from tests.pabrik import buat_desa, buat_kecamatan, buat_pengguna
from tests.pabrik_impor import HARI, buku, periksa, terapkan
from wilayah.models import DataDesa

pytestmark = pytest.mark.django_db
JUDUL = ("Kecamatan", "Desa", "Tahun", "Penduduk", "Keluarga", "Keluarga balita", "Sumber")


@pytest.fixture
def admin():
    return buat_pengguna(Peran.ADMINISTRATOR)


@pytest.fixture
def desa():
    return buat_desa(buat_kecamatan(nama="Kurun"), nama="Teluk Nyatu")


def baris(desa, tahun: object = 2025, angka=(800, 210, 60), sumber="BPS"):
    return [desa.kecamatan.nama, desa.nama, tahun, *angka, sumber]


def cek(isi: bytes, user):
    return aksi.hasil_dari(periksa(isi, user, jenis="denominator"))


def buat_data(desa, tahun=2025, **isi) -> DataDesa:
    baku = {"penduduk": 800, "keluarga": 210, "keluarga_balita": 60, "sumber": "BPS"}
    return DataDesa.objects.create(desa=desa, tahun=tahun, **baku | isi)


def templat(client, user) -> bytes:
    client.force_login(user)
    return b"".join(client.get("/impor/templat/denominator/").streaming_content)


def test_templat_kembali_tanpa_perubahan(client, admin, desa):
    buat_data(desa, sumber="=BPS; “Gunung Mas dalam Angka” 2025")
    buat_data(desa, 2024, keluarga=None, keluarga_balita=0, pus=0)
    buat_data(buat_desa(nama=desa.nama, selesai=HARI.replace(year=2021)), 2020, asal="contoh")

    hasil = cek(templat(client, admin), admin)

    assert (hasil.ringkasan, hasil.galat) == ("baru=0 ubah=0 sama=3 galat=0", [])


def test_baru_ubah_dan_sama_lalu_dibatalkan(admin, desa):
    ada = buat_data(desa, pus=100)
    lain = buat_desa(desa.kecamatan, nama="Tumbang Tariak")
    semula = list(DataDesa.objects.order_by("pk").values())
    isi = buku(
        ("Kode Kemendagri", "Thn", "Jumlah penduduk", "KK", "Sumber data"),
        [desa.kode, 2025, "1.200", 210, "BPS"],
        [lain.kode, "2024", "-", 90, "Kecamatan"],
    )

    batch = terapkan(isi, admin, jenis="denominator")

    assert (batch.baru, batch.ubah, batch.sama) == (1, 1, 0)
    ada.refresh_from_db()
    assert (ada.penduduk, ada.pus, ada.versi) == (1200, 100, 2)
    baru = DataDesa.objects.get(desa=lain)
    assert (baru.tahun, baru.penduduk, baru.keluarga, baru.sumber) == (2024, None, 90, "Kecamatan")
    assert baru.riwayat.get().history_user == admin
    urung.urungkan(batch=batch, alasan="salah", oleh=admin, hari_ini=HARI)
    assert [x | {"versi": 1} for x in DataDesa.objects.order_by("pk").values()] == semula
    assert not lain.data.exists()
    assert DataDesa.semua.get(desa=lain).batal
    assert terapkan(isi, admin, jenis="denominator").baru == 1  # its place is free again


GALAT = [
    ({"angka": (800, 210, 211)}, "Keluarga balita", "melebihi jumlah keluarga, 210"),
    ({"angka": (-1, 210, 1)}, "Penduduk", "0"),
    ({"angka": ("banyak", 210, 1)}, "Penduduk", "bilangan bulat"),
    ({"tahun": 2027}, "Tahun", "Tahun 2027 belum tiba."),
    ({"tahun": 1999}, "Tahun", "2000"),
    ({"tahun": ""}, "Tahun", "Tahun wajib diisi."),
    ({"sumber": ""}, "Sumber", "Sumber wajib diisi."),
]


@pytest.mark.parametrize(("isi", "kolom", "pesan"), GALAT)
def test_galat_disebut_di_selnya(admin, desa, isi, kolom, pesan):
    batch = periksa(buku(JUDUL, baris(desa, **isi)), admin, jenis="denominator")

    [galat] = aksi.hasil_dari(batch).galat
    assert (galat.nomor, galat.kolom) == (2, kolom)
    assert pesan in galat.pesan
    with pytest.raises(ValidationError):
        aksi.terapkan(batch=batch, dipastikan=0, oleh=admin, hari_ini=HARI)
    assert DataDesa.semua.count() == 0


def test_kembar_dan_yang_tahunnya_dipindah(admin, desa):
    ada, lain = buat_data(desa), buat_desa(desa.kecamatan, nama="Lain")
    isi = buku(
        ("Kode", *JUDUL), [ada.kode, *baris(desa, 2023)], ["", *baris(lain)], ["", *baris(lain)]
    )

    galat = [(g.nomor, g.kolom) for g in cek(isi, admin).galat]

    assert galat == [(2, "Tahun"), (4, "Desa")]


def test_hanya_administrator(client, desa):
    """Reference data: an operator imports, but not these."""
    operator = buat_pengguna()
    client.force_login(operator)

    assert client.get("/impor/templat/denominator/").status_code == 404
    assert "denominator" not in client.get("/impor/").text


def test_perintah(client, admin, desa, tmp_path, capsys):
    buat_data(desa)
    jalur = tmp_path / "denominator.xlsx"
    jalur.write_bytes(templat(client, admin))

    call_command("impor", "denominator", str(jalur))

    assert capsys.readouterr().out.splitlines()[-1] == "baru=0 ubah=0 sama=1 galat=0"


def test_kueri_tidak_bertambah_dengan_baris(admin, desa):
    semua = [desa, *(buat_desa(desa.kecamatan, nama=f"Desa {n}") for n in range(9))]
    terapkan(buku(JUDUL, baris(desa, 2020)), admin, jenis="denominator")
    jumlah = []
    for milik in (semua[:1], semua[1:]):
        isi = buku(JUDUL, *(baris(d) for d in milik))
        with CaptureQueriesContext(connection) as kueri:
            terapkan(isi, admin, jenis="denominator")
        jumlah.append(len(kueri))

    assert jumlah[0] == jumlah[1]
