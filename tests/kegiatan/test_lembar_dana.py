"""The sheet of funds: what is stored, what is refused at its cell, who was quicker."""

import datetime

import pytest

from dinas.peran import Peran
from kegiatan.models import DukunganDana
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kecamatan, buat_pengguna
from tests.pabrik_kegiatan import buat_dana, buat_kode_kegiatan

pytestmark = pytest.mark.django_db
LEMBAR = "/dana/lembar/2020/?program=BKB"
JSON = {"HTTP_ACCEPT": "application/json"}
JUTA = 1_000_000


@pytest.fixture(autouse=True)
def _jam(jam):
    jam(datetime.date(2020, 11, 13))


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


def kirim(client, *baris, url=LEMBAR, json=True):
    """Post these rows: (village, cells)."""
    isi = {"form-TOTAL_FORMS": len(baris), "form-INITIAL_FORMS": len(baris), "aksi": "simpan"}
    for n, (desa, sel) in enumerate(baris):
        isi[f"form-{n}-desa"] = desa.pk
        isi |= {f"form-{n}-{k}": v for k, v in sel.items()}
    return client.post(url, isi, **(JSON if json else {}))


def satu(jawaban, desa) -> dict:
    return jawaban.json()["baris"][str(desa.pk)]


def test_dd_dan_add_menjadi_dua_baris_dengan_riwayat(client, operator):
    desa = buat_desa()

    baris = satu(
        kirim(client, (desa, {"dd_pagu": "1.500.000", "dd_realisasi": "0", "add_pagu": "900000"})),
        desa,
    )

    assert (baris["keadaan"], baris["galat"]) == ("siap", {})
    dd, add = DukunganDana.objects.order_by("-sumber")
    assert (dd.sumber, dd.pagu, dd.realisasi, dd.program) == ("DD", 1_500_000, 0, "BKB")
    assert (add.sumber, add.pagu, add.realisasi) == ("ADD", 900_000, None)
    assert dd.kode
    assert dd.kode != add.kode
    assert dd.riwayat.get().history_user == operator


@pytest.mark.parametrize("ketikan", ["Rp 1,5 jt", "-5", "1,5", "1.5"])
def test_bukan_rupiah_ditolak_di_selnya_dengan_contoh(client, operator, ketikan):
    desa = buat_desa()

    halaman = kirim(client, (desa, {"dd_pagu": ketikan, "add_pagu": "1000"}), json=False)

    baris = halaman.context["lembar"].per_desa[desa.pk]
    assert list(baris.galat) == ["dd_pagu"]
    assert "misalnya 1.500.000" in baris.galat["dd_pagu"]
    assert ketikan in halaman.text
    assert not DukunganDana.semua.exists()


def test_realisasi_tanpa_pagu_ditolak(client, operator):
    desa = buat_desa()

    baris = satu(kirim(client, (desa, {"dd_realisasi": "500000"})), desa)

    assert list(baris["galat"]) == ["dd_pagu"]
    assert not DukunganDana.semua.exists()


def test_realisasi_melebihi_pagu_disimpan_dan_ditandai(client, operator):
    desa = buat_desa()

    baris = satu(kirim(client, (desa, {"dd_pagu": "1000000", "dd_realisasi": "1200000"})), desa)

    assert baris["keadaan"] == "periksa"
    assert "melebihi pagu 1.000.000" in baris["peringatan"][0]["pesan"]
    assert DukunganDana.objects.get().lebih


def test_yang_sudah_ada_diubah_dan_tidak_dikosongkan(client, operator):
    dana = buat_dana(pagu=2 * JUTA, realisasi=JUTA)

    ubah = satu(kirim(client, (dana.desa, {"dd_realisasi": "2000000"})), dana.desa)
    kosong = satu(kirim(client, (dana.desa, {"dd_pagu": "", "dd_realisasi": ""})), dana.desa)

    assert ubah["galat"] == {}
    assert "tidak dikosongkan di sini" in kosong["galat"]["dd_pagu"]
    dana.refresh_from_db()
    assert (dana.pagu, dana.realisasi, dana.versi) == (2 * JUTA, 2 * JUTA, 2)


def test_kelurahan_tanpa_sel_dd_dan_add(client, operator):
    kelurahan = buat_desa(jenis="kelurahan")

    halaman = client.get(LEMBAR).text
    kirim(client, (kelurahan, {"dd_pagu": "5000000", "apbd_pagu": "3000000"}))

    assert 'name="form-0-dd_pagu"' not in halaman
    assert 'name="form-0-apbd_pagu"' in halaman
    assert [d.sumber for d in DukunganDana.objects.all()] == ["APBD"]


