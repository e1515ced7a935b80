"""The press report of 13 November 2020, said again by the same functions that pages use."""

import datetime
from collections import Counter
from io import BytesIO

import pytest
from django.db.models import Count
from django.utils.html import strip_tags
from openpyxl import load_workbook

from dinas.models import Pengguna
from inti.aksi import batalkan, pulihkan
from inti.models import SumberBaris
from kelompok.jenis import Jenis
from kelompok.models import Kelompok, Keterpaduan
from kelompok.models.kueri import KETERPADUAN_HI
from penghargaan.models import Penghargaan
from petugas.models import JenisJabatan, Koordinator, Penugasan, Petugas
from stunting.models import DaftarLokus, Kedudukan, Lokus
from wilayah.models import Desa, Kecamatan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_contoh")]
PER = datetime.date(2020, 11, 13)
SEHARI = datetime.timedelta(days=1)
JUMLAH = {"BKB": 39, "BKR": 13, "BKL": 16, "UPPKS": 49, "PIKR": 36}


def per_jenis(tanggal: datetime.date, **saring) -> dict[str, int]:
    return dict(
        Counter(Kelompok.objects.per(tanggal).filter(**saring).values_list("jenis", flat=True))
    )


@pytest.fixture
def dasbor(client):
    """`dasbor(tanggal)` is what the manager's dashboard shows as of that day."""
    client.force_login(Pengguna.objects.get(username="pimpinan"))
    return lambda tanggal=PER: client.get(f"/dasbor/?per={tanggal}").context["d"]


def test_kelompok_menurut_jenis():
    assert per_jenis(PER) == JUMLAH
    assert sum(JUMLAH.values()) == 153


def test_semua_bkb_holistik_integratif():
    padu = Kelompok.objects.per(PER).filter(jenis=Jenis.BKB, keterpaduan__kode__in=KETERPADUAN_HI)

    assert padu.annotate(n=Count("keterpaduan", distinct=True)).filter(n=2).count() == 39


def test_petugas():
    dinas = Petugas.objects.per(PER)
    binaan = Penugasan.objects.per(PER)

    assert {j: Petugas.objects.sebagai(j, PER).count() for j in JenisJabatan} == {
        "PKB": 5,
        "PLKB": 0,
        "NONPNS": 12,
    }
    assert dinas.count() == 17
    assert set(binaan.values_list("petugas", flat=True)) == set(dinas.values_list("pk", flat=True))
    assert binaan.values("desa").distinct().count() == binaan.count() == 121
    assert binaan.values("desa__kecamatan").distinct().count() == Kecamatan.objects.count() == 12
    assert Desa.objects.per(PER).count() == 127


def test_lokus():
    assert Lokus.objects.ditetapkan(2020).count() == 10
    assert Lokus.objects.ditetapkan(2021).count() == 20
    assert Lokus.objects.berkedudukan(2021, Kedudukan.LANJUTAN).count() == 10
    assert Lokus.objects.berkedudukan(2021, Kedudukan.BARU).count() == 10
    assert Lokus.objects.lepas(2021).count() == 0
    assert list(DaftarLokus.objects.order_by("tahun").values_list("tahun", "asal")[:2]) == [
        (2020, SumberBaris.FAKTA),
        (2021, SumberBaris.CONTOH),
    ]


def test_penghargaan():
    fakta = Penghargaan.objects.filter(asal=SumberBaris.FAKTA).order_by("judul")

    assert [
        (p.judul, p.tanggal, [(t.nama, t.jabatan) for t in p.penerima.all()]) for p in fakta
    ] == [
        (
            "Ayah Generasi Berencana Kalimantan Tengah",
            PER,
            [("Jaya Samaya Monong", "Bupati Gunung Mas")],
        ),
        (
            "Bunda Generasi Berencana Kalimantan Tengah",
            PER,
            [("Mimie Mariatie Jaya Samaya Monong", "")],
        ),
    ]
    assert {p.diserahkan_oleh for p in fakta} == {"Wahidah Pahen, S.Sos., M.Si. (BKKBN)"}


