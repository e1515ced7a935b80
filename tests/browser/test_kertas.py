"""The worksheet in the browser: a weight moves the order, freezing is confirmed, two people meet."""

import pytest
from django.conf import settings as setelan
from django.test import Client
from playwright.sync_api import expect

from dinas.peran import Peran
from stunting.models import DaftarLokus, KertasKerja
from tests.browser.periksa import keluhan_halaman
from tests.pabrik import buat_daftar_lokus, buat_pengguna
from tests.pabrik_stunting import buat_kertas
from tests.stunting.test_kertas import BOBOT, isi_desa

URL = "/stunting/kertas-kerja/2021/"


@pytest.fixture
def kertas(masuk) -> KertasKerja:
    """Three villages, two of them chosen: B, C, then A (see tests/stunting/test_kertas.py)."""
    masuk(buat_pengguna(Peran.OPERATOR))
    isi_desa("A", 100, 20, 10)
    isi_desa("B", 75, 30, 30)
    isi_desa("C", 40, 10, 20)
    return buat_kertas(2021, n=2, **BOBOT)


def urutan(page) -> list[str]:
    return (
        page.get_by_role("region", name="Peringkat desa").locator("tbody th a").all_text_contents()
    )


def test_menggeser_bobot_mengubah_urutan_dan_menyebut_yang_keluar(page, kertas):
    page.goto(URL)
    assert urutan(page) == ["B", "C", "A"]
    expect(page.locator("tr.batas")).to_contain_text("C")

    page.get_by_label("Prevalensi stunting").fill("0")
    page.get_by_label("Jumlah balita stunting").fill("60")
    expect(page.locator("[data-jumlah-bobot]")).to_have_text("70")
    page.get_by_role("button", name="Hitung ulang").click()

    expect(page.get_by_role("heading", name="Dicoba, belum disimpan")).to_be_visible()
    assert urutan(page) == ["B", "A", "C"]
    coba = page.locator("section", has=page.get_by_text("Dicoba, belum disimpan"))
    expect(coba).to_contain_text("A (peringkat 2)")
    expect(coba).to_contain_text("C (semula peringkat 2)")
    kertas.refresh_from_db()
    assert kertas.bobot_prevalensi == 30
    page.get_by_role("link", name="Kembali ke bobot tersimpan").click()
    assert urutan(page) == ["B", "C", "A"]


@pytest.mark.parametrize("isi", ["-5", "101", "1000000000", "tinggi"])
def test_bobot_mustahil_ditolak_di_kolomnya(page, kertas, isi):
    page.goto(URL)
    kolom = page.get_by_label("Prevalensi stunting")
    kolom.fill(isi)
    page.get_by_role("button", name="Hitung ulang").click()

    expect(page.locator("#id_bobot_prevalensi_galat")).to_be_visible()
    expect(page.get_by_label("Prevalensi stunting")).to_have_value(isi)


def test_menetapkan_dikonfirmasi_lalu_terkunci(page, kertas):
    page.goto(URL)
    page.get_by_role("link", name="Tetapkan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tetapkan lokus 2021")
    akibat = page.locator(".pesan")
    expect(akibat).to_contain_text("2 desa menjadi lokus 2021: B, C.")
    assert not KertasKerja.objects.get().beku

    page.get_by_label("Dasar penetapan").fill("Rembuk 12 November 2020")
    page.locator("form.formulir, form").get_by_role("button", name="Tetapkan").click()

    expect(page.get_by_role("heading", name="Ditetapkan")).to_be_visible()
    daftar = DaftarLokus.objects.get()
    assert (daftar.tahun, daftar.ditetapkan) == (2021, True)
    assert sorted(x.desa.nama for x in daftar.lokus.all()) == ["B", "C"]
    expect(page.get_by_role("button", name="Simpan bobot")).to_have_count(0)
    page.get_by_role("link", name="Daftar lokus 2021").click()
    expect(page.locator(".tabel-lokus tbody tr")).to_have_count(2)
    expect(page.locator(".tabel-lokus tbody tr").first).to_contain_text("Peringkat")


def test_dua_orang_tidak_saling_menimpa(page, kertas, browser, base_url):
    """Each has a browser of their own; the second saves the same weight a moment later."""
    klien = Client()
    klien.force_login(buat_pengguna(Peran.OPERATOR))
    nama = setelan.SESSION_COOKIE_NAME
    lain = browser.new_context(base_url=base_url, locale="id-ID")
    lain.add_cookies([{"name": nama, "value": klien.cookies[nama].value, "url": base_url}])
    halaman = lain.new_page()
    try:
        for p in (page, halaman):
            p.goto(URL)
        page.get_by_label("Prevalensi stunting").fill("50")
        page.get_by_role("button", name="Simpan bobot").click()
        expect(page.get_by_text("tersimpan").first).to_be_visible()

        halaman.get_by_label("Prevalensi stunting").fill("90")
        halaman.get_by_role("button", name="Simpan bobot").click()

        bentrok = halaman.locator(".bentrok")
        expect(bentrok).to_contain_text("50")
        expect(bentrok).to_contain_text("90")
        kertas.refresh_from_db()
        assert kertas.bobot_prevalensi == 50
    finally:
        lain.close()


def test_halaman_berisi_rapi_di_semua_layar(page, kertas):
    buat_daftar_lokus(2020)
    page.emulate_media(reduced_motion="reduce")
    page.goto(URL)
    keluhan = keluhan_halaman(page, URL)
    assert not keluhan, "\n".join(keluhan)
