import datetime
import re
from html import unescape

import pytest
from django.utils import timezone

from inti.aksi import batalkan
from kelompok.models import Jeda
from tests.kelompok.test_ekspor import baris
from tests.kelompok.test_saring import HARI_INI, SALAH
from tests.pabrik import (
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
    buat_penilaian,
    buat_petugas,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
D = datetime.date
DAFTAR = "/kelompok/"


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


def tab(response) -> dict[str, int | None]:
    return {t.sifat.jenis if t.sifat else "": t.jumlah for t in response.context["tab"]}


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        desa = buat_desa()
        buat_petugas(desa)
        kelompok = buat_kelompok(desa)
        buat_penilaian(kelompok)
        buat_sk_kelompok(kelompok)

    with kueri_halaman(5):  # pilihan kecamatan, pilihan desa, jumlah per jenis, jumlah baris, isi
        response = client.get(DAFTAR)

    assert len(response.context["halaman"]) == jumlah


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_hemat_kueri_dengan_semua_saringan(client, jumlah, kueri_halaman):
    desa = buat_desa()
    petugas = buat_petugas(desa)
    for _ in range(jumlah):
        kelompok = buat_kelompok(desa)
        buat_penilaian(kelompok)
        buat_sk_kelompok(kelompok)
    isi = {
        "per": "2020-11-13",
        "jenis": "BKB",
        "kecamatan": desa.kecamatan.kode,
        "desa": desa.kode,
        "q": "melati",
        "klasifikasi": "dasar",
        "sk": "ada",
        "periksa": "belum",
        "petugas": petugas.pk,
        "dibentuk_sampai": "2020-11-13",
        "urut": "-klasifikasi",
    }

    # Besides the five: the chosen kecamatan, village and officer.
    with kueri_halaman(8):
        response = client.get(DAFTAR, isi)

    assert len(response.context["halaman"]) == jumlah


@pytest.mark.usefixtures("operator")
def test_setiap_tab_membuka_tepat_sebanyak_angkanya(client):
    desa, lain = buat_desa(), buat_desa()
    for jenis, n in {"BKB": 3, "BKR": 1, "PIKR": 2}.items():
        for _ in range(n):
            buat_kelompok(desa, jenis=jenis)
    buat_kelompok(lain, jenis="UPPKS")
    buat_kelompok(desa, mulai=D(2021, 1, 1))

    isi = {"desa": desa.kode, "per": "2020-11-13", "jenis": "BKR", "hal": "9"}
    response = client.get(DAFTAR, isi)

    assert tab(response) == {"": 6, "BKB": 3, "BKR": 1, "BKL": 0, "UPPKS": 0, "PIKR": 2}
    assert [t.aktif for t in response.context["tab"]] == [False, False, True, False, False, False]
    for t in response.context["tab"]:
        assert client.get(DAFTAR + t.url).context["halaman"].paginator.count == t.jumlah


@pytest.mark.usefixtures("operator")
def test_menampilkan_dan_halaman(client):
    desa = buat_desa()
    for n in range(28):
        buat_kelompok(desa, nama=f"Melati {n:02d}")

    pertama, kedua = client.get(DAFTAR), client.get(DAFTAR, {"hal": 2})

    def teks(r):
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", r.text))

    assert "Menampilkan 1–25 dari 28 kelompok" in teks(pertama)
    assert "Menampilkan 26–28 dari 28 kelompok" in teks(kedua)
    assert "Unduh 28 baris (XLSX)" in teks(pertama)
    semua = [*pertama.context["halaman"], *kedua.context["halaman"]]
    assert len({k.pk for k in semua}) == 28


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(("hal", "nyata"), [("999999", 2), ("-1", 1), ("0", 1), ("x", 1)])
def test_halaman_yang_tidak_ada(client, hal, nyata):
    desa = buat_desa()
    for n in range(26):
        buat_kelompok(desa, nama=f"Melati {n}")

    response = client.get(DAFTAR, {"hal": hal})

    assert response.status_code == 200
    assert response.context["halaman"].number == nyata
    assert f"Halaman “{hal}” tidak ada" in response.text


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(("kolom", "nilai"), SALAH)
def test_nilai_salah_memberi_pesan_dan_daftar_kosong(client, jam, kolom, nilai):
    jam(HARI_INI)
    buat_kelompok(nama="Melati")

    response = client.get(DAFTAR, {kolom: nilai})

    assert response.status_code == 200
    assert response.context["halaman"].paginator.count == 0
    assert set(tab(response).values()) == {None}
    assert "BKB Melati" not in response.text
    [pesan] = response.context["saring"].form.errors[kolom]
    assert pesan in unescape(response.text)
    assert "Unduhan hanya akan berisi judul kolom" in response.text
    assert list(baris(client.get(f"{DAFTAR}unduh/", {kolom: nilai}))) == []


@pytest.mark.usefixtures("operator")
def test_baris_menyebut_semua_yang_dicari_orang(client):
    desa = buat_desa(buat_kecamatan(nama="Kurun"), nama="Pilang Munduk")
    buat_petugas(desa, nama="Yuliana, S.KM")
    kelompok = buat_kelompok(
        desa, nama="Nusa Indah", nomor_register="022011-013", mulai=D(2015, 8, 4)
    )
    buat_penilaian(kelompok, klasifikasi="berkembang")
    buat_sk_kelompok(kelompok)

    html = client.get(DAFTAR).text
    isi = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html[html.index("<tbody>") :]))

    for kata in (
        "BKB Nusa Indah",
        "022011-013",
        "Belum diperiksa",
        "Pilang Munduk",
        "Kurun",
        "Berkembang",
        "Yuliana, S.KM",
        "Ada",
        "4 Agu 2015",
    ):
        assert kata in isi
    assert "Aktif" not in isi.partition("Menampilkan")[0]


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("perkiraan", "teks"),
    [("tanggal", "4 Agu 2015"), ("bulan", "Agustus 2015"), ("tahun", "2015")],
)
def test_tanggal_dibentuk_setepat_yang_diketahui(client, perkiraan, teks):
    buat_kelompok(mulai=D(2015, 8, 4), mulai_perkiraan=perkiraan)

    assert re.search(rf"Dibentuk\"[^>]*>{teks}<", client.get(DAFTAR).text)


