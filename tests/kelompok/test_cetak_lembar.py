"""The monthly sheet on paper: rows and columns of the screen, filled and blank."""

import datetime

import pytest

from dinas.models import CatatanUnduh
from kelompok.jenis import KOLOM_POKOK, LABEL
from tests.cetakan import NAKAL, baca_pdf, rapatkan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_petugas,
)

# What is printed comes from the functions of the pages, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
D = datetime.date
SEPTEMBER, OKTOBER = D(2020, 9, 1), D(2020, 10, 1)


@pytest.fixture(autouse=True)
def hari(jam):
    jam(D(2020, 11, 3))


@pytest.fixture
def desa():
    """A BKB with a draft, a BKL with September only, a PIK-R without anything."""
    desa = buat_desa(nama="Teluk Nyatu")
    buat_petugas(desa, nama="Yuliana, S.KM")
    bkb = buat_kelompok(desa, nama=NAKAL)
    buat_laporan(bkb, OKTOBER, status="draf", anggota=1041, anggota_pus=35, hadir=None)
    bkl = buat_kelompok(desa, jenis="BKL", nama="Harapan Kita")
    buat_laporan(bkl, SEPTEMBER, status="terkirim", anggota=48, lansia_mandiri=27)
    buat_kelompok(desa, jenis="PIKR", nama="Bintang")
    return desa


def alamat(jenis: str = "cetak", bulan: str = "2020-10") -> str:
    return f"/laporan/lembar/{bulan}/{jenis}/"


def test_terisi_seperti_di_layar(client, desa):
    client.force_login(buat_pengguna())
    saring = {"kecamatan": desa.kecamatan.kode}
    lembar = client.get("/laporan/lembar/2020-10/", saring).context["lembar"]

    dokumen = baca_pdf(client.get(alamat(), saring))

    urut = [dokumen.rapat.index(rapatkan(str(b.kelompok))) for b in lembar.baris]
    assert urut == sorted(urut)
    assert [b.kata for b in lembar.baris] == ["Belum lengkap", "Belum diisi", "Belum diisi"]
    for teks in (
        "58 1.041 35 27 1 Belum lengkap",
        "Lansia mandiri –",
        "Konseling individu –",
        "Jumlah sementara 58 1.041 35 27 1 –",
        "Dari 1 baris yang terisi; 2 masih kosong.",
        "Jatuh tempo 10 November 2020",
        f"Kecamatan {desa.kecamatan}",
    ):
        assert teks in dokumen.teks, teks
    assert "Sep 48" not in dokumen.teks  # September belongs on the blank sheet
    assert CatatanUnduh.objects.get().baris == 3


def test_yang_kosong_berurutan_sama_dan_tanpa_isi(client, desa):
    client.force_login(buat_pengguna())
    saring = {"petugas": str(desa.penugasan.get().petugas_id)}
    lembar = client.get("/laporan/lembar/2020-10/", saring).context["lembar"]

    dokumen = baca_pdf(client.get(alamat("kosong"), saring))

    urut = [dokumen.rapat.index(rapatkan(str(b.kelompok))) for b in lembar.baris]
    assert urut == sorted(urut)
    kepala = [rapatkan(LABEL[k]) for k in KOLOM_POKOK]
    letak = [dokumen.rapat.replace("\u2011", "-").index(k) for k in kepala]
    assert letak == sorted(letak)
    for teks in (
        "Lembar kosong",
        "Sep 58 Sep 48 Sep 35 Sep 27 Sep 1 Sep 29",  # what was reported last
        "Lansia mandiri Sep 27",
        "Diketik di aplikasi paling lambat 10 November 2020",
        "Yuliana, S.KM",
    ):
        assert teks in dokumen.teks, teks
    for teks in ("1.041", "Jumlah sementara", "Belum diisi"):
        assert teks not in dokumen.teks, teks


def test_lembar_kosong_untuk_bulan_yang_akan_datang(client, desa):
    client.force_login(buat_akun_petugas(buat_desa(), nama="Sri"))
    buat_kelompok(client.get("/laporan/lembar/2020-10/").context["cakupan"].desa.get())

    dokumen = baca_pdf(client.get(alamat("kosong", "2020-12")))
    assert "Desember 2020 · Desa binaan Sri" in dokumen.teks
    assert "Teluk Nyatu" not in dokumen.teks

    for bulan, jenis in (("2021-03", "kosong"), ("2020-12", "cetak"), ("2019-01", "kosong")):
        ke = client.get(alamat(jenis, bulan)).headers["Location"]
        assert ke == f"/laporan/lembar/{bulan}/"


def test_tanpa_pilihan_kembali_ke_lembarnya(client, desa):
    client.force_login(buat_pengguna())
    for kueri in ("", "?kecamatan=62.99.99"):
        jawaban = client.get(alamat() + kueri, follow=True)
        assert jawaban.redirect_chain[0][0] == f"/laporan/lembar/2020-10/{kueri}"
        assert "pilih dulu kecamatan atau petugasnya" in jawaban.content.decode()
    assert CatatanUnduh.objects.count() == 0


def test_tombolnya_di_lembar_dan_di_bulan_depan(client, desa):
    client.force_login(buat_pengguna())
    kueri = f"?kecamatan={desa.kecamatan.kode}"
    html = client.get(f"/laporan/lembar/2020-10/{kueri}").content.decode()
    assert f"{alamat()}{kueri}" in html
    assert f"{alamat('kosong')}{kueri}" in html
    assert alamat("kosong", "2020-11") not in html
    kini = client.get(f"/laporan/lembar/2020-11/{kueri}").content.decode()
    assert f"{alamat('kosong', '2020-12')}{kueri}" in kini
    depan = client.get(f"/laporan/lembar/2020-12/{kueri}").content.decode()
    assert f"{alamat('kosong', '2020-12')}{kueri}" in depan
    assert f"{alamat('cetak', '2020-12')}" not in depan


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(client, banyak, kueri_halaman):
    kecamatan = buat_kecamatan()
    for _ in range(banyak):
        buat_laporan(buat_kelompok(buat_desa(kecamatan)), OKTOBER, status="draf")
    client.force_login(buat_pengguna())
    with kueri_halaman(7):  # choice, groups, reports, what came before, office, log
        client.get(alamat(), {"kecamatan": kecamatan.kode}).getvalue()
