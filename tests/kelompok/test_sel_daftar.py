"""The list of cells: its filters, its order, its pages, its workbook, and who sees which."""

import datetime
import io
import re
from urllib.parse import parse_qsl, urlencode

import openpyxl
import pytest
from django.http import QueryDict

from dinas.models import CatatanUnduh
from inti.bulan import deret_bulan
from kelompok.models import Jeda
from kelompok.rekap import AturanLaporan, rekap_sel, url_sel, url_wajib
from kelompok.saring_laporan import SelSaringan
from petugas.models import Penugasan
from tests.kelompok.test_wajib import saat
from tests.pabrik import (
    AWAL,
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_petugas,
)

pytestmark = pytest.mark.django_db
D = datetime.date
HARI_INI = D(2020, 11, 13)
KINI = saat(HARI_INI)
OKTOBER = D(2020, 10, 1)
DAFTAR = "/laporan/daftar/"


def saring(user=None, **isi) -> SelSaringan:
    data = QueryDict(mutable=True)
    data.update(isi)
    user = user or buat_pengguna()
    return SelSaringan(data, user=user, hari_ini=HARI_INI, aturan=AturanLaporan())


def sel(user=None, **isi) -> list[tuple[str, str]]:
    """(name of the group, month) of the list, which must not be refused."""
    hasil = saring(user, **isi)
    assert hasil.is_valid(), hasil.form.errors
    return [(s.kelompok.nama, f"{s.bulan:%Y-%m}") for s in hasil.sel(KINI)]


def nama(user=None, **isi) -> set[str]:
    return {n for n, _ in sel(user, **{"dari": "2020-10", "sampai": "2020-10"} | isi)}


@pytest.fixture
def setiap_keadaan(db):
    """One group of every state in October; named after it."""
    lewat = saat(D(2020, 11, 11), 0, 30)
    for n, isi in {
        "tepat": {"status": "terkirim"},
        "verifikasi": {"status": "diverifikasi"},
        "terlambat": {"status": "terkirim", "dikirim": lewat},
        "nihil": {"status": "terkirim", "nihil": True, "pertemuan": 0, "hadir": 0},
        "draf": {"status": "draf"},
        "dikembalikan": {"status": "dikembalikan"},
    }.items():
        buat_laporan(buat_kelompok(nama=n), **isi)
    buat_kelompok(nama="belum")
    buat_kelompok(nama="baru", mulai=D(2020, 10, 16))
    usai = {"selesai": D(2020, 10, 20), "alasan_selesai": "bubar"}
    buat_laporan(buat_kelompok(nama="sukarela", **usai), status="terkirim")
    buat_kelompok(nama="nanti", mulai=D(2020, 11, 1))
    buat_kelompok(nama="dulu", selesai=D(2020, 9, 30), alasan_selesai="bubar")


MASUK = {"tepat", "verifikasi", "terlambat", "nihil"}


@pytest.mark.usefixtures("setiap_keadaan")
@pytest.mark.parametrize(
    ("keadaan", "isi"),
    [
        ("masuk", MASUK | {"sukarela"}),
        ("tepat", {"tepat", "verifikasi", "nihil", "sukarela"}),
        ("terlambat", {"terlambat"}),
        ("belum", {"belum", "draf", "dikembalikan"}),
        ("draf", {"draf"}),
        ("dikembalikan", {"dikembalikan"}),
        ("menunggu", set()),
        ("tidak_wajib", {"baru"}),
        ("nihil", {"nihil"}),
        ("sukarela", {"sukarela"}),
        ("", MASUK | {"belum", "draf", "dikembalikan", "baru", "sukarela"}),
    ],
)
def test_setiap_keadaan_tepat_isinya(keadaan, isi):
    assert nama(keadaan=keadaan) == isi
    assert nama(keadaan=keadaan, wajib="ya") == isi - {"baru", "sukarela"}