@pytest.mark.usefixtures("operator")
def test_keadaan_disebut_bila_tidak_aktif(client):
    jeda = buat_kelompok(nama="Jeda")
    hari = timezone.localdate()
    Jeda.objects.create(kelompok=jeda, mulai=hari, selesai=hari)
    buat_kelompok(nama="Akhir", selesai=D(2020, 1, 31), alasan_selesai="bubar")
    buat_kelompok(nama="Nanti", mulai=hari + datetime.timedelta(days=1))

    html = client.get(DAFTAR, {"status": "semua"}).text

    assert html.count("</svg>Jeda</span>") == 1
    assert html.count("</svg>Berakhir 31 Jan 2020</span>") == 1
    assert html.count("</svg>Belum dibentuk</span>") == 1


@pytest.mark.usefixtures("operator")
def test_tanggal_lampau_dan_depan_diberi_catatan(client, jam):
    jam(D(2026, 3, 15))
    buat_kelompok()

    assert "Nama dan alamat seperti hari ini." in client.get(DAFTAR, {"per": "2020-11-13"}).text
    assert "Menurut catatan sampai hari ini." in client.get(DAFTAR, {"per": "2026-09-01"}).text
    kini = client.get(DAFTAR).text
    assert "keadaan per 15 Maret 2026" in kini
    assert "seperti hari ini" not in kini


@pytest.mark.usefixtures("operator")
def test_tautan_ke_kelompok_membawa_tanggalnya(client):
    kelompok = buat_kelompok()

    assert f'href="/kelompok/{kelompok.pk}/?per=2020-11-13"' in (
        client.get(DAFTAR, {"per": "2020-11-13"}).text
    )
    assert f'href="/kelompok/{kelompok.pk}/"' in client.get(DAFTAR).text


