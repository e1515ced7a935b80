import datetime
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from dinas.peran import Peran
from petugas.models import Petugas
from tests.dasbor.conftest import PER, TOKOH
from tests.dasbor.tautan import yang_ingkar
from tests.pabrik import (
    buat_akun_petugas,
    buat_daftar_lokus,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
    buat_petugas,
)
from wilayah.models import DataDesa, NamaLain

pytestmark = pytest.mark.django_db
DAFTAR = "/wilayah/"


def nama(response) -> list[str]:
    return [d.nama for d in response.context["halaman"]]


@pytest.mark.parametrize(
    ("saring", "desa"),
    [
        ({}, "abcdef"),
        ({"jenis": "BKB", "per": "2020-11-13"}, "abe"),
        ({"jenis": "BKL", "per": "2020-11-13"}, ""),
        ({"jenis": "BKL", "per": "2020-04-30"}, "ab"),
        ({"petugas": "tanpa", "per": "2020-11-13"}, "df"),
        ({"petugas": "ada", "per": "2020-05-31"}, "abc"),
        ({"lokus": "2021"}, "abf"),
        ({"jumlah": "0", "per": "2020-11-13"}, "d"),
        ({"jumlah": "2", "per": "2020-11-13"}, "ace"),
        ({"jumlah": "0", "jenis": "BKB", "per": "2020-11-13"}, "cdf"),
        ({"jumlah": "1", "jenis": "PIKR", "per": "2020-11-13"}, "ef"),
        ({"jenis_desa": "kelurahan"}, ""),
        ({"q": "desa b"}, "b"),
        ({"urut": "-desa"}, "fedcba"),
    ],
)
def test_saringan(client, kabupaten, saring, desa):
    client.force_login(kabupaten.operator)
    assert nama(client.get(DAFTAR, saring)) == [f"Desa {n.upper()}" for n in desa]


def test_kecamatan_ejaan_lain_dan_kode(client, kabupaten):
    NamaLain.objects.create(desa=kabupaten.desa["c"], nama="Telok Nyatu")
    client.force_login(kabupaten.operator)

    assert len(nama(client.get(DAFTAR, {"kecamatan": kabupaten.tewah.kode}))) == 2
    assert nama(client.get(DAFTAR, {"q": "telok"})) == ["Desa C"]
    assert nama(client.get(DAFTAR, {"q": kabupaten.desa["f"].kode})) == ["Desa F"]


def test_baris_menyebut_keadaan_pada_tanggal_itu(client, kabupaten):
    client.force_login(kabupaten.operator)
    baris = client.get(DAFTAR, {"per": "2020-11-13"}).context["baris"][0]

    assert baris.petugas == kabupaten.petugas.petugas
    assert {j.sifat.jenis: j.angka.n for j in baris.jenis} == {
        "BKB": 1, "BKR": 1, "BKL": 0, "UPPKS": 0, "PIKR": 0,
    }  # fmt: skip
    assert (baris.jumlah.n, baris.lokus) == (2, (2020, 2021))


@pytest.mark.parametrize("tokoh", TOKOH)
@pytest.mark.parametrize("tujuan", ["daftar", "desa", "kecamatan"])
def test_setiap_angka_sama_dengan_daftarnya(client, kabupaten, tokoh, tujuan):
    alamat = {
        "daftar": DAFTAR,
        "desa": kabupaten.desa["a"].get_absolute_url(),
        "kecamatan": kabupaten.kurun.get_absolute_url(),
    }[tujuan]
    client.force_login(kabupaten.tokoh(tokoh))

    response = client.get(alamat, {"per": "2020-11-13"})

    assert yang_ingkar(client, response.text) == []


def test_petugas_melihat_desanya_saja(client, kabupaten):
    client.force_login(kabupaten.petugas)

    assert nama(client.get(DAFTAR)) == ["Desa A", "Desa B"]
    assert client.get(kabupaten.desa["a"].get_absolute_url()).status_code == 200
    assert client.get(kabupaten.desa["c"].get_absolute_url()).status_code == 404
    assert client.get(kabupaten.tewah.get_absolute_url()).status_code == 404
    kecamatan = client.get(kabupaten.kurun.get_absolute_url())
    assert [b.desa.nama for b in kecamatan.context["baris"]] == ["Desa A", "Desa B"]


