"""What every page has to keep, asked of the page that is open."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

PONSEL: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
# A4 inside the margins of the print style sheet.
KERTAS: ViewportSize = {"width": 680, "height": 1009}
BUKAN_UNTUK_KERTAS = ".navbar-vertical, .atas, .nav-bawah, .pagination, .saring, .btn, button"
UKURAN = (PONSEL, LAPTOP)
PELANGGARAN = """axe.run({resultTypes: ["violations"], preload: false}).then((hasil) =>
  hasil.violations.map((p) => `${p.id}: ${p.help} – ${p.nodes[0].html.slice(0, 160)}`))"""

KONTRAS = """axe.run({runOnly: ["color-contrast"], resultTypes: ["violations"], preload: false}).then(
  (hasil) => hasil.violations.flatMap((p) => p.nodes.map((n) => n.html.slice(0, 160))))"""

ALAT_TAMPAK = """(pemilih) => [...document.querySelectorAll(pemilih)].filter((e) => e.checkVisibility())
  .map((e) => e.outerHTML.slice(0, 120))"""

SEL_TERPOTONG = """[...document.querySelectorAll(".tabel tbody > tr > *")]
  .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
  .map((e) => e.innerText.slice(0, 60))"""


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


def keluhan_halaman(page: Page, url: str, *, kertas: bool = True) -> list[str]:
    """What is wrong with the page that is open: on phone and laptop, in the dark, on paper.

    Nothing in our scripts asks the width when it starts, so the page is opened once.
    """
    keluhan = []
    for ukuran in UKURAN:
        page.set_viewport_size(ukuran)
        keluhan += keluhan_layar(page, url)
    keluhan += [f"{url} (gelap): {p}" for p in kontras_gelap(page)]
    if kertas:
        keluhan += [f"{url} (kertas): {p}" for p in keluhan_cetak(page)]
    return keluhan


def keluhan_layar(page: Page, url: str) -> list[str]:
    """What is wrong with the page on the screen that it is open on."""
    layar = f"{url} ({page.viewport_size and page.viewport_size['width']} px)"
    keluhan = pelanggaran_axe(page) + [f"terpotong: {s}" for s in page.evaluate(SEL_TERPOTONG)]
    if lebih := lebih_lebar(page):
        keluhan.append(f"{lebih} px lebih lebar dari layar")
    return [f"{layar}: {satu}" for satu in keluhan]


def kontras_gelap(page: Page) -> list[str]:
    """Text that is hard to read in the dark theme; the page is open in the light one."""
    page.evaluate("document.documentElement.setAttribute('data-bs-theme', 'dark')")
    keluhan = page.evaluate(KONTRAS)
    page.evaluate("document.documentElement.setAttribute('data-bs-theme', 'light')")
    return keluhan


def keluhan_cetak(page: Page) -> list[str]:
    """What is wrong with the page on paper: tools that can't be pressed there, cut tables."""
    page.set_viewport_size(KERTAS)
    page.emulate_media(media="print")
    keluhan = page.evaluate(ALAT_TAMPAK, BUKAN_UNTUK_KERTAS)
    if lebih := lebih_lebar(page):
        keluhan.append(f"{lebih} px lebih lebar dari kertas")
    if page.locator(".page").count() and not page.locator(".kepala-cetak").is_visible():
        keluhan.append("tanpa kepala halaman")
    page.emulate_media(media="screen")
    return keluhan
