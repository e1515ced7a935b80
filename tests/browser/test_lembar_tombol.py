"""Keys and pasted blocks on the sheet: where they lead, what they fill, what they refuse."""

import datetime

import pytest
from playwright.sync_api import expect

from tests.browser.lembar import OKTOBER, HalamanLembar, buat_lembar, isi
from tests.browser.periksa import PONSEL
from tests.pabrik import buat_laporan

FOKUS = "document.activeElement.getAttribute('aria-label')"


@pytest.fixture(autouse=True)
def _hari_ini(jam):
    jam(datetime.date(2020, 10, 28))


@pytest.fixture
def buka(page, masuk):
    def _buka(*jenis, lalu=True):
        user, kelompok = buat_lembar(*jenis, lalu=lalu)
        masuk(user)
        return HalamanLembar(page).buka(), kelompok

    return _buka


def fokus(page) -> str:
    return page.evaluate(FOKUS)


# --- Where keys lead -----------------------------------------------------------------------------


def test_enter_turun_melewati_arsir_lalu_ke_kolom_berikutnya(page, buka):
    lembar, (a, uppks, b) = buka("BKB", "UPPKS", "BKR")
    lembar.sel(a, "sasaran").focus()

    jejak = []
    for _ in range(3):
        page.keyboard.press("Enter")
        jejak.append(fokus(page))

    assert jejak == [f"Sasaran, {b}", f"Anggota, {a}", f"Anggota, {uppks}"]
    page.keyboard.press("Shift+Enter")
    assert fokus(page) == f"Anggota, {a}"


def test_lembar_menunggu_di_sel_kosong_pertama_kecuali_di_ponsel(page, buka):
    lembar, (a, b) = buka("BKB", "BKR")
    assert fokus(page) == f"Sasaran, {a}"
    lembar.isi_penuh(a)
    lembar.tunggu_tersimpan()

    lembar.buka()

    assert fokus(page) == f"Sasaran, {b}"
    page.goto("about:blank")
    page.goto(f"{lembar.alamat}#k{a.pk}")
    expect(lembar.sel(a, "sasaran")).to_be_focused()
    page.set_viewport_size(PONSEL)
    page.goto("about:blank")
    lembar.buka()
    assert fokus(page) is None


def test_panah_antarsel_dan_di_dalam_teks(page, buka):
    lembar, (a, b) = buka("BKB", "PIKR")
    lembar.ketik(a, "anggota", "41")
    for tombol, tuju in [
        ("ArrowLeft", f"Anggota, {a}"),  # inside the text
        ("ArrowRight", f"Anggota, {a}"),
        ("ArrowRight", f"Anggota PUS, {a}"),
        ("ArrowLeft", f"Anggota, {a}"),
        ("ArrowDown", f"Anggota, {b}"),
        ("ArrowRight", f"Pertemuan, {b}"),  # what PIK-R does not count is skipped
        ("ArrowUp", f"Pertemuan, {a}"),
        ("ArrowRight", f"Hadir, {a}"),
        ("ArrowRight", f"Nihil kegiatan, {a}"),
    ]:
        page.keyboard.press(tombol)
        assert fokus(page) == tuju, tombol


def test_escape_mengembalikan_isi_sebelum_disunting(page, buka):
    lembar, (a,) = buka("BKB")
    lembar.ketik(a, "anggota", "41")
    page.keyboard.press("Enter")
    lembar.ketik(a, "anggota", "999")

    page.keyboard.press("Escape")

    expect(lembar.sel(a, "anggota")).to_have_value("41")
    lembar.tunggu_tersimpan()
    assert isi(a)["anggota"] == 41


def test_enter_tidak_mengirim_dan_tab_tetap_biasa(page, buka):
    lembar, (a,) = buka("BKB")
    lembar.ketik(a, "hadir", "3")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert fokus(page) == f"Nihil kegiatan, {a}"
    page.keyboard.press("Enter")
    assert page.url.endswith("/laporan/lembar/2020-10/")


