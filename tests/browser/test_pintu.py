"""The door in a real browser: password, second factor, passkey."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.periksa import PONSEL, lebih_lebar, pelanggaran_axe
from tests.pabrik import SANDI, buat_pengguna


def isi_masuk(page: Page, nama: str, sandi: str) -> None:
    page.get_by_label("Nama pengguna").fill(nama)
    page.get_by_label("Kata sandi", exact=True).fill(sandi)
    page.get_by_role("button", name="Masuk", exact=True).click()


def ulangi_sandi(page: Page) -> None:
    """Pages of the second factor ask for the password again."""
    page.wait_for_url("**/akun/ulang/**")
    page.locator("input[type=password]").fill(SANDI)
    page.locator("main button[type=submit]").first.click()


def test_masuk_dari_ponsel(page):
    user = buat_pengguna()
    page.set_viewport_size(PONSEL)

    page.goto("/tugas/")
    assert pelanggaran_axe(page) == []
    assert lebih_lebar(page) == 0
    isi_masuk(page, user.username, "salah")
    expect(page.get_by_text("Nama pengguna atau kata sandi salah.")).to_be_visible()
    assert page.get_by_label("Nama pengguna").input_value() == user.username
    isi_masuk(page, user.username, SANDI)

    page.wait_for_url("**/tugas/")


@pytest.fixture
def kunci_maya(page):
    """A virtual security key: unlocked, with a resident key, always answering."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def test_kunci_sandi_dipasang_lalu_dipakai_masuk(page, masuk, kunci_maya):
    masuk(buat_pengguna(first_name="Rina"))

    page.goto("/akun/2fa/webauthn/add/")
    ulangi_sandi(page)
    page.wait_for_url("**/webauthn/add/")
    page.get_by_label("Nama kunci").fill("Laptop kantor")
    page.locator("input[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(re.compile(r"/2fa/(recovery-codes/.*|webauthn/)$"))

    page.context.clear_cookies()
    page.goto("/masuk/")
    page.locator("#passkey_login").click()

    page.wait_for_url(re.compile(r":\d+/$"))
    expect(page.get_by_text("Rina").first).to_be_attached()
