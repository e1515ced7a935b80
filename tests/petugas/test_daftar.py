"""The list of officers: filters, tabs, load, workbook, area; and the figures that count it."""

import datetime
import io
from urllib.parse import parse_qs, urlparse

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from dinas.models import CatatanUnduh
from inti.nilai import tanggal_panjang
from petugas.models import Koordinator, Penugasan
from petugas.rekap import petugas_per_jenis, petugas_per_kecamatan, rekap_petugas, tanpa_petugas
from tests.pabrik import (
    AWAL,
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_imp,
    buat_jabatan,
    buat_kecamatan,
    buat_pengguna,
    buat_petugas,
)

pytestmark = pytest.mark.django_db
DAFTAR, TANPA, IMP = "/petugas/", "/petugas/tanpa/", "/petugas/imp/"
D = datetime.date


@pytest.fixture
def operator(client):
    user = buat_pengguna("operator")
    client.force_login(user)
    return user


def nama(client, alamat=DAFTAR, **saring):
    """Names on the list; the page must be whole, whatever was asked."""
    response = client.get(alamat, saring)
    assert response.status_code == 200
    return [getattr(baris, "nama", None) for baris in response.context["halaman"]]


def isi_xlsx(client, alamat, **saring):
    """Rows of the first sheet as dicts, and the second sheet as a dict."""
    response = client.get(alamat, saring)
    buku = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    kepala, *baris = buku.worksheets[0].values
    return [dict(zip(kepala, b, strict=True)) for b in baris], dict(buku["Keterangan"].values)


# --- queries --------------------------------------------------------------------------------


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_hemat_kueri(client, jumlah, kueri_halaman):
    kecamatan = buat_kecamatan()
    for _ in range(jumlah):
        petugas = buat_petugas(buat_desa(kecamatan), buat_desa(kecamatan))
        Koordinator.objects.create(petugas=petugas, kecamatan=buat_kecamatan(), mulai=AWAL)

    # pilihan kecamatan, jumlah baris, isi, penugasan, koordinator, hitungan tab
    with kueri_halaman(6):
        response = client.get(DAFTAR)

    assert len(response.context["halaman"]) == jumlah


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_tanpa_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        Penugasan.objects.create(
            petugas=buat_petugas(), desa=buat_desa(), mulai=AWAL, selesai=D(2019, 12, 31)
        )

    with kueri_halaman(4):  # pilihan kecamatan, jumlah baris, isi, penugasan desa itu
        response = client.get(TANPA)

    assert len(response.context["halaman"]) == jumlah
    assert response.text.count("sampai 31 Des 2019") == jumlah


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_imp_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        buat_imp(buat_desa())

    with kueri_halaman(4):  # pilihan kecamatan dan desa, jumlah baris, isi
        response = client.get(IMP)

    assert len(response.context["halaman"]) == jumlah


# --- filters --------------------------------------------------------------------------------


@pytest.mark.usefixtures("operator")
def test_keadaan_per_tanggal(client):
    pensiun = buat_petugas(nama="Pensiun")
    pensiun.jabatan.update(selesai=D(2020, 2, 29))
    naik = buat_petugas(jenis="NONPNS", nama="Naik")
    naik.jabatan.update(selesai=D(2020, 12, 31))
    buat_jabatan(naik, mulai=D(2021, 1, 1))

    assert nama(client, per="2017-12-31") == []
    assert nama(client, per="2018-01-01") == ["Naik", "Pensiun"]
    assert nama(client, per="2020-02-29") == ["Naik", "Pensiun"]
    assert nama(client, per="2020-03-01") == ["Naik"]
    assert nama(client, per="2020-12-31", jenis="PKB") == []
    assert nama(client, per="2021-01-01", jenis="PKB") == ["Naik"]
    assert nama(client, per="2020-03-01", status="selesai") == ["Pensiun"]
    assert nama(client, per="2020-03-01", status="selesai", jenis="PKB") == ["Pensiun"]
    assert nama(client, per="2017-12-31", status="semua") == ["Naik", "Pensiun"]


