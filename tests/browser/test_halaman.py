"""Every page that a role can open: accessible in both themes, not wider than the phone, fit to be
printed, quiet in the console."""

import pytest

from dinas.models import ProfilDinas
from tests.browser.periksa import LAPTOP, PONSEL, keluhan_halaman, keluhan_layar, pelanggaran_axe
from tests.panggung import Panggung
from tests.test_akses import PEMERAN, baca_tabel

# Pages outside the table of our own routes.
AKUN = ("/akun/2fa/", "/sandi/")


BUKAN_HALAMAN = {"dasbor:sehat", "impor:templat", "wilayah:bidang"}

# The office and the field: whoever else opens a page of theirs sees it with fewer or other
# buttons, and gets a look at the phone, the narrowest of all.
SEKSAMA = "OB"


def halaman_untuk(pemeran: str) -> set[str]:
    """Routes that answer this member of the cast with a page (not a file)."""
    kolom = PEMERAN.index(pemeran)
    return {
        n
        for n, j in baca_tabel().items()
        if j["get"][kolom] == "200"
        and not n.partition("@")[0].endswith(("unduh", "kecil", "cetak"))
    } - BUKAN_HALAMAN


def seksama(pemeran: str) -> set[str]:
    """Those of them that this member of the cast sees on all screens, in the dark, on paper."""
    milik = halaman_untuk(pemeran)
    return milik if pemeran in SEKSAMA else milik.difference(*map(halaman_untuk, SEKSAMA))


def buka(page, url: str) -> None:
    """Open a page; a map is drawn, or its table opened, only after the page itself."""
    page.goto(url)
    if page.locator("[data-peta]").count():
        page.locator("[data-siap], [data-peta-tabel][open]").first.wait_for()


@pytest.mark.sqlite  # looks at pages only; that they come from PostgreSQL too, test_akses asks
@pytest.mark.parametrize("pemeran", ["P", "O", "D", "B", "K"])
def test_semua_halaman(page, masuk, pemeran):
    ProfilDinas(data_contoh=True).save()
    panggung = Panggung()
    masuk(panggung.pengguna[pemeran])
    page.emulate_media(reduced_motion="reduce")  # a change of theme shows at once
    penuh = {panggung.alamat(n) for n in seksama(pemeran)} | set(AKUN)
    alamat = sorted(panggung.alamat(n) for n in halaman_untuk(pemeran))
    keluhan = []

    for url in [*alamat, *(AKUN if pemeran == "D" else ())]:
        page.set_viewport_size(LAPTOP if url in penuh else PONSEL)
        buka(page, url)
        keluhan += keluhan_halaman(page, url) if url in penuh else keluhan_layar(page, url)
        if "Data contoh" not in page.inner_text("body"):
            keluhan.append(f"{url}: tidak menyebut data contoh")

    assert keluhan == []


def test_tema_mengikuti_perangkat(page, masuk):
    """A device in the dark: map and chart, too. The contrast of every page is asked above."""
    panggung = Panggung()
    masuk(panggung.pengguna["O"])
    page.emulate_media(color_scheme="dark")

    buka(page, panggung.alamat("dasbor:dasbor"))

    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    assert pelanggaran_axe(page) == []


def test_kertas_kartu_tidak_menindih_tabel(page, masuk):
    """On paper the cards of a long page follow each other; in a grid they would overlap."""
    panggung = Panggung()
    masuk(panggung.pengguna["O"])
    page.goto("/tugas/")

    page.emulate_media(media="print")

    susunan = page.locator(".page-body, .lebar-tugas, .lebar-tugas > .g").evaluate_all(
        "(semua) => semua.map((e) => getComputedStyle(e).display)"
    )
    assert set(susunan) == {"block"}
