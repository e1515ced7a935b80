"""The download button: Excel at once, CSV from its menu, and a sign while the file is made."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.pabrik import buat_desa, buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(masuk):
    buat_kelompok(buat_desa(), nama="Melati")
    return masuk(buat_pengguna())


# What the group says while it works, and two clicks at once on its first button.
DUA_KLIK = """grup => {
  window.kabar = [];
  const status = grup.querySelector("[role=status]");
  new MutationObserver(() => kabar.push(`${status.textContent} ${grup.getAttribute("aria-busy")}`))
    .observe(status, { childList: true, characterData: true, subtree: true });
  grup.firstElementChild.click();
  grup.firstElementChild.click();
}"""


@pytest.mark.parametrize("halaman", ["/kelompok/", "/wilayah/"])
def test_tombol_sibuk_sampai_berkasnya_datang(page, operator, halaman):
    """A form on one page, a link on the other; a second click asks nothing."""
    diminta: list[str] = []
    page.on("request", lambda minta: diminta.append(minta.url))
    page.goto(halaman)
    grup = page.locator("[data-unduh]").first
    expect(grup).to_contain_text("Unduh 1 baris (XLSX)")

    with page.expect_download(timeout=20_000) as unduhan:
        grup.evaluate(DUA_KLIK)

    assert unduhan.value.suggested_filename.endswith(".xlsx")
    expect(grup.get_by_role("status")).to_have_text("Berkas siap.")
    assert page.evaluate("kabar") == ["Berkas sedang disiapkan… true", "Berkas siap. null"]
    assert len([url for url in diminta if "/unduh/" in url]) == 1


def test_csv_dengan_papan_ketik_dari_menunya(page, operator):
    page.goto("/kelompok/?q=Melati")
    menu = page.get_by_role("button", name="Unduh baris: Excel atau CSV")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="CSV", exact=True)).to_be_focused()

    with page.expect_download() as unduhan:
        page.keyboard.press("Enter")

    assert unduhan.value.suggested_filename == "kelompok.csv"
    isi = Path(unduhan.value.path()).read_text("utf-8-sig").splitlines()
    assert len(isi) == 2
    assert "Melati" in isi[1]


def test_menu_di_hp_tidak_keluar_layar(page, operator):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/wilayah/")
    page.get_by_role("button", name="Excel atau CSV").click()

    kotak = page.get_by_role("link", name="CSV", exact=True).bounding_box()

    assert kotak is not None
    assert kotak["x"] >= 0
    assert kotak["x"] + kotak["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert unduhan.value.suggested_filename == "desa.csv"
