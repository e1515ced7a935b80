import datetime
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.dasbor.conftest import PER, TOKOH
from tests.dasbor.tautan import tautan_berjumlah, yang_ingkar
from tests.pabrik import buat_daftar_lokus, buat_desa, buat_kecamatan, buat_kelompok, buat_pengguna
from wilayah.models import Desa

pytestmark = pytest.mark.django_db
ALAMAT = "/dasbor/?per=2020-11-13"


@pytest.mark.parametrize("tokoh", TOKOH)
@pytest.mark.parametrize("saring", ["", "&kecamatan="])
def test_setiap_angka_sama_dengan_daftarnya(client, kabupaten, tokoh, saring):
    client.force_login(kabupaten.tokoh(tokoh))
    kecamatan = kabupaten.kurun.kode if saring else ""

    response = client.get(f"{ALAMAT}{saring}{kecamatan}")

    assert len(tautan_berjumlah(response.text)) > 15
    assert yang_ingkar(client, response.text) == []


def test_angka_kabupaten(client, kabupaten):
    client.force_login(kabupaten.pimpinan)
    d = client.get(ALAMAT).context["d"]

    assert {k.sifat.jenis: k.jumlah.n for k in d.kartu} == {
        "BKB": 3, "BKR": 1, "BKL": 0, "UPPKS": 2, "PIKR": 2,
    }  # fmt: skip
    assert {k.sifat.jenis: (k.dibentuk.n, k.berakhir.n) for k in d.kartu} == {
        "BKB": (0, 0), "BKR": (1, 0), "BKL": (0, 1), "UPPKS": (1, 0), "PIKR": (0, 0),
    }  # fmt: skip
    assert (d.jumlah.n, d.jumlah_desa.n, d.petugas.n, d.rasio) == (8, 6, 3, "1 : 2")
    assert {nama: a.n for nama, a in d.petugas_jenis} == {"PKB": 2, "PLKB": 0, "PLKB Non PNS": 1}
    assert (d.lokus.jumlah, d.lokus_depan.jumlah) == (2, 3)
    assert (d.lokus_depan.lanjutan, d.lokus_depan.baru) == (1, 2)


def test_rekap_kecamatan_dan_jumlahnya(client, kabupaten):
    client.force_login(kabupaten.operator)
    d = client.get(ALAMAT).context["d"]

    def angka(b):
        return [b.desa.n, *(a.n for a in b.jenis), b.jumlah.n, b.petugas.n, b.lokus.n]

    kurun, tewah = d.baris
    assert angka(kurun) == [4, 2, 1, 0, 2, 0, 5, 2, 1]
    assert angka(tewah) == [2, 1, 0, 0, 0, 2, 3, 1, 1]
    assert angka(d.total) == [6, 3, 1, 0, 2, 2, 8, 3, 2]


def test_perlu_perhatian(client, kabupaten):
    client.force_login(kabupaten.operator)
    d = client.get(ALAMAT).context["d"]

    assert [(p.angka.n, p.keterangan) for p in d.perhatian[:3]] == [
        (7, "Batas lapor 10 November 2020"),
        (7, "Masih berjalankah?"),
        (2, "Kurun 1, Tewah 1"),
    ]
    assert [p.angka.n for p in d.perhatian[3:]] == [0, 5, 5, 0]


def test_teks_sambutan_dari_angka_yang_sama(client, kabupaten):
    client.force_login(kabupaten.pimpinan)

    assert client.get(ALAMAT).context["d"].sambutan == (
        "Sampai dengan 13 November 2020, Kabupaten Gunung Mas memiliki 8 kelompok kegiatan Bangga "
        "Kencana, terdiri atas 3 BKB Holistik Integratif, 1 BKR, 2 UPPKS, dan 2 PIK-R. Kelompok "
        "dibina oleh 3 petugas lapangan (2 PKB dan 1 PLKB Non PNS), dengan 4 dari 6 desa dan "
        "kelurahan sebagai desa binaan. Lokus stunting bertambah dari 2 desa pada 2020 menjadi 3 "
        "desa pada 2021."
    )


@pytest.mark.parametrize(
    ("tokoh", "jumlah", "desa", "judul"),
    [
        ("petugas", 3, 2, "Wilayah Anda"),
        ("koordinator", 5, 4, "Wilayah Anda"),
        ("operator", 8, 6, "Kabupaten"),
    ],
)
def test_wilayah_menentukan(client, kabupaten, tokoh, jumlah, desa, judul):
    client.force_login(kabupaten.tokoh(tokoh))
    d = client.get(ALAMAT).context["d"]

    assert (d.jumlah.n, d.jumlah_desa.n, d.judul_total) == (jumlah, desa, judul)


def test_petugas_tidak_dapat_memilih_kecamatan_lain(client, kabupaten):
    client.force_login(kabupaten.petugas)
    response = client.get(ALAMAT, {"kecamatan": kabupaten.tewah.kode})

    assert response.context["d"] is None
    assert "tidak ada di wilayah Anda" in response.text
    assert tautan_berjumlah(response.text) == []


