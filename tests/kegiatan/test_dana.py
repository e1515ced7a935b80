"""Funds: who sees which rows, what is counted, what is understood and what is refused."""

import datetime
import io

import openpyxl
import pytest
from django.urls import reverse

from dinas.peran import Peran
from kegiatan.models import DukunganDana
from tests.dasbor.tautan import yang_ingkar
from tests.pabrik import (
    buat_akun_petugas,
    buat_daftar_lokus,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
)
from tests.pabrik_kegiatan import buat_dana, buat_kode_kegiatan
from tests.pabrik_stunting import buat_pengukuran
from wilayah.models import Desa

pytestmark = pytest.mark.django_db
JUTA = 1_000_000
DAFTAR, RINCIAN, TAMBAH = "/dana/?tahun=2020", "/dana/rincian/", "/dana/tambah/"


@pytest.fixture(autouse=True)
def _jam(jam):
    jam(datetime.date(2020, 11, 13))


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


def isi(desa: Desa | None, **lain) -> dict:
    baku = {
        "desa": desa.pk if desa else "",
        "tahun": "2020",
        "sumber": "DD",
        "program": "BKB",
        "pagu": "1.500.000",
    }
    return baku | lain


def baca_xlsx(jawaban) -> dict[str, list[tuple]]:
    """Sheet → its rows, the heading first."""
    buku = openpyxl.load_workbook(io.BytesIO(jawaban.getvalue()))
    return {lembar.title: list(lembar.iter_rows(values_only=True)) for lembar in buku}


def nama(data) -> list[str]:
    return [b.desa.nama for b in data.baris]


# The list of villages


def test_tiap_jumlah_membuka_daftar_yang_berisi_tepat_sekian(client, operator):
    kecamatan = buat_kecamatan()
    bayar, rencana, nol, diam = (buat_desa(kecamatan) for _ in range(4))
    kelurahan = buat_desa(kecamatan, jenis="kelurahan")
    buat_dana(bayar, pagu=10 * JUTA, realisasi=4 * JUTA)
    buat_dana(rencana, sumber="ADD", realisasi=None)
    buat_dana(nol, pagu=0, realisasi=0)
    buat_dana(diam, sumber="CSR")
    buat_dana(kelurahan, sumber="APBD")

    rekap = client.get(DAFTAR).context["data"].rekap

    def daftar(url: str) -> set[str]:
        return set(nama(client.get(url).context["data"]))

    assert (rekap.desa.jumlah, rekap.kelurahan.jumlah) == (4, 1)
    assert daftar(rekap.url_mendukung) == {bayar.nama, rencana.nama}
    assert daftar(rekap.url_membayar) == {bayar.nama}
    assert daftar(rekap.url_tanpa) == {nol.nama, diam.nama}
    assert daftar(rekap.url("belum_dicatat")) == {diam.nama}
    assert daftar(rekap.url("nihil")) == {nol.nama}
    assert daftar(rekap.url("belum_membayar")) == {rencana.nama}
    assert daftar(rekap.url_kelurahan_mendukung) == {kelurahan.nama}
    assert daftar(rekap.url_kelurahan_tanpa) == set()
    assert yang_ingkar(client, client.get(DAFTAR).text) == []
    assert daftar(rekap.url_semua) == {bayar.nama, rencana.nama, nol.nama, diam.nama}


def test_dd_dan_add_dua_kolom_yang_tidak_dijumlahkan(client, operator):
    desa = buat_desa()
    buat_dana(desa, pagu=14 * JUTA, realisasi=12 * JUTA)
    buat_dana(desa, sumber="ADD", pagu=4 * JUTA, realisasi=3 * JUTA)

    halaman = client.get(DAFTAR)

    assert [j.pagu for j in halaman.context["data"].jumlah] == [14 * JUTA, 4 * JUTA, 0]
    assert 'data-rupiah="14000000">14.000.000<' in halaman.text
    assert 'data-rupiah="4000000">4.000.000<' in halaman.text
    assert "18.000.000" not in halaman.text


def test_angka_pagu_membuka_baris_yang_dijumlahkannya(client, operator):
    desa = buat_desa()
    dua = [buat_dana(desa, uraian=u, pagu=3 * JUTA) for u in ("APE", "Kader")]
    buat_dana(desa, sumber="ADD")
    buat_dana(desa, tahun=2019)
    buat_dana(buat_desa())
    lain = buat_dana(desa, sumber="BOKB")

    sel = client.get(DAFTAR).context["data"].baris[0].sel

    assert set(client.get(sel[0].url).context["halaman"]) == set(dua)
    assert set(client.get(sel[2].url).context["halaman"]) == {lain}


