"""What every page has to keep, asked of the page that is open."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

PONSEL = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}
KERTAS = {"width": 680, "height": 1009}  # A4 inside the margins of the print style sheet
BUKAN_UNTUK_KERTAS = ".navbar-vertical, .atas, .nav-bawah, .pagination, .saring, .btn, button"
UKURAN = {"ponsel": PONSEL, "laptop": LAPTOP}
PELANGGARAN = """axe.run({resultTypes: ["violations"], preload: false}).then((hasil) =>
  hasil.violations.map((p) => `${p.id}: ${p.help} – ${p.nodes[0].html.slice(0, 160)}`))"""


def pelanggaran_axe(page: Page) -> list[str]:
    """One line per accessibility rule that is broken, with the first element.

    The lines are made in the page: axe's whole report, with everything that passed, takes longer
    to hand over than to make. `preload` fetches style sheets for rules that are still experiments.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(PELANGGARAN)


def lebih_lebar(page: Page) -> int:
    """By how many pixels the page can be scrolled sideways; 0 is right."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def keluhan_halaman(page: Page, url: str) -> list[str]:
    """What is wrong with the page that is open, on the phone and on the laptop.

    Nothing in our scripts asks the width when it starts, so the page is opened once.
    """
    keluhan = []
    for nama, ukuran in UKURAN.items():
        page.set_viewport_size(ukuran)
        keluhan += [f"{url} ({nama}): {p}" for p in pelanggaran_axe(page)]
        if lebih := lebih_lebar(page):
            keluhan.append(f"{url} ({nama}): {lebih} px lebih lebar dari layar")
    return keluhan


def kontras_gelap(page: Page) -> list[str]:
    """Text that is hard to read in the dark theme; the page is open in the light one."""
    page.evaluate("document.documentElement.setAttribute('data-bs-theme', 'dark')")
    hasil = Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
    page.evaluate("document.documentElement.setAttribute('data-bs-theme', 'light')")
    return [f"gelap: {n['html'][:160]}" for p in hasil for n in p["nodes"]]


def keluhan_cetak(page: Page) -> list[str]:
    """What is wrong with the page on paper: tools that can't be pressed there, cut tables."""
    layar = page.viewport_size
    page.set_viewport_size(KERTAS)
    page.emulate_media(media="print")
    tampak = [x for x in page.locator(BUKAN_UNTUK_KERTAS).all() if x.is_visible()]
    keluhan = [f"cetak: {x.evaluate('e => e.outerHTML')[:120]}" for x in tampak]
    if lebih := lebih_lebar(page):
        keluhan.append(f"cetak: {lebih} px lebih lebar dari kertas")
    if not page.locator(".kepala-cetak").is_visible():
        keluhan.append("cetak: tanpa kepala halaman")
    page.emulate_media(media="screen")
    page.set_viewport_size(layar)
    return keluhan
