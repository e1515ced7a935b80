"""The page of stunting data: every count is its list, shares add up by hand, nobody sees more."""

import datetime
import io
import re
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from dinas.models import ProfilDinas
from dinas.peran import Peran
from inti.aksi import batalkan
from stunting.data import TAMPIL, baca
from stunting.grafik import susun_grafik
from stunting.models import Pengukuran
from stunting.rekap import deret_tahunan, prevalensi_area
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kecamatan, buat_pengguna
from tests.pabrik_stunting import (
    buat_cakupan,
    buat_indikator,
    buat_keluarga,
    buat_pengukuran,
    buat_survei,
    buat_terbit,
)
from wilayah.models import Desa

pytestmark = pytest.mark.django_db
URL = "/stunting/data/"
HARI = datetime.date(2021, 3, 15)
FEB, AGU, SEP = (datetime.date(2020, b, 1) for b in (2, 8, 9))


@pytest.fixture(autouse=True)
def _jam(jam):
    jam(HARI)


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


@pytest.fixture
def tabel():
    """2020, worked by hand.

    Kurun: A August 10 of 50 (60 targeted), B August 3 of 30 (60 targeted: half) → 13/80 = 16,25 %.
    Tewah: C only September 4 of 8 → its own share is 50 %, but it has no August; D nothing.
    Together by August: 13/80.
    """
    kurun, tewah = buat_kecamatan(nama="Kurun"), buat_kecamatan(nama="Tewah")
    desa = {n: buat_desa(kurun, nama=f"Desa {n}") for n in "AB"}
    desa |= {n: buat_desa(tewah, nama=f"Desa {n}") for n in "CD"}
    buat_pengukuran(desa["A"], AGU)
    buat_pengukuran(desa["A"], FEB, sasaran=60, diukur=58, pendek=40, sangat_pendek=0)
    buat_pengukuran(desa["B"], AGU, sasaran=60, diukur=30, pendek=2, sangat_pendek=1)
    buat_pengukuran(desa["C"], SEP, sasaran=6, diukur=8, pendek=3, sangat_pendek=1)
    buat_pengukuran(desa["C"], AGU, diukur=7, pendek=None, sangat_pendek=None)
    buat_keluarga(desa["A"])
    buat_keluarga(desa["B"], berisiko=10, tidak_berisiko=90, **dict.fromkeys(
        ["peringkat_1", "peringkat_2", "peringkat_3", "peringkat_4", "peringkat_lain"], 2),
        air_tak_layak=1, jamban_tak_layak=1)  # fmt: skip
    satu, dua = buat_indikator("satu"), buat_indikator("dua")
    buat_cakupan(desa["A"], indikator=satu)
    buat_cakupan(desa["A"], indikator=dua)
    buat_cakupan(desa["B"], indikator=satu)
    buat_cakupan(desa["B"], indikator=dua, realisasi=None)
    return desa


def isi(desa=None):
    return baca(desa if desa is not None else Desa.objects.all(), 2020, ambang=80, hari_ini=HARI)


def nama(data) -> list[str]:
    return [b.desa.nama for b in data.baris]


def test_prevalensi_desa_kecamatan_dan_jumlah(tabel):
    data = isi()
    satu = {b.desa.nama: b for b in data.semua}
    kurun, tewah = data.kecamatan

    assert (satu["Desa A"].prevalensi.persen, satu["Desa A"].prevalensi.bulan) == (20, AGU)
    assert (satu["Desa C"].prevalensi.persen, satu["Desa C"].prevalensi.bulan) == (50, SEP)
    assert satu["Desa D"].prevalensi.persen is None
    assert kurun.prevalensi.persen == Decimal("16.25")
    assert (tewah.prevalensi.persen, tewah.prevalensi.bulan) == (50, SEP)
    assert data.prevalensi.persen == Decimal("16.25")  # of August; C has none
    assert (data.prevalensi.bulan, data.prevalensi.berdata, data.prevalensi.desa) == (AGU, 2, 4)
    assert [d.nama for d in data.tanpa] == ["Desa C", "Desa D"]
    assert data.prevalensi.cakupan == Decimal("66.67")  # 80 of 120
    assert data.rendah
    assert (kurun.prevalensi.cakupan, kurun.rendah, tewah.rendah) == (
        Decimal("66.67"),
        True,
        False,
    )