@pytest.mark.usefixtures("setiap_keadaan")
def test_sebelum_batas_semua_yang_belum_masuk_menunggu():
    operator = buat_pengguna()
    november = {"dari": "2020-11", "sampai": "2020-11"}

    menunggu = nama(operator, keadaan="menunggu", **november)

    assert menunggu == MASUK | {"belum", "draf", "dikembalikan", "baru", "nanti"}
    assert nama(operator, keadaan="belum", **november) == set()


def test_setiap_angka_rekap_punya_daftarnya(setiap_keadaan):
    """Every count of RekapLapor is the length of the list of that name."""
    operator = buat_pengguna()
    bulan = {"dari": "2020-10", "sampai": "2020-11"}
    r = rekap_sel(saring(operator, **bulan).sel(KINI), KINI)

    def banyak(**isi) -> int:
        return len(sel(operator, **bulan, **isi))

    assert r.wajib == banyak(wajib="ya") > 0
    assert r.masuk == banyak(wajib="ya", keadaan="masuk") > 0
    for n in ("tepat", "terlambat", "belum", "draf", "dikembalikan", "menunggu", "nihil"):
        assert getattr(r, n) == banyak(wajib="ya", keadaan=n) > 0
    assert r.sukarela == banyak(keadaan="sukarela") > 0


def test_bulan_bawaan_tahun_ini_sampai_bulan_ini():
    buat_kelompok(nama="A")

    assert [b for _, b in sel()] == [f"2020-{n:02d}" for n in range(1, 12)]
    assert [b for _, b in sel(sampai="2019-03")] == ["2019-01", "2019-02", "2019-03"]
    assert [b for _, b in sel(dari="2020-10")] == ["2020-10", "2020-11"]
    assert [b for _, b in sel(dari="2021-01")] == ["2021-01"]
    assert [b for _, b in sel(tahun="2019")] == [f"2019-{n:02d}" for n in range(1, 13)]


SALAH = [
    ({"keadaan": "hebat"}, "keadaan"),
    ({"dari": "2020-13"}, "dari"),
    ({"dari": "Oktober"}, "dari"),
    ({"sampai": "1900-01"}, "sampai"),
    ({"sampai": "2021-12"}, "sampai"),
    ({"dari": "2020-10", "sampai": "2020-09"}, "sampai"),
    ({"dari": "1999-01", "sampai": "2020-09"}, "dari"),
    ({"tahun": "2020", "dari": "2020-01"}, "tahun"),
    ({"tahun": "3000"}, "tahun"),
    ({"kecamatan": "99"}, "kecamatan"),
    ({"desa": "1\x00"}, "desa"),
    ({"jenis": "bkb"}, "jenis"),
    ({"petugas": "abc"}, "petugas"),
    ({"petugas": "9" * 30}, "petugas"),
    ({"milik": "-1"}, "milik"),
    ({"kelompok": "x"}, "kelompok"),
    ({"wajib": "tidak"}, "wajib"),
    ({"urut": "sandi"}, "urut"),
    ({"per": "2020-01-01"}, "__all__"),
    ({"status": "aktif"}, "__all__"),
]


@pytest.mark.parametrize(("isi", "kolom"), SALAH)
def test_nilai_salah_pesan_dan_daftar_kosong(client, isi, kolom):
    buat_kelompok()
    hasil = saring(**isi)

    assert list(hasil.form.errors) == [kolom]
    assert hasil.sel(KINI) == []
    client.force_login(buat_pengguna())
    for alamat in (DAFTAR, DAFTAR + "unduh/"):
        response = client.get(alamat, isi)
        assert response.status_code == 200
        response.getvalue()


def test_desa_jenis_kelompok_dan_kecamatan():
    a, b = buat_kecamatan(), buat_kecamatan()
    desa = buat_desa(a)
    satu = buat_kelompok(desa, nama="A1")
    buat_kelompok(desa, nama="A2", jenis="PIKR")
    buat_kelompok(buat_desa(a), nama="A3")
    buat_kelompok(buat_desa(b), nama="B1")

    assert nama(kecamatan=a.kode) == {"A1", "A2", "A3"}
    assert nama(desa=desa.kode) == {"A1", "A2"}
    assert nama(jenis="PIKR") == {"A2"}
    assert nama(kelompok=satu.pk) == {"A1"}
    hasil = saring(kecamatan=b.kode, desa=desa.kode)
    assert list(hasil.form.errors) == ["desa"]


