"""The monthly reports of the sample: lawful, plausible, and with something left to do."""

import datetime

import pytest
from django.db.models import F
from django.utils import timezone

from dasbor.contoh.latar import CONTOH
from dasbor.contoh.musim import musim
from dasbor.contoh.nasib import DIAM
from dinas.models import Pengguna
from inti.bulan import deret_bulan, sandi_bulan
from kelompok.akses import boleh_periksa, bukan_kiriman
from kelompok.aksi.laporan import peringatan_terbuka
from kelompok.models import (
    DITERIMA,
    Kelompok,
    KonfirmasiPeringatan,
    LangkahLaporan,
    LaporanBulanan,
    Pertemuan,
    StatusLaporan,
)
from kelompok.rekap import AturanLaporan, rekap_sel
from kelompok.validators import galat_kirim
from petugas.akses import desa_binaan
from tests.dasbor.contoh.utang import cukup, pada, sel_bulan, utang

pytestmark = pytest.mark.django_db
T = datetime.date
JANUARI_2020, AKHIR = T(2020, 1, 1), T(2021, 2, 1)  # months of reports in tests
TERKIRIM, DIKEMBALIKAN = StatusLaporan.TERKIRIM, StatusLaporan.DIKEMBALIKAN


KEMUDIAN = pada(T(2021, 4, 1))  # when all months of these tests are due


@pytest.fixture
def contoh(data_contoh):
    """The shared sample up to March 2021."""


# --- Lawful -------------------------------------------------------------------------------------


def test_tiap_bulan_sejak_kantor_memakai_aplikasi(contoh):
    bulan = LaporanBulanan.objects.order_by("bulan").values_list("bulan", flat=True).distinct()

    assert list(bulan) == deret_bulan(JANUARI_2020, AKHIR)
    assert not LaporanBulanan.objects.exclude(asal=CONTOH).exists()


def test_hanya_kelompok_yang_aktif_dalam_bulan_itu(contoh):
    for bulan in deret_bulan(JANUARI_2020, AKHIR):
        boleh = Kelompok.objects.aktif_dalam(bulan)
        assert not LaporanBulanan.objects.filter(bulan=bulan).exclude(kelompok__in=boleh).exists()


def test_yang_terkirim_tidak_salah(contoh):
    salah = {
        str(x): galat
        for x in LaporanBulanan.objects.diterima().select_related("kelompok")
        if (galat := galat_kirim(x.isi(), jenis=x.jenis, nihil=x.nihil))
    }

    assert salah == {}


@pytest.mark.parametrize("bulan", [T(2020, 5, 1), T(2020, 10, 1), T(2021, 1, 1), AKHIR])
def test_peringatan_laporan_terkirim_sudah_dibenarkan_pengirimnya(contoh, bulan):
    terkirim = LaporanBulanan.objects.filter(bulan=bulan).exclude(status=StatusLaporan.DRAF)

    assert [p for p in peringatan_terbuka(list(terkirim)).values() if p] == []
    assert not KonfirmasiPeringatan.objects.exclude(
        oleh=F("laporan__dikirim_pertama_oleh")
    ).exists()


def test_langkah_dan_riwayat_sejalan_dengan_status(contoh):
    """The steps lead from draft to the status; each has its line in the history, by its doer."""
    for x in LaporanBulanan.objects.prefetch_related("langkah"):
        langkah = list(x.langkah.all())
        assert [s.dari for s in langkah] == ["draf", *(s.ke for s in langkah)][: len(langkah)]
        assert x.status == (langkah[-1].ke if langkah else "draf")
    jejak = LaporanBulanan.riwayat.model.objects
    satu = set(LangkahLaporan.objects.values_list("laporan", "waktu", "oleh", "ke"))
    assert satu <= set(jejak.values_list("id", "history_date", "history_user", "status"))
    draf = LaporanBulanan.objects.filter(dikirim_pada__isnull=True)
    assert draf.exists()
    assert not jejak.filter(id__in=draf).exists()


