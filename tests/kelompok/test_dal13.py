"""F/I/Dal/13: the figures of the recap, dotted fields for the rest, one page per village."""

import datetime

import pytest
from django.urls import reverse

from dinas.models import CatatanUnduh, ProfilDinas
from kelompok.rekap import rekap_desa
from kelompok.rekap.dal13 import susun_dal13
from tests.cetakan import NAKAL, baca_pdf, rapatkan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_imp,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_petugas,
)

# What is printed comes from the functions of the pages, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
D = datetime.date
OKTOBER, AKHIR = D(2020, 10, 1), D(2020, 10, 31)


@pytest.fixture(autouse=True)
def hari(jam):
    jam(D(2020, 11, 13))


@pytest.fixture
def desa():
    """Two BKB (one is missing), a BKR without activity, a BKL that ended within the month."""
    desa = buat_desa(nama="Teluk Nyatu")
    buat_petugas(desa, nama="Yuliana, S.KM")
    buat_imp(desa, nama=NAKAL)
    for _ in range(2):
        buat_imp(desa, tingkat="sub_ppkbd")
    buat_laporan(buat_kelompok(desa), OKTOBER, status="terkirim", anggota=41, pertemuan=2)
    buat_kelompok(desa)
    nihil = {"nihil": True, "pertemuan": 0, "hadir": 0}
    bkr = buat_kelompok(desa, jenis="BKR")
    buat_laporan(bkr, OKTOBER, status="terkirim", anggota=12, anggota_pus=9, pus_ber_kb=0, **nihil)
    bkl = buat_kelompok(desa, jenis="BKL", selesai=D(2020, 10, 20), alasan_selesai="bubar")
    isi = {"anggota": 33, "anggota_pus": 20, "pus_ber_kb": 5}
    buat_laporan(bkl, OKTOBER, status="diverifikasi", **isi)
    uppks = buat_kelompok(desa, jenis="UPPKS")
    buat_laporan(uppks, OKTOBER, status="draf", anggota=999)
    pikr = buat_kelompok(desa, jenis="PIKR")
    buat_laporan(pikr, OKTOBER, status="terkirim", sasaran=1200, anggota=30, pertemuan=0, hadir=0)
    return desa


def cetak(client, kode: str, bulan: str = "2020-10", kecamatan: str = ""):
    return client.get(f"/laporan/dal13/{kecamatan}{kode}/{bulan}/")


def test_angka_yang_diketahui_dan_yang_diisi_tangan(client, desa):
    client.force_login(buat_pengguna())

    dokumen = baca_pdf(cetak(client, desa.kode))

    assert len(dokumen.halaman) == 1
    for teks in (
        "F/I/Dal/13",
        "Desa Teluk Nyatu, Oktober 2020",
        "PPKBD 1 Sub PPKBD 2 Kelompok KB BKB 2 1 50%",  # what is dotted has no figure
        "BKR 1 1 100% BKL 0 – –",
        "UPPKS (UPPKA) 1 0 0%",
        "1 Keluarga sasaran 58 58 58",
        "2 Keluarga anggota 41 12 33",
        "4 PUS anggota ber-KB 27 0 5",
        "5 Pertemuan/penyuluhan 2 nihil 1",
        "2 Remaja anggota 30 3 Pertemuan/penyuluhan 0",
        "1 Keluarga anggota belum",
        "PIK-R tambahan dari dinas",
        "kolom bertitik",
        "belum terhitung: BKB 1 kelompok, UPPKS 1 kelompok",
        "Termasuk laporan 1 kelompok yang pada akhir bulan tidak aktif lagi",
        "Keadaan per 31 Oktober 2020, menurut data yang tercatat sampai",
        "Yuliana, S.KM",
    ):
        assert teks in dokumen.teks, teks
    assert rapatkan(NAKAL) in dokumen.rapat
    assert "999" not in dokumen.teks  # a draft is not a report
    assert CatatanUnduh.objects.get().saringan == (
        f"Bulan: Oktober 2020; Wilayah: Desa Teluk Nyatu, Kecamatan {desa.kecamatan}"
    )


def test_angkanya_sama_dengan_rekap_dan_daftar_kelompok(client, desa):
    user = buat_pengguna()
    client.force_login(user)
    saring = {"desa": desa.kode, "sampai": "2020-10"}
    rekap = client.get("/laporan/rekap/", saring).context["rekap"]

    teks = baca_pdf(cetak(client, desa.kode)).teks

    for baris, kolom in (("2 Keluarga anggota", "anggota"), ("3 Anggota PUS", "anggota_pus")):
        jumlah = [rekap.jenis[j].isi[kolom] for j in ("BKB", "BKR", "BKL")]
        assert f"{baris} {' '.join(map(str, jumlah))}" in teks
    ada = rekap_desa(user, AKHIR)[desa.kode]
    (d,) = susun_dal13(user, OKTOBER, [desa], hari_ini=D(2020, 11, 13), sekarang=_kini())
    assert {j.jenis: j.ada for j in d.jenis if j.ada} == ada


def _kini() -> datetime.datetime:
    return datetime.datetime(2020, 11, 13, 8, tzinfo=datetime.UTC)


def test_kelompok_yang_jeda_tidak_ada(client, desa):
    k = buat_kelompok(desa, jenis="BKL")
    k.jeda.create(mulai=D(2020, 10, 5), selesai=D(2020, 12, 31), alasan="x")
    client.force_login(buat_pengguna())
    assert "BKL 0 – –" in baca_pdf(cetak(client, desa.kode)).teks