def test_petugas_menurut_hari_ini_milik_menurut_hari_terakhir_bulan():
    """A village that changed hands on 31 October: the month is the successor's."""
    desa = buat_desa()
    lama = buat_petugas()
    baru = buat_petugas()
    Penugasan.objects.create(petugas=lama, desa=desa, mulai=D(2019, 1, 1), selesai=D(2020, 10, 30))
    Penugasan.objects.create(petugas=baru, desa=desa, mulai=D(2020, 10, 31))
    buat_kelompok(desa, nama="A")
    buat_kelompok(nama="Lain")
    operator = buat_pengguna()
    bulan = {"dari": "2020-09", "sampai": "2020-11"}

    assert sel(operator, petugas=lama.pk, **bulan) == []
    assert [b for _, b in sel(operator, petugas=baru.pk, **bulan)] == [
        "2020-09",
        "2020-10",
        "2020-11",
    ]
    assert sel(operator, milik=lama.pk, **bulan) == [("A", "2020-09")]
    assert sel(operator, milik=baru.pk, **bulan) == [("A", "2020-10"), ("A", "2020-11")]


def test_wilayah_pengguna():
    kecamatan = buat_kecamatan()
    desa, tetangga, jauh = buat_desa(kecamatan), buat_desa(kecamatan), buat_desa()
    for tempat, n in [(desa, "Sendiri"), (tetangga, "Tetangga"), (jauh, "Jauh")]:
        buat_laporan(buat_kelompok(tempat, nama=n), status="terkirim")
    petugas = buat_akun_petugas(desa)

    assert nama(petugas) == {"Sendiri"}
    assert nama(buat_akun_koordinator(kecamatan)) == {"Sendiri", "Tetangga"}
    assert nama(buat_pengguna("pimpinan")) == {"Sendiri", "Tetangga", "Jauh"}
    orang_lain = buat_petugas(jauh)
    asing = saring(petugas, desa=jauh.kode, kecamatan=jauh.kecamatan.kode, milik=orang_lain.pk)
    assert set(asing.form.errors) == {"desa", "kecamatan", "milik"}


@pytest.mark.parametrize("urut", ["bulan", "kelompok", "desa", "keadaan", "dikirim"])
def test_urutan_naik_turun_lengkap(urut):
    operator = buat_pengguna()
    for n, status in [("B", "terkirim"), ("A", "draf"), ("C", "diverifikasi")]:
        hari = D(2020, 11, 5 if n == "B" else 6)
        buat_laporan(buat_kelompok(nama=n), status=status, dikirim=saat(hari))
    naik, turun = (sel(operator, urut=f"{arah}{urut}") for arah in ("", "-"))

    assert sorted(naik) == sorted(turun)
    assert len(naik) == 33
    assert naik != turun
    if urut == "dikirim":  # what was not sent comes last both ways
        assert {n for n, _ in naik[:2]} == {n for n, _ in turun[:2]} == {"B", "C"}


def test_jeda_sebulan_penuh_tidak_wajib_tetapi_terdaftar():
    kelompok = buat_kelompok(nama="A")
    Jeda.objects.create(kelompok=kelompok, mulai=D(2020, 10, 1), selesai=D(2020, 10, 31))

    assert nama(keadaan="tidak_wajib") == {"A"}


@pytest.fixture
def operator(client, jam):
    jam(HARI_INI)
    user = buat_pengguna()
    client.force_login(user)
    return user


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        laporan = buat_laporan(status="terkirim")
        Jeda.objects.create(kelompok=laporan.kelompok, mulai=AWAL, selesai=AWAL)

    # Three choices, rules, groups, pauses, reports; and whether anything changed.
    with kueri_halaman(8):
        response = client.get(DAFTAR, {"dari": "2020-10", "sampai": "2020-10"})

    assert len(response.context["halaman"]) == jumlah


