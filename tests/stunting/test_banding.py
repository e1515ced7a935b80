"""Two lists side by side."""

import datetime
import io

import openpyxl
import pytest
from django.urls import reverse

from dinas.peran import Peran
from tests.pabrik import buat_akun_petugas, buat_daftar_lokus, buat_desa, buat_pengguna
from tests.pabrik_stunting import buat_keluarga, buat_pengukuran

pytestmark = pytest.mark.django_db
URL = "/stunting/lokus/banding/"


def agustus(tahun):
    return datetime.date(tahun, 8, 1)


@pytest.fixture
def desa(client):
    """One village that stays, one that leaves, one that comes, one on neither list."""
    client.force_login(buat_pengguna(Peran.PIMPINAN))
    tetap, keluar, masuk, lain = (buat_desa(nama=n) for n in ("Tetap", "Keluar", "Masuk", "Lain"))
    buat_daftar_lokus(2020, tetap, keluar)
    buat_daftar_lokus(2021, tetap, masuk)
    return tetap, keluar, masuk, lain


def test_siapa_masuk_tetap_keluar_dengan_angka_kedua_tahun(client, desa):
    tetap, keluar, masuk, lain = desa
    buat_pengukuran(tetap, agustus(2020))  # 10/50
    buat_pengukuran(tetap, agustus(2021), pendek=3, sangat_pendek=2)  # 5/50
    buat_keluarga(tetap, 2020)
    buat_pengukuran(lain, agustus(2020), diukur=60, pendek=5, sangat_pendek=1)

    banding = client.get(URL + "?dari=2020&ke=2021").context["banding"]

    isi = {k.nasib: [b.desa for b in k.baris] for k in banding.kelompok}
    assert isi == {"masuk": [masuk], "tetap": [tetap], "keluar": [keluar]}
    (b,) = banding.kelompok[1].baris
    assert (str(b.dari.prevalensi.persen), str(b.ke.prevalensi.persen), b.selisih) == (
        "20.00",
        "10.00",
        -10.0,
    )
    assert (b.dari.keluarga.berisiko, b.ke.keluarga) == (40, None)
    assert (banding.jumlah_lain, str(banding.lain.dari.prevalensi.persen)) == (1, "10.00")


def test_jumlah_menjumlahkan_hitungan_satu_bulan(client, desa):
    """20/40 and 1/60 of August are 21/100; the mean of percentages would be 25.8, and February,
    when only one was weighed, is in none of them."""
    tetap, keluar, *_ = desa
    buat_daftar_lokus(2022, tetap, keluar)
    buat_pengukuran(tetap, agustus(2020), sasaran=40, diukur=40, pendek=20, sangat_pendek=0)
    buat_pengukuran(keluar, agustus(2020), sasaran=60, diukur=60, pendek=1, sangat_pendek=0)
    buat_pengukuran(keluar, datetime.date(2020, 2, 1), diukur=50, pendek=40)

    banding = client.get(URL + "?dari=2020&ke=2022").context["banding"]

    tetap_semua = banding.kelompok[1].dari.prevalensi
    assert (tetap_semua.stunting, tetap_semua.diukur) == (21, 100)


def test_desa_yang_ditimbang_pada_bulan_lain_disebut_tidak_berdata(client, desa):
    tetap, keluar, *_ = desa
    buat_daftar_lokus(2022, tetap, keluar)
    buat_pengukuran(tetap, agustus(2020))
    buat_pengukuran(keluar, datetime.date(2020, 2, 1))

    banding = client.get(URL + "?dari=2020&ke=2022").context["banding"]

    jumlah = banding.kelompok[1].dari.prevalensi
    assert (jumlah.diukur, jumlah.berdata, jumlah.desa) == (50, 1, 2)


def test_cakupan_rendah_tidak_dibandingkan(client, desa):
    tetap = desa[0]
    buat_pengukuran(tetap, agustus(2020), sasaran=100)  # half of them measured
    buat_pengukuran(tetap, agustus(2021))

    response = client.get(URL + "?dari=2020&ke=2021")

    assert response.context["banding"].kelompok[1].baris[0].selisih is None
    assert "cakupan rendah, jangan dibandingkan" in response.text