def test_koordinator_melihat_kecamatannya(client, kabupaten):
    client.force_login(kabupaten.koordinator)

    assert nama(client.get(DAFTAR)) == ["Desa A", "Desa B", "Desa C", "Desa D"]
    assert client.get(kabupaten.desa["d"].get_absolute_url()).status_code == 200
    assert client.get(kabupaten.desa["e"].get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("saring", "pesan"),
    [
        ({"per": "2020-02-31"}, "Tanggal ini tidak ada"),
        ({"kecamatan": "99"}, "Kode ini tidak ada di wilayah Anda"),
        ({"jenis": "ZZZ"}, "Pilihan “ZZZ” tidak dikenal"),
        ({"lokus": "1999"}, "Pilihan “1999” tidak dikenal"),
        ({"petugas": "semua"}, "Pilihan “semua” tidak dikenal"),
        ({"jumlah": "-1"}, "Pilihan “-1” tidak dikenal"),
        ({"urut": "sandi"}, "Urutan ini tidak dikenal"),
        ({"q": "x" * 5000}, "paling banyak"),
        ({"q": "a\x00b"}, "tidak diizinkan"),
    ],
)
def test_nilai_keliru_memberi_pesan_dan_daftar_kosong(client, kabupaten, saring, pesan):
    client.force_login(kabupaten.operator)
    response = client.get(DAFTAR, saring)

    assert response.status_code == 200
    assert pesan in response.text
    assert nama(response) == []


@pytest.mark.parametrize("hal", ["999999", "-1", "abc"])
def test_halaman_di_luar_batas(client, kabupaten, hal):
    client.force_login(kabupaten.operator)
    response = client.get(DAFTAR, {"hal": hal})

    assert len(nama(response)) == 6
    assert "tidak ada; ini halaman 1 dari 1" in response.text


def test_unduh_tepat_baris_yang_disaring(client, kabupaten):
    client.force_login(kabupaten.operator)
    response = client.get("/wilayah/unduh/", {"jenis": "BKB", "per": "2020-11-13"})

    lembar = load_workbook(BytesIO(b"".join(response.streaming_content))).worksheets
    isi = list(lembar[0].values)
    assert [b[1] for b in isi] == ["Nama", "Desa A", "Desa B", "Desa E"]
    assert isi[1][4:] == (str(kabupaten.petugas.petugas), 1, 1, None or 0, 0, 0, 2, "2020, 2021")
    assert ("Jumlah baris", "3") in list(lembar[1].values)


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_query(client, kueri_halaman, jumlah):
    _isi(jumlah)
    client.force_login(buat_pengguna())

    # choices: kecamatan, years of lokus; villages; their groups, officers, lokus years;
    # which map; fingerprint
    with kueri_halaman(8):
        client.get(DAFTAR)


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_query_kecamatan(client, kueri_halaman, jumlah):
    kecamatan = _isi(jumlah)
    client.force_login(buat_pengguna())

    # own: kecamatan, villages, their state 3, other names; panels: officers 3, groups 2, lokus of
    # two years 1, stunting 1, funds 2 (villages, money), events 1, promises 1, awards 1, reports 3
    # (groups, pauses, reports); which map; fingerprint
    with kueri_halaman(23):
        client.get(kecamatan.get_absolute_url())


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_query_bagi_petugas_lapangan(client, kueri_halaman, jumlah):
    kecamatan = _isi(jumlah)
    user = buat_pengguna(Peran.PETUGAS)
    Petugas.objects.update(pengguna=user)
    client.force_login(user)

    with kueri_halaman(24):  # as for the office, and whose pages may be opened
        client.get(kecamatan.get_absolute_url())
    desa = kecamatan.desa.first()
    with kueri_halaman(23):
        client.get(desa.get_absolute_url())


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_query_desa(client, kueri_halaman, jumlah):
    desa = _isi(jumlah).desa.first()
    for _ in range(jumlah):
        buat_kelompok(desa)
    client.force_login(buat_pengguna())

    # own: village, villages around, their state 3, figures, codes, names; panels: officers 2,
    # groups 1, lokus 1, stunting 1, funds 1, events 1, promises 1, awards 1, reports 3 (groups,
    # pauses, reports); which map; fingerprint
    with kueri_halaman(22):
        client.get(desa.get_absolute_url())


@pytest.mark.parametrize("tempat", ["desa", "kecamatan"])
def test_yang_berubah_sesudah_kunjungan_langsung_tampak(client, tempat):
    """The cards of the other apps are kept between visits, but never longer than they are true."""
    desa = _isi(1).desa.get()
    client.force_login(buat_pengguna())

    tujuan = desa if tempat == "desa" else desa.kecamatan
    assert _jumlah_kelompok(client, tujuan) == 1

    baru = buat_kelompok(desa)
    assert _jumlah_kelompok(client, tujuan) == 2

    baru.selesai, baru.alasan_selesai = PER, "bubar"
    baru.save()
    assert _jumlah_kelompok(client, tujuan) == 1


