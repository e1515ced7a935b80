import datetime

import pytest
from django.urls import resolve

from inti.aksi import batalkan
from inti.panel import panel_untuk
from kelompok.models import Jeda
from kelompok.panel import kelompok_binaan, kelompok_desa, kelompok_kecamatan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
    buat_petugas,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
D = datetime.date
PER = D(2020, 11, 13)


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


def panel(objek, user, judul, per=PER):
    return next((p for p in panel_untuk(objek, user, per) if p.judul == judul), None)


def banyak(client, url) -> int:
    assert resolve(url.partition("?")[0]).view_name == "kelompok:daftar"
    return client.get(url).context["halaman"].paginator.count


def test_desa(client, operator):
    desa = buat_desa()
    for n in range(12):
        buat_kelompok(desa, nama=f"Melati {n:02d}")
    buat_kelompok(desa, mulai=D(2020, 11, 14))
    buat_kelompok(desa, selesai=D(2020, 11, 12), alasan_selesai="bubar")
    Jeda.objects.create(kelompok=buat_kelompok(desa), mulai=PER, selesai=PER)
    batalkan(buat_kelompok(desa), oleh=operator, alasan="x")
    buat_kelompok()

    isi = panel(desa, operator, "Kelompok").isi

    assert isi["jumlah"] == banyak(client, isi["url"]) == 12
    assert [k.nama for k in isi["daftar"]] == [f"Melati {n:02d}" for n in range(10)]


def test_kecamatan(client, operator):
    kecamatan = buat_kecamatan()
    desa = buat_desa(kecamatan)
    buat_sk_kelompok(buat_kelompok(desa))
    buat_kelompok(desa, jenis="BKL", mulai=D(2020, 1, 1))
    buat_kelompok(buat_desa(kecamatan), selesai=D(2020, 6, 1), alasan_selesai="bubar")
    buat_kelompok()

    isi = panel(kecamatan, operator, "Kelompok per jenis").isi

    angka = {r.jenis: (r.jumlah, r.dibentuk, r.berakhir) for r in isi["rekap"]}
    assert (angka["BKB"], angka["BKL"], angka["BKR"]) == ((1, 0, 1), (1, 1, 0), (0, 0, 0))
    assert isi["tanpa_sk"] == banyak(client, isi["url_tanpa_sk"]) == 1
    assert isi["tanpa_klasifikasi"] == banyak(client, isi["url_tanpa_klasifikasi"]) == 2
    for r in isi["rekap"]:
        assert banyak(client, r.url) == r.jumlah


def test_petugas_menurut_penugasan_pada_tanggal_itu(client, operator):
    desa, lepas = buat_desa(), buat_desa()
    petugas = buat_petugas(desa, lepas)
    petugas.penugasan.filter(desa=lepas).update(selesai=D(2020, 11, 12))
    buat_kelompok(desa)
    buat_kelompok(desa, jenis="PIKR")
    buat_kelompok(lepas)

    isi = panel(petugas, operator, "Kelompok binaan").isi
    kemarin = panel(petugas, operator, "Kelompok binaan", D(2020, 11, 12)).isi

    assert isi["jumlah"] == banyak(client, isi["url"]) == 2
    assert kemarin["jumlah"] == banyak(client, kemarin["url"]) == 3
    for _, n, url in isi["per_jenis"]:
        assert banyak(client, url) == n


def test_petugas_lapangan_melihat_binaannya_sendiri_saja(client):
    kecamatan = buat_kecamatan()
    desa = buat_desa(kecamatan)
    user = buat_akun_petugas(desa)
    rekan = buat_petugas(buat_desa(kecamatan))
    buat_kelompok(desa)
    client.force_login(user)

    isi = panel(user.petugas, user, "Kelompok binaan").isi
    assert isi["jumlah"] == banyak(client, isi["url"]) == 1
    assert panel(rekan, user, "Kelompok binaan") is None


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_hemat_kueri(operator, jumlah, django_assert_num_queries):
    kecamatan = buat_kecamatan()
    desa = buat_desa(kecamatan)
    petugas = buat_petugas(desa)
    for _ in range(jumlah):
        buat_kelompok(desa)

    with django_assert_num_queries(1):  # daftar dengan jumlahnya
        kelompok_desa(desa, operator, PER)
    with django_assert_num_queries(2):  # rekap, yang kurang
        kelompok_kecamatan(kecamatan, operator, PER)
    with django_assert_num_queries(1):  # jumlah per jenis
        kelompok_binaan(petugas, operator, PER)


@pytest.mark.usefixtures("operator")
def test_tampil_di_halaman_desa_dan_kecamatan(client):
    kelompok = buat_kelompok(nama="Nusa Indah")

    assert "BKB Nusa Indah" in client.get(kelompok.desa.get_absolute_url()).text
    assert "Kelompok per jenis" in client.get(kelompok.desa.kecamatan.get_absolute_url()).text