@pytest.mark.usefixtures("operator")
def test_tab_menghitung_baris_yang_dibukanya(client):
    for jenis in ("PKB", "NONPNS", "NONPNS"):
        buat_petugas(jenis=jenis, nama=f"Ani {jenis}")
    buat_petugas(nama="Lain")

    hitungan = client.get(DAFTAR, {"q": "ani", "jenis": "PKB"}).context["hitungan"]

    assert [(label, n) for _, label, n, _ in hitungan] == [
        ("Semua", 3),
        ("PKB", 1),
        ("PLKB", 0),
        ("PLKB Non PNS", 2),
    ]
    for _, _, jumlah, url in hitungan:
        assert client.get(DAFTAR + url).context["halaman"].paginator.count == jumlah


@pytest.mark.usefixtures("operator")
def test_beban_terhadap_standar(client):
    for banyak, panggilan in [(0, "Nol"), (2, "Dua"), (3, "Tiga"), (4, "Empat"), (5, "Lima")]:
        buat_petugas(*[buat_desa() for _ in range(banyak)], nama=panggilan)

    baris = {p.nama: p.beban for p in client.get(DAFTAR).context["halaman"]}

    assert {n: (b.jumlah, b.kelas, b.label) for n, b in baris.items()} == {
        "Nol": (0, "", ""),
        "Dua": (2, "", ""),
        "Tiga": (3, "s-l", "di atas 2"),
        "Empat": (4, "s-l", "di atas 2"),
        "Lima": (5, "s-b", "di atas 4"),
    }
    assert nama(client, beban="lebih4") == ["Lima"]
    assert nama(client, beban="lebih2", urut="-desa") == ["Lima", "Empat", "Tiga"]
    assert nama(client, beban="tanpa") == ["Nol"]


@pytest.mark.usefixtures("operator")
def test_cari_nama_atau_nip(client):
    buat_petugas(nama="Yuliana, S.KM", nip="199004122017032004")
    buat_petugas(nama="Rusmiati")

    assert nama(client, q="yuli") == ["Yuliana, S.KM"]
    assert nama(client, q="19900412 201703") == ["Yuliana, S.KM"]


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("saring", "pesan"),
    [
        ({"per": "2020-02-31"}, "Tanggal ini tidak ada"),
        ({"per": "1800-01-01"}, "Tahun 1800 tidak mungkin"),
        ({"per": "2099-01-01"}, "Paling jauh setahun ke depan"),
        ({"jenis": "ZZZ"}, "“ZZZ” tidak dikenal"),
        ({"kecamatan": "99"}, "Kode ini tidak ada"),
        ({"status": "apa"}, "“apa” tidak dikenal"),
        ({"beban": "-1"}, "“-1” tidak dikenal"),
        ({"urut": "nip"}, "Urutan ini tidak dikenal"),
        ({"q": "x" * 5000}, "100 karakter"),
        ({"q": "a\0b"}, "Karakter null"),
    ],
)
def test_saringan_salah_bukan_semuanya(client, saring, pesan):
    buat_petugas()

    response = client.get(DAFTAR, saring)

    assert response.status_code == 200
    assert response.context["halaman"].paginator.count == 0
    assert pesan in response.text
    assert "Menampilkan <strong>0</strong>" in response.text


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("hal", ["-1", "999999", "x", "1.5"])
@pytest.mark.parametrize("alamat", [DAFTAR, TANPA, IMP, "/petugas/mendatang/"])
def test_halaman_yang_tidak_ada(client, alamat, hal):
    response = client.get(alamat, {"hal": hal})

    assert response.status_code == 200
    assert "tidak ada" in response.text


# --- workbook -------------------------------------------------------------------------------


def test_unduhan_sama_dengan_daftar(client, operator):
    kecamatan = buat_kecamatan(nama="Kurun")
    di_sini = buat_petugas(buat_desa(kecamatan, nama="Tewah"), nama="=Ani", telepon="08125555")
    buat_petugas(buat_desa(), nama="Lain")
    saring = {"kecamatan": kecamatan.kode, "per": "2020-11-13"}

    baris, keterangan = isi_xlsx(client, reverse("petugas:unduh"), **saring)

    assert [b["Nama"] for b in baris] == nama(client, **saring) == [di_sini.nama]
    assert (baris[0]["Kecamatan"], baris[0]["Jumlah desa"]) == ("Kurun", 1)
    assert not {"Telepon", "NIP"} & baris[0].keys()
    assert keterangan["Keadaan per"] == "13 November 2020"
    assert keterangan["Kecamatan"] == "Kurun"
    catatan = CatatanUnduh.objects.get()
    assert (catatan.oleh, catatan.baris, catatan.dengan_nama) == (operator, 1, False)