@pytest.mark.usefixtures("operator")
def test_yang_berubah_sesudah_kunjungan_langsung_tampak(client):
    """The cells are kept between visits, but never longer than they are true."""
    isi = {"dari": "2020-10", "sampai": "2020-10"}
    laporan = buat_laporan(status="draf")

    def keadaan() -> list[str]:
        return [s.keadaan for s in client.get(DAFTAR, isi).context["halaman"]]

    assert keadaan() == ["draf"]

    buat_kelompok()
    assert sorted(keadaan()) == ["belum", "draf"]

    Jeda.objects.create(kelompok=laporan.kelompok, mulai=OKTOBER, selesai=D(2020, 10, 31))
    assert sorted(keadaan()) == ["belum", "tidak_wajib"]


@pytest.mark.usefixtures("operator")
def test_halaman_dan_jumlahnya(client):
    desa = buat_desa()
    for n in range(28):
        buat_laporan(buat_kelompok(desa, nama=f"Melati {n:02d}"), status="terkirim")
    isi = {"dari": "2020-10", "sampai": "2020-10"}

    pertama, kedua = client.get(DAFTAR, isi), client.get(DAFTAR, isi | {"hal": 2})

    def teks(r):
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", r.text))

    assert "Menampilkan 1–25 dari 28 baris" in teks(pertama)
    assert "Menampilkan 26–28 dari 28 baris" in teks(kedua)
    assert "Unduh 28 baris (XLSX)" in teks(pertama)
    semua = [*pertama.context["halaman"], *kedua.context["halaman"]]
    assert len({s.kelompok.pk for s in semua}) == 28


@pytest.mark.usefixtures("operator", "setiap_keadaan")
def test_baris_menyebut_keadaan_tanda_dan_pengirim(client):
    response = client.get(DAFTAR, {"dari": "2020-10", "sampai": "2020-10"})
    baris = {
        re.search(r"BKB (\w+)", b)[1]: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", b))
        for b in re.findall(r"<tr>.*?</tr>", response.text, re.DOTALL)[1:]
    }

    assert "Tepat waktu Diverifikasi 5 November 2020, 09.00 WIB" in baris["verifikasi"]
    assert "Tepat waktu Nihil 5 November" in baris["nihil"]
    assert "Terlambat 11 November 2020, 00.30 WIB Pengguna" in baris["terlambat"]
    assert "Belum lapor batas 10 Nov 2020" in baris["belum"]
    assert "Isi laporan BKB belum Oktober 2020" in baris["belum"]
    assert "Tidak wajib" in baris["baru"]
    assert "Isi laporan BKB baru" in baris["baru"]
    assert "tidak wajib" in baris["sukarela"]


@pytest.mark.parametrize(
    ("depan", "belakang"), [("Rina", "Lestari"), ("Rina", ""), ("", "Lestari"), ("", "")]
)
def test_nama_pengirim_seperti_nama_akunnya(depan, belakang):
    akun = buat_pengguna(first_name=depan, last_name=belakang)
    buat_laporan(status="terkirim", oleh=akun)
    [sel] = saring(dari="2020-10", sampai="2020-10").sel(KINI)
    assert sel.laporan.pengirim == akun.nama


@pytest.mark.usefixtures("setiap_keadaan")
def test_pimpinan_tidak_ditawari_mengisi(client, jam):
    jam(HARI_INI)
    client.force_login(buat_pengguna("pimpinan"))

    response = client.get(DAFTAR, {"keadaan": "belum", "dari": "2020-10", "sampai": "2020-10"})

    assert response.context["halaman"].paginator.count == 3
    assert "/laporan/lembar/" not in response.text


