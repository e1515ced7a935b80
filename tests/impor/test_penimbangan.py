"""Weighing goes out to a workbook and comes back; a sheet of a posyandu round comes in."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from impor import aksi, urung
from stunting.models import Pengukuran
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kecamatan, buat_pengguna
from tests.pabrik_impor import HARI, buku, periksa, terapkan
from tests.pabrik_stunting import buat_cakupan, buat_keluarga, buat_pengukuran

pytestmark = pytest.mark.django_db
D = datetime.date
AGU = D(2026, 8, 1)
JUDUL = ("Kecamatan", "Desa", "Bulan", "Sasaran", "Diukur", "Pendek", "Sangat pendek")


@pytest.fixture
def operator():
    return buat_pengguna()


@pytest.fixture
def desa():
    return buat_desa(buat_kecamatan(nama="Kurun"), nama="Teluk Nyatu")


def baris(desa, bulan: object = "2026-08", angka=(60, 50, 8, 2)):
    return [desa.kecamatan.nama, desa.nama, bulan, *angka]


def cek(isi: bytes, user):
    return aksi.hasil_dari(periksa(isi, user, jenis="penimbangan"))


def unduh(client, user) -> bytes:
    client.force_login(user)
    return b"".join(client.get("/stunting/data/unduh/?tahun=2026").streaming_content)


def aneh(desa) -> None:
    """Drafts, zeros, more measured than targeted, and a village of the same name elsewhere."""
    buat_pengukuran(desa, AGU)
    buat_pengukuran(desa, D(2026, 2, 1), sasaran=0, diukur=0, pendek=0, sangat_pendek=0)
    buat_pengukuran(desa, D(2026, 3, 1), sasaran=None, diukur=7, pendek=None, sangat_pendek=None)
    buat_pengukuran(buat_desa(nama=desa.nama), AGU, sasaran=10)
    buat_keluarga(desa, 2026)
    buat_cakupan(desa, tahun=2026)


def test_unduhan_kembali_tanpa_perubahan(client, operator, desa):
    """Of three sheets the one that is called so is taken."""
    aneh(desa)

    hasil = cek(unduh(client, operator), operator)

    assert (hasil.ringkasan, hasil.galat) == ("baru=0 ubah=0 sama=4 galat=0", [])


def test_baru_ubah_dan_sama_lalu_dibatalkan(operator, desa):
    ada = buat_pengukuran(desa, AGU)
    lain = buat_desa(desa.kecamatan, nama="Tumbang Tariak")
    semula = list(Pengukuran.objects.order_by("pk").values())
    isi = buku(
        ("Desa", "Bulan", "Tahun", "Diukur", "Pendek", "Sangat pendek"),
        ["teluk nyatu", "Agustus", 2026, "51", "8", "-"],
        [lain.kode, D(2026, 2, 14), "", 20, 1, 0],
        [lain.kode, "2026-03", "", "", "", ""],
    )

    batch = terapkan(isi, operator, jenis="penimbangan")

    assert (batch.baru, batch.ubah, batch.sama, batch.galat) == (1, 1, 1, 0)
    ada.refresh_from_db()
    assert (ada.sasaran, ada.diukur, ada.sangat_pendek, ada.versi) == (60, 51, None, 2)
    baru = Pengukuran.objects.get(desa=lain)
    assert (baru.bulan, baru.sasaran, baru.pendek) == (D(2026, 2, 1), None, 1)
    assert baru.kode.startswith("T-")
    assert baru.riwayat.get().history_user == operator
    urung.urungkan(batch=batch, alasan="salah", oleh=operator, hari_ini=HARI)
    kini = list(Pengukuran.objects.order_by("pk").values())
    assert [x | {"versi": 1} for x in kini] == semula


GALAT = [
    ({"angka": (60, 10, 8, 3)}, "Sangat pendek", "melebihi yang diukur, 10"),
    ({"angka": (60, 10, 11, 0)}, "Pendek", "Pendek 11 melebihi"),
    ({"angka": (60, 100_000, 1, 1)}, "Diukur", "terlalu besar"),
    ({"angka": (60, "x", 1, 1)}, "Diukur", "bilangan bulat"),
    ({"bulan": "2026-12"}, "Bulan", "Desember 2026 belum tiba."),
    ({"bulan": ""}, "Bulan", "Bulan wajib diisi."),
    ({"bulan": "1999-12"}, "Bulan", "Paling awal tahun 2000."),
]


@pytest.mark.parametrize(("isi", "kolom", "pesan"), GALAT)
def test_galat_disebut_di_selnya(operator, desa, isi, kolom, pesan):
    batch = periksa(buku(JUDUL, baris(desa, **isi)), operator, jenis="penimbangan")

    [galat] = aksi.hasil_dari(batch).galat
    assert (galat.nomor, galat.kolom) == (2, kolom)
    assert pesan in galat.pesan
    with pytest.raises(ValidationError):
        aksi.terapkan(batch=batch, dipastikan=0, oleh=operator, hari_ini=HARI)
    assert Pengukuran.semua.count() == 0


def test_kembar_dipindah_dan_desa_yang_belum_ada(operator, desa):
    ada = buat_pengukuran(desa, AGU)
    baru = buat_desa(desa.kecamatan, nama="Mekar", mulai=D(2026, 9, 1))
    lain = buat_desa(desa.kecamatan, nama="Lain")
    isi = buku(
        ("Kode", *JUDUL),
        [ada.kode, *baris(desa, "2026-07")],
        ["", *baris(lain)],
        ["", *baris(lain, D(2026, 8, 31))],
        ["", *baris(baru)],
        ["", *baris(baru, "2026-09")],
    )

    galat = [(g.nomor, g.kolom, g.pesan) for g in cek(isi, operator).galat]

    assert [g[:2] for g in galat] == [(2, "Bulan"), (4, "Desa"), (5, "Desa")]
    assert "sudah tercatat tetap" in galat[0][2]
    assert "baris 3" in galat[1][2]
    assert "tidak ada dalam Agustus 2026" in galat[2][2]


def test_diukur_melebihi_sasaran_ditanyakan(operator, desa):
    isi = buku(JUDUL, baris(desa, angka=(40, 50, 1, 1)))
    [tanya] = cek(isi, operator).peringatan

    assert (tanya.nomor, tanya.kolom) == (2, "Diukur")
    with pytest.raises(ValidationError, match="Pastikan dulu 1"):
        terapkan(isi, operator, jenis="penimbangan")
    terapkan(isi, operator, jenis="penimbangan", dipastikan=1)
    assert Pengukuran.objects.get().diukur == 50


def test_wilayah_lain_tidak_ada(operator, desa):
    asing = buat_pengukuran(buat_desa(nama="Asing"), AGU)
    petugas = buat_akun_petugas(desa)
    isi = buku(
        ("Kode", *JUDUL), [asing.kode, *baris(desa)], ["", "", asing.desa.kode, "2026-08", 1, 1]
    )

    galat = cek(isi, petugas).galat

    assert [(g.nomor, g.kolom) for g in galat] == [(2, "Kode"), (3, "Desa")]
    assert "Asing" not in "".join(g.pesan for g in galat)


def test_perintah(client, operator, desa, tmp_path, capsys):
    buat_pengguna("administrator")
    aneh(desa)
    jalur = tmp_path / "timbang.xlsx"
    jalur.write_bytes(unduh(client, operator))

    call_command("impor", "penimbangan", str(jalur), "--periksa")

    assert capsys.readouterr().out.splitlines()[-1] == "baru=0 ubah=0 sama=4 galat=0"


def test_templat_kembali_tanpa_perubahan(client, operator, desa):
    buat_pengukuran(desa, AGU)
    client.force_login(operator)
    templat = b"".join(client.get("/impor/templat/penimbangan/").streaming_content)

    assert cek(templat, operator).ringkasan == "baru=0 ubah=0 sama=1 galat=0"


def test_kueri_tidak_bertambah_dengan_baris(operator, desa):
    semua = [desa, *(buat_desa(desa.kecamatan, nama=f"Desa {n}") for n in range(9))]
    terapkan(buku(JUDUL, baris(desa, "2026-01")), operator, jenis="penimbangan")
    jumlah = []
    for milik in (semua[:1], semua[1:]):
        isi = buku(JUDUL, *(baris(d) for d in milik))
        with CaptureQueriesContext(connection) as kueri:
            terapkan(isi, operator, jenis="penimbangan")
        jumlah.append(len(kueri))

    assert jumlah[0] == jumlah[1]
