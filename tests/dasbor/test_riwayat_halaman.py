import pytest
from django.urls import reverse

from inti.aksi import batalkan
from tests.pabrik import buat_akun_koordinator, buat_desa, buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("tokoh", ["operator", "pimpinan", "petugas", "koordinator"])
def test_setiap_peran_membaca_riwayat_yang_dilihatnya(client, kabupaten, tokoh):
    client.force_login(kabupaten.tokoh(tokoh))
    response = client.get("/riwayat/", {"jenis": "kelompok"})

    objek = {b.objek for b in response.context["baris"]}
    jumlah = {"operator": 11, "pimpinan": 11, "petugas": 6, "koordinator": 8}[tokoh]
    assert len(objek) == jumlah


def test_dua_puluh_lima_per_halaman(client, kabupaten):
    client.force_login(kabupaten.operator)
    response = client.get("/riwayat/")

    assert len(response.context["baris"]) == 25
    assert "Menampilkan <strong>1–25</strong>" in response.text
    assert client.get("/riwayat/", {"hal": "2"}).context["baris"]


@pytest.mark.parametrize(
    ("saring", "pesan"),
    [
        ({"jenis": "ZZZ"}, "Pilihan “ZZZ” tidak dikenal"),
        ({"oleh": "siapa"}, "Pengguna ini tidak dikenal"),
        ({"dari": "2020-02-31"}, "Tanggal ini tidak ada"),
        ({"dari": "2020-02-02", "sampai": "2020-02-01"}, "lebih dulu dari awalnya"),
        ({"oleh": "a\x00b"}, "tidak"),
    ],
)
def test_saringan_keliru_memberi_pesan_dan_daftar_kosong(client, kabupaten, saring, pesan):
    client.force_login(kabupaten.operator)
    response = client.get("/riwayat/", saring)

    assert response.status_code == 200
    assert pesan in response.text
    assert response.context["baris"] == []


def test_oleh_menyaring_dan_petugas_tidak_melihat_daftar_akun(client, kabupaten):
    kelompok = buat_kelompok(kabupaten.desa["a"])
    kelompok._history_user = kabupaten.operator
    kelompok.save()

    client.force_login(kabupaten.operator)
    baris = client.get("/riwayat/", {"oleh": kabupaten.operator.username}).context["baris"]
    assert {b.objek for b in baris} == {str(kelompok)}
    client.force_login(kabupaten.petugas)
    teks = client.get("/riwayat/").text
    assert kabupaten.operator.username not in teks


def test_tombol_pulihkan_mengembalikan_yang_dibatalkan(client):
    operator, kelompok = buat_pengguna(), buat_kelompok(nama="Melati")
    batalkan(kelompok, oleh=operator, alasan="Tercatat dua kali")
    client.force_login(operator)
    alamat = reverse("kelompok:pulihkan", args=[kelompok.pk])
    assert f'action="{alamat}"' in client.get("/riwayat/").text

    client.post(alamat)

    kelompok.refresh_from_db()
    assert not kelompok.batal
    assert f'action="{alamat}"' not in client.get("/riwayat/").text


def test_catatan_pada_yang_dibatalkan_tidak_bertautan(client):
    operator, kelompok = buat_pengguna(), buat_kelompok()
    kelompok.jeda.create(mulai="2020-01-01", selesai="2020-02-01")
    batalkan(kelompok, oleh=operator, alasan="Salah")
    client.force_login(operator)

    assert {b.url for b in client.get("/riwayat/").context["baris"] if "elompok" in b.jenis} == {
        ""
    }


def test_koordinator_dengan_desa_sendiri_di_kecamatan_lain(client):
    """The deepest area there is; SQLite's parser has a limit."""
    kurun, lain = buat_desa(), buat_desa()
    client.force_login(buat_akun_koordinator(kurun.kecamatan, lain))
    buat_kelompok(kurun)

    assert [b.jenis for b in client.get("/riwayat/", {"jenis": "kelompok"}).context["baris"]] == [
        "Kelompok"
    ]
    assert client.get("/riwayat/").status_code == 200
