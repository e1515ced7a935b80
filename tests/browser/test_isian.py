"""Nothing typed is lost and nothing is shown that is not so: sessions, Back, Enter."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from dinas.peran import Peran
from kelompok.models import Kelompok
from penghargaan.models import JenisPenghargaan
from tests.browser.test_pintu import isi_masuk
from tests.pabrik import SANDI, buat_desa, buat_kecamatan, buat_kelompok, buat_pengguna

SIMPAN = "button:visible:has-text('Simpan kelompok')"
KEMBALI = "Isian yang tadi belum tersimpan sudah dikembalikan."


@pytest.fixture
def operator(masuk):
    return masuk(buat_pengguna(Peran.OPERATOR))


def kirim_sesudah_sesi_habis(page):
    """The form of a group, filled in and sent when the session is over."""
    desa = buat_desa()
    page.goto("/kelompok/tambah/")
    page.locator("#jns-bkb").check()
    page.select_option("#id_desa", str(desa.pk))
    page.fill("[name=nama]", "Melati")
    page.fill("[name=mulai]", "2020-11-13")
    Session.objects.all().delete()
    page.click(SIMPAN)
    page.wait_for_url("**/masuk/**")
    expect(page.get_by_text("Sesi Anda berakhir.")).to_be_visible()


def test_sesi_habis_isian_kembali_sesudah_masuk(page, operator):
    kirim_sesudah_sesi_habis(page)
    isi_masuk(page, operator.username, SANDI)

    page.wait_for_url("**/kelompok/tambah/")
    expect(page.get_by_text(KEMBALI)).to_be_visible()
    page.click(SIMPAN)
    expect(page.locator("h1")).to_have_text("BKB Melati")
    assert Kelompok.objects.count() == 1
    page.goto("/kelompok/tambah/")
    expect(page.locator("[name=nama]")).to_have_value("")


def test_sesi_habis_orang_lain_tidak_mendapat_isian(page, operator):
    kirim_sesudah_sesi_habis(page)
    isi_masuk(page, buat_pengguna(Peran.OPERATOR).username, SANDI)

    page.wait_for_url("**/kelompok/tambah/")
    expect(page.locator("[name=nama]")).to_have_value("")
    assert page.evaluate("sessionStorage.length") == 0


def test_isian_yang_ditolak_tidak_kembali_lagi(page, operator):
    page.goto("/kelompok/tambah/")
    page.fill("[name=nama]", "Melati")
    page.click(SIMPAN)
    expect(page.get_by_text("Belum tersimpan.")).to_be_visible()

    page.goto("/kelompok/tambah/")

    expect(page.locator("[name=nama]")).to_have_value("")


def test_kembali_saringan_mengikuti_daftar(page, operator):
    buat_kelompok(buat_desa(buat_kecamatan(nama="Kurun")))
    page.goto("/kelompok/")
    kecamatan = page.get_by_label("Kecamatan", exact=True)
    kecamatan.select_option(label="Kurun")
    page.get_by_role("button", name="Saring").click()
    page.wait_for_url("**/kelompok/?**")
    expect(kecamatan).not_to_have_value("")

    page.go_back()

    page.wait_for_url("**/kelompok/")
    expect(kecamatan).to_have_value("")


def test_enter_menyimpan_kelompok_dan_membukanya(page, operator):
    desa = buat_desa()
    page.goto(f"/kelompok/tambah/?desa={desa.kode}&jenis=BKB")
    page.fill("[name=mulai]", "2020-11-13")
    page.fill("[name=nama]", "Melati")

    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("BKB Melati")


def test_enter_menyimpan_penghargaan(page, operator):
    jenis = JenisPenghargaan.objects.create(kode="genre", nama="Duta GenRe")
    page.goto("/penghargaan/tambah/")
    page.get_by_label("Jenis*").select_option(str(jenis.pk))
    page.get_by_label("Tingkat").select_option("kabupaten")
    page.get_by_label("Pemberi*").fill("Bupati")
    page.get_by_label("Jenis penerima").select_option("orang")
    page.get_by_label("Nama (bila tidak ditautkan)").fill("Budi")
    page.get_by_label("Judul pada piagam").fill("Duta GenRe 2020")

    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Duta GenRe 2020")
