"""The sheets of stunting data: what may be typed, what is stored, who was quicker, what is refused."""

import datetime
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dinas.peran import Peran
from inti.aksi import batalkan
from stunting.lembar.aturan import (
    galat_keluarga,
    galat_penimbangan,
    peringatan_cakupan,
    peringatan_keluarga,
)
from stunting.models import CakupanLayanan, KeluargaBerisiko, Pengukuran
from stunting.models.keluarga import KOLOM
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kecamatan, buat_pengguna
from tests.pabrik_stunting import (
    buat_cakupan,
    buat_indikator,
    buat_keluarga,
    buat_pengukuran,
)

pytestmark = pytest.mark.django_db
OKT = datetime.date(2020, 10, 1)
TIMBANG = "/stunting/data/penimbangan/2020-10/"
KELUARGA = "/stunting/data/keluarga/2020/"
CAKUPAN = "/stunting/data/cakupan/2020/"
JSON = {"HTTP_ACCEPT": "application/json"}
KOSONG = dict.fromkeys(KOLOM)


@pytest.fixture(autouse=True)
def _jam(jam):
    jam(datetime.date(2020, 11, 13))


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


def kirim(client, url, *baris, json=True, **lain):
    """Post these rows: (village, cells or cells with "awal")."""
    isi = {"form-TOTAL_FORMS": len(baris), "form-INITIAL_FORMS": len(baris), "aksi": "simpan"}
    for n, (desa, sel) in enumerate(baris):
        isi[f"form-{n}-desa"] = getattr(desa, "pk", desa)
        isi |= {f"form-{n}-{k}": v for k, v in sel.items()}
    return client.post(url, isi | lain, **(JSON if json else {}))


def timbang(sasaran="", diukur="", pendek="", sangat="", **lain) -> dict:
    sel = {"sasaran": sasaran, "diukur": diukur, "pendek": pendek, "sangat_pendek": sangat}
    return sel | lain


def isi(desa, bulan=OKT):
    p = Pengukuran.objects.filter(desa=desa, bulan=bulan).first()
    return p and (p.sasaran, p.diukur, p.pendek, p.sangat_pendek)


# --- Rules, with their arithmetic --------------------------------------------------------------


@pytest.mark.parametrize(
    ("angka", "pesan"),
    [
        ((60, 50, 8, 2), {}),
        ((60, 50, 30, 25), {"sangat_pendek": "Pendek 30 + sangat pendek 25 = 55, melebihi yang "
                                             "diukur, 50."}),
        ((60, 50, 51, None), {"pendek": "Pendek 51 melebihi yang diukur, 50."}),
        ((60, 50, None, 51), {"sangat_pendek": "Sangat pendek 51 melebihi yang diukur, 50."}),
        ((60, None, 51, 51), {}),
        ((0, 0, 0, 0), {}),
        ((40, 50, 25, 25), {}),  # above the target is only a warning
    ],
)  # fmt: skip
def test_galat_penimbangan(angka, pesan):
    kolom = ("sasaran", "diukur", "pendek", "sangat_pendek")
    assert galat_penimbangan(dict(zip(kolom, angka, strict=True))) == pesan


@pytest.mark.parametrize(
    ("angka", "pesan"),
    [
        ({"sasaran": 100, "berisiko": 40, "tidak_berisiko": 60}, {}),
        (
            {"sasaran": 100, "berisiko": 40, "tidak_berisiko": 55},
            {"tidak_berisiko": "Berisiko 40 + tidak berisiko 55 = 95, padahal keluarga sasaran 100."},
        ),
        ({"sasaran": 100, "berisiko": 140}, {"berisiko": "Berisiko 140 melebihi keluarga sasaran 100."}),
        ({"berisiko": 10, "peringkat_1": 4, "peringkat_2": 5}, {}),
        (
            {"berisiko": 8, "peringkat_1": 4, "peringkat_2": 5},
            {"peringkat_lain": "Kesejahteraan 4 + 5 = 9, sudah melebihi keluarga berisiko 8."},
        ),
        (
            {"berisiko": 10, "peringkat_1": 1, "peringkat_2": 2, "peringkat_3": 3, "peringkat_4": 2,
             "peringkat_lain": 1},
            {"peringkat_lain": "Kesejahteraan 1 + 2 + 3 + 2 + 1 = 9, padahal keluarga berisiko 10."},
        ),
        (
            {"berisiko": 10, "air_tak_layak": 11, "jamban_tak_layak": 10},
            {"air_tak_layak": "Air minum tidak layak 11 melebihi keluarga berisiko 10."},
        ),
        # 4T overlap: together they may be more than the families.
        ({"berisiko": 10, "terlalu_muda": 9, "terlalu_tua": 9, "terlalu_banyak": 9}, {}),
    ],
)  # fmt: skip
def test_galat_keluarga(angka, pesan):
    assert galat_keluarga({**KOSONG, **angka}) == pesan