def test_yang_ada_dan_yang_belum(tabel):
    a, b, c, d = isi().semua

    assert (a.bulan, a.kurang_timbang, a.setengah) == ((FEB, AGU), (), ())
    assert (b.bulan, b.kurang_timbang) == ((AGU,), (FEB,))
    assert (c.bulan, c.setengah, c.kurang_timbang) == ((SEP,), (AGU,), (FEB, AGU))
    assert (c.berlebih, a.berlebih) == ((SEP,), ())
    assert (d.bulan, d.prevalensi.persen) == ((), None)
    assert [x.rendah for x in (a, b, c, d)] == [False, True, False, False]
    assert [x.ada_keluarga for x in (a, b, c, d)] == [True, True, False, False]
    assert [x.indikator for x in (a, b, c, d)] == [2, 1, 0, 0]
    assert [x.cakupan_lengkap for x in (a, b, c, d)] == [True, False, False, False]
    assert (isi().keluarga.berisiko, isi().keluarga.sasaran, isi().keluarga.desa) == (50, 200, 2)


def test_bulan_timbang_yang_belum_lewat_tidak_kurang(tabel):
    data = baca(Desa.objects.all(), 2021, ambang=80, hari_ini=HARI)
    assert {b.kurang_timbang for b in data.semua} == {(datetime.date(2021, 2, 1),)}


@pytest.mark.parametrize("tampil", TAMPIL)
def test_setiap_jumlah_adalah_daftarnya(client, operator, tabel, tampil):
    halaman = client.get(URL, {"tahun": 2020})
    data = halaman.context["data"]
    daftar = client.get(URL, {"tahun": 2020, "tampil": tampil}).context["data"]

    assert len(daftar.baris) == data.jumlah[tampil]
    assert daftar.prevalensi == data.prevalensi  # the total is of the area, not of the list


def test_jumlah_di_halaman_menautkan_ke_daftarnya(client, operator, tabel):
    halaman = client.get(URL, {"tahun": 2020}).text
    tautan = re.findall(r'href="(\?[^"]*tampil=[^"]*)" data-jumlah="(\d+)"', halaman)

    assert len(tautan) >= 6
    for alamat, jumlah in tautan:
        daftar = client.get(URL + alamat.replace("&amp;", "&"))
        assert len(daftar.context["data"].baris) == int(jumlah)
        if int(jumlah):
            sebutan = f"Menampilkan <strong>{jumlah}</strong> dari <strong>4</strong> desa"
            assert sebutan in daftar.text


def test_bulan_desa_menautkan_ke_bulan_bulannya(client, operator, tabel):
    halaman = client.get(URL, {"tahun": 2020}).text
    alamat, jumlah = re.search(
        rf'href="({URL}desa/{re.escape(tabel["A"].kode)}/\?tahun=2020)#penimbangan" '
        r'data-jumlah="(\d+)"',
        halaman,
    ).groups()

    assert len(client.get(alamat).context["bulanan"]) == int(jumlah) == 2


def test_cakupan_rendah_menurut_profil_dinas(client, operator, tabel):
    halaman = client.get(URL, {"tahun": 2020}).text
    assert "cakupan rendah, jangan dibandingkan" in halaman

    ProfilDinas.objects.create(ambang_cakupan=50)
    data = client.get(URL, {"tahun": 2020}).context["data"]
    assert data.jumlah["rendah"] == 0
    assert not data.rendah


def test_halaman_memberi_bulan_hitungan_dan_cakupan(client, operator, tabel):
    teks = re.sub(r"<[^>]+>|\s+", " ", client.get(URL, {"tahun": 2020}).text)
    teks = re.sub(r" +", " ", teks)

    assert "20,00% 10/50 · Agu" in teks
    assert "16,25% 13/80 · Agu" in teks
    assert "2 dari 4 desa" in teks
    assert "2 desa tanpa data Agustus 2020" in teks
    assert "melebihi sasaran: Sep" in teks