@pytest.mark.usefixtures("operator")
def test_sebelum_catatan_pertama_nol_dan_sejak_kapan(client):
    buat_kelompok(mulai=D(2010, 5, 1))

    response = client.get(DAFTAR, {"per": "2010-04-30", "jenis": "BKB"})

    assert set(tab(response).values()) == {0}
    assert "Catatan dimulai 1 Mei 2010." in response.text
    assert "?per=2010-05-01&amp;jenis=BKB" in response.text
    assert "Catatan dimulai" not in client.get(DAFTAR, {"per": "2010-05-01"}).text


@pytest.mark.usefixtures("operator")
def test_kosong_menyebut_langkah_berikut(client):
    assert "Belum ada kelompok tercatat di wilayah Anda." in client.get(DAFTAR).text
    buat_kelompok()
    assert "Tidak ada kelompok yang cocok" in client.get(DAFTAR, {"q": "zzz"}).text


def test_pimpinan_tidak_diberi_tombol_tambah(client):
    client.force_login(buat_pengguna("pimpinan"))

    html = client.get(DAFTAR).text

    assert "Tambah kelompok" not in html
    assert "Belum ada kelompok tercatat." in html


def test_petugas_hanya_melihat_wilayahnya(client):
    kecamatan = buat_kecamatan()
    desa, tetangga, lain = buat_desa(kecamatan), buat_desa(kecamatan), buat_desa()
    for tempat in (desa, tetangga, lain):
        buat_kelompok(tempat, nama=f"di {tempat.nama}")

    client.force_login(buat_akun_petugas(desa))
    response = client.get(DAFTAR, {"status": "semua"})
    assert {k.desa for k in response.context["halaman"]} == {desa}
    assert tab(response)[""] == 1
    assert lain.nama not in response.text
    assert tetangga.kode not in response.text

    client.force_login(buat_akun_koordinator(kecamatan))
    response = client.get(DAFTAR)
    assert {k.desa for k in response.context["halaman"]} == {desa, tetangga}
    assert lain.nama not in response.text


def test_petugas_yang_penugasannya_berakhir_kemarin(client):
    desa = buat_desa()
    buat_kelompok(desa)
    user = buat_akun_petugas(desa)
    kemarin = timezone.localdate() - datetime.timedelta(days=1)
    user.petugas.penugasan.update(selesai=kemarin)
    client.force_login(user)

    assert client.get(DAFTAR).context["halaman"].paginator.count == 0
    assert client.get(DAFTAR, {"per": kemarin}).context["halaman"].paginator.count == 0


@pytest.mark.usefixtures("operator")
def test_yang_dibatalkan_hilang_dari_daftar_tab_dan_pilihan(client, operator):
    batalkan(buat_kelompok(nama="Batal"), oleh=operator, alasan="salah catat")

    response = client.get(DAFTAR, {"status": "semua"})

    assert tab(response)[""] == 0
    assert "Batal</a>" not in response.text


@pytest.mark.usefixtures("operator")
def test_isian_berbahaya_tetap_teks(client):
    buat_kelompok(nama='<script>alert(1)</script> "kutip" 😀')

    html = client.get(DAFTAR, {"q": "<script>"}).text

    assert "<script>alert" not in html
    assert "😀" in html


@pytest.mark.usefixtures("operator")
def test_pilihan_desa_di_bawah_kecamatannya(client):
    a, b = buat_kecamatan(nama="Kurun"), buat_kecamatan(nama="Tewah")
    desa = buat_desa(a)
    buat_desa(b)

    html = client.get(DAFTAR, {"desa": desa.kode}).text

    assert html.count("<optgroup") == 2
    assert re.search(
        rf'<optgroup label="Kurun">\s*<option value="{desa.kode}" selected>{desa.nama}</option>',
        html,
    )
    assert 'data-pilih-desa="id_desa"' in html


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("metode", ["post", "put", "delete"])
def test_hanya_dibaca(client, metode):
    assert getattr(client, metode)(DAFTAR).status_code == 405
    assert getattr(client, metode)(f"{DAFTAR}unduh/").status_code == 405


def test_tanpa_masuk_ke_halaman_masuk(client):
    assert client.get(DAFTAR).headers["Location"].startswith("/masuk/")
