"""The page of one focus village, what is missing there, and the figures that officers may see."""

import datetime
import io

import openpyxl
import pytest
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from dinas.models import SuratKeputusan
from dinas.peran import Peran
from inti import panel as inti_panel
from inti.panel import Panel
from kelompok.models import Keterpaduan, Materi
from stunting import kekurangan
from stunting.kekurangan import Kekurangan, daftarkan
from stunting.models import Lokus
from stunting.rekap import baca_sejarah, kedudukan_desa, rekap_lokus
from tests.pabrik import (
    buat_akun_petugas,
    buat_daftar_lokus,
    buat_desa,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_pertemuan,
    buat_petugas,
    buat_sk,
)
from tests.pabrik_stunting import (
    buat_baris_beku,
    buat_cakupan,
    buat_keluarga,
    buat_kertas,
    buat_pengukuran,
    buat_survei,
    buat_terbit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


def tahun_url(tahun, **saring):
    url = reverse("stunting:lokus_tahun", args=[tahun])
    return url + "?" + "&".join(f"{k}={v}" for k, v in saring.items()) if saring else url


def desa_url(tahun, desa):
    return reverse("stunting:lokus_desa", args=[tahun, desa.kode])


def bulan_lalu(banyak: int) -> datetime.date:
    hari = timezone.localdate()
    urut = hari.year * 12 + hari.month - 1 - banyak
    return datetime.date(urut // 12, urut % 12 + 1, 1)


SENDIRI = ("bkb", "petugas", "timbang")


@pytest.fixture(autouse=True)
def _kekurangan_sendiri(monkeypatch):
    """Only what this app registers: what others add is tested with them."""
    sendiri = [k for k in kekurangan.semua() if k.kode in SENDIRI]
    monkeypatch.setattr(kekurangan, "_daftar", sendiri)


# Years in a row


@pytest.mark.parametrize(
    ("tahun", "berturut", "kedudukan"),
    [
        (2018, 1, ""),
        (2019, 2, "lanjutan"),
        (2021, 1, ""),
        (2022, 2, "lanjutan"),
        (2023, 0, "lepas"),
    ],
)
def test_berturut_turut_putus_oleh_tahun_tanpa_daftar(tahun, berturut, kedudukan):
    desa = buat_desa()
    for t in (2018, 2019, 2021, 2022):
        buat_daftar_lokus(t, desa)
    buat_daftar_lokus(2023, buat_desa())

    sejarah = baca_sejarah()

    assert sejarah.berturut(tahun, desa.pk) == berturut
    assert sejarah.kedudukan(tahun, desa.pk) == kedudukan
    assert sejarah.tahun_lokus(desa.pk) == [2018, 2019, 2021, 2022]


def test_berturut_turut_tidak_menghitung_daftar_calon_dulu():
    desa = buat_desa()
    buat_daftar_lokus(2020, desa, status="calon")
    buat_daftar_lokus(2021, desa)
    buat_daftar_lokus(2022, desa, status="calon")

    sejarah = baca_sejarah()

    assert sejarah.berturut(2021, desa.pk) == 1
    assert sejarah.berturut(2022, desa.pk) == 2
    assert sejarah.tahun_lokus(desa.pk) == [2021]


def test_sejarah_berangka_sama_dengan_rekap():
    tetap, keluar, masuk = buat_desa(), buat_desa(), buat_desa()
    buat_daftar_lokus(2020, tetap, keluar)
    buat_daftar_lokus(2021, tetap, masuk)
    buat_daftar_lokus(2023, tetap, status="calon")
    sejarah, hari = baca_sejarah(), datetime.date(2021, 6, 30)
    kode = {d.pk: d.kode for d in (tetap, keluar, masuk)}

    for tahun in (2020, 2021, 2023):
        dengan = rekap_lokus(tahun, hari)
        assert sejarah.rekap(tahun, hari, tanpa_bkb=dengan.tanpa_bkb) == dengan
        assert sejarah.per_kode(tahun, kode) == kedudukan_desa(tahun)


# The page of a year


@pytest.mark.usefixtures("operator")
def test_baris_memuat_angka_kedua_tahun(client):
    desa = buat_desa()
    buat_daftar_lokus(2020, desa)
    buat_daftar_lokus(2021, desa)
    buat_pengukuran(desa, datetime.date(2020, 8, 1))  # 10/50
    buat_pengukuran(desa, datetime.date(2021, 2, 1), diukur=40, pendek=3, sangat_pendek=1)
    buat_pengukuran(desa, datetime.date(2021, 5, 1), diukur=10, pendek=9, sangat_pendek=1)
    buat_keluarga(desa, 2020)

    (b,) = client.get(tahun_url(2021)).context["halaman"]

    assert (str(b.dulu.persen), str(b.kini.persen), b.kini.bulan.month) == ("20.00", "10.00", 2)
    assert (b.kedudukan, b.berturut) == ("lanjutan", 2)
    assert b.keluarga == (2020, 40, 100)
    assert b.kini_rendah  # 40 of 60 measured


@pytest.mark.usefixtures("operator")
def test_urut_prevalensi_yang_tanpa_data_terakhir(client):
    rendah, tinggi, kosong = buat_desa(), buat_desa(), buat_desa()
    buat_daftar_lokus(2021, rendah, tinggi, kosong)
    buat_pengukuran(rendah, datetime.date(2021, 8, 1), pendek=1, sangat_pendek=0)
    buat_pengukuran(tinggi, datetime.date(2020, 8, 1), pendek=30)

    def urutan(urut):
        return [b.lokus.desa for b in client.get(tahun_url(2021, urut=urut)).context["halaman"]]

    assert urutan("-prevalensi") == [tinggi, rendah, kosong]
    assert urutan("prevalensi") == [rendah, tinggi, kosong]


@pytest.mark.usefixtures("operator")
def test_yang_belum_ada_berhitungan_berdaftar_dan_bertombol(client):
    lengkap, kurang = buat_desa(), buat_desa()
    buat_daftar_lokus(2021, lengkap, kurang)
    buat_kelompok(lengkap)
    buat_petugas(lengkap)
    buat_pengukuran(lengkap, bulan_lalu(3))
    buat_pengukuran(kurang, bulan_lalu(4))
    buat_pengukuran(kurang, bulan_lalu(1), pendek=None)  # a draft is no weighing

    response = client.get(tahun_url(2021))

    hitung = {k.kode: k.jumlah for k in response.context["kurang"]}
    assert hitung == {"bkb": 1, "petugas": 1, "timbang": 1}
    for kode in hitung:
        baris = client.get(tahun_url(2021, kurang=kode)).context["halaman"]
        assert [b.lokus.desa for b in baris] == [kurang], kode
    isi = response.text
    assert f"/kelompok/tambah/?desa={kurang.kode}&amp;jenis=BKB" in isi
    assert f"/petugas/tugaskan/?desa={kurang.kode}" in isi
    assert f"/stunting/data/penimbangan/{bulan_lalu(1):%Y-%m}/" in isi
    assert f"/kelompok/tambah/?desa={lengkap.kode}" not in isi


@pytest.mark.usefixtures("operator")
def test_tombol_membuka_isian_untuk_desa_itu(client):
    desa = buat_desa()
    buat_daftar_lokus(2021, desa)

    (b,) = client.get(tahun_url(2021)).context["halaman"]

    bkb, petugas, timbang = (client.get(t.url) for t in b.tombol)
    assert bkb.context["form"]["desa"].value() == desa.pk
    assert bkb.context["form"]["jenis"].value() == "BKB"
    assert desa.nama in petugas.text
    assert f'id="k{desa.pk}"' in timbang.text


def test_pimpinan_membaca_tanpa_tombol(client):
    desa = buat_desa()
    buat_daftar_lokus(2021, desa)
    client.force_login(buat_pengguna(Peran.PIMPINAN))

    (b,) = client.get(tahun_url(2021)).context["halaman"]

    assert [t.label for t in b.tombol] == [k.label for k in kekurangan.semua()]
    assert {t.url for t in b.tombol} == {""}


def test_petugas_hanya_membaca_angka_desanya_juga_di_buku_kerja(client):
    sendiri, lain = buat_desa(), buat_desa()
    buat_daftar_lokus(2021, sendiri, lain)
    for d in (sendiri, lain):
        buat_pengukuran(d, datetime.date(2021, 8, 1), diukur=37, pendek=11, sangat_pendek=0)
        buat_keluarga(d, 2021, berisiko=41, tidak_berisiko=59, peringkat_1=11)
    client.force_login(buat_akun_petugas(sendiri))

    baris = {b.lokus.desa: b for b in client.get(tahun_url(2021)).context["halaman"]}
    unduh = client.get(reverse("stunting:lokus_unduh", args=[2021]))

    assert baris[sendiri].kini.diukur == 37
    assert (baris[lain].kini, baris[lain].keluarga, baris[lain].terbuka) == (None, None, False)
    assert {t.url for t in baris[lain].tombol} == {""}
    judul, *isi = openpyxl.load_workbook(io.BytesIO(unduh.getvalue())).worksheets[0].values
    per_desa = {dict(zip(judul, b, strict=True))["Kode"]: b for b in isi}
    assert 37 in per_desa[sendiri.kode]
    assert 37 not in per_desa[lain.kode]
    assert 41 not in per_desa[lain.kode]
    assert client.get(desa_url(2021, sendiri)).status_code == 200
    assert client.get(desa_url(2021, lain)).status_code == 404


@pytest.mark.usefixtures("operator")
def test_buku_kerja_memuat_yang_di_halaman(client):
    desa = buat_desa()
    buat_daftar_lokus(2021, desa)
    buat_pengukuran(desa, datetime.date(2021, 8, 1))
    buat_kelompok(desa, jenis="PIKR")

    berkas = client.get(reverse("stunting:lokus_unduh", args=[2021])).getvalue()

    judul, isi = openpyxl.load_workbook(io.BytesIO(berkas)).worksheets[0].values
    baris = dict(zip(judul, isi, strict=True))
    assert (baris["Prevalensi 2021 (%)"], baris["Diukur 2021"], baris["Bulan 2021"]) == (
        20,
        50,
        "Agustus 2021",
    )
    assert baris["Prevalensi 2020 (%)"] is None
    assert (baris["PIK-R aktif"], baris["BKB aktif"], baris["Tahun berturut-turut"]) == (1, 0, 1)
    assert baris["Yang belum ada"].startswith("Tanpa BKB aktif, Tanpa petugas")


# What an app to the right registers


DANA = Kekurangan(
    kode="dana",
    label="Tanpa dana desa",
    syarat=lambda tahun, per: Q(desa__jenis="desa"),
    tombol="Catat dana desa",
    izin="stunting.change_daftarlokus",
    url=lambda desa, tahun, per: f"/dana/tambah/?desa={desa.kode}",
    urutan=40,
)


@pytest.mark.usefixtures("operator")
def test_aplikasi_lain_menambah_kekurangan_tanpa_kueri_tambahan(client, kueri_halaman):
    desa, kelurahan = buat_desa(), buat_desa(kode="62.10.01.1099", jenis="kelurahan")
    buat_daftar_lokus(2021, desa, kelurahan)
    client.get(tahun_url(2021))
    with kueri_halaman(15):
        client.get(tahun_url(2021))
    daftarkan(DANA)

    with kueri_halaman(15):
        response = client.get(tahun_url(2021))

    assert {k.kode: k.jumlah for k in response.context["kurang"]}["dana"] == 1
    assert f"/dana/tambah/?desa={desa.kode}" in response.text
    disaring = client.get(tahun_url(2021, kurang="dana")).context["halaman"]
    assert [b.lokus.desa for b in disaring] == [desa]
    assert "/dana/tambah/" in client.get(desa_url(2021, desa)).text
    with pytest.raises(ValueError, match="sudah terdaftar"):
        daftarkan(DANA)


@pytest.mark.usefixtures("operator")
def test_panel_aplikasi_lain_di_halaman_lokus(client, monkeypatch):
    desa = buat_desa()
    buat_daftar_lokus(2021, desa)

    def dana(lokus, user, per):
        judul = f"Dana {lokus.daftar.tahun} {lokus.desa.nama}"
        return Panel(judul, "stunting/_panel_kecamatan.html", {"rekap": []})

    monkeypatch.setitem(inti_panel._daftar, Lokus, [dana])

    assert f"Dana 2021 {desa.nama}" in client.get(desa_url(2021, desa)).text


# The page of one village


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("banyak", [1, 3])
def test_halaman_desa_hemat_kueri(client, kueri_halaman, banyak):
    desa = buat_desa()
    for t in range(2022 - banyak, 2022):
        buat_daftar_lokus(t, desa)
        buat_pengukuran(desa, datetime.date(t, 8, 1))
        buat_keluarga(desa, t)
        buat_terbit(tahun=t)
        buat_survei(tahun=t)
        buat_kelompok(desa)
        buat_kelompok(desa, jenis="PIKR")
        buat_cakupan(desa, t)
    buat_baris_beku(buat_kertas(2021), desa=desa)
    client.get(desa_url(2021, desa))

    # village, lists, their villages, weighing, families, row, published, surveys, population,
    # services, rules of reporting, groups, reports, meetings
    with kueri_halaman(14):
        response = client.get(desa_url(2021, desa))

    assert len(response.context["kelompok"]) == 2 * banyak


@pytest.mark.usefixtures("operator")
def test_halaman_desa_menyusun_yang_diketahui(client):
    desa = buat_desa()
    for t in (2020, 2021):
        buat_daftar_lokus(t, desa)
    buat_pengukuran(desa, datetime.date(2019, 8, 1))
    buat_pengukuran(desa, datetime.date(2021, 8, 1), diukur=40)
    buat_terbit(tahun=2020)
    buat_terbit(tahun=2020, kecamatan=desa.kecamatan, persen="18.10")
    buat_survei(tahun=2021)
    buat_cakupan(desa, 2021, sasaran=20, realisasi=15)

    k = client.get(desa_url(2021, desa)).context

    tren = [(b.tahun, b.hasil and str(b.hasil.persen), b.lokus) for b in k["grafik"].timbang]
    assert tren == [(2019, "20.00", False), (2020, None, True), (2021, "25.00", True)]
    assert k["grafik"].data_timbang["arsir"] == [False, True, True]
    assert k["grafik"].data_timbang["label"] == ["2019", ["2020", "lokus"], ["2021", "lokus"]]
    (terbit,) = k["grafik"].terbit
    assert (terbit.desa, str(terbit.kecamatan.persen), str(terbit.kabupaten.persen)) == (
        None,
        "18.10",
        "22.87",
    )
    assert [s.tahun for s in k["grafik"].survei] == [2021]
    (layanan,) = k["layanan"]
    assert (layanan.dulu, layanan.kini.realisasi) == (None, 15)


@pytest.mark.usefixtures("operator")
def test_kelompok_dengan_laporan_dan_materi_1000_hpk(client):
    desa = buat_desa()
    buat_daftar_lokus(2021, desa)
    bkb, lain = buat_kelompok(desa), buat_kelompok(desa, jenis="BKR")
    for kode in ("bkb-posyandu", "bkb-paud"):
        bkb.keterpaduan.add(
            Keterpaduan.objects.get_or_create(kode=kode, defaults={"nama": kode, "jenis": "BKB"})[
                0
            ]
        )
    hpk = Materi.objects.get_or_create(
        kode="bkb-1000-hpk", defaults={"nama": "HPK", "jenis": "BKB"}
    )[0]
    masuk = buat_laporan(bkb, bulan_lalu(2), status="terkirim", pertemuan=2)
    draf = buat_laporan(bkb, bulan_lalu(3))
    buat_pertemuan(masuk, materi=hpk)
    buat_pertemuan(masuk)
    buat_pertemuan(draf, materi=hpk)  # not received, so not counted

    kelompok = client.get(desa_url(2021, desa)).context["kelompok"]

    (b,) = kelompok
    assert (b.kelompok, b.kelompok.hi, b.lapor.masuk, b.pertemuan) == (bkb, True, 1, 2)
    assert (b.hpk.banyak, b.hpk.terakhir) == (1, bulan_lalu(2).replace(day=12))
    assert client.get(b.url_masuk).context["halaman"].paginator.count == b.lapor.masuk
    assert client.get(b.url_wajib).context["halaman"].paginator.count == b.lapor.wajib
    assert lain not in [x.kelompok for x in kelompok]


@pytest.mark.usefixtures("operator")
def test_desa_yang_lepas_dan_yang_bukan_lokus(client):
    lepas, bukan = buat_desa(), buat_desa()
    buat_daftar_lokus(2020, lepas)
    buat_daftar_lokus(2021, buat_desa())

    response = client.get(desa_url(2021, lepas))

    assert response.context["lepas"]
    assert "lepas dari lokus 2020" in response.text
    assert "Keluarkan dari daftar" not in response.text
    assert client.get(desa_url(2021, bukan)).status_code == 404
    assert client.get(desa_url(2030, lepas)).status_code == 404
    assert client.get("/stunting/lokus/1800/desa/" + lepas.kode + "/").status_code == 404
    assert client.get("/stunting/lokus/2021/desa/abc/").status_code == 404


# Decreeing


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"sk_tanggal": "2024-10-26", "sk_penerbit": "bupati"}, "sk_nomor"),
        ({"sk_nomor": "412", "sk_penerbit": "bupati"}, "sk_tanggal"),
        ({"sk_nomor": "412", "sk_tanggal": "2099-01-01", "sk_penerbit": "bupati"}, "sk_tanggal"),
        ({"sk_nomor": "412", "sk_tanggal": "kemarin", "sk_penerbit": "bupati"}, "sk_tanggal"),
    ],
)
def test_sk_tanpa_nomor_atau_bertanggal_depan_ditolak(client, isi, kolom):
    daftar = buat_daftar_lokus(2025, buat_desa(), status="calon")
    url = reverse("stunting:lokus_tetapkan", args=[2025])

    response = client.post(url, {"versi": daftar.versi, **isi})

    assert kolom in response.context["form"].errors
    for nilai in isi.values():
        assert nilai in response.text
    daftar.refresh_from_db()
    assert (daftar.status, SuratKeputusan.objects.count()) == ("calon", 0)