def test_yang_disimpan_untuk_seorang_tidak_sampai_kepada_yang_lain(client):
    """What is kept is the reader's own: a field officer sees the assigned village alone."""
    kecamatan = buat_kecamatan()
    desa, lain = buat_desa(kecamatan), buat_desa(kecamatan)
    buat_kelompok(desa)
    buat_kelompok(lain)
    operator, petugas = buat_pengguna(), buat_akun_petugas(desa)

    jumlah = []
    for user in (operator, petugas, operator):
        client.force_login(user)
        jumlah.append(_jumlah_kelompok(client, kecamatan))

    assert jumlah == [2, 1, 2]


def _jumlah_kelompok(client, tempat) -> int:
    """Groups on the card of a village or of a kecamatan."""
    panel = client.get(tempat.get_absolute_url()).context["panel_utama"]
    isi = next(p.isi for p in panel if p.judul.startswith("Kelompok"))
    return isi["jumlah"] if "jumlah" in isi else sum(r.jumlah for r in isi["rekap"])


def _isi(jumlah: int):
    kecamatan = buat_kecamatan()
    desa = [buat_desa(kecamatan) for _ in range(jumlah)]
    buat_petugas(*desa)
    buat_daftar_lokus(2020, *desa)
    for d in desa:
        buat_kelompok(d)
    return kecamatan


def test_data_desa_dengan_tahun_dan_sumbernya(client, kabupaten):
    desa = kabupaten.desa["a"]
    for tahun, penduduk in ((2019, 900), (2020, 1104), (2021, 1300)):
        DataDesa.objects.create(desa=desa, tahun=tahun, penduduk=penduduk, sumber=f"BPS {tahun}")
    client.force_login(kabupaten.pimpinan)

    teks = client.get(desa.get_absolute_url(), {"per": PER.isoformat()}).text
    assert "1.104" in teks
    assert "Data 2020, sumber: BPS 2020" in teks
    lama = client.get(desa.get_absolute_url(), {"per": "2018-06-01"}).text
    assert "sampai 2018 belum dicatat" in lama


def test_desa_yang_sudah_berakhir_menyebut_penggantinya(client, kabupaten):
    lama, baru = kabupaten.desa["d"], kabupaten.desa["c"]
    lama.selesai, lama.pengganti = datetime.date(2019, 12, 31), baru
    lama.save()
    client.force_login(kabupaten.operator)

    teks = client.get(lama.get_absolute_url()).text
    assert "ada sampai 31 Desember 2019" in teks
    assert baru.get_absolute_url() in teks
    assert len(nama(client.get(DAFTAR, {"per": "2020-11-13"}))) == 5
    assert len(nama(client.get(DAFTAR, {"per": "2019-12-31"}))) == 6


@pytest.mark.parametrize("nama_url", ["wilayah:desa", "wilayah:kecamatan"])
def test_kode_yang_tidak_ada_404_dan_tanggal_keliru_tetap_berguna(client, kabupaten, nama_url):
    client.force_login(kabupaten.operator)
    objek = kabupaten.desa["a"] if nama_url == "wilayah:desa" else kabupaten.kurun

    assert client.get(reverse(nama_url, args=["99.99"])).status_code == 404
    response = client.get(objek.get_absolute_url(), {"per": "2020-02-31"})
    assert response.status_code == 200
    assert "Tanggal ini tidak ada" in response.text


def test_petugas_yang_penugasannya_berakhir_kemarin_tidak_melihat_desa(client):
    desa = buat_desa()
    user = buat_akun_petugas(desa)
    user.petugas.penugasan.update(selesai=datetime.date(2020, 1, 1))
    client.force_login(user)

    assert nama(client.get(DAFTAR)) == []
    assert client.get(desa.get_absolute_url()).status_code == 404


def test_seluruh_kabupaten_127_desa_di_12_kecamatan(client):
    call_command("muat_rujukan", stdout=StringIO())
    client.force_login(buat_pengguna())

    response = client.get(DAFTAR)
    assert response.context["halaman"].paginator.count == 127
    assert "Menampilkan <strong>1–25</strong> dari <strong>127</strong>" in response.text
    d = client.get("/dasbor/").context["d"]
    assert (len(d.baris), d.jumlah_desa.n) == (12, 127)
    unduhan = client.get("/wilayah/unduh/")
    lembar = load_workbook(BytesIO(b"".join(unduhan.streaming_content))).worksheets[0]
    assert lembar.max_row == 128