@pytest.mark.usefixtures("operator", "setiap_keadaan")
def test_unduhan_tepat_baris_daftar(client):
    isi = {"keadaan": "belum", "dari": "2020-09", "sampai": "2020-10", "urut": "-kelompok"}
    daftar = client.get(DAFTAR, isi).context["halaman"]

    response = client.get(DAFTAR + "unduh/", isi | {"hal": "7"})
    buku = openpyxl.load_workbook(io.BytesIO(response.getvalue()))
    kepala, *baris = buku.worksheets[0].iter_rows(values_only=True)

    assert [(b[2], b[1]) for b in baris] == [
        (s.kelompok.kode, f"{s.bulan:%Y-%m}") for s in daftar.object_list
    ]
    assert len(baris) == daftar.paginator.count > 3
    keterangan = dict(buku["Keterangan"].iter_rows(values_only=True))
    assert keterangan["Bulan"] == "September 2020 sampai Oktober 2020"
    assert keterangan["Keadaan"] == "Belum lapor"
    assert keterangan["Jumlah baris"] == str(len(baris))
    catatan = CatatanUnduh.objects.get()
    assert (catatan.baris, catatan.dengan_nama) == (len(baris), False)
    assert kepala[:4] == ("Kode", "Bulan", "Kelompok", "Jenis")


@pytest.mark.usefixtures("operator")
def test_belum_lapor_nihil_dan_nol_tetap_tiga_hal(client):
    buat_kelompok(nama="belum")
    buat_laporan(buat_kelompok(nama="nihil"), status="terkirim", nihil=True, pertemuan=0, hadir=0)
    buat_laporan(buat_kelompok(nama="nol"), status="terkirim", pertemuan=0, hadir=0)
    isi = {"dari": "2020-10", "sampai": "2020-10"}

    response = client.get(DAFTAR + "unduh/", isi)
    buku = openpyxl.load_workbook(io.BytesIO(response.getvalue()))
    kepala, *baris = buku.worksheets[0].iter_rows(values_only=True)
    hasil = {
        b["Nama kelompok"]: (b["Keadaan"], b["Nihil"])
        for b in (dict(zip(kepala, b, strict=True)) for b in baris)
    }

    assert hasil == {
        "belum": ("Belum lapor", None),
        "nihil": ("Tepat waktu", "Ya"),
        "nol": ("Tepat waktu", "Tidak"),
    }


def test_url_sel_menyaring_yang_kosong_dan_menulis_bulan():
    url = url_sel(
        keadaan="belum", dari=OKTOBER, sampai=OKTOBER, jenis="", petugas=None, desa="a&b"
    )

    assert url.partition("?")[0] == DAFTAR
    assert dict(parse_qsl(url.partition("?")[2])) == {
        "keadaan": "belum",
        "dari": "2020-10",
        "sampai": "2020-10",
        "desa": "a&b",
    }


@pytest.mark.usefixtures("operator", "setiap_keadaan")
def test_yang_wajib_di_daftar_kelompok_sama_dengan_daftar_sel(client):
    for bulan in deret_bulan(D(2019, 12, 1), D(2020, 11, 1)):
        sel_wajib = client.get(url_sel(wajib="ya", dari=bulan, sampai=bulan))
        kelompok = client.get(url_wajib(bulan))
        assert (
            kelompok.context["halaman"].paginator.count
            == sel_wajib.context["halaman"].paginator.count
        )


@pytest.mark.usefixtures("operator")
def test_wajib_di_daftar_kelompok(client):
    buat_kelompok(nama="Lama")
    buat_kelompok(nama="Baru", mulai=D(2020, 10, 16))

    def daftar(**isi):
        response = client.get("/kelompok/?" + urlencode(isi))
        return {k.nama for k in response.context["halaman"]}, response.context["saring"]

    isi, saring = daftar(wajib="2020-10")
    assert (isi, saring.tanggal) == ({"Lama"}, D(2020, 10, 31))
    assert [k.label for k in saring.keping] == ["Wajib lapor: Oktober 2020"]
    assert daftar(per="2020-10-31")[0] == {"Lama", "Baru"}
    isi, saring = daftar(per="2020-11-13", wajib="2020-10")
    assert (isi, list(saring.form.errors)) == (set(), ["wajib"])
    isi, saring = daftar(wajib="2020-13")
    assert (isi, list(saring.form.errors)) == (set(), ["wajib"])
