"""Map layers of stunting: classes by hand, and every number of a legend opens its villages."""

import datetime
from decimal import Decimal

import pytest

from dinas.peran import Peran
from stunting.kelas import UKURAN, NilaiPeta, menurut, sandi_kelas
from stunting.rekap import TANPA_BKB, CakupanBkb, Prevalensi, cakupan_bkb
from tests.pabrik import (
    buat_akun_petugas,
    buat_daftar_lokus,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
)
from tests.pabrik_stunting import buat_keluarga, buat_pengukuran
from wilayah.models import DataDesa

AGU = datetime.date(2020, 8, 1)
PER = datetime.date(2020, 12, 31)
URL = "/stunting/data/?tahun=2020"


def nilai(diukur=1000, stunting=0, sasaran=1000, **isi) -> NilaiPeta:
    return NilaiPeta(
        Prevalensi(AGU, diukur, stunting, 0, sasaran, diukur, desa=1), **{"rendah": False} | isi
    )


# --- By hand -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("stunting", "kelas"),
    [(0, 0), (24, 0), (25, 1), (99, 1), (100, 2), (199, 2), (200, 3), (299, 3), (300, 4)],
)
def test_kelas_prevalensi_menurut_who(stunting, kelas):
    assert UKURAN["prevalensi"].kelas(nilai(stunting=stunting)) == kelas


def test_label_kelas():
    assert {u.kode: u.label for u in UKURAN.values()} == {
        "prevalensi": (
            "<2,5% sangat rendah",
            "2,5–<10% rendah",
            "10–<20% sedang",
            "20–<30% tinggi",
            "≥30% sangat tinggi",
        ),
        "diukur": ("<50%", "50–<65%", "65–<80%", "80–<95%", "≥95%"),
        "berisiko": ("<20%", "20–<30%", "30–<40%", "40–<50%", "≥50%"),
        "bkb": ("tidak ada BKB", "<25%", "25–<50%", "50–<75%", "≥75%"),
    }


@pytest.mark.parametrize(
    ("persen", "kelas"), [("0", 0), ("19.99", 0), ("20", 1), ("49.99", 3), ("50", 4), ("130", 4)]
)
def test_kelas_menurut_batas(persen, kelas):
    assert menurut((0, 20, 30, 40, 50), Decimal(persen)) == kelas


def test_tanpa_data_bukan_kelas_terendah():
    kosong = NilaiPeta(Prevalensi(None, desa=1, tanpa=(1,)), berisiko=(0, 0))
    assert sandi_kelas(kosong) == {
        "prevalensi-tanpa",
        "diukur-tanpa",
        "berisiko-tanpa",
        "bkb-1",  # no BKB is known, and is none
    }
    tak_bersasaran = nilai(stunting=100, sasaran=0, berisiko=(3, 10), bkb=CakupanBkb(1, 0))
    assert sandi_kelas(tak_bersasaran) == {
        "prevalensi-3",
        "diukur-tanpa",
        "berisiko-3",
        "bkb-tanpa",
    }


@pytest.mark.parametrize(
    ("bkb", "persen", "kelas"),
    [
        (TANPA_BKB, 0, 0),
        (CakupanBkb(1, 1, 0, AGU, 40, 2020), 0, 1),
        (CakupanBkb(2, 2, 10, AGU, 40, 2020), 25, 2),
        (CakupanBkb(1, 1, 30, AGU, 40, 2020), 75, 4),
        (CakupanBkb(1, 1, 50, AGU, 40, 2020), 125, 4),
        (CakupanBkb(1, 1, 30, AGU, None, None), None, None),
        (CakupanBkb(1, 1, 30, AGU, 0, 2020), None, None),
        (CakupanBkb(1, 0, 0, None, 40, 2020), None, None),
    ],
)
def test_cakupan_bkb_dan_kelasnya(bkb, persen, kelas):
    assert (bkb.persen, UKURAN["bkb"].kelas(nilai(bkb=bkb))) == (persen, kelas)


