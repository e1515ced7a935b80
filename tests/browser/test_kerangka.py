"""What the shell opens and closes: menus and tabs, with the scripts of Bootstrap."""

import pytest
from playwright.sync_api import expect

from dinas.peran import Peran
from tests.browser.periksa import PONSEL
from tests.pabrik import buat_kelompok, buat_pengguna

pytestmark = pytest.mark.sqlite  # asks the browser only


@pytest.fixture(autouse=True)
def operator(masuk):
    return masuk(buat_pengguna(Peran.OPERATOR))


def test_menu_akun_terbuka_dan_tertutup_dengan_escape(page, operator):
    page.goto("/bantuan/")
    menu = page.locator(".atas [data-bs-toggle=dropdown]")
    menu.focus()

    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Keluar")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Keluar")).to_be_hidden()


def test_menu_di_ponsel_terlipat(page):
    page.set_viewport_size(PONSEL)
    page.goto("/bantuan/")
    tautan = page.locator("#menu").get_by_role("link", name="Riwayat")
    expect(tautan).to_be_hidden()

    page.get_by_role("button", name="Buka menu").click()

    expect(tautan).to_be_visible()


def test_tab_dibuka_lewat_alamatnya_dan_panah(page):
    kelompok = buat_kelompok()
    page.goto(f"/kelompok/{kelompok.pk}/#anggota")
    tab = page.get_by_role("tab")
    expect(tab.last).to_have_attribute("aria-selected", "true")

    tab.last.press("ArrowLeft")

    expect(tab.last).to_have_attribute("aria-selected", "false")
