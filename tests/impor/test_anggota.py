"""Members go out to a workbook and come back, with and without telephones."""

import datetime
import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dinas.models import CatatanUnduh
from impor import aksi, urung
from impor.models import Perubahan
from inti.aksi import simpan_beralasan
from kelompok.models import Anggota
from tests.pabrik import (
    buat_anggota,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
)
from tests.pabrik_impor import HARI, buku
from tests.pabrik_impor import periksa as periksa_berkas
from tests.pabrik_impor import terapkan as terapkan_berkas
from wilayah.models import NamaLain

pytestmark = pytest.mark.django_db
D = datetime.date
JUDUL = ("Kode", "Kelompok", "Nama", "Jenis kelamin", "Tahun lahir", "Peran", "Mulai")


def periksa(isi, oleh, **lain):
    return periksa_berkas(isi, oleh, jenis="anggota", **lain)


def terapkan(isi, oleh, **lain):
    return terapkan_berkas(isi, oleh, jenis="anggota", **lain)


@pytest.fixture
def operator():
    return buat_pengguna()


@pytest.fixture
def kelompok():
    return buat_kelompok(buat_desa(buat_kecamatan(nama="Kurun"), nama="Teluk Nyatu"), nama="Ulin")


def unduh(client, user, **isi) -> bytes:
    client.force_login(user)
    jawaban = client.get("/kelompok/anggota/unduh/", {"status": "semua", **isi})
    return b"".join(jawaban.streaming_content)


def kertas_dari(isi: bytes):
    return openpyxl.load_workbook(io.BytesIO(isi))


def judul_dari(isi: bytes) -> list[str]:
    return [c.value for c in kertas_dari(isi)["Anggota"][1]]


def aneh(kelompok) -> list[Anggota]:
    """People with odd values, in groups whose names are no help."""
    pikr = buat_kelompok(kelompok.desa, nama="PIK-R Ulin", jenis="PIKR")
    lama = buat_kelompok(kelompok.desa, nama="Ulin", selesai=D(2020, 1, 1), alasan_selesai="bubar")
    kembar = buat_kelompok(buat_desa(nama="Teluk Nyatu"), nama="Ulin")
    return [
        buat_anggota(kelompok, nama="=1+1", peran="ketua", telepon="081255550100"),
        buat_anggota(kelompok, nama='Bu "Ani" 😀; S.Pd', terlatih=True, tahun_lahir=None),
        buat_anggota(pikr, nama="Remaja", jenis_kelamin="L", tahun_lahir=None, peran="ps"),
        buat_anggota(lama, nama="0812", selesai=D(2019, 5, 1)),
        buat_anggota(kembar, nama="Kembar", peran="ketua"),
        buat_anggota(kembar, nama="Kembar", peran="ketua", telepon="+62 812 5555 0101"),
    ]


@pytest.mark.parametrize("telepon", ["", "1"])
def test_unduhan_kembali_tanpa_perubahan(client, operator, kelompok, telepon):
    aneh(kelompok)

    isi = unduh(client, operator, keluar="1", telepon=telepon)

    assert ("Telepon" in judul_dari(isi)) == bool(telepon)
    hasil = aksi.hasil_dari(periksa(isi, operator))
    assert (hasil.ringkasan, hasil.galat) == ("baru=0 ubah=0 sama=6 galat=0", [])


def test_tanpa_kolom_telepon_telepon_tetap(client, operator, kelompok):
    satu = buat_anggota(kelompok, nama="Norhayati", telepon="081255550100")
    berkas = kertas_dari(unduh(client, operator))
    kolom = [c.value for c in berkas["Anggota"][1]].index("Nama") + 1
    berkas["Anggota"].cell(2, kolom).value = "Norhayati, S.Pd"
    keluar = io.BytesIO()
    berkas.save(keluar)

    terapkan(keluar.getvalue(), operator)

    satu.refresh_from_db()
    assert (satu.nama, satu.telepon) == ("Norhayati, S.Pd", "081255550100")


def test_telepon_anak_tidak_keluar_dan_tidak_terhapus(client, operator, kelompok):
    anak = buat_anggota(kelompok, tahun_lahir=HARI.year - 10, mulai=D(2020, 1, 1))
    Anggota.objects.filter(pk=anak.pk).update(telepon="081255550100", versi=2)

    isi = unduh(client, operator, telepon="1")

    assert not [c for b in kertas_dari(isi)["Anggota"].values for c in b if "0812" in str(c)]
    assert aksi.hasil_dari(periksa(isi, operator)).ringkasan == "baru=0 ubah=0 sama=1 galat=0"