@pytest.mark.usefixtures("operator")
def test_telepon_hanya_bila_dicentang(client):
    buat_petugas(telepon="0812-5555-0101", nip="199004122017032004")

    baris, _ = isi_xlsx(client, reverse("petugas:unduh"), nama="1")

    assert (baris[0]["Telepon"], baris[0]["NIP"]) == ("0812-5555-0101", "199004122017032004")
    assert CatatanUnduh.objects.get().dengan_nama


@pytest.mark.usefixtures("operator")
def test_unduhan_lain_sama_dengan_daftarnya(client):
    desa = buat_desa(nama="Tewah")
    buat_imp(desa, nama="Ibu Ani", telepon="0812555")
    buat_petugas(buat_desa())

    tanpa, _ = isi_xlsx(client, reverse("petugas:tanpa_unduh"))
    imp, _ = isi_xlsx(client, reverse("petugas:imp_unduh"))

    assert [b["Kode"] for b in tanpa] == [desa.kode]
    assert [b["Nama"] for b in imp] == ["Ibu Ani"]
    assert "Telepon" not in imp[0]


def test_unduhan_peralihan_sama_dengan_daftarnya(client):
    """Officers get what concerns themselves, on the page and in the file."""
    desa, hari_ini = buat_desa(nama="Tewah"), timezone.localdate()
    saya, lain = buat_akun_petugas(), buat_akun_petugas(buat_desa())
    besok = hari_ini + datetime.timedelta(days=1)
    Penugasan.objects.create(petugas=saya.petugas, desa=desa, mulai=besok)
    buat_petugas(buat_desa(), nama="Lain").penugasan.update(selesai=hari_ini)

    per_orang = {}
    for user in (buat_pengguna("operator"), saya, lain):
        client.force_login(user)
        baris, keterangan = isi_xlsx(client, reverse("petugas:mendatang_unduh"))
        per_orang[user] = [(b["Desa/kelurahan"], b["Dari"], b["Kepada"]) for b in baris]
        assert all(b["Mulai"].date() == besok for b in baris)
        assert keterangan["Sesudah"] == tanggal_panjang(hari_ini)

    semua, punya_saya, punya_lain = per_orang.values()
    assert punya_saya == [(desa.nama_lengkap, None, saya.petugas.nama)]
    assert len(semua) == 2
    assert punya_lain == []


# --- figures --------------------------------------------------------------------------------


def banyak_baris(client, url):
    alamat = urlparse(url)
    return client.get(alamat.path, parse_qs(alamat.query)).context["halaman"].paginator.count


@pytest.fixture
def kabupaten():
    """Two kecamatan: one officer in both, one coordinator without village, three villages bare."""
    satu, dua = buat_kecamatan(), buat_kecamatan()
    buat_petugas(buat_desa(satu), buat_desa(dua))
    buat_petugas(buat_desa(satu), jenis="NONPNS")
    Koordinator.objects.create(petugas=buat_petugas(), kecamatan=dua, mulai=AWAL)
    pensiun = buat_petugas(buat_desa(dua))
    pensiun.penugasan.update(selesai=D(2019, 12, 31))
    pensiun.jabatan.update(selesai=D(2019, 12, 31))
    buat_desa(satu)
    buat_desa(dua)
    return satu, dua


@pytest.mark.parametrize("per", [D(2019, 12, 31), D(2020, 1, 1), D(2017, 1, 1)])
def test_setiap_angka_sama_dengan_daftarnya(client, operator, kabupaten, per):
    for kode in ("", *(k.kode for k in kabupaten)):
        rekap = rekap_petugas(operator, per, kode)
        assert banyak_baris(client, rekap.url_semua) == rekap.jumlah
        assert banyak_baris(client, rekap.url_tanpa) == rekap.tanpa
        for _, jumlah, url in rekap.jenis:
            assert banyak_baris(client, url) == jumlah
        if kode:
            assert petugas_per_kecamatan(operator, per)[kode] == rekap.jumlah