@pytest.mark.usefixtures("desa")
@pytest.mark.parametrize(
    ("kueri", "kolom"),
    [
        ("dari=2021&ke=2020", "ke"),
        ("dari=2021&ke=2021", "ke"),
        ("dari=1800&ke=2021", "dari"),
        ("dari=abc&ke=2021", "dari"),
        ("dari=2020&ke=2099", "ke"),
        ("dari=2020&ke=%00", "ke"),
        ("dari=" + "9" * 5000 + "&ke=2021", "dari"),
    ],
)
def test_tahun_buruk_berpesan_di_kolomnya(client, kueri, kolom):
    response = client.get(URL + "?" + kueri)
    unduh = client.get(URL + "unduh/?" + kueri)

    assert response.status_code == 200
    assert response.context["banding"] is None
    assert list(response.context["form"].errors) == [kolom]
    buku = openpyxl.load_workbook(io.BytesIO(unduh.getvalue()))
    assert len(list(buku.worksheets[0].values)) == 1
    assert "daftar dikosongkan" in str(list(buku.worksheets[1].values))


@pytest.mark.usefixtures("desa")
def test_tanpa_pilihan_dua_daftar_terakhir(client):
    buat_daftar_lokus(2024, buat_desa(), status="calon")

    banding = client.get(URL).context["banding"]

    assert (banding.tahun_dari, banding.tahun_ke) == (2021, 2024)


@pytest.mark.parametrize("banyak", [0, 1])
def test_kurang_dari_dua_daftar(client, banyak):
    client.force_login(buat_pengguna(Peran.PIMPINAN))
    if banyak:
        buat_daftar_lokus(2021, buat_desa())

    response = client.get(URL)

    assert response.status_code == 200
    assert "bila ada dua daftar lokus" in response.text


def test_petugas_hanya_membaca_angka_desanya(client, desa):
    tetap, keluar, *_ = desa
    for d in (tetap, keluar):
        buat_pengukuran(d, agustus(2020), diukur=37, pendek=11, sangat_pendek=0)
    client.force_login(buat_akun_petugas(tetap))

    response = client.get(URL + "?dari=2020&ke=2021")
    unduh = client.get(URL + "unduh/?dari=2020&ke=2021").getvalue()

    baris = {b.desa: b for b in response.context["banding"].baris}
    assert baris[tetap].dari.prevalensi.diukur == 37
    assert baris[keluar].dari.prevalensi is None
    assert response.context["banding"].kelompok[2].dari.prevalensi.diukur == 0
    assert response.context["banding"].jumlah_lain == 0
    isi = {b[0]: b for b in openpyxl.load_workbook(io.BytesIO(unduh)).worksheets[0].values}
    assert 37 in isi[tetap.kode]
    assert 37 not in isi[keluar.kode]


@pytest.mark.parametrize("banyak", [1, 3])
def test_hemat_kueri(client, kueri_halaman, banyak):
    client.force_login(buat_pengguna(Peran.OPERATOR))
    desa = [buat_desa() for _ in range(banyak)]
    for tahun in (2020, 2021):
        buat_daftar_lokus(tahun, *desa)
        for d in desa:
            buat_pengukuran(d, agustus(tahun))
            buat_keluarga(d, tahun)
    client.get(URL)

    # all lists, their villages, the lokus of both, weighing, families; others: weighing, families,
    # how many
    with kueri_halaman(8):
        client.get(URL)


def test_unduh_berisi_baris_halaman(client, desa):
    buat_pengukuran(desa[0], agustus(2020))

    berkas = client.get(reverse("stunting:lokus_banding_unduh") + "?dari=2020&ke=2021").getvalue()

    judul, *isi = openpyxl.load_workbook(io.BytesIO(berkas)).worksheets[0].values
    baris = [dict(zip(judul, b, strict=True)) for b in isi]
    assert [(b["Desa"], b["Antara dua daftar"]) for b in baris] == [
        ("Masuk", "Masuk"),
        ("Tetap", "Tetap"),
        ("Keluar", "Keluar"),
    ]
    assert (baris[1]["Prevalensi 2020 (%)"], baris[1]["Diukur 2020"]) == (20, 50)