def test_unduhan_dicatat_dan_halamannya_menyebut_isinya(client, operator, kelompok):
    buat_anggota(kelompok)
    buat_anggota(kelompok, selesai=D(2019, 1, 1))
    client.force_login(operator)

    daftar = client.get("/kelompok/", {"jenis": "BKB"}).text
    assert 'href="/kelompok/anggota/?jenis=BKB"' in daftar
    halaman = client.get("/kelompok/anggota/", {"jenis": "BKB"}).text
    assert "1 anggota dari 1 kelompok" in halaman
    assert "pada tanggal itu (1)" in halaman
    assert 'name="jenis" value="BKB"' in halaman
    assert not CatatanUnduh.objects.exists()

    unduh(client, operator, jenis="BKB")
    unduh(client, operator, telepon="1", keluar="1")

    catatan = CatatanUnduh.objects.order_by("pk").values_list("nama", "baris", "dengan_nama")
    assert list(catatan) == [("anggota-kelompok.xlsx", n, True) for n in (1, 2)]
    assert "Telepon: Ikut" in CatatanUnduh.objects.order_by("pk").last().saringan


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_unduhan(client, operator, kelompok, django_assert_num_queries, jumlah):
    for _ in range(jumlah):
        buat_anggota(buat_kelompok(kelompok.desa))
    client.force_login(operator)
    # Session, user, profile, villages by all their names (6), groups of the columns, members,
    # note of the download.
    with django_assert_num_queries(12):
        b"".join(client.get("/kelompok/anggota/unduh/").streaming_content)


@pytest.mark.parametrize("peran", ["pimpinan", "petugas"])
def test_yang_lain_tidak_mengunduh(client, kelompok, peran):
    buat_anggota(kelompok, nama="Rahasia")
    client.force_login(buat_pengguna(peran))

    for alamat in ("/kelompok/anggota/", "/kelompok/anggota/unduh/"):
        assert client.get(alamat).status_code == 403
    assert "/kelompok/anggota/" not in client.get("/kelompok/").text
    assert not CatatanUnduh.objects.exists()


def baris(kelompok="BKB Ulin", nama="Norhayati", **isi):
    baku = {"kode": "", "kelompok": kelompok, "nama": nama, "jk": "P", "lahir": 1990}
    return list((baku | {"peran": "Kader", "mulai": "1/2/2020"} | isi).values())


def test_baru_ubah_sama_lalu_dibatalkan(operator, kelompok):
    lama = buat_anggota(kelompok, nama="Ani", peran="anggota")
    isi = buku(
        [*JUDUL, "Sudah dilatih", "Selesai"],
        [*baris(), "ya", ""],
        [*baris(kode=lama.kode, nama="Ani", peran="Ketua", mulai=lama.mulai), "", "3/4/2021"],
    )
    batch = terapkan(isi, operator)

    baru = Anggota.objects.get(nama="Norhayati")
    assert (baru.kelompok, baru.peran, baru.terlatih) == (kelompok, "kader", True)
    assert baru.kode != lama.kode
    lama.refresh_from_db()
    assert (lama.peran, lama.selesai, lama.versi) == ("ketua", D(2021, 4, 3), 2)
    assert "Impor berkas.xlsx" in baru.riwayat.get().history_change_reason
    assert aksi.hasil_dari(periksa(isi, operator)).ringkasan == "baru=0 ubah=0 sama=2 galat=0"

    urung.urungkan(batch=batch, alasan="salah berkas", oleh=operator, hari_ini=HARI)

    lama.refresh_from_db()
    assert (lama.peran, lama.selesai) == ("anggota", None)
    assert Anggota.semua.get(pk=baru.pk).batal


def test_urung_ditolak_bila_disunting(operator, kelompok):
    batch = terapkan(buku(JUDUL, baris(), baris(nama="Lain")), operator)
    satu = Anggota.objects.get(nama="Lain")
    satu.tahun_lahir = 1991
    simpan_beralasan(satu, oleh=operator)

    with pytest.raises(ValidationError, match="1 baris sudah berubah"):
        urung.urungkan(batch=batch, alasan="x", oleh=operator, hari_ini=HARI)
    assert Anggota.objects.count() == 2
    [halang] = urung.rencanakan(batch).penghalang
    assert (halang.nomor, halang.apa) == (3, "Lain")


GALAT = [
    ({"nama": ""}, "Nama", "Nama wajib diisi."),
    ({"jk": "X"}, "Jenis kelamin", "Tulis Laki-laki, atau Perempuan"),
    ({"jk": ""}, "Jenis kelamin", "wajib diisi"),
    ({"lahir": 1890}, "Tahun lahir", "antara 1900 dan"),
    ({"lahir": 2021}, "Tahun lahir", "Lahir sesudah menjadi anggota (2020)"),
    ({"peran": "Ketau"}, "Peran", "Mungkin maksudnya Ketua"),
    ({"mulai": "1/1/2027"}, "Mulai", "Sesudah hari ini"),
    ({"mulai": "1/1/2017"}, "Mulai", "baru dibentuk 1 Januari 2018"),
    ({"kelompok": "BKB Uline"}, "Kelompok", "Mungkin maksudnya BKB Ulin"),
    ({"kelompok": "K-99999"}, "Kelompok", "tidak ada di wilayah Anda"),
    ({"kode": "A-999999"}, "Kode", "Tidak ada di wilayah Anda"),
    ({"nama": "a\nb"}, "Nama", "satu baris"),
]


