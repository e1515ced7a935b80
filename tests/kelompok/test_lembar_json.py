"""The answers that the page asks for by itself while somebody types."""

import datetime

import pytest
from django.utils import timezone

from kelompok.models import KonfirmasiPeringatan, LaporanBulanan
from tests.lembar import ALAMAT, Lembar
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kelompok, buat_laporan, buat_pengguna

pytestmark = pytest.mark.django_db
OKTOBER = datetime.date(2020, 10, 1)


@pytest.fixture(autouse=True)
def _hari_ini(jam):
    jam(datetime.datetime(2020, 11, 5, 10, 42, tzinfo=timezone.get_default_timezone()))


@pytest.fixture
def desa():
    return buat_desa()


@pytest.fixture
def petugas(client, desa):
    user = buat_akun_petugas(desa)
    client.force_login(user)
    return user


def test_hanya_baris_yang_berubah_dan_jawabannya(client, desa, petugas):
    a, b = buat_kelompok(desa, nama="A"), buat_kelompok(desa, nama="B")

    jawaban = Lembar(client).isi(b, anggota="41").json(b)

    assert jawaban.status_code == 200
    assert jawaban.headers["Content-Type"] == "application/json"
    assert "Accept" in jawaban.headers["Vary"]
    assert jawaban.json() == {
        "waktu": "10.42",
        "pesan": "",
        "baris": {
            str(b.pk): {
                "keadaan": "belum",
                "kata": "Belum lengkap",
                "awal": "|41|||||0",
                "galat": {},
                "peringatan": [],
                "bentrok": {},
                "dapat_diisi": True,
            }
        },
        "ringkas": {
            "siap": 0,
            "salah": 0,
            "periksa": 0,
            "belum": 2,
            "terkirim": 0,
            "dikembalikan": 0,
            "diverifikasi": 0,
        },
    }
    assert LaporanBulanan.objects.get().kelompok == b
    assert not LaporanBulanan.objects.filter(kelompok=a).exists()


def test_galat_peringatan_dan_bentrok_per_baris(client, desa, petugas):
    salah, periksa, bentrok = (buat_kelompok(desa, nama=n) for n in "ABC")
    buat_laporan(
        bentrok,
        OKTOBER,
        anggota=41,
        disimpan_pada=timezone.now(),
        disimpan_oleh=buat_pengguna(first_name="Rina", last_name=""),
    )
    lembar = Lembar(client).isi(salah, anggota="x", hadir="9").penuhi(periksa, sasaran="40")
    lembar.isi(bentrok, anggota="60")
    LaporanBulanan.objects.filter(kelompok=bentrok).update(anggota=57)

    isi = lembar.json(salah, periksa, bentrok).json()

    a, b, c = (isi["baris"][str(k.pk)] for k in (salah, periksa, bentrok))
    assert a["galat"] == {"anggota": "Anggota: Isi dengan angka 0 sampai 9 saja, misalnya 41."}
    assert (a["keadaan"], a["awal"]) == ("perbaiki", "||||||0")
    assert not LaporanBulanan.objects.filter(kelompok=salah).exists()
    assert b["peringatan"] == [
        {
            "kode": "anggota-lebih-sasaran",
            "kolom": "anggota",
            "nilai": "41>40",
            "pesan": "Anggota (41) melebihi sasaran (40).",
            "dikonfirmasi": False,
        }
    ]
    assert b["keadaan"] == "periksa"
    assert c["bentrok"] == {"anggota": {"nilai": "57", "oleh": "Rina", "waktu": "10.42"}}
    assert c["awal"].split("|")[1] == "57"
    assert isi["ringkas"]["salah"] == 2


def test_bentrok_disimpan_lagi_dengan_awal_baru_menjadi_pilihan(client, desa, petugas):
    kelompok = buat_laporan(buat_kelompok(desa), OKTOBER, anggota=41).kelompok
    lembar = Lembar(client).isi(kelompok, anggota="60")
    LaporanBulanan.objects.update(anggota=57)

    baru = lembar.json(kelompok).json()["baris"][str(kelompok.pk)]["awal"]
    lembar.isi(kelompok, awal=baru).json(kelompok)

    assert LaporanBulanan.objects.get().anggota == 60


def test_dibenarkan_lewat_json(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), OKTOBER, sasaran=40)
    lembar = Lembar(client).isi(laporan.kelompok, konfirmasi=["anggota-lebih-sasaran"])

    isi = lembar.json(laporan.kelompok).json()["baris"][str(laporan.kelompok.pk)]

    assert (isi["keadaan"], isi["kata"]) == ("siap", "Siap kirim")
    assert isi["peringatan"][0]["dikonfirmasi"] is True
    assert KonfirmasiPeringatan.objects.count() == 1


def test_baris_yang_terkirim_sementara_diketik(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), OKTOBER)
    lembar = Lembar(client).isi(laporan.kelompok, anggota="42")
    buat_laporan(buat_kelompok(desa), OKTOBER)
    LaporanBulanan.objects.filter(pk=laporan.pk).update(
        status="terkirim",
        dikirim_pada=timezone.now(),
        dikirim_oleh=petugas,
        dikirim_pertama_pada=timezone.now(),
        dikirim_pertama_oleh=petugas,
    )

    isi = lembar.json(laporan.kelompok).json()["baris"][str(laporan.kelompok.pk)]

    assert (isi["keadaan"], isi["dapat_diisi"]) == ("terkirim", False)
    laporan.refresh_from_db()
    assert laporan.anggota == 41


def test_kelompok_di_luar_lembar_ditolak_dengan_json(client, desa, petugas):
    kelompok, luar = buat_kelompok(desa), buat_kelompok()
    isian = Lembar(client).penuhi(kelompok).sebagian(kelompok)

    jawaban = client.post(
        ALAMAT,
        isian | {"form-0-kelompok": luar.pk, "aksi": "simpan"},
        headers={"Accept": "application/json"},
    )

    assert jawaban.status_code == 400
    assert "Tidak ada yang disimpan" in jawaban.json()["pesan"]
    assert not LaporanBulanan.objects.exists()


def test_sesi_habis_bukan_json(client, desa, petugas):
    """The page sees no JSON and keeps what was typed."""
    kelompok = buat_kelompok(desa)
    lembar = Lembar(client).isi(kelompok, anggota="41")
    client.logout()

    jawaban = lembar.json(kelompok)

    assert jawaban.status_code == 302
    assert jawaban.headers["Location"].startswith("/masuk/")
    assert not LaporanBulanan.objects.exists()


@pytest.mark.parametrize("accept", ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", ""])
def test_peramban_mendapat_halaman(client, desa, petugas, accept):
    kelompok = buat_kelompok(desa)
    lembar = Lembar(client).isi(kelompok, anggota="x")

    jawaban = lembar.simpan(headers={"Accept": accept})

    assert jawaban.headers["Content-Type"].startswith("text/html")


def test_json_tidak_pernah_mengirim(client, desa, petugas):
    kelompok = buat_kelompok(desa)

    jawaban = Lembar(client).penuhi(kelompok).json(kelompok, aksi="kirim")

    assert jawaban.status_code == 400
    assert not LaporanBulanan.objects.exists()