def test_riwayat_terakhir_sama_dengan_barisnya(contoh):
    kolom = [f.attname for f in LaporanBulanan._meta.concrete_fields]
    terakhir = {
        h["id"]: h
        for h in LaporanBulanan.riwayat.order_by("history_date", "history_id").values(*kolom)
    }
    baris = LaporanBulanan.objects.filter(dikirim_pada__isnull=False).values(*kolom)

    assert terakhir == {b["id"]: b for b in baris}


def test_tidak_ada_yang_sesudah_hari_terakhir(contoh):
    batas = pada(T(2021, 3, 1)).replace(hour=0)

    assert LangkahLaporan.objects.filter(waktu__lt=batas).exists()
    assert not LangkahLaporan.objects.filter(waktu__gte=batas).exists()
    assert not LaporanBulanan.objects.filter(disimpan_pada__gte=batas).exists()


def test_dikirim_sejak_tanggal_25_dan_tidak_diverifikasi_pengirimnya(contoh):
    for pertama, bulan in LaporanBulanan.objects.diterima().values_list(
        "dikirim_pertama_pada", "bulan"
    ):
        assert timezone.localdate(pertama) >= bulan.replace(day=25)
    assert not LaporanBulanan.objects.filter(diverifikasi_oleh=F("dikirim_oleh")).exists()


def test_rincian_pertemuan_cocok_dengan_laporannya(contoh):
    terinci = LaporanBulanan.objects.filter(daftar_pertemuan__isnull=False).distinct()

    assert terinci.exists()
    for x in terinci.prefetch_related("daftar_pertemuan"):
        rinci = list(x.daftar_pertemuan.all())
        assert len(rinci) == x.pertemuan
        assert max(p.hadir for p in rinci) <= x.hadir <= sum(p.hadir for p in rinci)
    for p in Pertemuan.objects.select_related("laporan", "materi"):
        p.clean()


# --- Plausible ----------------------------------------------------------------------------------


def test_kelengkapan_tiap_bulan_seperti_kantor_yang_bekerja(contoh):
    for bulan in deret_bulan(JANUARI_2020, T(2020, 12, 1)):
        r = rekap_sel(sel_bulan(bulan, KEMUDIAN), KEMUDIAN)
        lengkap = r.masuk / r.wajib
        assert 0.8 <= lengkap <= 0.98, bulan
        assert 0 < r.terlambat < 0.2 * r.masuk, bulan


def test_oktober_2020_cukup_lengkap_untuk_dibandingkan(contoh):
    r = rekap_sel(sel_bulan(T(2020, 10, 1), KEMUDIAN), KEMUDIAN)

    assert r.wajib == 153
    assert 0.93 <= r.masuk / r.wajib <= 0.98


def test_satu_kecamatan_kadang_di_bawah_ambang(contoh):
    persen = []
    for bulan in deret_bulan(JANUARI_2020, T(2020, 12, 1)):
        sel = [
            s
            for s in sel_bulan(bulan, KEMUDIAN)
            if s.kelompok.desa.kecamatan.nama == "Damang Batu"
        ]
        r = rekap_sel(sel, KEMUDIAN)
        persen.append(100 * r.masuk / r.wajib)

    assert 2 <= sum(p < 65 for p in persen) < 12


def test_pandemi_lebih_banyak_nihil_dan_lebih_sedikit_hadir(contoh):
    def bagian_nihil(bulan):
        laporan = LaporanBulanan.objects.diterima().filter(bulan=bulan)
        return laporan.filter(nihil=True).count() / laporan.count()

    assert bagian_nihil(T(2020, 5, 1)) > 2 * bagian_nihil(T(2020, 9, 1)) > 0


@pytest.mark.parametrize(
    ("bulan", "lebaran"),
    [
        (T(2020, 9, 1), False),
        (T(2022, 5, 1), True),
        (T(2024, 4, 1), True),
        (T(2025, 3, 1), True),
        (T(2026, 3, 1), True),
        (T(2026, 4, 1), False),
    ],
)
def test_bulan_lebaran(bulan, lebaran):
    assert ("Lebaran" in musim(bulan).sebab) == lebaran