@pytest.mark.parametrize(("isi", "kolom", "pesan"), GALAT)
def test_galat_disebut_di_selnya(operator, kelompok, isi, kolom, pesan):
    hasil = aksi.hasil_dari(periksa(buku(JUDUL, baris(**isi)), operator))

    assert [(g.nomor, g.kolom) for g in hasil.galat] == [(2, kolom)]
    assert pesan in hasil.galat[0].pesan
    assert not Anggota.semua.exists()


def test_kelompok_senama_perlu_desa_atau_kode(operator, kelompok):
    lain = buat_kelompok(buat_desa(kelompok.desa.kecamatan, nama="Lain"), nama="Ulin")
    NamaLain.objects.create(desa=lain.desa, nama="Danau Lama")
    isi = buku(
        [*JUDUL, "Desa", "Kode kelompok"],
        [*baris(nama="Satu"), "", ""],
        [*baris(nama="Dua"), "desa lain", ""],
        [*baris(nama="Tiga"), "", kelompok.kode],
        [*baris(kelompok="", nama="Empat"), "", lain.kode],
        [*baris(kelompok=lain.kode, nama="Lima"), "", ""],
        [*baris(nama="Enam"), "danau lama", ""],
    )

    hasil = aksi.hasil_dari(periksa(isi, operator))

    [galat] = hasil.galat
    assert (galat.nomor, galat.kolom) == (2, "Kelompok")
    assert "Ada 2 kelompok bernama BKB Ulin" in galat.pesan
    assert [r.di.split(", ")[1] for r in hasil.baru] == [
        "Lain",
        "Teluk Nyatu",
        *["Lain"] * 3,
    ]


def test_anggota_tidak_dipindah_dan_telepon_anak_ditolak(operator, kelompok):
    lain = buat_kelompok(kelompok.desa, nama="Meranti")
    satu = buat_anggota(kelompok)
    dewasa = buat_anggota(kelompok, telepon="081255550100")
    isi = buku(
        ["Kode", "Kelompok", "Telepon"],
        [satu.kode, lain.kode, ""],
    )
    [galat] = aksi.hasil_dari(periksa(isi, operator)).galat
    assert "Anggota tidak dipindah" in galat.pesan

    isi = buku(["Kode", "Tahun lahir"], [dewasa.kode, 2015])
    pesan = {g.pesan for g in aksi.hasil_dari(periksa(isi, operator)).galat}
    assert any("Nomor telepon anak tidak dicatat" in p for p in pesan)


def test_kembar_di_berkas_dan_yang_ditanyakan(operator, kelompok):
    ada = buat_anggota(kelompok, nama="Ani", peran="ketua")
    isi = buku(
        JUDUL,
        baris(nama="Norhayati"),
        baris(nama="NORHAYATI"),
        baris(nama="Ani", lahir=1980),
        baris(nama="Siti", peran="Ketua"),
    )
    hasil = aksi.hasil_dari(periksa(isi, operator))

    assert [(g.nomor, g.pesan) for g in hasil.galat] == [
        (3, "Sama dengan baris 2. Hapus salah satunya.")
    ]
    assert [(p.nomor, p.kolom) for p in hasil.peringatan] == [(4, "Nama"), (5, "Peran")]
    assert ada.kode in hasil.peringatan[0].pesan
    assert "Ani juga masih ketua" in hasil.peringatan[1].pesan


def test_perintah(kelompok, tmp_path, capsys):
    buat_pengguna("administrator")
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(buku(JUDUL, baris()))
    call_command("impor", "anggota", str(berkas))
    call_command("impor", "anggota", str(berkas))

    keluar = capsys.readouterr().out.splitlines()
    assert keluar[0] == "baru=1 ubah=0 sama=0 galat=0"
    assert keluar[-1] == "baru=0 ubah=0 sama=1 galat=0"


def kueri(isi: bytes, operator) -> int:
    with CaptureQueriesContext(connection) as semua:
        terapkan(isi, operator)
    return len(semua)


def test_kueri_tidak_bertambah_dengan_baris(operator, kelompok):
    terapkan(buku(JUDUL, baris(nama="Nol")), operator)  # first number, types of content
    satu = kueri(buku(JUDUL, baris(nama="Satu")), operator)
    lain = [buat_kelompok(kelompok.desa, nama=f"Kelompok {n}").kode for n in range(9)]
    banyak = kueri(buku(JUDUL, *(baris(k, nama="Orang") for k in lain)), operator)

    assert banyak == satu
    assert Perubahan.objects.count() == 11