def test_hanya_program_dan_kode_yang_dipilih(client, operator):
    desa, kode = buat_desa(), buat_kode_kegiatan(kode="2.2.06")
    buat_dana(desa, pagu=7 * JUTA)
    buat_dana(desa, pagu=8 * JUTA, kode_kegiatan=kode)
    buat_dana(desa, pagu=9 * JUTA, uraian="Beruraian")
    buat_dana(desa, pagu=6 * JUTA, program="stunting")

    def pagu(url: str):
        return client.get(url).context["lembar"].baris[0].nilai["dd_pagu"]

    assert pagu(LEMBAR) == 7 * JUTA
    assert pagu(f"{LEMBAR}&kegiatan=2.2.06") == 8 * JUTA
    assert pagu("/dana/lembar/2020/") == 8 * JUTA  # BKB has its own code
    assert pagu("/dana/lembar/2020/?program=stunting") == 6 * JUTA


def test_angka_tahun_lalu_di_bawah_selnya(client, operator):
    dana = buat_dana(tahun=2019, pagu=4 * JUTA)

    baris = client.get(LEMBAR).context["lembar"].baris[0]

    assert (baris.desa, baris.lalu["dd_pagu"], baris.sebut_lalu) == (dana.desa, 4 * JUTA, "2019")


def test_dua_orang_di_satu_sel(client, operator):
    """The same cell changed by somebody else meanwhile is asked, another cell is merged."""
    dana = buat_dana(pagu=2 * JUTA, realisasi=JUTA)
    awal = "2000000||1000000||||||"
    kirim(client, (dana.desa, {"dd_pagu": "3000000", "awal": awal}))

    lain = satu(kirim(client, (dana.desa, {"dd_realisasi": "1500000", "awal": awal})), dana.desa)
    sama = satu(kirim(client, (dana.desa, {"dd_pagu": "4000000", "awal": awal})), dana.desa)

    assert (lain["galat"], lain["bentrok"]) == ({}, {})
    assert sama["bentrok"]["dd_pagu"]["nilai"] == "3.000.000"
    assert sama["bentrok"]["dd_pagu"]["oleh"] == str(operator)
    dana.refresh_from_db()
    assert (dana.pagu, dana.realisasi) == (3 * JUTA, 1_500_000)


def test_kecamatan_menyempitkan_dan_desa_luar_ditolak(client, operator):
    milik, lain = buat_desa(), buat_desa()
    url = f"{LEMBAR}&kecamatan={milik.kecamatan.kode}"

    assert [b.desa for b in client.get(url).context["lembar"].baris] == [milik]
    assert kirim(client, (lain, {"dd_pagu": "1"}), url=url).status_code == 400
    assert not DukunganDana.semua.exists()


@pytest.mark.parametrize(
    "kueri", ["program=x", "program=BKB&kecamatan=99", "program=BKB&kegiatan=0"]
)
def test_pilihan_salah_kosong_dan_tidak_menyimpan(client, operator, kueri):
    desa = buat_desa()
    url = f"/dana/lembar/2020/?{kueri}"

    assert client.get(url).context["lembar"].baris == []
    assert kirim(client, (desa, {"dd_pagu": "1"}), url=url).status_code == 400
    assert not DukunganDana.semua.exists()


@pytest.mark.parametrize(("tahun", "berjalan"), [(2014, False), (2021, True), (2022, False)])
def test_tahun_yang_dapat_diisi(client, operator, tahun, berjalan):
    buat_desa()

    assert client.get(f"/dana/lembar/{tahun}/").context["lembar"].berjalan == berjalan


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.PETUGAS])
def test_hanya_operator(client, peran):
    desa = buat_desa()
    client.force_login(buat_akun_petugas(desa) if peran == Peran.PETUGAS else buat_pengguna(peran))

    assert kirim(client, (desa, {"dd_pagu": "1"})).status_code == 403
    assert not DukunganDana.semua.exists()


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_lembar(client, operator, kueri_halaman, banyak):
    kecamatan = buat_kecamatan()
    for _ in range(banyak):
        buat_dana(buat_desa(kecamatan))

    with kueri_halaman(4):  # kecamatan, codes, villages, money of two years
        assert len(client.get(LEMBAR).context["lembar"].baris) == banyak