def test_peringatan():
    assert peringatan_keluarga({**KOSONG, "keluarga": 90, "sasaran": 100}).keys() == {"sasaran"}
    assert peringatan_cakupan({"s3": 10, "r3": 12, "s4": 10, "r4": 10, "s5": None, "r5": 3}) == {
        "r3": "Terlayani 12 melebihi sasaran 10. Periksa lagi angkanya."
    }


# --- Saving ------------------------------------------------------------------------------------


def test_sebulan_sekecamatan_tersimpan(client, operator):
    kecamatan = buat_kecamatan()
    a, b, c = (buat_desa(kecamatan, nama=f"Desa {n}") for n in "ABC")
    url = f"{TIMBANG}?kecamatan={kecamatan.kode}"

    jawaban = kirim(
        client,
        url,
        (a, timbang("60", "50", "8", "2")),
        (b, timbang("1.060", " 70 ", "0", "0")),
        (c, timbang("30", "28")),
    ).json()

    assert (isi(a), isi(b), isi(c)) == ((60, 50, 8, 2), (1060, 70, 0, 0), (30, 28, None, None))
    keadaan = {pk: x["kata"] for pk, x in jawaban["baris"].items()}
    assert keadaan == {str(a.pk): "Lengkap", str(b.pk): "Lengkap", str(c.pk): "Belum lengkap"}
    assert jawaban["baris"][str(c.pk)]["awal"] == "30|28||"
    assert (jawaban["ringkas"]["siap"], jawaban["ringkas"]["belum"]) == (2, 1)
    assert Pengukuran.objects.get(desa=a).kode.startswith("T-")
    assert Pengukuran.riwayat.count() == 2  # the half-filled one has none yet
    assert {h.history_user for h in Pengukuran.riwayat.all()} == {operator}


@pytest.mark.parametrize(
    ("ketikan", "pesan"),
    [
        ("-3", "Diukur: Tidak boleh kurang dari 0."),
        ("1,5", "Diukur: Isi bilangan bulat, tanpa koma."),
        ("lima", "Diukur: Isi dengan angka 0 sampai 9 saja, misalnya 41."),
        ("<b>5</b>", "Diukur: Isi dengan angka"),
        ("５０", "Diukur: Isi dengan angka"),
        ("100000", "Diukur: Terlalu besar; paling banyak 99.999."),
        ("9" * 5000, "Diukur: Terlalu besar"),
    ],
)
def test_sel_yang_salah_tidak_tersimpan_baris_lain_ya(client, operator, ketikan, pesan):
    a, b = buat_desa(), buat_desa()

    jawaban = kirim(
        client, TIMBANG, (a, timbang("60", ketikan, "8", "2")), (b, timbang("60", "50", "1", "0"))
    ).json()

    assert jawaban["baris"][str(a.pk)]["galat"]["diukur"].startswith(pesan)
    assert jawaban["baris"][str(a.pk)]["keadaan"] == "perbaiki"
    assert (isi(a), isi(b)) == (None, (60, 50, 1, 0))


def test_salah_hitung_dijelaskan_di_sel_dan_isian_tetap(client, operator):
    desa = buat_desa()

    halaman = kirim(client, TIMBANG, (desa, timbang("60", "50", "30", "25")), json=False)

    assert halaman.status_code == 200
    assert "Pendek 30 + sangat pendek 25 = 55, melebihi yang diukur, 50." in halaman.text
    assert 'value="25"' in halaman.text
    assert 'aria-invalid="true"' in halaman.text
    assert "Belum tersimpan" in halaman.text
    assert isi(desa) is None