def test_dasbor_sama_dengan_siaran_pers(dasbor):
    d = dasbor()

    assert {k.sifat.jenis: k.jumlah.n for k in d.kartu} == JUMLAH
    assert (d.jumlah.n, d.petugas.n, d.jumlah_desa.n) == (153, 17, 127)
    assert (d.lokus.jumlah, d.lokus_depan.jumlah, d.lokus_depan.lanjutan) == (10, 20, 10)
    assert {str(b.kecamatan): tuple(a.n for a in b.jenis) for b in d.baris}["Kurun"] == (
        5,
        3,
        3,
        8,
        5,
    )
    for frasa in [
        "153 kelompok",
        "39 BKB Holistik Integratif, 13 BKR, 16 BKL, 49 UPPKS, dan 36 PIK-R",
        "17 petugas lapangan (5 PKB dan 12 PLKB Non PNS)",
        "dari 10 desa pada 2020 menjadi 20 desa pada 2021",
    ]:
        assert frasa in d.sambutan


@pytest.mark.parametrize("jenis", JUMLAH)
def test_daftar_dan_unduhan_sebanyak_kartunya(client, dasbor, jenis):
    """The list that a card opens, and its file, hold as many rows as the card says."""
    kartu = next(k for k in dasbor().kartu if k.sifat.jenis == jenis)
    n = JUMLAH[jenis]

    daftar = client.get(kartu.jumlah.url)
    unduhan = client.get(kartu.jumlah.url.replace("/kelompok/?", "/kelompok/unduh/?"))
    lembar = load_workbook(BytesIO(unduhan.getvalue())).worksheets[0]

    assert kartu.jumlah.n == n
    assert f"Menampilkan 1–{min(n, 25)} dari {n}" in strip_tags(daftar.text)
    assert lembar.max_row == 1 + n


def test_dibentuk_dan_berakhir_menjelaskan_selisih_setahun(dasbor):
    """What came minus what went is the difference between the two states."""
    dulu = per_jenis(datetime.date(2019, 11, 13))
    for kartu in dasbor().kartu:
        jenis = kartu.sifat.jenis
        assert kartu.dibentuk.n - kartu.berakhir.n == JUMLAH[jenis] - dulu[jenis]
        assert kartu.dibentuk.n > 0


def test_bkb_baru_sejak_hari_itu_lalu_dibatalkan(dasbor):
    operator = Pengguna.objects.get(username="operator")
    bkb = Kelompok.objects.create(
        jenis=Jenis.BKB, nama="HI Uji", desa=Desa.objects.get(kode="62.10.01.2002"), mulai=PER
    )
    bkb.keterpaduan.set(Keterpaduan.objects.filter(kode__in=KETERPADUAN_HI))

    assert per_jenis(PER)["BKB"] == dasbor().kartu[0].jumlah.n == 40
    assert per_jenis(PER - SEHARI)["BKB"] == dasbor(PER - SEHARI).kartu[0].jumlah.n == 39
    assert "40 BKB Holistik Integratif" in dasbor().sambutan

    batalkan(bkb, oleh=operator, alasan="Salah catat")
    assert per_jenis(PER) == JUMLAH

    pulihkan(Kelompok.semua.get(pk=bkb.pk), oleh=operator)
    assert per_jenis(PER)["BKB"] == 40


def test_yuliana_lima_desa_sebelas_kelompok_setiap_bulan():
    yuliana = Petugas.objects.get(pengguna__username="pkb")
    for bulan in range(24):
        tanggal = datetime.date(2019 + (bulan + 2) // 12, (bulan + 2) % 12 + 1, 15)
        desa = Penugasan.objects.per(PER).filter(petugas=yuliana).values("desa")
        assert desa.count() == 5
        assert per_jenis(tanggal, desa__in=desa) == {
            "BKB": 2,
            "BKR": 1,
            "BKL": 3,
            "UPPKS": 4,
            "PIKR": 1,
        }


def test_koordinator_contoh_mengoordinasi_tewah_dan_punya_desa():
    petugas = Petugas.objects.get(pengguna__username="koordinator")

    assert [k.kecamatan.nama for k in Koordinator.objects.per(PER).filter(petugas=petugas)] == [
        "Tewah"
    ]
    assert Penugasan.objects.per(PER).filter(petugas=petugas).exists()


def test_sebelum_catatan_pertama_nol(dasbor):
    assert per_jenis(datetime.date(2000, 1, 1)) == {}
    assert dasbor(datetime.date(2000, 1, 1)).jumlah.n == 0