def test_ponsel_enter_ke_sel_berikutnya_dan_baris_berikutnya(page, buka):
    page.set_viewport_size(PONSEL)
    lembar, (a, b) = buka("UPPKS", "BKB")
    lembar.sel(a, "pertemuan").focus()

    jejak = []
    for _ in range(3):
        page.keyboard.press("Enter")
        jejak.append(fokus(page))

    assert jejak == [f"Hadir, {a}", f"Omzet (Rp), {a}", f"Sasaran, {b}"]


# --- As last month -------------------------------------------------------------------------------


def test_ctrl_d_sel_kosong_saja(page, buka):
    lembar, (a,) = buka("BKB")
    lembar.sel(a, "sasaran").focus()
    page.keyboard.press("Control+d")
    expect(lembar.sel(a, "sasaran")).to_have_value("58")

    lembar.ketik(a, "anggota", "40")
    page.keyboard.press("Control+d")

    expect(lembar.sel(a, "anggota")).to_have_value("40")


def test_satu_baris_seperti_bulan_lalu_tidak_menimpa(page, buka):
    lembar, (a, b) = buka("BKB", "BKR")
    lembar.ketik(a, "anggota", "40")

    page.keyboard.press("Control+Shift+d")

    assert lembar.nilai(a) == ["58", "40", "35", "27", "1", "29"]
    assert lembar.nilai(b) == [""] * 6
    lembar.baris(b).get_by_role("button", name="Seperti September 2020").click()
    assert lembar.nilai(b) == ["58", "41", "35", "27", "1", "29"]


def test_semua_baris_kosong_seperti_bulan_lalu_dan_urungkan(page, buka):
    lembar, (a, b, c) = buka("BKB", "UPPKS", "PIKR")
    lembar.ketik(a, "anggota", "40")
    semula = [lembar.nilai(k) for k in (a, b, c)]

    page.get_by_role("button", name="Isi baris kosong seperti bulan lalu").click()

    assert lembar.nilai(a) == semula[0]  # not empty
    assert lembar.nilai(b) == [None, "41", "35", "27", "1", "29"]
    assert lembar.nilai(c) == ["58", "41", None, None, "1", "29"]
    page.get_by_role("button", name="Urungkan").click()
    assert [lembar.nilai(k) for k in (a, b, c)] == semula


def test_tanpa_bulan_lalu_tidak_ada_tombolnya(page, buka):
    buka("BKB", lalu=False)

    expect(page.get_by_role("button", name="Seperti")).to_have_count(0)
    expect(page.get_by_role("button", name="Isi baris kosong")).to_have_count(0)


# --- Pasted blocks -------------------------------------------------------------------------------


def test_blok_excel_ditempel_dan_diurungkan(page, buka):
    lembar, (a, b, c) = buka("BKB", "UPPKS", "PIKR")
    lembar.ketik(a, "pus_ber_kb", "20")
    blok = '1.234\t41,0\t35\t\t"1"\t29\r\n\t18\t\u00a015 \t9\t1\t15\r\n95\t22\t\t\t2,00\t17\r\n'

    lembar.tempel(lembar.sel(a, "sasaran"), blok)

    # An empty cell changes nothing.
    assert lembar.nilai(a) == ["1234", "41", "35", "20", "1", "29"]
    assert lembar.nilai(b) == [None, "18", "15", "9", "1", "15"]
    assert lembar.nilai(c) == ["95", "22", None, None, "2", "17"]
    page.keyboard.press("Control+z")
    assert lembar.nilai(a) == ["", "", "", "20", "", ""]
    assert lembar.nilai(c) == ["", "", None, None, "", ""]
    lembar.tunggu_tersimpan()
    assert isi(a)["anggota"] is None


