"""Every page that a role can open: accessible, not wider than the phone, quiet in the console."""

import pytest

from dinas.models import ProfilDinas
from tests.browser.periksa import LAPTOP, PONSEL, lebih_lebar, pelanggaran_axe
from tests.panggung import Panggung
from tests.test_akses import PEMERAN, baca_tabel

# Pages outside the table of our own routes.
AKUN = ("/akun/2fa/", "/sandi/")


def halaman_untuk(panggung: Panggung, pemeran: str) -> list[str]:
    """Addresses that answer this member of the cast with a page (not a file)."""
    kolom = PEMERAN.index(pemeran)
    tabel = baca_tabel()
    nama = [n for n, j in tabel.items() if j["get"][kolom] == "200" and not n.endswith("unduh")]
    return [panggung.alamat(n) for n in sorted(nama) if n != "dasbor:sehat"]


def buka(page, url: str) -> None:
    """Open a page; only a map still loads something after the page itself."""
    page.goto(url)
    if page.locator("[data-peta]").count():
        page.wait_for_load_state("networkidle")


@pytest.mark.sqlite  # looks at pages only; that they come from PostgreSQL too, test_akses asks
@pytest.mark.parametrize("ukuran", [LAPTOP, PONSEL], ids=["laptop", "ponsel"])
@pytest.mark.parametrize("pemeran", ["P", "O", "D", "B", "K"])
def test_semua_halaman(page, masuk, pemeran, ukuran):
    ProfilDinas(data_contoh=True).save()
    panggung = Panggung()
    masuk(panggung.pengguna[pemeran])
    page.set_viewport_size(ukuran)
    alamat = halaman_untuk(panggung, pemeran)
    if pemeran == "D" and ukuran is LAPTOP:
        alamat += AKUN
    keluhan = []

    for url in alamat:
        buka(page, url)
        keluhan += [f"{url}: {p}" for p in pelanggaran_axe(page)]
        if lebih := lebih_lebar(page):
            keluhan.append(f"{url}: {lebih} px lebih lebar dari layar")
        if "Data contoh" not in page.inner_text("body"):
            keluhan.append(f"{url}: tidak menyebut data contoh")

    assert keluhan == []


@pytest.mark.parametrize("ukuran", [LAPTOP, PONSEL], ids=["laptop", "ponsel"])
def test_tema_gelap_tetap_terbaca(page, masuk, ukuran):
    """Contrast in the dark theme, on the pages with most kinds of elements."""
    panggung = Panggung()
    masuk(panggung.pengguna["O"])
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(ukuran)
    keluhan = []

    for nama in (
        "dasbor:dasbor",
        "kelompok:daftar",
        "kelompok:detail",
        "kelompok:tambah",
        "petugas:detail",
        "stunting:lokus_tahun",
        "penghargaan:tambah",
    ):
        buka(page, panggung.alamat(nama))
        assert page.locator("html").get_attribute("data-bs-theme") == "dark"
        keluhan += [f"{nama}: {p}" for p in pelanggaran_axe(page)]

    assert keluhan == []
