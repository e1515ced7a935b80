"""Focus villages in the browser: what is missing is mended from the row, by keyboard and phone."""

import datetime

import pytest
from playwright.sync_api import expect

from dinas.peran import Peran
from kelompok.models import Kelompok
from tests.browser.periksa import PONSEL, keluhan_halaman, lebih_lebar
from tests.pabrik import (
    buat_daftar_lokus,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_petugas,
)
from tests.pabrik_stunting import (
    buat_cakupan,
    buat_keluarga,
    buat_pengukuran,
    buat_survei,
    buat_terbit,
)


def agustus(tahun: int) -> datetime.date:
    return datetime.date(tahun, 8, 1)


@pytest.fixture
def lokus(masuk):
    """Twenty focus villages in 2021, one of them well looked after, one weighed too seldom."""
    masuk(buat_pengguna(Peran.OPERATOR))
    kecamatan = buat_kecamatan(nama="Kahayan Hulu Utara")
    desa = [buat_desa(kecamatan, nama=f"Tumbang Panjang Sekali {n}") for n in range(20)]
    buat_daftar_lokus(2020, *desa[:10], buat_desa(kecamatan, nama="Yang Lepas"))
    buat_daftar_lokus(2021, *desa)
    for d in desa[:2]:
        buat_pengukuran(d, agustus(2020))
        buat_keluarga(d, 2021)
    buat_pengukuran(desa[0], agustus(2021), pendek=2)
    buat_pengukuran(desa[1], agustus(2021), diukur=20, pendek=3)
    buat_petugas(*desa[:2])
    buat_laporan(buat_kelompok(desa[0]), status="terkirim")
    buat_cakupan(desa[0], 2021)
    buat_terbit(tahun=2020)
    buat_survei(tahun=2021)
    return desa


def test_bkb_yang_belum_ada_dibereskan_dari_barisnya(page, lokus):
    page.goto("/stunting/lokus/2021/")
    nama = page.get_by_role("link", name=lokus[1].nama, exact=True)
    baris = page.locator(".tabel-lokus tbody tr").filter(has=nama)
    expect(baris).to_contain_text("Tanpa BKB aktif")
    baris.get_by_role("link", name="Tambah BKB").click()
    page.get_by_label("Nama kelompok").fill("Melati")
    page.get_by_label("Tanggal dibentuk").first.fill("2020-01-15")
    page.get_by_role("button", name="Simpan").first.click()
    expect(page.get_by_text("tersimpan").first).to_be_visible()
    assert Kelompok.objects.get(nama="Melati").desa == lokus[1]

    page.goto("/stunting/lokus/2021/")

    expect(baris).to_be_visible()
    expect(baris).not_to_contain_text("Tanpa BKB aktif")


def test_hitungan_yang_belum_ada_menyaring_dan_papan_ketik_membuka_desanya(page, lokus):
    page.goto("/stunting/lokus/2021/")
    page.get_by_role("list", name="Yang belum ada").get_by_role("link").first.click()
    expect(page.locator(".tabel-lokus tbody tr")).to_have_count(19)
    expect(page.get_by_label("Yang belum ada", exact=True).first).to_have_value("bkb")

    page.goto("/stunting/lokus/2021/?urut=-prevalensi")
    expect(page.locator(".tabel-lokus tbody th a").first).to_have_text(lokus[1].nama)
    page.locator(".tabel-lokus tbody th a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{lokus[1].nama}, lokus 2021")
    page.wait_for_function("window.Chart?.getChart(document.querySelector('[data-grafik]'))")


def test_bandingkan_dua_tahun(page, lokus):
    page.goto("/stunting/lokus/2021/")
    page.get_by_role("link", name="Bandingkan").click()
    expect(page.get_by_text("Masuk: 10 desa")).to_be_visible()
    expect(page.get_by_text("Keluar: 1 desa")).to_be_visible()
    page.get_by_label("Ke tahun").select_option("2020")
    page.get_by_label("Dari tahun").select_option("2021")
    page.get_by_role("button", name="Bandingkan").click()
    expect(page.get_by_text("Pilih tahun sesudah 2021.")).to_be_visible()


def test_dua_puluh_lokus_di_ponsel(page, lokus):
    page.set_viewport_size(PONSEL)
    page.goto("/stunting/lokus/2021/")
    expect(page.locator(".tabel-lokus tbody tr")).to_have_count(20)
    tinggi = page.locator(".tabel-lokus tbody tr").evaluate_all(
        "(semua) => semua.map((e) => e.getBoundingClientRect().height).sort((a, b) => a - b)"
    )
    assert tinggi[10] < 320  # half of them, with all that is missing: two and a half on a screen
    assert tinggi[-1] < 422  # also the longest: two on a screen
    assert lebih_lebar(page) == 0


@pytest.mark.parametrize("rute", ["tahun", "lepas", "desa", "banding", "kosong"])
def test_halaman_berisi_rapi_di_semua_layar_dan_kertas(page, lokus, rute):
    url = {
        "tahun": "/stunting/lokus/2021/",
        "lepas": "/stunting/lokus/2021/?kedudukan=lepas",
        "desa": f"/stunting/lokus/2021/desa/{lokus[0].kode}/",
        "banding": "/stunting/lokus/banding/?dari=2020&ke=2021",
        "kosong": "/stunting/lokus/2030/",
    }[rute]
    page.emulate_media(reduced_motion="reduce")
    page.goto(url)
    if page.locator("[data-peta]").count():
        page.locator("[data-siap], [data-peta-tabel][open]").first.wait_for()
    keluhan = keluhan_halaman(page, url)
    assert not keluhan, "\n".join(keluhan)
