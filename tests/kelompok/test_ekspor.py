import datetime
import io

import openpyxl
import pytest

from dinas.models import CatatanUnduh
from inti.aksi import batalkan
from tests.pabrik import (
    buat_akun_petugas,
    buat_anggota,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_penilaian,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
D = datetime.date
UNDUH = "/kelompok/unduh/"


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


def buku(response):
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def baris(response) -> list[dict]:
    kepala, *isi = buku(response)["Kelompok"].iter_rows(values_only=True)
    return [dict(zip(kepala, b, strict=True)) for b in isi]


@pytest.mark.usefixtures("operator")
def test_tepat_baris_daftar_dalam_urutannya(client):
    desa = buat_desa()
    for n in range(30):
        buat_kelompok(desa, nama=f"Melati {n:02d}", jenis="BKL" if n % 3 else "BKB")
    buat_kelompok(nama="Di tempat lain", jenis="BKB")
    isi = {"jenis": "BKB", "desa": desa.kode, "urut": "-nama", "per": "2020-11-13"}

    daftar = client.get("/kelompok/", isi).context["halaman"]
    hasil = baris(client.get(UNDUH, isi | {"hal": "2"}))

    assert [b["Kode"] for b in hasil] == [k.kode for k in daftar]
    assert len(hasil) == daftar.paginator.count == 10


@pytest.mark.usefixtures("operator")
def test_isi_baris(client):
    kelompok = buat_kelompok(
        jenis="UPPKS",
        nama="=1+1",
        nomor_register="00123",
        modal=2_500_000,
        produk="Anyaman",
        mulai=D(2015, 8, 4),
    )
    buat_penilaian(kelompok, klasifikasi="mandiri")
    buat_sk_kelompok(kelompok)

    [b] = baris(client.get(UNDUH))

    assert b["Nama"] == "=1+1"
    assert b["Nomor register"] == "00123"
    assert b["Mulai"].date() == D(2015, 8, 4)
    assert (b["Klasifikasi"], b["SK berlaku"], b["Modal"]) == (
        "Mandiri",
        "Ada",
        2_500_000,
    )
    assert b["Kode desa"] == kelompok.desa.kode
    assert b["Diperiksa"] == "Belum"


@pytest.mark.usefixtures("operator")
def test_lembar_keterangan_menyebut_saringan_tanggal_dan_pengguna(client, operator):
    buat_kelompok()

    lembar = dict(
        buku(client.get(UNDUH, {"per": "2020-11-13", "jenis": "BKB", "status": "aktif"}))[
            "Keterangan"
        ].iter_rows(values_only=True)
    )

    assert lembar["Keadaan per"] == "13 November 2020"
    assert lembar["Jenis"] == "BKB"
    assert lembar["Wilayah"] == "Seluruh kabupaten"
    assert operator.nama in lembar["Oleh"]
    assert lembar["Memuat nama orang"] == "Tidak"
    assert lembar["Jumlah baris"] == "1"
    assert "Per tanggal" not in lembar


@pytest.mark.usefixtures("operator")
def test_nol_baris_tetap_berkas_yang_sah(client):
    hasil = buku(client.get(UNDUH, {"q": "tidak ada"}))

    assert hasil.sheetnames == ["Kelompok", "Keterangan"]
    assert hasil["Kelompok"].max_row == 1


def kelompok_berpengurus(**isi):
    kelompok = buat_kelompok(telepon="0812-5555-0001", pembina_nama="Bu Pembina", **isi)
    buat_anggota(
        kelompok, nama="Ketua Lama", peran="ketua", telepon="0812-5555-0002", selesai=D(2021, 1, 1)
    )
    buat_anggota(
        kelompok, nama="Ketua Kini", peran="ketua", telepon="0812-5555-0003", mulai=D(2021, 1, 2)
    )
    return kelompok


ORANG = ("Ketua", "0812", "Pembina")


@pytest.mark.usefixtures("operator")
def test_tanpa_dicentang_tidak_ada_nama_dan_telepon(client):
    kelompok_berpengurus()

    response = client.get(UNDUH)
    [b] = baris(response)

    assert not any(k in str(nilai) for nilai in b.values() for k in ORANG)
    assert not any("elepon" in kepala or kepala == "Ketua" for kepala in b)
    assert CatatanUnduh.objects.get().dengan_nama is False


@pytest.mark.usefixtures("operator")
def test_dicentang_memuat_pengurus_pada_tanggal_itu_dan_dicatat(client):
    kelompok_berpengurus()

    kini = baris(client.get(UNDUH, {"nama": "1"}))[0]
    dulu = baris(client.get(UNDUH, {"nama": "1", "per": "2020-11-13"}))[0]

    assert (kini["Ketua"], kini["Telepon ketua"]) == ("Ketua Kini", "0812-5555-0003")
    assert (dulu["Ketua"], dulu["Telepon ketua"]) == ("Ketua Lama", "0812-5555-0002")
    assert (kini["Pembina nama"], kini["Telepon"]) == ("Bu Pembina", "0812-5555-0001")
    assert set(CatatanUnduh.objects.values_list("dengan_nama", flat=True)) == {True}


@pytest.mark.parametrize(
    ("peran", "nama"), [("pimpinan", "Anggota di bawah 18 tahun"), ("operator", "Remaja")]
)
def test_ketua_di_bawah_18_tanpa_telepon(client, peran, nama):
    kelompok = buat_kelompok(jenis="PIKR")
    buat_anggota(
        kelompok, nama="Remaja", peran="ketua", telepon="0812-5555-0009", tahun_lahir=None
    )
    client.force_login(buat_pengguna(peran))

    [b] = baris(client.get(UNDUH, {"nama": "1"}))

    assert (b["Ketua"], b["Telepon ketua"]) == (nama, None)


def test_ketua_yang_dibatalkan_tidak_ikut(client, operator):
    ketua = buat_anggota(buat_kelompok(), peran="ketua")
    batalkan(ketua, oleh=operator, alasan="salah")

    assert baris(client.get(UNDUH, {"nama": "1"}))[0]["Ketua"] is None


def test_petugas_hanya_mengunduh_wilayahnya(client):
    desa = buat_desa()
    milik = buat_kelompok(desa)
    buat_kelompok()
    client.force_login(buat_akun_petugas(desa))

    assert [b["Kode"] for b in baris(client.get(UNDUH, {"status": "semua"}))] == [milik.kode]


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize(("isi", "kueri"), [({}, 4), ({"nama": "1"}, 5)])
def test_hemat_kueri(client, jumlah, isi, kueri, django_assert_num_queries):
    for _ in range(jumlah):
        kelompok_berpengurus()
    tetap = 12  # sesi, pengguna, catatan unduhan, dan daftar yang disebut sel (9)

    with django_assert_num_queries(
        tetap + kueri
    ):  # profil, baris, sumber dana, keterpaduan, ketua
        response = client.get(UNDUH, isi)

    assert len(baris(response)) == jumlah
