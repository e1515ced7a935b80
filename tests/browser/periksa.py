"""What every page has to keep, asked of the page that is open."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PONSEL = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}


def pelanggaran_axe(page: Page) -> list[str]:
    """One line per accessibility rule that is broken, with the first element."""
    return [
        f"{p['id']}: {p['help']} – {p['nodes'][0]['html'][:160]}"
        for p in Axe().run(page).response["violations"]
    ]


def lebih_lebar(page: Page) -> int:
    """By how many pixels the page can be scrolled sideways; 0 is right."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