@pytest.mark.parametrize(
    ("saring", "pesan"),
    [
        ({"per": "2020-02-31"}, "Tanggal ini tidak ada"),
        ({"per": "1800-01-01"}, "1945"),
        ({"per": "2200-01-01"}, "2100"),
        ({"per": "2099-01-01"}, "Paling jauh setahun ke depan"),
        ({"kecamatan": "99"}, "tidak ada di wilayah Anda"),
        ({"kecamatan": "a\x00b"}, "tidak"),
    ],
)
def test_saringan_keliru_diberi_pesan_tanpa_angka(client, kabupaten, saring, pesan):
    client.force_login(kabupaten.operator)
    response = client.get(reverse("dasbor:dasbor"), saring)

    assert response.status_code == 200
    assert pesan in response.text
    assert response.context["d"] is None


def test_sebelum_catatan_pertama_nol_dan_menyebut_sejak_kapan(client, kabupaten):
    client.force_login(kabupaten.pimpinan)
    response = client.get("/dasbor/?per=2010-01-01")

    assert response.context["d"].jumlah.n == 0
    assert "catatan pertama dari 1 Januari 2018" in response.text


def test_tanpa_satu_pun_kelompok(client):
    client.force_login(buat_pengguna())
    assert "Belum ada kelompok tercatat di wilayah ini." in client.get("/dasbor/").text


def test_yang_dibatalkan_dan_yang_belum_dibentuk_tidak_terhitung(client, kabupaten):
    client.force_login(kabupaten.operator)

    def bkb(hari):
        return client.get(f"/dasbor/?per={hari}").context["d"].kartu[0].jumlah.n

    assert (bkb("2020-11-13"), bkb("2020-11-14")) == (3, 4)
    baru = buat_kelompok(kabupaten.desa["f"], jenis="BKB", mulai=PER)
    assert (bkb("2020-11-12"), bkb("2020-11-13")) == (3, 4)
    baru.dibatalkan_pada = datetime.datetime(2020, 11, 20, tzinfo=datetime.UTC)
    baru.dibatalkan_oleh, baru.alasan_batal = kabupaten.operator, "salah catat"
    baru.save()
    assert bkb("2020-11-13") == 3


def test_unduh_berisi_tabel_yang_sama(client, kabupaten):
    client.force_login(kabupaten.pimpinan)
    response = client.get("/dasbor/unduh/?per=2020-11-13")

    lembar = load_workbook(BytesIO(b"".join(response.streaming_content))).worksheets
    assert [b[1:] for b in lembar[0].values] == [
        ("Kecamatan", "Desa", "BKB", "BKR", "BKL", "UPPKS", "PIK-R", "Jumlah", "Petugas", "Lokus 2020",
         "Wajib lapor Oktober 2020", "Laporan masuk Oktober 2020"),
        ("Kurun", 4, 2, 1, 0, 2, 0, 5, 2, 1, 4, 0),
        ("Tewah", 2, 1, 0, 0, 0, 2, 3, 1, 1, 3, 0),
        ("Kabupaten", 6, 3, 1, 0, 2, 2, 8, 3, 2, 7, 0),
    ]  # fmt: skip
    assert ("Keadaan per", "13 November 2020") in list(lembar[1].values)


def test_unduh_dengan_saringan_keliru_tetap_berkas_yang_sah(client, kabupaten):
    client.force_login(kabupaten.pimpinan)
    response = client.get("/dasbor/unduh/?per=2020-02-31")

    assert load_workbook(BytesIO(b"".join(response.streaming_content))).worksheets


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_query_tidak_bergantung_pada_isi(client, kueri_halaman, jam, jumlah):
    jam(PER)
    for _ in range(jumlah):
        kecamatan = buat_kecamatan()
        for _ in range(jumlah):
            buat_kelompok(buat_desa(kecamatan))
    for tahun in (2020, 2021):
        buat_daftar_lokus(tahun, *Desa.objects.all())
    client.force_login(buat_pengguna("pimpinan"))

    # kecamatan 1, villages 1, their state 3, kinds 1, lokus of two years 1, officers 3, lokus per
    # kecamatan 1, without decree and assessment 1, holistic BKB 1, awards 1, lokus layer 2, weighing
    # 1, which map 1, reports: rules, groups, reports, silent groups;
    # overdue promises 1, fingerprint
    with kueri_halaman(24):
        client.get("/dasbor/")


def test_yang_tidak_dapat_ditanyakan_bukan_nol(client, kabupaten):
    """No list of lokus in 2010, no groups: a dash and the reason, not "sudah beres"."""
    client.force_login(kabupaten.operator)
    d = client.get("/dasbor/?per=2010-01-01").context["d"]

    assert [(p.angka.n, p.bila_nol) for p in d.perhatian if "petugas" not in p.judul] == [
        (None, "November 2009 belum ada yang wajib lapor."),
        (None, "Belum ada yang wajib lapor."),
        (None, "Belum ada daftar lokus 2010."),
        (None, "Belum ada kelompok."),
        (None, "Belum ada kelompok."),
        (0, "Tidak ada yang lewat tenggat."),
    ]
    assert {b.lokus.n for b in [*d.baris, d.total]} == {None}


def test_lokus_bagi_petugas_adalah_lokus_kecamatannya(client, kabupaten):
    client.force_login(kabupaten.petugas)
    response = client.get(ALAMAT)
    d = response.context["d"]

    assert (d.lokus.jumlah, d.lokus_depan.jumlah, d.total.lokus.n) == (1, 2, 1)
    assert d.lingkup.cakupan_lokus == "Kecamatan Kurun"
    assert "petugas lapangan" not in d.sambutan