def test_diukur_melebihi_sasaran_peringatan_saja(client, operator):
    desa = buat_desa()

    baris = kirim(client, TIMBANG, (desa, timbang("50", "60", "1", "1"))).json()["baris"]

    satu = baris[str(desa.pk)]
    assert (satu["keadaan"], satu["galat"]) == ("periksa", {})
    assert satu["peringatan"][0]["pesan"].startswith("Diukur 60 melebihi sasaran 50.")
    assert isi(desa) == (50, 60, 1, 1)


def test_tanpa_skrip_tersimpan_dan_kembali(client, operator):
    desa = buat_desa()
    jawaban = kirim(client, TIMBANG, (desa, timbang("60", "50", "8", "2")), json=False)
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, TIMBANG)
    halaman = client.get(TIMBANG)
    assert "tersimpan pukul" in halaman.text
    assert 'value="60|50|8|2"' in halaman.text


def test_koreksi_menyimpan_nilai_lama_di_riwayat(client, operator):
    desa = buat_desa()
    kirim(client, TIMBANG, (desa, timbang("60", "50", "8", "2")))

    kirim(client, TIMBANG, (desa, timbang("60", "50", "9", "2", awal="60|50|8|2")))

    satu = Pengukuran.objects.get(desa=desa)
    assert (satu.pendek, satu.versi) == (9, 2)
    assert [h.pendek for h in Pengukuran.riwayat.order_by("history_id")] == [8, 9]
    kirim(client, TIMBANG, (desa, timbang("", "", "", "", awal="60|50|9|2")))
    assert isi(desa) == (None, None, None, None)
    assert [h.pendek for h in Pengukuran.riwayat.order_by("history_id")] == [8, 9, None]
    lini = client.get("/riwayat/", {"jenis": "penimbangan"})
    assert lini.status_code == 200
    assert desa.nama in lini.text


def test_tanpa_perubahan_tidak_ada_yang_ditulis(client, operator):
    satu = buat_pengukuran(bulan=OKT)
    kirim(client, TIMBANG, (satu.desa, timbang("60", "50", "8", "2", awal="60|50|8|2")))
    satu.refresh_from_db()
    assert satu.versi == 1


def test_baris_batal_bukan_isi_lembar(client, operator):
    satu = buat_pengukuran(bulan=OKT)
    batalkan(satu, oleh=operator, alasan="Salah desa")
    kirim(client, TIMBANG, (satu.desa, timbang("30", "20", "1", "0")))
    assert isi(satu.desa) == (30, 20, 1, 0)
    assert Pengukuran.semua.filter(desa=satu.desa).count() == 2


# --- Two at once -------------------------------------------------------------------------------


def test_dua_orang_sel_berbeda_digabung(client, operator):
    satu = buat_pengukuran(bulan=OKT)
    kirim(client, TIMBANG, (satu.desa, timbang("60", "55", "8", "2", awal="60|50|8|2")))
    kirim(client, TIMBANG, (satu.desa, timbang("60", "50", "9", "2", awal="60|50|8|2")))
    assert isi(satu.desa) == (60, 55, 9, 2)


def test_dua_orang_sel_sama_disebut_dan_tidak_ditimpa(client, operator):
    satu = buat_pengukuran(bulan=OKT)
    lain = buat_pengguna(first_name="Rina", last_name="")
    client.force_login(lain)
    kirim(client, TIMBANG, (satu.desa, timbang("60", "55", "8", "2", awal="60|50|8|2")))
    client.force_login(operator)

    baris = kirim(client, TIMBANG, (satu.desa, timbang("60", "58", "8", "2", awal="60|50|8|2")))

    satu_baris = baris.json()["baris"][str(satu.desa_id)]
    assert satu_baris["keadaan"] == "perbaiki"
    assert satu_baris["bentrok"]["diukur"]["nilai"] == "55"
    assert satu_baris["bentrok"]["diukur"]["oleh"] == str(lain)
    assert isi(satu.desa) == (60, 55, 8, 2)
    kirim(client, TIMBANG, (satu.desa, timbang("60", "58", "8", "2", awal=satu_baris["awal"])))
    assert isi(satu.desa) == (60, 58, 8, 2)


