"""The queue of verification in the browser: by keyboard, many at once, back with a reason."""

import datetime

import pytest

from kelompok.models import LaporanBulanan, StatusLaporan
from tests.browser.periksa import LAPTOP, PONSEL
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
)

pytestmark = pytest.mark.dua
ANTREAN = "/laporan/verifikasi/"
OKTOBER = datetime.date(2020, 10, 1)


@pytest.fixture
def laporan():
    """Four reports that wait: Anggrek, Bakung, Cempaka, Dahlia."""
    desa = buat_desa()
    akun = buat_akun_petugas(desa)
    return [
        buat_laporan(
            buat_kelompok(desa, nama=nama),
            bulan=OKTOBER,
            status=StatusLaporan.TERKIRIM,
            dikirim_oleh=akun,
            dikirim_pertama_oleh=akun,
        )
        for nama in ("Anggrek", "Bakung", "Cempaka", "Dahlia")
    ]


def keadaan() -> dict[str, str]:
    semua = LaporanBulanan.objects.select_related("kelompok").order_by("pk")
    return {x.kelompok.nama: x.status for x in semua}


def kotak(page, nama: str):
    return page.get_by_role("checkbox", name=f"Pilih laporan BKB {nama}")


@pytest.mark.sqlite
def test_dicentang_dengan_papan_ketik_lalu_diverifikasi(page, masuk, laporan):
    """Arrows walk the rows, Space ticks, Shift with a click takes the rows between."""
    masuk(buat_pengguna())
    page.set_viewport_size(LAPTOP)
    page.goto(ANTREAN)
    tombol = page.get_by_role("button", name="Verifikasi yang dicentang")
    assert tombol.is_disabled()

    kotak(page, "Anggrek").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.get_by_text("2 laporan dicentang").wait_for()
    kotak(page, "Cempaka").click(modifiers=["Shift"])
    page.get_by_text("3 laporan dicentang").wait_for()
    tombol.click()

    page.get_by_text("3 laporan diverifikasi.").wait_for()
    assert [n for n, s in keadaan().items() if s == StatusLaporan.TERKIRIM] == ["Dahlia"]


@pytest.mark.sqlite
def test_dikembalikan_dengan_alasan_dari_ponsel(page, masuk, laporan):
    """Without a reason nothing happens; with one, all that were ticked go back."""
    masuk(buat_pengguna())
    page.set_viewport_size(PONSEL)
    page.goto(ANTREAN)
    kotak(page, "Bakung").check()
    kotak(page, "Dahlia").check()
    page.get_by_role("button", name="Kembalikan yang dicentang…").click()
    alasan = page.get_by_label("Yang perlu diperbaiki")
    kembalikan = page.get_by_role("button", name="Kembalikan 2 laporan")
    page.get_by_text("BKB Dahlia").wait_for()

    alasan.fill("   ")
    kembalikan.click()
    page.locator(".invalid-feedback, .errorlist").first.wait_for()
    assert set(keadaan().values()) == {StatusLaporan.TERKIRIM}
    alasan.fill("Hadir lebih banyak dari daftar hadir")
    kembalikan.click()

    page.get_by_text("2 laporan dikembalikan kepada pengirimnya.").wait_for()
    kembali = {n for n, s in keadaan().items() if s == StatusLaporan.DIKEMBALIKAN}
    assert kembali == {"Bakung", "Dahlia"}


@pytest.mark.sqlite
def test_tanpa_catatan_ditanya_dulu_dan_tidak_menyapu_yang_baru(page, masuk, laporan):
    """What was sent after the question was asked is not verified unseen."""
    masuk(buat_pengguna())
    page.goto(ANTREAN)
    page.get_by_role("button", name="Verifikasi 4 tanpa catatan…").click()
    page.get_by_text("BKB Anggrek").wait_for()
    assert set(keadaan().values()) == {StatusLaporan.TERKIRIM}
    terkirim = laporan[0]
    buat_laporan(
        buat_kelompok(terkirim.kelompok.desa, nama="Edelweis"),
        bulan=OKTOBER,
        status=StatusLaporan.TERKIRIM,
        dikirim_oleh=terkirim.dikirim_oleh,
        dikirim_pertama_oleh=terkirim.dikirim_oleh,
    )

    page.get_by_role("button", name="Verifikasi 4 laporan").click()

    page.get_by_text("4 laporan diverifikasi.").wait_for()
    assert keadaan()["Edelweis"] == StatusLaporan.TERKIRIM