def test_terbit_dan_survei_seri_sendiri(client, operator, tabel):
    buat_terbit(persen=Decimal("22.87"), sumber="Antara")
    buat_terbit(kecamatan=tabel["A"].kecamatan, persen=Decimal("11.10"), sumber="Kaltengonline")
    buat_survei(sumber="Kemenkes")

    halaman = client.get(URL, {"tahun": 2020})
    grafik = halaman.context["grafik"]

    eppgbm, survei = grafik.data_eppgbm, grafik.data_survei
    assert [s["nama"] for s in eppgbm["seri"]] == ["Hasil penimbangan", "Terbit (e-PPGBM)"]
    assert [s["nilai"] for s in eppgbm["seri"]] == [[16.25], [22.87]]
    assert survei["label"] == ["SSGI 2021"]
    assert [s["nilai"] for s in survei["seri"]] == [[35.9]]
    assert "Digambar terpisah" in halaman.text
    assert all(s in halaman.text for s in ("Antara", "Kaltengonline", "Kemenkes"))
    kecamatan = client.get(URL, {"tahun": 2020, "kecamatan": tabel["A"].kecamatan.kode})
    assert kecamatan.context["grafik"].data_eppgbm["seri"][1]["nilai"] == [11.1]


def test_deret_tahunan_sama_dengan_hitungan_per_desa(tabel):
    buat_pengukuran(tabel["A"], datetime.date(2019, 11, 1), diukur=40)
    buat_pengukuran(tabel["B"], datetime.date(2019, 2, 1), sasaran=None)
    batal = buat_pengukuran(tabel["D"], AGU)
    batalkan(batal, oleh=buat_pengguna(), alasan="Salah desa")
    semua = {d.pk for d in Desa.objects.all()}

    deret = deret_tahunan(Desa.objects.all())

    assert list(deret) == [2019, 2020]
    for tahun, satu in deret.items():
        acuan = prevalensi_area(Pengukuran.objects.all(), semua, tahun)
        assert (satu.bulan, satu.persen, satu.cakupan) == (
            acuan.bulan,
            acuan.persen,
            acuan.cakupan,
        )
    assert deret[2019].bulan == datetime.date(2019, 2, 1)


def test_grafik_menandai_cakupan_rendah(tabel):
    (satu,) = susun_grafik(Desa.objects.all(), None, ambang=80).eppgbm
    assert satu.rendah
    assert not susun_grafik(Desa.objects.all(), None, ambang=60).eppgbm[0].rendah


@pytest.mark.parametrize(
    "kueri", ["tahun=abc", "tahun=1800", "tahun=9999", "kecamatan=x", "tampil=x", "jenis=BKB"]
)
def test_saringan_salah_mengosongkan_dan_menyebut(client, operator, tabel, kueri):
    halaman = client.get(f"{URL}?{kueri}")

    assert halaman.status_code == 200
    assert halaman.context["data"] is None
    assert "invalid-feedback" in halaman.text or "tidak dapat disaring" in halaman.text
    assert [len(lembar) for lembar in buku(client, kueri)[:3]] == [1, 1, 1]


def test_tahun_tanpa_data(client, operator, tabel):
    halaman = client.get(URL, {"tahun": 2015})
    assert halaman.context["data"].prevalensi.persen is None
    assert halaman.context["data"].jumlah["ditimbang"] == 0
    assert "0,00%" not in halaman.text


def test_tanpa_desa(client, operator):
    assert "Tidak ada desa di wilayah Anda" in client.get(URL).text


def test_desa_yang_sudah_tidak_ada_hanya_di_tahun_berdata(client, operator, tabel):
    tabel["C"].selesai = datetime.date(2020, 10, 1)
    tabel["C"].save()
    assert "Desa C" in nama(client.get(URL, {"tahun": 2020}).context["data"])
    assert "Desa C" not in nama(client.get(URL, {"tahun": 2021}).context["data"])


# --- Whose area ---------------------------------------------------------------------------------