def test_bentrok_di_halaman_tanpa_skrip(client, operator):
    satu = buat_pengukuran(bulan=OKT, diukur=55)
    isian = (satu.desa, timbang("60", "58", "8", "2", awal="60|50|8|2"))
    halaman = kirim(client, TIMBANG, isian, json=False)
    assert "mengisi 55" in halaman.text
    assert 'value="58"' in halaman.text
    assert 'value="60|55|8|2"' in halaman.text  # a second saving is a choice


# --- What no sheet sends -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "ubah",
    [
        {"form-0-desa": "999999"},
        {"form-0-desa": ""},
        {"form-0-desa": "x"},
        {"form-1-desa": None},
        {"form-TOTAL_FORMS": "99"},
        {"form-TOTAL_FORMS": "-1"},
        {"form-TOTAL_FORMS": ""},
    ],
)
def test_kiriman_asing_ditolak_seluruhnya(client, operator, ubah):
    a, b = buat_desa(), buat_desa()
    ubah = {k: a.pk if v is None else v for k, v in ubah.items()}
    baris = (a, timbang("60", "50", "8", "2")), (b, timbang("60", "50", "8", "2"))

    jawaban = kirim(client, TIMBANG, *baris, **ubah)

    assert jawaban.status_code == 400
    assert "Tidak ada yang disimpan" in jawaban.json()["pesan"]
    assert not Pengukuran.objects.exists()
    assert kirim(client, TIMBANG, *baris, json=False, **ubah).status_code == 400


def test_desa_kecamatan_lain_ditolak(client, operator):
    a, lain = buat_desa(), buat_desa(buat_kecamatan())
    url = f"{TIMBANG}?kecamatan={a.kecamatan.kode}"
    assert kirim(client, url, (lain, timbang("60", "50", "8", "2"))).status_code == 400


def test_awal_rusak_berarti_dibaca_baru_saja(client, operator):
    satu = buat_pengukuran(bulan=OKT)
    for awal in ("", "x", "60|50", "|" * 500, "60|50|8|２"):
        kirim(client, TIMBANG, (satu.desa, timbang("60", "50", "8", "1", awal=awal)))
        assert isi(satu.desa) == (60, 50, 8, 1)


@pytest.mark.parametrize(
    "url",
    [
        "/stunting/data/penimbangan/2020-12/",
        "/stunting/data/penimbangan/1999-12/",
        "/stunting/data/keluarga/2021/",
        "/stunting/data/keluarga/1900/",
        "/stunting/data/cakupan/2101/",
    ],
)
def test_periode_di_luar_masa(client, operator, url):
    desa = buat_desa()
    halaman = client.get(url)
    assert halaman.status_code == 200
    assert "belum tiba, atau terlalu lama" in halaman.text
    assert kirim(client, url, (desa, timbang("60", "50", "8", "2"))).status_code == 400


@pytest.mark.parametrize(
    "url",
    ["/stunting/data/penimbangan/2020-13/", "/stunting/data/keluarga/1800/",
     "/stunting/data/cakupan/abc/", "/stunting/data/penimbangan/"],
)  # fmt: skip
def test_alamat_yang_bukan_periode(client, operator, url):
    assert client.get(url).status_code == 404


def test_kecamatan_tidak_dikenal(client, operator):
    buat_desa()
    halaman = client.get(f"{TIMBANG}?kecamatan=x")
    assert halaman.status_code == 200
    assert "tidak dikenal" in halaman.text


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.PETUGAS])
@pytest.mark.parametrize("url", [TIMBANG, KELUARGA, CAKUPAN])
def test_lembar_hanya_operator_dan_administrator(client, peran, url):
    desa = buat_desa()
    petugas = peran == Peran.PETUGAS
    client.force_login(buat_akun_petugas(desa) if petugas else buat_pengguna(peran))
    assert client.get(url).status_code == 403
    assert kirim(client, url, (desa, {})).status_code == 403
    data = client.get("/stunting/data/")
    assert "Isi data" not in data.text
    assert "/stunting/data/penimbangan/" not in data.text


# --- Families at risk and coverage ---------------------------------------------------------------