def test_di_samping_hasil_desa_yang_sama(client, operator):
    desa = buat_desa()
    buat_dana(desa)
    buat_kelompok(desa)
    buat_kelompok(desa, jenis="BKL")
    buat_daftar_lokus(2020, desa)
    for tahun, pendek in ((2019, 30), (2020, 20)):
        buat_pengukuran(
            desa,
            bulan=datetime.date(tahun, 8, 1),
            sasaran=100,
            diukur=100,
            pendek=pendek,
            sangat_pendek=0,
        )

    hasil = client.get(DAFTAR).context["data"].baris[0].hasil

    assert (hasil.kelompok, hasil.lokus) == (2, (2020,))
    assert (float(hasil.kini.persen), float(hasil.lalu.persen)) == (20.0, 30.0)
    assert float(hasil.beda) == -10.0
    assert hasil.lapor.wajib == 2 * 10  # January to October, whose deadline was the 10th
    assert hasil.lapor.masuk == 0


def test_cakupan_rendah_tidak_dibandingkan(client, operator):
    desa = buat_desa()
    for tahun, diukur in ((2019, 90), (2020, 20)):
        bulan = datetime.date(tahun, 8, 1)
        buat_pengukuran(desa, bulan, sasaran=100, diukur=diukur, pendek=9, sangat_pendek=0)

    halaman = client.get(DAFTAR)

    assert halaman.context["data"].baris[0].hasil.beda is None
    assert "cakupan rendah" in halaman.text


def test_desa_tanpa_dukungan_dengan_kepala_yang_dihubungi(client, operator):
    desa = buat_desa(kepala="Sarlina Bungai", telepon_kepala="0812-5555-0111")
    buat_dana(desa, pagu=0, realisasi=0)
    buat_dana(buat_desa(nama="Yang Mendukung"))

    halaman = client.get(DAFTAR)

    assert [b.desa for b in halaman.context["data"].tanpa] == [desa]
    assert "Sarlina Bungai" in halaman.text
    assert 'href="tel:' in halaman.text


def test_urutan_dana_terbanyak_dan_tersedikit(client, operator):
    kecil, besar = buat_desa(nama="Kecil"), buat_desa(nama="Besar")
    buat_dana(kecil, pagu=JUTA)
    buat_dana(besar, pagu=9 * JUTA)

    assert nama(client.get(f"{DAFTAR}&urut=banyak").context["data"]) == ["Besar", "Kecil"]
    assert nama(client.get(f"{DAFTAR}&urut=sedikit").context["data"]) == ["Kecil", "Besar"]


def test_saringan_sumber_program_dan_kecamatan(client, operator):
    a, b = buat_desa(), buat_desa()
    buat_dana(a, program="stunting", pagu=7 * JUTA)
    buat_dana(a, pagu=2 * JUTA)
    buat_dana(b, sumber="CSR", pagu=3 * JUTA)

    def data(saring: str):
        return client.get(f"{DAFTAR}&{saring}").context["data"]

    assert nama(data("sumber=CSR")) == [b.nama]
    assert [j.pagu for j in data("sumber=CSR").jumlah] == [3 * JUTA]
    assert [j.pagu for j in data("program=stunting").jumlah] == [7 * JUTA, 0, 0]
    assert nama(data(f"kecamatan={a.kecamatan.kode}")) == [a.nama]


@pytest.mark.parametrize(
    "saring", ["tahun=x", "kecamatan=99", "sumber=uang", "program=x", "dukungan=ya", "urut=nama"]
)
def test_saringan_salah_kosong_dengan_pesan(client, operator, saring):
    buat_dana()

    halaman = client.get(f"/dana/?{saring}")

    assert halaman.status_code == 200
    assert halaman.context["data"] is None
    assert "Saringan belum bisa dipakai" in halaman.text


def test_tahun_yang_tampil_adalah_tahun_saringannya(client, operator):
    """Next year may be planned and stands first; the list still says the year that is shown."""
    halaman = client.get(reverse("dana:daftar"))
    saring = halaman.context["saring"]
    assert saring.form["tahun"].value() == str(saring.tahun_dipilih)
    assert f'<option value="{saring.tahun_dipilih}" selected>' in halaman.text


