"""The list of groups on paper."""

import datetime

import pytest

from dinas import cetak
from dinas.models import CatatanUnduh
from tests.cetakan import NAKAL, baca_pdf, rapatkan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_penilaian,
    buat_petugas,
    buat_sk_kelompok,
)

# What is printed comes from the functions of the pages, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
D = datetime.date
CETAK = "/kelompok/cetak/"


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


@pytest.mark.usefixtures("operator")
def test_tepat_baris_daftar_dan_jumlahnya(client):
    desa = buat_desa(nama="Teluk Nyatu")
    buat_petugas(desa, nama="Yuliana, S.KM")
    k = buat_kelompok(desa, nama="Rotan Lestari", jenis="BKB", mulai=D(2015, 8, 4))
    buat_penilaian(k, klasifikasi="berkembang")
    buat_sk_kelompok(k)
    buat_kelompok(desa, nama="Melati", jenis="BKL")
    buat_kelompok(nama="Di tempat lain")

    teks = baca_pdf(client.get(CETAK, {"desa": desa.kode, "per": "2020-11-13"})).teks

    assert "BKB Rotan Lestari Desa Teluk Nyatu 4 Agu 2015 Berkembang ada Yuliana, S.KM" in teks
    assert "Jumlah 2 kelompok: BKB 1, BKL 1" in teks
    assert "Di tempat lain" not in teks
    assert "Desa: Teluk Nyatu" in teks
    assert "Keadaan per 13 November 2020, menurut data yang tercatat sampai" in teks


@pytest.mark.usefixtures("operator")
def test_urutan_daftar_dan_nama_panjang_utuh(client):
    panjang = "Pertanggungjawabanpenyelenggaraanpemberdayaankeluargaberkelanjutan"
    for nama in ("Anggrek", panjang, NAKAL):
        buat_kelompok(nama=nama)

    rapat = baca_pdf(client.get(CETAK, {"urut": "-nama"})).rapat

    tempat = [rapat.index(rapatkan(n)) for n in (panjang, "Anggrek", NAKAL)]
    assert tempat == sorted(tempat)


@pytest.mark.usefixtures("operator")
def test_kepala_tabel_dan_kecamatan_berulang_di_setiap_halaman(client):
    desa = buat_desa()
    for n in range(60):
        buat_kelompok(desa, nama=f"Melati {n:02d}")

    dokumen = baca_pdf(client.get(CETAK))

    assert len(dokumen.halaman) > 1
    for nomor, halaman in enumerate(dokumen.halaman, start=1):
        assert "Nama kelompok Desa/kelurahan Dibentuk" in halaman
        assert f"Kecamatan {desa.kecamatan.nama} (60 kelompok)" in halaman
        assert f"Halaman {nomor} dari {len(dokumen.halaman)}" in halaman


def test_petugas_hanya_mencetak_desanya(client):
    desa = buat_desa()
    buat_kelompok(desa, nama="Milik Sendiri")
    buat_kelompok(nama="Milik Lain")
    client.force_login(buat_akun_petugas(desa))

    teks = baca_pdf(client.get(CETAK)).teks

    assert "Milik Sendiri" in teks
    assert "Milik Lain" not in teks
    assert "Desa binaan Anda" in teks


def test_tercatat_siapa_mencetak(client, operator):
    buat_kelompok()
    baca_pdf(client.get(CETAK, {"per": "2020-11-13", "jenis": "BKB"}))

    [catatan] = CatatanUnduh.objects.all()
    assert (catatan.oleh, catatan.nama) == (operator, "daftar-kelompok-2020-11-13.pdf")
    assert (catatan.baris, catatan.dengan_nama, catatan.saringan) == (1, False, "Jenis: BKB")


@pytest.mark.usefixtures("operator")
def test_saringan_keliru_kembali_ke_daftar_dengan_sebabnya(client):
    buat_kelompok(nama="Melati")

    halaman = client.get(CETAK, {"jenis": "XYZ"}, follow=True)

    assert halaman.redirect_chain == [("/kelompok/?jenis=XYZ", 302)]
    assert "Belum dicetak: saringannya keliru." in halaman.content.decode()
    assert CatatanUnduh.objects.count() == 0


@pytest.mark.usefixtures("operator")
def test_daftar_terlalu_panjang_ditolak_dengan_jalan_lain(client, monkeypatch):
    monkeypatch.setattr(cetak, "MAKS_BARIS", 1)
    for _ in range(2):
        buat_kelompok()

    halaman = client.get(CETAK, follow=True)

    assert "2 baris terlalu banyak untuk dokumen" in halaman.content.decode()


@pytest.mark.usefixtures("operator")
def test_daftar_kosong_tetap_dokumen(client):
    assert "Tidak ada kelompok yang cocok." in baca_pdf(client.get(CETAK)).teks


@pytest.mark.usefixtures("operator")
def test_tombol_membawa_saringan(client):
    isi = client.get("/kelompok/", {"jenis": "BKB", "hal": "1"}).content.decode()
    assert 'href="/kelompok/cetak/?jenis=BKB"' in isi


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(client, banyak, kueri_halaman):
    for _ in range(banyak):
        buat_kelompok()
    with kueri_halaman(4):  # instead of the shell: count, rows, kinds, office, log
        client.get(CETAK).getvalue()
