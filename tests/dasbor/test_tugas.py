import pytest

from inti import tugas as daftar_tugas
from inti.tugas import BarisTugas, Desakan, Tugas
from tests.dasbor.tautan import yang_ingkar
from tests.pabrik import buat_desa, buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db


def buat_tugas(kode, jumlah, desakan, **isi) -> Tugas:
    baku = {"judul": f"Tugas {kode}", "keterangan": "", "url": f"/kelompok/?{kode}"}
    return Tugas(kode=kode, jumlah=jumlah, desakan=desakan, **baku | isi)


def test_yang_lewat_batas_lebih_dulu_dan_yang_nol_tidak_ada(client, monkeypatch):
    orang = BarisTugas("Tumbang Anoi", "Damang Batu", hubungi="Yohanes", telepon="0813-5555-0184")
    semua = [
        buat_tugas("sk", 30, Desakan.PERIKSA),
        buat_tugas("beres", 0, Desakan.LEWAT),
        buat_tugas("desa", 2, Desakan.LEWAT, contoh=(orang,)),
    ]
    monkeypatch.setattr(daftar_tugas, "_daftar", [lambda *_, t=t: t for t in semua])
    client.force_login(buat_pengguna())

    response = client.get("/tugas/")

    assert [t.kode for t, _ in response.context["tugas"]] == ["desa", "sk"]
    assert "1 jenis tugas lewat batas, 1 lainnya perlu dibereskan" in response.text
    assert 'href="tel:+6281355550184"' in response.text
    assert 'href="https://wa.me/6281355550184"' in response.text
    assert "Menampilkan 1 dari 2. Lihat semua 2" in response.text


def test_tanpa_tugas_semua_sudah_beres(client, monkeypatch):
    monkeypatch.setattr(daftar_tugas, "_daftar", [])
    client.force_login(buat_pengguna())
    assert "Semua sudah beres." in client.get("/tugas/").text


@pytest.mark.parametrize("tokoh", ["operator", "pimpinan", "petugas", "koordinator"])
def test_setiap_jumlah_sama_dengan_daftarnya(client, kabupaten, tokoh):
    client.force_login(kabupaten.tokoh(tokoh))
    assert yang_ingkar(client, client.get("/tugas/").text) == []


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_query(client, kueri_halaman, jumlah):
    for _ in range(jumlah):
        buat_kelompok(buat_desa())
    client.force_login(buat_pengguna())

    # groups 4 (proposals, to confirm, without decree, without assessment), villages without
    # officer, loads, hand-overs, lokus 3 (figures, rows, whether it is decreed), reports 7;
    # promises 2 (overdue, without a date), agreements that end; fingerprint
    with kueri_halaman(21):
        client.get("/tugas/")