def test_sebelum_dinas_mencatat_laporan_dititik_bukan_belum(client, desa):
    ProfilDinas.objects.update_or_create(pk=1, defaults={"laporan_sejak": D(2020, 11, 1)})
    buat_kelompok(desa, jenis="BKL", nama="Lama")
    client.force_login(buat_pengguna())

    teks = baca_pdf(cetak(client, desa.kode, "2020-09")).teks

    assert "BKB 2 BKR 1 BKL 2" in teks
    assert "1 Keluarga sasaran 2 Keluarga anggota 3" in teks
    assert "belum terhitung" not in teks


def test_sekecamatan_satu_berkas_satu_halaman_per_desa(client, desa):
    kedua = buat_desa(desa.kecamatan, nama=NAKAL[:70])
    buat_laporan(buat_kelompok(kedua), OKTOBER, status="terkirim", anggota=57)
    buat_desa(desa.kecamatan, nama="Belum Ada", mulai=D(2020, 11, 1))
    client.force_login(buat_pengguna())

    dokumen = baca_pdf(cetak(client, desa.kecamatan.kode, kecamatan="kecamatan/"))

    assert len(dokumen.halaman) == 2
    assert "2 Keluarga anggota 41 12 33" in dokumen.halaman[0]
    assert "2 Keluarga anggota 57 – –" in dokumen.halaman[1]
    assert rapatkan(NAKAL[:70]) in rapatkan(dokumen.halaman[1])
    assert dokumen.pembaca.metadata.title.startswith("F/I/Dal/13 Kecamatan")
    assert CatatanUnduh.objects.get().baris == 2


def test_petugas_hanya_desanya(client, desa):
    client.force_login(buat_akun_petugas(buat_desa(desa.kecamatan, nama="Binaan")))

    dokumen = baca_pdf(cetak(client, desa.kecamatan.kode, kecamatan="kecamatan/"))

    assert len(dokumen.halaman) == 1
    assert "Desa Binaan" in dokumen.teks
    assert "Teluk Nyatu" not in dokumen.teks


def test_bulan_yang_belum_tiba_kembali_ke_halamannya(client, desa):
    client.force_login(buat_pengguna())
    for kode, awalan, objek in (
        (desa.kode, "", desa),
        (desa.kecamatan.kode, "kecamatan/", desa.kecamatan),
    ):
        jawaban = cetak(client, kode, "2020-12", kecamatan=awalan)
        assert jawaban.headers["Location"] == objek.get_absolute_url()
    assert cetak(client, desa.kode, "2020-13").status_code == 404
    assert CatatanUnduh.objects.count() == 0


def test_bulan_berjalan_menurut_hari_ini(client, desa):
    client.force_login(buat_pengguna())
    teks = baca_pdf(cetak(client, desa.kode, "2020-11")).teks
    assert "Keadaan per 13 November 2020" in teks


def test_tautannya_di_desa_kecamatan_dan_papan(client, desa):
    client.force_login(buat_pengguna())
    for objek, rute in ((desa, "dal13_cetak"), (desa.kecamatan, "dal13_kecamatan_cetak")):
        html = client.get(objek.get_absolute_url()).content.decode()
        assert reverse(f"laporan:{rute}", args=[objek.kode, OKTOBER]) in html
        assert f"/laporan/bkkbn/?wilayah={objek.kode}" in html
    papan = client.get("/laporan/", {"kecamatan": desa.kecamatan.kode}).content.decode()
    assert f"/laporan/bkkbn/?wilayah={desa.kecamatan.kode}" in papan


def test_halaman_pilihan_membuka_dokumennya(client, desa):
    client.force_login(buat_pengguna())
    pilih = client.get("/laporan/bkkbn/", {"wilayah": desa.kode}).content.decode()
    assert f'value="{desa.kode}" selected' in pilih
    assert f'value="{desa.kecamatan.kode}" selected' in pilih

    for kode, rute in ((desa.kode, "dal13_cetak"), (desa.kecamatan.kode, "dal13_kecamatan_cetak")):
        ke = client.get("/laporan/dal13/", {"wilayah": kode, "bulan": "2020-10"})
        assert ke.headers["Location"] == reverse(f"laporan:{rute}", args=[kode, OKTOBER])

    for isi, pesan in (
        ({"wilayah": "", "bulan": "2020-10"}, "Pilih desa, kelurahan, atau kecamatan."),
        ({"wilayah": desa.kode, "bulan": "2020-12"}, "Desember 2020 belum tiba"),
        ({"wilayah": desa.kode, "bulan": "kemarin"}, "Bulan ini tidak ada"),
        ({"wilayah": "62.99.99", "bulan": "2020-10"}, "62.99.99” tidak dikenal"),
    ):
        jawaban = client.get("/laporan/dal13/", isi)
        assert jawaban.status_code == 200
        assert pesan in jawaban.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(client, banyak, kueri_halaman):
    kecamatan = buat_kecamatan()
    for _ in range(banyak):
        satu = buat_desa(kecamatan)
        buat_imp(satu)
        buat_laporan(buat_kelompok(satu), OKTOBER, status="terkirim")
    client.force_login(buat_pengguna())
    with kueri_halaman(8):  # villages, groups, reports, pauses, IMP, officers, office, log
        cetak(client, kecamatan.kode, kecamatan="kecamatan/").getvalue()
