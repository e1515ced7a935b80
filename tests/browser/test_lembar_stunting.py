"""A month of weighing of one kecamatan, pasted from Excel; judged while typing, saved by itself."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from stunting.models import CakupanLayanan, KeluargaBerisiko, Pengukuran
from tests.browser.periksa import keluhan_halaman
from tests.pabrik import buat_desa, buat_kecamatan, buat_pengguna
from tests.pabrik_stunting import buat_cakupan, buat_indikator, buat_keluarga, buat_pengukuran

OKTOBER = datetime.date(2020, 10, 1)
SEPTEMBER = datetime.date(2020, 9, 1)
TERSIMPAN = re.compile(r"^Tersimpan \d\d\.\d\d$")
KOLOM = ("sasaran", "diukur", "pendek", "sangat_pendek")


@pytest.fixture
def kurun(masuk):
    """A kecamatan with three villages, weighed in September, and an operator who is logged in."""
    masuk(buat_pengguna())
    kecamatan = buat_kecamatan(nama="Kurun")
    desa = [buat_desa(kecamatan, nama=f"Desa {n}") for n in "ABC"]
    for d in desa:
        buat_pengukuran(d, SEPTEMBER)
    buat_desa(buat_kecamatan(nama="Tewah"), nama="Desa Z")
    return desa


def sel(page, desa, kolom):
    return page.locator(f"#k{desa.pk} [data-kolom={kolom}] input")


def keadaan(page, desa):
    return page.locator(f"#k{desa.pk} [data-keadaan]")


def tempel(sasaran, teks: str) -> None:
    sasaran.page.wait_for_load_state()  # the scripts of the sheet have run
    sasaran.focus()
    sasaran.evaluate(
        """(el, teks) => {
          const data = new DataTransfer();
          data.setData("text/plain", teks);
          el.dispatchEvent(new ClipboardEvent("paste",
            {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        teks,
    )


def isi(desa) -> tuple | None:
    return Pengukuran.objects.filter(desa=desa, bulan=OKTOBER).values_list(*KOLOM).first()


def test_operator_menempel_sebulan_sekecamatan(page, kurun):
    a, b, c = kurun
    page.goto("/stunting/data/?tahun=2020")
    page.get_by_label("Kecamatan").select_option(label="Kurun")
    page.get_by_role("button", name="Saring").click()
    page.get_by_role("link", name="Isi penimbangan Oktober 2020").click()
    expect(page.get_by_role("heading", name="Penimbangan Oktober 2020")).to_be_visible()
    expect(page.locator("[data-baris]")).to_have_count(3)

    tempel(sel(page, a, "sasaran"), "60\t50\t8\t2\n1.060\t70\t0\t0\n30\t40\t1\t1\n")

    expect(keadaan(page, a)).to_have_text("Lengkap")
    expect(keadaan(page, b)).to_have_text("Lengkap")
    expect(keadaan(page, c)).to_have_text("Periksa")
    expect(page.locator(f"#k{c.pk} [data-pesan]")).to_contain_text(
        "Diukur 40 melebihi sasaran 30."
    )
    expect(page.locator("[data-jumlah=diukur]")).to_have_text("160")
    expect(page.locator("[data-simpan] [data-teks]")).to_have_text(TERSIMPAN)
    assert [isi(d) for d in kurun] == [(60, 50, 8, 2), (1060, 70, 0, 0), (30, 40, 1, 1)]
    page.reload()
    expect(sel(page, b, "sasaran")).to_have_value("1060")
    expect(keadaan(page, c)).to_have_text("Periksa")


def test_salah_hitung_terlihat_sambil_mengetik_dan_baris_lain_tersimpan(page, kurun):
    a, b, _ = kurun
    page.goto("/stunting/data/penimbangan/2020-10/")

    tempel(sel(page, a, "sasaran"), "60\t50\t30\t25\n60\t50\t8\t2")

    pesan = page.locator(f"#k{a.pk} [data-pesan]")
    expect(pesan).to_contain_text("Pendek 30 + sangat pendek 25 = 55, melebihi yang diukur, 50.")
    expect(sel(page, a, "sangat_pendek")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-simpan] [data-teks]")).to_contain_text(
        "1 baris menunggu dibetulkan"
    )
    assert (isi(a), isi(b)) == (None, (60, 50, 8, 2))
    sel(page, a, "sangat_pendek").fill("5")
    expect(keadaan(page, a)).to_have_text("Lengkap")
    expect(page.locator("[data-simpan] [data-teks]")).to_have_text(TERSIMPAN)
    assert isi(a) == (60, 50, 30, 5)


def test_enter_turun_dan_seperti_bulan_sebelumnya(page, kurun):
    a, b, _ = kurun
    page.goto("/stunting/data/penimbangan/2020-10/")
    sel(page, a, "diukur").focus()
    page.keyboard.type("44")
    page.keyboard.press("Enter")
    expect(sel(page, b, "diukur")).to_be_focused()
    page.keyboard.press("Control+d")
    expect(sel(page, b, "diukur")).to_have_value("50")


def test_jaringan_putus_disebut_lalu_dicoba_lagi(page, kurun, context, konsol):
    a = kurun[0]
    page.goto("/stunting/data/penimbangan/2020-10/")
    context.set_offline(True)
    sel(page, a, "sasaran").fill("61")
    expect(page.locator("[data-simpan] [data-teks]")).to_contain_text("Belum tersimpan")
    konsol.clear()  # the network was gone
    assert isi(a) is None
    context.set_offline(False)
    expect(page.locator("[data-simpan] [data-teks]")).to_have_text(TERSIMPAN)
    assert isi(a) == (61, None, None, None)


def test_keluarga_dan_cakupan(page, kurun):
    a = kurun[0]
    satu = buat_indikator("satu")
    page.goto("/stunting/data/keluarga/2020/")
    tempel(sel(page, a, "keluarga"), "120\t100\t40\t55")
    expect(page.locator(f"#k{a.pk} [data-pesan]")).to_contain_text(
        "Berisiko 40 + tidak berisiko 55 = 95, padahal keluarga sasaran 100."
    )
    sel(page, a, "tidak_berisiko").fill("60")
    expect(keadaan(page, a)).to_have_text("Lengkap")
    expect(page.locator("[data-simpan] [data-teks]")).to_have_text(TERSIMPAN)
    assert KeluargaBerisiko.objects.get().berisiko == 40

    page.goto("/stunting/data/cakupan/2020/")
    tempel(sel(page, a, f"s{satu.pk}"), "20\t15")
    expect(keadaan(page, a)).to_have_text("Lengkap")
    expect(page.locator("[data-simpan] [data-teks]")).to_have_text(TERSIMPAN)
    assert CakupanLayanan.objects.get().realisasi == 15


@pytest.mark.parametrize(
    "url",
    [
        "/stunting/data/?tahun=2020",
        "/stunting/data/penimbangan/2020-09/",
        "/stunting/data/keluarga/2020/",
        "/stunting/data/cakupan/2020/",
    ],
)
def test_halaman_berisi_rapi_di_semua_layar(page, kurun, url):
    a, b, _ = kurun
    Pengukuran.objects.filter(desa=b).update(diukur=70)
    buat_pengukuran(a, datetime.date(2020, 8, 1), diukur=30)
    buat_keluarga(a)
    buat_cakupan(a)
    page.emulate_media(reduced_motion="reduce")
    page.goto(url)
    keluhan = keluhan_halaman(page, url)
    assert not keluhan, "\n".join(keluhan)
