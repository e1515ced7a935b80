"""Real Chromium against a live server. `page.goto("/kelompok/")` takes paths of the app."""

import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings as setelan

# Playwright keeps an event loop in the thread of the test, and Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

LUAR_RUANG = [
    "--no-sandbox",  # root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; `make test` has looked for it already."""
    if jalur := os.environ.get("CHROMIUM_PATH"):
        return jalur
    cari = setelan.BASE_DIR / "alat" / "cari_chromium.sh"
    return subprocess.run([cari], check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, chromium):
    return browser_type_launch_args | {"executable_path": chromium, "args": LUAR_RUANG}


@pytest.fixture(scope="session")
def base_url(live_server):
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture(autouse=True)
def _basis_data(transactional_db):
    """The server runs in a thread of its own: it sees only what is committed."""


@pytest.fixture
def masuk(client, context, live_server, settings):
    """Log the browser in without the form: `masuk(user)`."""

    def _masuk(user):
        client.force_login(user)
        nama = settings.SESSION_COOKIE_NAME
        nilai = client.cookies[nama].value
        context.add_cookies([{"name": nama, "value": nilai, "url": live_server.url}])
        return user

    return _masuk


@pytest.fixture(autouse=True)
def konsol(page, live_server):
    """Console errors, script errors and requests to other hosts; the test fails if any is left.

    A test that provokes one says so: `konsol.clear()`.
    """
    keluhan: list[str] = []
    page.on("console", lambda p: keluhan.append(p.text) if p.type == "error" else None)
    page.on("pageerror", lambda galat: keluhan.append(str(galat)))

    def catat_luar(permintaan):
        if not permintaan.url.startswith((live_server.url, "data:", "blob:")):
            keluhan.append(f"permintaan ke luar: {permintaan.url}")

    page.on("request", catat_luar)
    yield keluhan
    assert keluhan == []


HITUNG_FETCH = """(() => {
  const asli = window.fetch;
  window.berjalan = 0;
  window.fetch = (...isi) => {
    window.berjalan += 1;
    return asli(...isi).finally(() => { window.berjalan -= 1; });
  };
})()"""
REDAKAN = """async () => {
  window.fetch = () => new Promise(() => {});
  for (let n = 0; n < 60 && window.berjalan; n += 1) await new Promise((r) => setTimeout(r, 50));
}"""


@pytest.fixture(autouse=True)
def _simpanan_reda(_basis_data, context):
    """The sheet saves by itself, also when it is left; nothing may write while tables are emptied."""
    context.add_init_script(HITUNG_FETCH)
    yield
    for halaman in context.pages:
        halaman.evaluate(REDAKAN)


@pytest.fixture(autouse=True)
def _jejak_kegagalan(request, page):
    """A picture of the page beside a failed test: test-results/<test>.png."""
    gagal_sebelum = request.session.testsfailed
    yield
    if request.session.testsfailed > gagal_sebelum:
        folder = Path("test-results")
        folder.mkdir(exist_ok=True)
        page.screenshot(path=folder / f"{request.node.name[:80].replace('/', '_')}.png")