def test_dari_tahun_ke_tahun(client, operator):
    desa = buat_desa()
    buat_dana(desa, tahun=2019, pagu=5 * JUTA, realisasi=5 * JUTA)
    buat_dana(desa, tahun=2020, sumber="ADD", pagu=6 * JUTA, realisasi=None)

    tahunan = client.get(DAFTAR).context["data"].tahunan

    assert [(t.tahun, t.dd.pagu, t.add.pagu) for t in tahunan] == [
        (2019, 5 * JUTA, 0),
        (2020, 0, 6 * JUTA),
    ]
    assert [t.add.diketahui for t in tahunan] == [None, None]


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_dana_dan_hasil(client, operator, kueri_halaman, banyak):
    kecamatan = buat_kecamatan()
    for _ in range(banyak):
        desa = buat_desa(kecamatan)
        buat_dana(desa)
        buat_kelompok(desa)
        buat_pengukuran(desa, bulan=datetime.date(2020, 8, 1))

    # kecamatan to choose, villages, money, rules of reports, groups, their cells, reports,
    # focus years, weighing; fingerprint
    with kueri_halaman(10):
        assert client.get(DAFTAR).context["data"].rekap.desa.mendukung == banyak


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_rincian(client, operator, kueri_halaman, banyak):
    kode = buat_kode_kegiatan()
    for _ in range(banyak):
        buat_dana(kode_kegiatan=kode)

    with kueri_halaman(4):  # kecamatan and codes to choose, count, rows
        assert client.get(RINCIAN).context["halaman"].paginator.count == banyak


# Whose money


def test_petugas_melihat_dana_desanya_dan_dana_kabupaten(client):
    milik, lain = buat_desa(nama="Milik"), buat_desa(nama="Lain")
    ini, itu = buat_dana(milik), buat_dana(lain)
    bokb = DukunganDana.objects.create(tahun=2020, sumber="BOKB", program="lainnya", pagu=JUTA)
    client.force_login(buat_akun_petugas(milik))

    assert nama(client.get(DAFTAR).context["data"]) == ["Milik"]
    assert set(client.get(RINCIAN).context["halaman"]) == {ini, bokb}
    assert client.get(itu.get_absolute_url()).status_code == 404
    assert client.get(f"{RINCIAN}?desa={lain.kode}").context["halaman"].paginator.count == 0


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.PETUGAS])
def test_yang_tidak_boleh_mencatat(client, peran):
    desa = buat_desa()
    client.force_login(buat_akun_petugas(desa) if peran == Peran.PETUGAS else buat_pengguna(peran))

    assert client.post(TAMBAH, isi(desa)).status_code == 403
    assert not DukunganDana.semua.exists()
    assert "Catat dana" not in client.get(DAFTAR).text


# What is typed


@pytest.mark.parametrize(
    "ketikan", ["1.500.000", "1500000", "Rp1.500.000", "Rp 1.500.000", " rp. 1.500.000 "]
)
def test_rupiah_yang_dimengerti(client, operator, ketikan):
    desa = buat_desa()

    client.post(TAMBAH, isi(desa, pagu=ketikan))

    assert DukunganDana.objects.get().pagu == 1_500_000


@pytest.mark.parametrize(
    "ketikan",
    [
        "Rp 1,5 jt",
        "-5",
        "1.5",
        "1,5",
        "1.500,50",
        "1.500.000,00",
        "1e6",
        "dua juta",
        "１２",
        "−7",
        "1.2.3",
    ],
)
@pytest.mark.parametrize("kolom", ["pagu", "pagu_perubahan", "realisasi"])
def test_rupiah_yang_ditolak_di_kolomnya_dengan_contoh(client, operator, ketikan, kolom):
    desa = buat_desa()

    halaman = client.post(TAMBAH, isi(desa, **{kolom: ketikan}, uraian="Tetap ada"))

    assert list(halaman.context["form"].errors) == [kolom]
    assert "misalnya 1.500.000" in halaman.context["form"].errors[kolom][0]
    assert 'value="Tetap ada"' in halaman.text
    assert not DukunganDana.semua.exists()


def test_kelurahan_tidak_menerima_dd_dan_add(client, operator):
    kelurahan = buat_desa(jenis="kelurahan", nama="Kuala Kurun")

    for sumber in ("DD", "ADD"):
        galat = client.post(TAMBAH, isi(kelurahan, sumber=sumber)).context["form"].errors
        assert list(galat) == ["sumber"]
        assert "Kuala Kurun adalah kelurahan" in galat["sumber"][0]
    assert not DukunganDana.semua.exists()

    client.post(TAMBAH, isi(kelurahan, sumber="APBD"))
    assert DukunganDana.objects.get().desa == kelurahan


def test_tanpa_desa_hanya_bokb_dan_apbd(client, operator):
    assert list(client.post(TAMBAH, isi(None)).context["form"].errors) == ["desa"]
    assert client.post(TAMBAH, isi(None, sumber="BOKB")).status_code == 302


def test_realisasi_melebihi_pagu_dipastikan_dulu(client, operator):
    desa = buat_desa()
    lebih = isi(desa, pagu="12.000.000", realisasi="12.750.000")

    halaman = client.post(TAMBAH, lebih)
    assert "Realisasi Rp12.750.000 melebihi pagu Rp12.000.000" in halaman.text
    assert not DukunganDana.semua.exists()

    # A tick for other figures does not cover these.
    client.post(TAMBAH, lebih | {"yakin": "lebih-12000000-12700000"})
    assert not DukunganDana.semua.exists()

    client.post(TAMBAH, lebih | {"yakin": "lebih-12000000-12750000"})
    dana = DukunganDana.objects.get()
    assert dana.lebih
    assert set(DukunganDana.objects.lebih()) == {dana}