def test_angka_rekap(operator, kabupaten):
    satu, dua = kabupaten
    per = D(2020, 1, 1)

    rekap = rekap_petugas(operator, per)

    assert (rekap.jumlah, rekap.desa, rekap.tanpa, rekap.rasio) == (3, 6, 3, "1 : 2")
    assert dict(rekap.per_jenis) == {"PKB": 2, "NONPNS": 1}
    assert petugas_per_kecamatan(operator, per) == {satu.kode: 2, dua.kode: 2}
    assert rekap_petugas(operator, D(2017, 1, 1)).rasio == "–"
    assert dict(petugas_per_jenis(operator, per, dua.kode)) == {"PKB": 2}


def test_desa_yang_tidak_ada_bukan_tanpa_petugas(operator):
    buat_desa(selesai=D(2019, 12, 31))
    baru = buat_desa(mulai=D(2020, 6, 1))

    assert not tanpa_petugas(operator, D(2020, 1, 1)).exists()
    assert list(tanpa_petugas(operator, D(2020, 6, 1))) == [baru]


# --- area -----------------------------------------------------------------------------------


def test_petugas_lapangan_melihat_rekan_sekecamatan(client):
    kecamatan = buat_kecamatan()
    saya = buat_akun_petugas(buat_desa(kecamatan))
    rekan = buat_petugas(
        buat_desa(kecamatan, nama="Rahasia"),
        nama="Rekan",
        nip="199004122017032004",
        telepon="0812-5555-0101",
    )
    lain = buat_petugas(buat_desa(), nama="Kecamatan lain")
    client.force_login(saya)

    response = client.get(DAFTAR)

    assert {p.nama for p in response.context["halaman"]} == {"Rekan", saya.petugas.nama}
    assert "0812-5555-0101" in response.text
    assert "Beban" not in response.text
    assert nama(client, q="19900412") == []
    assert banyak_baris(client, f"/petugas/?kecamatan={kecamatan.kode}") == 2
    assert client.get(lain.get_absolute_url()).status_code == 404
    baris, _ = isi_xlsx(client, reverse("petugas:unduh"), nama="1")
    assert set(baris[0]) == {"Kode", "Nama", "Jabatan", "Telepon"}

    halaman = client.get(rekan.get_absolute_url())
    assert halaman.status_code == 200
    assert "0812-5555-0101" in halaman.text
    for rahasia in ("199004122017032004", "Riwayat perubahan", "Rahasia"):
        assert rahasia not in halaman.text


def test_petugas_lapangan_melihat_diri_sendiri_penuh(client):
    saya = buat_akun_petugas(buat_desa(), nip="199004122017032004")
    client.force_login(saya)

    halaman = client.get(saya.petugas.get_absolute_url())

    assert "199004122017032004" in halaman.text
    assert "Desa binaan" in halaman.text
    assert "/ubah/" not in halaman.text


def test_angka_koordinator_hanya_wilayahnya(client):
    kecamatan = buat_kecamatan()
    buat_desa(kecamatan)
    buat_desa()
    buat_petugas(buat_desa())
    koordinator = buat_akun_koordinator(kecamatan)
    client.force_login(koordinator)

    rekap = rekap_petugas(koordinator, D(2020, 11, 13))

    assert (rekap.jumlah, rekap.desa, rekap.tanpa) == (1, 1, 1)
    assert banyak_baris(client, rekap.url_semua) == 1
    assert banyak_baris(client, rekap.url_tanpa) == 1


def test_imp_hanya_desa_binaan(client):
    binaan = buat_desa()
    milik = buat_imp(binaan)
    asing = buat_imp(buat_desa())
    client.force_login(buat_akun_petugas(binaan))

    assert list(client.get(IMP).context["halaman"]) == [milik]
    client.force_login(buat_pengguna("operator"))
    assert set(client.get(IMP).context["halaman"]) == {milik, asing}