@pytest.mark.usefixtures("operator")
def test_sk_tercatat_yang_bertanggal_depan_ditolak(client):
    daftar = buat_daftar_lokus(2025, buat_desa(), status="calon")
    sk = buat_sk(tanggal=timezone.localdate() + datetime.timedelta(days=1))

    response = client.post(
        reverse("stunting:lokus_tetapkan", args=[2025]), {"versi": daftar.versi, "sk": sk.pk}
    )

    assert response.context["form"].errors.keys() == {"sk"}
    daftar.refresh_from_db()
    assert daftar.status == "calon"


@pytest.mark.usefixtures("operator")
def test_sk_yang_diketik_tidak_dicatat_bila_penetapan_ditolak(client):
    kosong = buat_daftar_lokus(2025, status="calon")

    response = client.post(
        reverse("stunting:lokus_tetapkan", args=[2025]),
        {
            "versi": kosong.versi,
            "sk_nomor": "412/2024",
            "sk_tanggal": "2024-10-26",
            "sk_penerbit": "bupati",
        },
    )

    assert "belum berisi desa" in response.text
    assert SuratKeputusan.objects.count() == 0


@pytest.mark.usefixtures("operator")
def test_daftar_baru_memakai_tahun_yang_diminta(client):
    kosong = client.get(tahun_url(2031))
    assert reverse("stunting:lokus_tambah") + "?tahun=2031" in kosong.text
    for minta, tahun in [("2031", 2031), ("abc", timezone.localdate().year + 1)]:
        form = client.get(reverse("stunting:lokus_tambah") + f"?tahun={minta}").context["form"]
        assert form["tahun"].value() == tahun