def test_petugas_hanya_desanya(client, tabel):
    client.force_login(buat_akun_petugas(tabel["A"]))
    buat_terbit()

    halaman = client.get(URL, {"tahun": 2020})

    data = halaman.context["data"]
    assert nama(data) == ["Desa A"]
    assert data.prevalensi.persen == 20
    assert data.terbit_area is None  # that of the kabupaten is not that of one village
    assert halaman.context["grafik"].eppgbm[0].hasil.diukur == 50
    assert halaman.context["grafik"].eppgbm[0].terbit is not None  # published: for all to see
    assert client.get(f"{URL}desa/{tabel['A'].kode}/").status_code == 200
    assert client.get(f"{URL}desa/{tabel['B'].kode}/").status_code == 404
    asing = client.get(URL, {"kecamatan": tabel["C"].kecamatan.kode})
    assert asing.context["data"] is None


def test_petugas_mengunduh_desanya_saja(client, tabel):
    client.force_login(buat_akun_petugas(tabel["A"]))
    semua = buku(client, "tahun=2020")[:3]
    kode = {baris[lembar[0].index("Kode desa")] for lembar in semua for baris in lembar[1:]}
    assert kode == {tabel["A"].kode}


# --- The workbook -------------------------------------------------------------------------------


def buku(client, kueri: str) -> list[list[tuple]]:
    jawaban = client.get(f"{URL}unduh/?{kueri}")
    assert jawaban.status_code == 200
    buku = openpyxl.load_workbook(io.BytesIO(jawaban.getvalue()))
    assert buku.sheetnames == ["Penimbangan", "Keluarga berisiko", "Cakupan layanan", "Keterangan"]
    return [[tuple(r) for r in lembar.iter_rows(values_only=True)] for lembar in buku.worksheets]


def test_buku_kerja(client, operator, tabel):
    timbang, keluarga, cakupan, keterangan = buku(client, "tahun=2020")

    assert len(timbang) == 1 + 5
    assert timbang[0][0] == "Kode"
    a_feb, a_agu = timbang[1:3]
    assert a_agu[5:12] == ("2020-08", 60, 50, 8, 2, 20, 83.33)
    assert a_feb[5:8] == ("2020-02", 60, 58)
    c_agu = timbang[4]
    assert (c_agu[5], c_agu[7], c_agu[8], c_agu[10]) == ("2020-08", 7, None, None)
    assert len(keluarga) == 1 + 2
    assert keluarga[0][4:8] == (
        "Jumlah keluarga", "Keluarga sasaran", "Keluarga berisiko", "Tidak berisiko",
    )  # fmt: skip
    assert len(cakupan) == 1 + 4
    assert ("Tahun", "2020") in keterangan


def test_buku_kerja_mengikuti_saringan(client, operator, tabel):
    timbang, *_ = buku(client, f"tahun=2020&kecamatan={tabel['C'].kecamatan.kode}")
    assert {baris[3] for baris in timbang[1:]} == {tabel["C"].kode}
    timbang, *_ = buku(client, "tahun=2020&tampil=rendah")
    assert {baris[3] for baris in timbang[1:]} == {tabel["B"].kode}


# --- Queries ------------------------------------------------------------------------------------


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.PIMPINAN])
def test_banyaknya_kueri_tetap(client, kueri_halaman, jumlah, peran):
    client.force_login(buat_pengguna(peran))
    kecamatan = [buat_kecamatan() for _ in range(jumlah)]
    for k in kecamatan:
        desa = buat_desa(k)
        for bulan in (FEB, AGU):
            buat_pengukuran(desa, bulan)
        buat_keluarga(desa)
        buat_cakupan(desa)
        buat_terbit(desa=desa)
    with kueri_halaman(15):  # of the map: BKB, lokus 2, which map; fingerprint
        client.get(URL, {"tahun": 2020})
    with kueri_halaman(8):
        client.get(f"{URL}desa/{desa.kode}/?tahun=2020")


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_unduh_tetap(client, operator, django_assert_max_num_queries, jumlah):
    for _ in range(jumlah):
        desa = buat_desa()
        buat_pengukuran(desa)
        buat_keluarga(desa)
        buat_cakupan(desa)
    with django_assert_max_num_queries(17):  # one for the names of villages
        buku(client, "tahun=2020")


def test_alamat_bernama():
    assert reverse("stunting:data") == URL