def test_kata_di_peta():
    rendah = nilai(500, 100, 1000, rendah=True, berisiko=(40, 100))
    assert {u.kode: u.teks(rendah) for u in UKURAN.values()} == {
        "prevalensi": "20,00% tinggi, 100 dari 500 diukur, Agustus 2020; "
        "cakupan rendah, jangan dibandingkan",
        "diukur": "50%, 500 dari 1.000 balita, Agustus 2020",
        "berisiko": "40%, 40 dari 100 keluarga",
        "bkb": "Tidak ada BKB",
    }
    bkb = CakupanBkb(2, 1, 30, AGU, 40, 2018)
    assert UKURAN["bkb"].teks(nilai(bkb=bkb)) == (
        "75%, 30 dari 40 keluarga (2018), laporan Agustus 2020, 1 dari 2 BKB melapor"
    )


# --- From the database -------------------------------------------------------------------------
@pytest.mark.django_db
def test_anggota_dari_laporan_terakhir_dan_keluarga_yang_masih_baru(django_assert_num_queries):
    a, b, c, d = (buat_desa() for _ in range(4))
    for desa, tahun, n in [
        (a, 2016, 99),
        (a, 2018, 80),
        (a, 2021, 1),
        (b, 2016, 50),
        (c, 2020, 7),
    ]:
        DataDesa.objects.create(desa=desa, tahun=tahun, keluarga_balita=n, sumber="Uji")
    satu, dua = buat_kelompok(a), buat_kelompok(a)
    for kelompok, bulan, status, anggota in [
        (satu, datetime.date(2020, 9, 1), "diverifikasi", 10),
        (satu, datetime.date(2020, 10, 1), "terkirim", 12),
        (satu, datetime.date(2020, 11, 1), "draf", 40),
        (satu, datetime.date(2021, 1, 1), "terkirim", 41),
        (dua, AGU, "terkirim", 28),
        (buat_kelompok(b), AGU, "terkirim", 20),
        (
            buat_kelompok(c, selesai=datetime.date(2020, 11, 1), alasan_selesai="lainnya"),
            AGU,
            "terkirim",
            3,
        ),
        (buat_kelompok(d, jenis="BKR"), AGU, "terkirim", 5),
    ]:
        isi = {"anggota": anggota, "anggota_pus": 0, "pus_ber_kb": 0, "hadir": 0, "pertemuan": 0}
        buat_laporan(kelompok, bulan, status=status, **isi)

    with django_assert_num_queries(1):
        hasil = cakupan_bkb([x.pk for x in (a, b, c, d)], PER)

    okt = datetime.date(2020, 10, 1)
    assert hasil == {
        a.pk: CakupanBkb(2, 2, 40, okt, 80, 2018),
        b.pk: CakupanBkb(1, 1, 20, AGU, None, None),
        c.pk: TANPA_BKB,
        d.pk: TANPA_BKB,
    }
    assert hasil[a.pk].persen == 50


@pytest.fixture
def kabupaten(db):
    """Five villages, one of each: high, low and barely measured, nothing, families, BKB."""
    kurun, tewah = buat_kecamatan(nama="Kurun"), buat_kecamatan(nama="Tewah")
    desa = [buat_desa(k) for k in (kurun, kurun, kurun, tewah, tewah)]
    buat_pengukuran(desa[0], diukur=50, sasaran=60, pendek=20, sangat_pendek=5)
    buat_pengukuran(desa[1], diukur=20, sasaran=60, pendek=1, sangat_pendek=0)
    buat_keluarga(desa[3])
    buat_keluarga(desa[4], sasaran=None, berisiko=None, peringkat_1=None)
    buat_kelompok(desa[4])
    buat_daftar_lokus(2020, desa[0], desa[1])
    return desa


def ingkar(client, peta) -> list[str]:
    """Numbers of a legend whose list holds another number of villages."""
    janji = [(b.url, b.jumlah) for lap in peta.lapisan for b in lap.legenda if b.url]
    assert janji
    nyata = [(url, n, len(client.get(url).context["data"].baris)) for url, n in janji]
    return [f"{url}: {n}, nyata {m}" for url, n, m in nyata if n != m]


def lapisan(peta, kode):
    return next(lap for lap in peta.lapisan if lap.kode == kode)


@pytest.mark.parametrize("saring", ["", "&kecamatan=", "&tampil=rendah&kelas=bkb-1"])
def test_angka_legenda_sama_dengan_daftarnya(client, kabupaten, saring):
    client.force_login(buat_pengguna(Peran.PIMPINAN))
    kode = kabupaten[0].kecamatan.kode if saring.endswith("kecamatan=") else ""
    peta = client.get(f"{URL}{saring}{kode}").context["peta"]

    assert [lap.kode for lap in peta.lapisan] == [
        "prevalensi",
        "diukur",
        "berisiko",
        "bkb",
        "lokus",
    ]
    assert ingkar(client, peta) == []
    for lap in peta.lapisan[:4]:
        kelas = [b.jumlah for b in lap.legenda if b.kelas != "rendah"]
        assert sum(kelas) == len(peta.desa) == (3 if kode else 5)


