"""The board in the browser: the phone shows this month at once; the reminder is copied."""

import datetime

import pytest
from django.utils import timezone

from inti.bulan import bulan_dari, geser_bulan
from tests.browser.periksa import LAPTOP, PONSEL
from tests.pabrik import buat_desa, buat_kelompok, buat_pengguna, buat_petugas

KINI_TERLIHAT = """() => {
  const papan = document.querySelector("[data-papan]").getBoundingClientRect();
  const kini = document.querySelector("[data-papan] th.kini").getBoundingClientRect();
  return kini.left >= papan.left && kini.right <= papan.right;
}"""
TERPILIH = """() => {
  const kotak = document.activeElement;
  return kotak.id === "teks-pengingat" && kotak.selectionEnd - kotak.selectionStart;
}"""


@pytest.fixture
def kelompok():
    desa = buat_desa()
    buat_petugas(desa, telepon="0812-5555-0101")
    return buat_kelompok(desa, nama="Melati")


@pytest.mark.sqlite
def test_ponsel_memperlihatkan_bulan_ini(page, masuk, kelompok):
    masuk(buat_pengguna())
    page.set_viewport_size(PONSEL)
    page.goto("/laporan/")

    assert page.evaluate(KINI_TERLIHAT)


@pytest.mark.sqlite
def test_pengingat_disalin_atau_dipilih(page, masuk, kelompok):
    """Without a clipboard the text is selected, so that Ctrl+C is enough."""
    masuk(buat_pengguna())
    page.set_viewport_size(LAPTOP)
    page.goto(f"/laporan/?tahun={_tempo().year}")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard',"
        " {value: {writeText: () => Promise.reject()}})"
    )

    page.get_by_role("button", name="Salin pengingat untuk grup").click()

    page.get_by_role("button", name="Tekan Ctrl+C").wait_for()
    teks = page.locator("#teks-pengingat").input_value()
    assert "BKB Melati" in teks
    assert page.evaluate(TERPILIH) == len(teks)


def _tempo() -> datetime.date:
    """The last month that is due today, under the default deadline (the 10th)."""
    hari_ini = timezone.localdate()
    return geser_bulan(bulan_dari(hari_ini), -1 if hari_ini.day > 10 else -2)