@pytest.mark.parametrize(
    ("kolom", "blok", "sebab"),
    [
        ("sasaran", "1\t2\t3\t4\t5\t6\t7", "Tempelan 7 kolom, padahal dari sel ini hanya ada 6"),
        ("hadir", "1\t2", "Tempelan 2 kolom, padahal dari sel ini hanya ada 1"),
        ("sasaran", "1\n\n3", "Tempelan 3 baris, padahal dari sel ini hanya ada 2"),
        ("sasaran", "9\t8\n7\t6", 'Baris 2 tempelan: kolom 1 ("7") tidak ditanyakan pada UPPKS'),
        ("lansia_mandiri", "1\t2\t3", "Tempelan 3 kolom, padahal dari sel ini hanya ada 2"),
    ],
)
def test_blok_yang_tidak_muat_ditolak_seluruhnya(page, buka, kolom, blok, sebab):
    lembar, (a, b) = buka("BKL", "UPPKS")
    lembar.ketik(a, "anggota", "40")
    semula = lembar.nilai(a), lembar.nilai(b)

    lembar.tempel(lembar.sel(a, kolom), blok)

    expect(page.get_by_role("alert").filter(has_text=sebab)).to_contain_text(
        "Tidak ada yang ditempel."
    )
    assert (lembar.nilai(a), lembar.nilai(b)) == semula
    expect(lembar.sel(a, "lansia_mandiri")).to_have_value("")


def test_bukan_angka_ditandai_di_selnya(page, buka):
    lembar, (a,) = buka("BKB")

    lembar.tempel(lembar.sel(a, "sasaran"), "<b>58</b>\t-4\t1,5\t４２\t99.999.999\t29")

    for kolom, sebab in [
        ("sasaran", "Isi dengan angka 0 sampai 9 saja"),
        ("anggota", "Tidak boleh kurang dari 0"),
        ("anggota_pus", "Isi bilangan bulat, tanpa koma"),
        ("pus_ber_kb", "Isi dengan angka 0 sampai 9 saja"),
        ("pertemuan", "Terlalu besar; paling banyak 99.999."),
    ]:
        sel = lembar.sel(a, kolom)
        expect(sel).to_have_attribute("aria-invalid", "true")
        acuan = sel.get_attribute("aria-describedby")
        expect(page.locator(f"#{acuan}")).to_contain_text(sebab)
    expect(lembar.sel(a, "hadir")).not_to_have_attribute("aria-invalid", "true")
    expect(lembar.keadaan(a)).to_have_text("Perbaiki")
    expect(page.get_by_text("5 di antaranya bukan angka dan ditandai")).to_be_visible()


def test_tempelan_di_atas_laporan_terkirim_ditolak(page, masuk):
    user, (a, b) = buat_lembar("BKB", "BKR")
    buat_laporan(b, OKTOBER, status="terkirim", oleh=user)
    masuk(user)
    lembar = HalamanLembar(page).buka()

    lembar.tempel(lembar.sel(a, "sasaran"), "1\n2")

    alert = page.get_by_role("alert").filter(has_text=f"{b} yang sudah terkirim")
    expect(alert).to_be_visible()
    assert lembar.nilai(a)[0] == ""
    lembar.tempel(lembar.sel(a, "sasaran"), "1\n58")  # the same figure is no change
    assert lembar.nilai(a)[0] == "1"


def test_satu_angka_ditempel_seperti_biasa(page, context, buka):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    lembar, (a,) = buka("BKB")
    page.evaluate("navigator.clipboard.writeText('41,0\\r\\n')")
    lembar.sel(a, "anggota").focus()
    page.keyboard.press("Control+v")
    expect(lembar.sel(a, "anggota")).to_have_value("41")
    page.evaluate("navigator.clipboard.writeText('7')")

    page.keyboard.press("End")
    page.keyboard.press("Control+v")

    expect(lembar.sel(a, "anggota")).to_have_value("417")