def test_anggota_bergeser_pelan(contoh):
    """From one received report to the next the members hardly ever jump."""
    lalu, lompat, langkah = {}, 0, 0
    laporan = LaporanBulanan.objects.diterima().order_by("bulan", "pk")
    for kelompok, anggota in laporan.values_list("kelompok", "anggota"):
        if kelompok in lalu:
            langkah += 1
            lompat += abs(anggota - lalu[kelompok]) > 5
        lalu[kelompok] = anggota

    assert langkah > 1500
    assert lompat < 0.01 * langkah


def test_kelompok_yang_diam(contoh):
    tiga = AturanLaporan().deret(deret_bulan(T(2020, 12, 1), AKHIR))

    assert DIAM <= Kelompok.objects.diam(tiga).count() <= DIAM + 3


# --- Something to do ----------------------------------------------------------------------------


HARI_INI = [T(2021, 3, 1), T(2021, 3, 10), T(2021, 3, 11), T(2021, 3, 31), T(2021, 4, 20)]


@pytest.mark.parametrize("hari_ini", HARI_INI)
def test_pkb_berutang_laporan_pada_hari_apa_pun(contoh, hari_ini):
    """Before the deadline of the last month and after it."""
    terutang = utang(pada(hari_ini))

    assert min(terutang) == T(2021, 1, 1)  # nothing older: the sheet opens here
    assert all(cukup(jenis) for jenis in terutang.values())


@pytest.mark.parametrize("hari_ini", HARI_INI)
def test_tugas_menautkan_lembar_bulan_yang_terutang(contoh, client, jam, hari_ini):
    jam(hari_ini)
    client.force_login(Pengguna.objects.get(username="pkb"))
    tugas = client.get("/tugas/").text

    for bulan in utang(pada(hari_ini)):
        assert f'href="/laporan/lembar/{sandi_bulan(bulan)}/"' in tugas


def test_sebelas_kelompok_pkb_aktif_sepanjang_waktu(contoh):
    desa = desa_binaan(Pengguna.objects.get(username="pkb"), T(2021, 3, 1))
    for bulan in deret_bulan(JANUARI_2020, T(2021, 3, 1)):
        assert Kelompok.objects.filter(desa__in=desa).aktif_dalam(bulan).count() == 11


def test_satu_laporan_pkb_dikembalikan_dengan_alasan(contoh):
    laporan = LaporanBulanan.objects.get(status=DIKEMBALIKAN, dikirim_oleh__username="pkb")

    assert (str(laporan.kelompok), laporan.bulan) == ("BKB HI Mawar", AKHIR)
    assert "Mohon dicocokkan" in laporan.langkah.last().alasan


def test_antrean_operator_dan_koordinator(contoh, jam):
    jam(T(2021, 3, 24))
    antrean = {
        nama: boleh_periksa(user).filter(bukan_kiriman(user), status=TERKIRIM)
        for nama in ("operator", "koordinator")
        if (user := Pengguna.objects.get(username=nama))
    }

    assert antrean["operator"].count() >= 100
    assert 6 <= antrean["operator"].filter(konfirmasi__isnull=False).distinct().count() <= 30
    assert antrean["koordinator"].count() >= 3
    assert set(
        antrean["koordinator"].values_list("kelompok__desa__kecamatan__nama", flat=True)
    ) == {"Tewah"}


def test_draf_ada_yang_kurang_ada_yang_salah(contoh):
    draf = LaporanBulanan.objects.filter(status=StatusLaporan.DRAF, bulan=AKHIR)

    assert draf.filter(hadir__isnull=True).exists()
    assert draf.filter(pus_ber_kb__gt=F("anggota_pus")).exists()
    assert draf.count() >= 10


def test_petugas_lain_mengirim_lewat_akunnya_yang_tertutup(contoh, client, settings):
    pengirim = Pengguna.objects.filter(
        pk__in=LaporanBulanan.objects.filter(status__in=DITERIMA).values("dikirim_oleh")
    )

    assert pengirim.count() > 10
    for akun in pengirim.exclude(username__in=["pkb", "koordinator", "operator"]):
        assert akun.petugas is not None
        assert not client.login(username=akun.username, password=settings.SANDI_CONTOH)