def test_warna_dan_tanda(client, kabupaten):
    client.force_login(buat_pengguna(Peran.PIMPINAN))
    peta = client.get(URL).context["peta"]
    warna = {lap.kode: [lap.nilai_desa(d.kode)[0] for d in kabupaten] for lap in peta.lapisan[:4]}
    assert warna == {
        "prevalensi": ["k5", "k2 rendah", "k0", "k0", "k0"],
        "diukur": ["k4", "k1", "k0", "k0", "k0"],
        "berisiko": ["k0", "k0", "k0", "k4", "k0"],
        "bkb": ["k1", "k1", "k1", "k1", "k0"],
    }
    assert [(k.nama, k.teks) for k in lapisan(peta, "prevalensi").kecamatan] == [
        ("Kurun", "37,14%"),  # 26 of 70
        ("Tewah", "–"),
    ]


def test_kelas_menyaring_daftar_dan_unduhannya(client, kabupaten):
    client.force_login(buat_pengguna(Peran.PIMPINAN))
    isi = client.get(f"{URL}&kelas=prevalensi-5").context["data"]
    assert [b.desa for b in isi.baris] == kabupaten[:1]
    buruk = client.get(f"{URL}&kelas=prevalensi-9")
    assert "tidak dikenal" in buruk.text
    assert buruk.context["data"] is None


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.OPERATOR])
def test_peta_lokus_bertautan_ke_data(client, kabupaten, peran):
    client.force_login(buat_pengguna(peran))
    peta = client.get("/stunting/lokus/2020/").context["peta"]
    assert [lap.kode for lap in peta.lapisan] == [
        "lokus",
        "prevalensi",
        "diukur",
        "berisiko",
        "bkb",
    ]
    assert ingkar(client, peta) == []


def test_petugas_melihat_lokus_semua_tetapi_angka_hanya_desanya(client, kabupaten):
    client.force_login(buat_akun_petugas(kabupaten[1]))
    response = client.get("/stunting/lokus/2020/")
    peta = response.context["peta"]

    assert [lapisan(peta, "lokus").nilai_desa(d.kode)[1] for d in kabupaten[:2]] == ["Lokus"] * 2
    for kode in UKURAN:
        lap = lapisan(peta, kode)
        assert set(lap.nilai) == {kabupaten[1].kode}
        assert lap.nilai_desa(kabupaten[0].kode) == ("k-luar", "Di luar wilayah Anda")
        assert [b.jumlah for b in lap.legenda if b.kelas == "k-luar"] == [4]
    assert "50,00% sangat tinggi" not in response.text
    assert "5,00% rendah" in response.text
    assert ingkar(client, peta) == []


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.OPERATOR])
def test_lapisan_di_dasbor(client, kabupaten, peran):
    client.force_login(buat_pengguna(peran))
    peta = client.get("/dasbor/?per=2020-11-13").context["d"].peta
    (lap,) = (lap for lap in peta.lapisan if lap.kode in UKURAN)
    assert [lap.nilai_desa(d.kode)[1] for d in kabupaten[:3]] == [
        "50,00% sangat tinggi",
        "5,00% rendah; jangan dibandingkan",
        "Tanpa data",
    ]
    assert ingkar(client, type("P", (), {"lapisan": [lap]})) == []


def test_tahun_tanpa_data_kosong_semua(client, kabupaten):
    client.force_login(buat_pengguna())
    peta = client.get("/stunting/data/?tahun=2019").context["peta"]
    assert set(dict(lapisan(peta, "prevalensi").nilai).values()) == {("k0", "Tanpa data")}


def test_desa_yang_berakhir_tetap_dihitung_pada_tahunnya(client, kabupaten):
    kabupaten[2].selesai = datetime.date(2020, 6, 30)
    kabupaten[2].save()
    client.force_login(buat_pengguna())
    peta = client.get("/stunting/lokus/2020/").context["peta"]
    assert len(peta.desa) == 4
    assert ingkar(client, peta) == []