def test_pagu_perubahan_membenarkan_realisasi(client, operator):
    client.post(
        TAMBAH,
        isi(buat_desa(), pagu="1.000.000", pagu_perubahan="2.000.000", realisasi="1.900.000"),
    )

    assert not DukunganDana.objects.get().lebih
    assert not DukunganDana.objects.lebih().exists()


def test_baris_yang_sama_ditolak(client, operator):
    desa, kode = buat_desa(), buat_kode_kegiatan()
    buat_dana(desa, kode_kegiatan=kode)

    sama = client.post(TAMBAH, isi(desa, kode_kegiatan=kode.pk))
    beda = client.post(TAMBAH, isi(desa))

    assert "sudah ada" in str(sama.context["form"].errors)
    assert beda.status_code == 302
    assert DukunganDana.objects.count() == 2


@pytest.mark.parametrize("tahun", ["2022", "2014", "", "dua"])
def test_tahun_yang_ditolak(client, operator, tahun):
    assert "tahun" in client.post(TAMBAH, isi(buat_desa(), tahun=tahun)).context["form"].errors


def test_dua_kali_kirim_satu_baris(client, operator):
    desa = buat_desa()
    kunci = client.get(TAMBAH).context["form"]["kunci"].value()

    pertama, kedua = (client.post(TAMBAH, isi(desa, kunci=str(kunci))) for _ in range(2))

    assert pertama.url == kedua.url == DukunganDana.objects.get().get_absolute_url()


def test_tombol_di_halaman_desa_mengisi_desanya(client, operator):
    desa = buat_desa()

    form = client.get(f"{TAMBAH}?desa={desa.kode}&tahun=2019&sumber=DD").context["form"]

    assert (form["desa"].value(), form["tahun"].value()) == (desa.pk, "2019")
    assert client.get(f"{TAMBAH}?desa=x&tahun=x").status_code == 200
    assert client.get(TAMBAH).context["form"]["tahun"].value() == 2020


def test_ubah_batalkan_pulihkan(client, operator):
    dana = buat_dana()
    alamat = dana.get_absolute_url()

    client.post(f"{alamat}ubah/", isi(dana.desa, pagu="9.000.000", versi=dana.versi))
    dana.refresh_from_db()
    assert dana.pagu == 9 * JUTA

    assert client.post(f"{alamat}batalkan/", {"alasan": ""}).status_code == 200
    client.post(f"{alamat}batalkan/", {"alasan": "Salah desa"})
    assert not DukunganDana.objects.exists()
    assert client.get(DAFTAR).context["data"].rekap.desa.mendukung == 0

    client.post(f"{alamat}pulihkan/")
    assert DukunganDana.objects.get() == dana


def test_tidak_dipulihkan_di_atas_penggantinya(client, operator):
    dana = buat_dana()
    client.post(f"{dana.get_absolute_url()}batalkan/", {"alasan": "Salah"})
    baru = buat_dana(dana.desa)

    halaman = client.post(f"{dana.get_absolute_url()}pulihkan/", follow=True)

    assert "sudah ada" in halaman.text
    assert set(DukunganDana.objects.all()) == {baru}


# Sheets


def test_unduhan_berisi_tepat_yang_didaftar(client, operator):
    a, b = buat_desa(), buat_desa()
    buat_dana(a, pagu=7 * JUTA, realisasi=None)
    buat_dana(b, pagu=0, realisasi=0)

    desa = baca_xlsx(client.get("/dana/unduh/?tahun=2020&dukungan=mendukung"))
    rincian = baca_xlsx(client.get(f"{reverse('dana:rincian_unduh')}?tahun=2020"))

    assert [baris[1] for baris in desa["Dana dan hasil"][1:]] == [a.nama]
    assert desa["Dana dan hasil"][1][4:6] == (7 * JUTA, None)
    kode = rincian["Rincian dana"][0].index("Kode desa")
    assert [baris[kode] for baris in desa["Dana"][1:]] == [a.kode]
    assert {baris[kode] for baris in rincian["Rincian dana"][1:]} == {a.kode, b.kode}


def test_unduhan_saringan_salah_kosong(client, operator):
    buat_dana()

    buku = baca_xlsx(client.get("/dana/unduh/?tahun=2020&kecamatan=99"))

    assert len(buku["Dana dan hasil"]) == 1
    assert len(buku["Dana"]) == 1
