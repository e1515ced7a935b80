"""The dashboard and the profiles of villages and kecamatan on paper: figures of their pages."""

import datetime

import pytest

from dinas.models import CatatanUnduh
from tests.cetakan import NAKAL, baca_pdf, rapatkan
from tests.pabrik import buat_imp, buat_kelompok, buat_laporan, buat_penghargaan
from tests.pabrik_kegiatan import buat_dana
from tests.pabrik_stunting import buat_pengukuran
from wilayah.models import DataDesa

# What is printed comes from the functions of the pages, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PER = "2020-11-13"
DASBOR = "/dasbor/cetak/"


def test_angka_dasbor_sama_dengan_halamannya(client, kabupaten):
    client.force_login(kabupaten.pimpinan)
    buat_laporan(kabupaten.desa["a"].kelompok.first(), status="terkirim")
    d = client.get("/dasbor/", {"per": PER}).context["d"]

    dokumen = baca_pdf(client.get(DASBOR, {"per": PER}))

    assert len(dokumen.halaman) == 3
    assert rapatkan(d.sambutan) in dokumen.rapat
    for kartu in d.kartu:
        assert f"{kartu.sifat.singkat} {kartu.jumlah.n} {kartu.desa.n} desa" in dokumen.teks
    for baris, lapor in d.baris_lapor:
        angka = [baris.desa, *baris.jenis, baris.jumlah, baris.petugas, baris.lokus]
        isi = " ".join(str(a.n) for a in angka)
        assert f"{baris.kecamatan} {isi} {lapor.lapor.masuk}/{lapor.lapor.wajib}" in dokumen.teks
    for p in d.perhatian:
        assert f"{'–' if p.angka.n is None else p.angka.n} {p.judul}" in dokumen.teks
    bulan = " ".join(str(b.lapor.masuk) for b in d.lapor.rekap.bulan)
    assert f"Masuk {bulan} {d.lapor.rekap.setahun.lapor.masuk}" in dokumen.teks


def test_dasbor_satu_kecamatan_dan_yang_keliru(client, kabupaten):
    client.force_login(kabupaten.operator)

    teks = baca_pdf(client.get(DASBOR, {"per": PER, "kecamatan": kabupaten.kurun.kode})).teks
    assert "Kecamatan Kurun" in teks
    assert "Tewah" not in teks

    tolak = client.get(DASBOR, {"per": "kemarin"})
    assert tolak.headers["Location"] == "/dasbor/?per=kemarin"


def test_petugas_mencetak_wilayahnya_saja(client, kabupaten):
    client.force_login(kabupaten.petugas)
    teks = baca_pdf(client.get(DASBOR, {"per": PER})).teks
    assert "Desa binaan Anda" in teks
    assert "Tewah" not in teks


def test_profil_desa(client, kabupaten):
    desa = kabupaten.desa["a"]
    DataDesa.objects.create(desa=desa, tahun=2020, sumber="BPS", keluarga=1342, pus=0)
    buat_imp(desa, nama=NAKAL)
    buat_kelompok(desa, nama="Rotan Lestari", jenis="BKR", mulai=datetime.date(2015, 8, 4))
    buat_dana(desa, tahun=2020, sumber="DD", pagu=24_500_000, realisasi=None)
    buat_pengukuran(
        desa, datetime.date(2020, 8, 1), sasaran=110, diukur=100, pendek=20, sangat_pendek=3
    )
    buat_penghargaan({"jenis": "desa", "desa": desa}, judul="Desa Teladan", tahun=2019)
    client.force_login(kabupaten.petugas)

    dokumen = baca_pdf(client.get(f"/wilayah/desa/{desa.kode}/cetak/", {"per": PER}))

    for teks in (
        "PROFIL DESA DESA A",
        "Keluarga 1.342",
        "Pasangan usia subur 0",
        "Penduduk –",
        "BKR Rotan Lestari – belum 4 Agu 2015",
        "Prevalensi 2020 (Agustus 2020) 23,0%",
        "2020 24.500.000 – – – – –",
        "Desa Teladan",
        "Kepala Dinas,",
    ):
        assert teks in dokumen.teks, teks
    assert rapatkan(NAKAL) in dokumen.rapat


def test_profil_kecamatan_sama_dengan_halamannya(client, kabupaten):
    client.force_login(kabupaten.operator)
    alamat = f"/wilayah/kecamatan/{kabupaten.kurun.kode}/"
    konteks = client.get(alamat, {"per": PER}).context

    teks = baca_pdf(client.get(f"{alamat}cetak/", {"per": PER})).teks

    a = konteks["angka"]
    angka = [a.desa, *(j.angka for j in a.jenis), a.kelompok, a.tanpa_petugas]
    assert " ".join(str(x.n) for x in angka) in teks
    for baris in konteks["baris"]:
        petugas = baris.petugas.nama if baris.petugas else "belum ada"
        jumlah = " ".join(str(j.angka.n) for j in baris.jenis)
        assert f"{baris.desa.nama_lengkap} {petugas} {jumlah} {baris.jumlah.n}" in teks


def test_petugas_melihat_desanya_saja_di_profil_kecamatan(client, kabupaten):
    client.force_login(kabupaten.petugas)
    teks = baca_pdf(client.get(f"/wilayah/kecamatan/{kabupaten.kurun.kode}/cetak/")).teks
    assert "Desa Desa B" in teks
    assert "Desa Desa D" not in teks


def test_tanggal_keliru_kembali_ke_halamannya(client, kabupaten):
    client.force_login(kabupaten.operator)
    alamat = f"/wilayah/desa/{kabupaten.desa['a'].kode}/"
    assert client.get(f"{alamat}cetak/?per=x").headers["Location"] == f"{alamat}?per=x"
    assert CatatanUnduh.objects.count() == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_profil_desa_tetap(client, kabupaten, banyak, kueri_halaman):
    desa = kabupaten.desa["d"]
    for _ in range(banyak):
        buat_kelompok(desa)
        buat_imp(desa, tingkat="sub_ppkbd")
    client.force_login(kabupaten.operator)
    with kueri_halaman(20):  # the cards of the page, all groups, office, log; no shell is shown
        client.get(f"/wilayah/desa/{desa.kode}/cetak/").getvalue()
