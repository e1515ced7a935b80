import pytest

from dasbor.views.beranda import salam
from tests.dasbor.conftest import PER, TOKOH
from tests.dasbor.tautan import yang_ingkar
from tests.pabrik import (
    buat_akun_petugas,
    buat_daftar_lokus,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
)

# The home page shows tasks and the dashboard, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.mark.parametrize("tokoh", TOKOH)
def test_setiap_angka_sama_dengan_daftarnya(client, kabupaten, jam, tokoh):
    jam(PER)
    client.force_login(kabupaten.tokoh(tokoh))
    assert yang_ingkar(client, client.get("/").text) == []


def test_pimpinan_langsung_melihat_dasbor(client, kabupaten):
    client.force_login(kabupaten.pimpinan)
    response = client.get("/")

    assert response.context["judul"] == "Dasbor"
    assert response.context["d"].jumlah.n == 10


def test_petugas_melihat_desa_dan_kelompoknya(client, kabupaten, jam):
    jam(PER)
    client.force_login(kabupaten.petugas)
    response = client.get("/")

    assert [b.desa.nama for b, _ in response.context["baris"]] == ["Desa A", "Desa B"]
    assert response.context["jumlah_kelompok"].n == 3
    assert {k.desa.nama for k in response.context["kelompok"]} == {"Desa A", "Desa B"}
    assert "Selamat siang, Pengguna" in response.text
    assert "Jumat, 13 November 2020 · PKB · Desa binaan Anda" in response.text
    assert response.text.count("Lokus 2021") == 2


def test_koordinator_melihat_sekecamatan_dengan_petugasnya(client, kabupaten, jam):
    jam(PER)
    client.force_login(kabupaten.koordinator)
    response = client.get("/")

    assert len(response.context["baris"]) == 4
    assert response.context["binaan"] == {kabupaten.desa["c"].pk}
    assert f"petugas {kabupaten.petugas.petugas}" in response.text
    assert response.text.count("tanpa petugas") == 1


def test_petugas_tanpa_desa_diberi_tahu_harus_ke_mana(client):
    client.force_login(buat_akun_petugas())
    response = client.get("/")

    assert "Hari ini Anda belum punya desa binaan" in response.text
    assert "Tambah kelompok" not in response.text.partition("<main")[2].partition("</main>")[0]


def test_operator_melihat_angka_dan_perubahan_terbaru(client, kabupaten, jam):
    jam(PER)
    client.force_login(kabupaten.operator)
    response = client.get("/")

    assert {s.jenis: a.n for s, a in response.context["jumlah_jenis"]} == {
        "BKB": 3, "BKR": 1, "BKL": 0, "UPPKS": 2, "PIKR": 2,
    }  # fmt: skip
    assert len(response.context["perubahan"]) == 8


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_query_petugas(client, kueri_halaman, jumlah):
    kecamatan = buat_kecamatan()
    desa = [buat_desa(kecamatan) for _ in range(jumlah)]
    buat_daftar_lokus(2020, *desa)
    for d in desa:
        buat_kelompok(d)
    client.force_login(buat_akun_petugas(*desa))

    # villages 1, their state 3, colleagues 1, own villages 1, position 1, groups 1; reports: rules,
    # groups, reports; fingerprint
    with kueri_halaman(12):
        client.get("/")


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_query_kantor(client, kueri_halaman, jumlah):
    for _ in range(jumlah):
        buat_kelompok(buat_desa()).save()
    client.force_login(buat_pengguna())
    client.get("/")

    # state of the villages 3, keys of the changes 1; groups: history, objects, 2 linked sets; fingerprint
    with kueri_halaman(9):
        client.get("/")


@pytest.mark.parametrize(
    ("jam_ini", "kata"),
    [(0, "malam"), (4, "pagi"), (10, "pagi"), (11, "siang"), (15, "sore"), (18, "malam")],
)
def test_salam_menurut_jam(jam_ini, kata):
    assert salam(jam_ini) == f"Selamat {kata}"


def test_beranda_tanpa_data_apa_pun(client):
    client.force_login(buat_pengguna())
    response = client.get("/")

    assert response.status_code == 200
    assert response.context["jumlah_kelompok"].n == 0