def test_keluarga_berisiko_semua_kolom(client, operator):
    contoh = buat_keluarga(tahun=2019)
    angka = {k: getattr(contoh, k) for k in KOLOM}

    jawaban = kirim(client, KELUARGA, (contoh.desa, {k: str(v) for k, v in angka.items()}))

    satu = KeluargaBerisiko.objects.get(desa=contoh.desa, tahun=2020)
    assert {k: getattr(satu, k) for k in KOLOM} == angka
    assert jawaban.json()["baris"][str(contoh.desa_id)]["kata"] == "Lengkap"


def test_keluarga_salah_hitung_tidak_tersimpan(client, operator):
    desa = buat_desa()
    sel = {"sasaran": "100", "berisiko": "40", "tidak_berisiko": "55"}
    satu = kirim(client, KELUARGA, (desa, sel)).json()["baris"][str(desa.pk)]
    assert satu["galat"] == {
        "tidak_berisiko": "Berisiko 40 + tidak berisiko 55 = 95, padahal keluarga sasaran 100."
    }
    assert not KeluargaBerisiko.objects.exists()


def test_cakupan_dua_indikator_dan_yang_tidak_dipakai(client, operator):
    satu, dua = buat_indikator("satu"), buat_indikator("dua", aktif=False)
    lama = buat_cakupan(indikator=satu, tahun=2019)
    desa = lama.desa

    halaman = client.get(CAKUPAN)
    assert f'name="form-0-s{satu.pk}"' in halaman.text
    assert f'name="form-0-s{dua.pk}"' not in halaman.text
    assert 'data-lalu="20"' in halaman.text
    jawaban = kirim(client, CAKUPAN, (desa, {f"s{satu.pk}": "30", f"r{satu.pk}": "33"}))

    baru = CakupanLayanan.objects.get(desa=desa, tahun=2020)
    assert (baru.indikator, baru.sasaran, baru.realisasi) == (satu, 30, 33)
    peringatan = jawaban.json()["baris"][str(desa.pk)]["peringatan"]
    assert [p["kolom"] for p in peringatan] == [f"r{satu.pk}"]
    buat_cakupan(desa, 2020, dua)
    assert f'name="form-0-s{dua.pk}"' in client.get(CAKUPAN).text  # counted in that year


def test_tanpa_indikator(client, operator):
    buat_desa()
    assert "Belum ada indikator layanan" in client.get(CAKUPAN).text


def test_angka_sebelumnya_dari_bulan_terdekat_yang_lengkap(client, operator):
    desa = buat_desa()
    buat_pengukuran(desa, datetime.date(2020, 7, 1), diukur=41)
    buat_pengukuran(desa, datetime.date(2020, 8, 1), diukur=42)
    buat_pengukuran(desa, datetime.date(2020, 9, 1), diukur=43, pendek=None)
    halaman = client.get(TIMBANG).text
    assert 'data-bulan-lalu="Agustus 2020"' in halaman
    assert 'data-lalu="42"' in halaman


# --- Queries -------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", [TIMBANG, KELUARGA, CAKUPAN])
def test_kueri_membuka_dan_menyimpan_tetap(client, operator, url):
    indikator = buat_indikator()
    banyak = {"buka": set(), "simpan": set()}
    for _ in (1, 2, 3):
        for _ in range(3):
            desa = buat_desa(buat_kecamatan())
            buat_pengukuran(desa, OKT)
            buat_keluarga(desa)
            buat_cakupan(desa, indikator=indikator)
        client.get(url)
        with CaptureQueriesContext(connection) as kueri:
            halaman = client.get(url)
        banyak["buka"].add(len(kueri))
        kolom = {TIMBANG: "sasaran", KELUARGA: "baduta", CAKUPAN: f"s{indikator.pk}"}[url]
        desa = [b.baris.desa for b in halaman.context["baris"]]
        with CaptureQueriesContext(connection) as kueri:
            kirim(client, url, *[(d, {kolom: str(50 + len(desa))}) for d in desa])
        banyak["simpan"].add(len(kueri))
    assert len(banyak["buka"]) == 1
    assert max(banyak["buka"]) <= 12
    assert len(banyak["simpan"]) == 1


def test_penyimpanan_dicatat_bila_ditolak(client, operator):
    desa = buat_desa()
    with mock.patch("stunting.views.lembar.log") as log:
        kirim(client, TIMBANG, (desa.pk + 1, timbang("1", "1", "0", "0")))
    log.warning.assert_called_once()
