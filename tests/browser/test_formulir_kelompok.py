"""The form of a group as people use it: sections by kind, narrowing, warnings, two editors."""

import pytest
from playwright.sync_api import expect

from dinas.peran import Peran
from kelompok.models import Kelompok, Keterpaduan
from tests.browser.periksa import LAPTOP, PONSEL, lebih_lebar, pelanggaran_axe
from tests.pabrik import buat_desa, buat_kecamatan, buat_kelompok, buat_pengguna

pytestmark = pytest.mark.dua
SIMPAN = "button:visible:has-text('Simpan kelompok')"


@pytest.fixture
def operator(masuk):
    user = buat_pengguna(Peran.OPERATOR)
    masuk(user)
    return user


def test_bagian_khusus_mengikuti_jenis(page, operator):
    Keterpaduan.objects.create(kode="bkb-posyandu", nama="Posyandu", jenis="BKB")
    buat_desa()
    page.goto("/kelompok/tambah/")
    produk, basis = page.get_by_label("Nama produk"), page.get_by_label("Basis")
    posyandu = page.get_by_label("Posyandu")

    for kartu, tampak in [
        ("jns-uppks", (True, False, False)),
        ("jns-pik", (False, True, False)),
        ("jns-bkb", (False, False, True)),
    ]:
        page.locator(f"#{kartu}").check()
        assert (produk.is_visible(), basis.is_visible(), posyandu.is_visible()) == tampak


def test_kecamatan_menyempitkan_desa(page, operator):
    kurun, tewah = buat_kecamatan(nama="Kurun"), buat_kecamatan(nama="Tewah")
    buat_desa(kurun, nama="Tampang")
    batu = buat_desa(tewah, nama="Batu Nyiwuh")
    page.goto("/kelompok/tambah/")

    page.get_by_label("Kecamatan").select_option(label="Tewah")

    desa = page.locator("#id_desa")
    expect(desa.locator("optgroup[label=Kurun]")).to_be_disabled()
    desa.select_option(str(batu.pk))
    expect(desa).to_have_value(str(batu.pk))


def test_tanpa_skrip_semua_desa_dapat_dipilih_dan_tersimpan(browser, base_url, page, operator):
    desa = buat_desa()
    buat_desa()
    polos = browser.new_context(
        base_url=base_url, java_script_enabled=False, storage_state=page.context.storage_state()
    ).new_page()
    polos.goto("/kelompok/tambah/")
    expect(polos.locator("#pilih-kecamatan")).to_be_hidden()
    polos.locator("#jns-bkl").check()
    polos.locator("#id_desa").select_option(str(desa.pk))
    polos.fill("[name=nama]", "Senja")
    polos.fill("[name=mulai]", "2020-11-13")
    polos.click(SIMPAN)

    expect(polos.locator("h1")).to_have_text("BKL Senja")
    polos.context.close()


@pytest.mark.parametrize("ukuran", [LAPTOP, PONSEL], ids=["laptop", "ponsel"])
def test_mirip_dicentang_lalu_tersimpan(page, operator, ukuran):
    desa = buat_desa()
    buat_kelompok(desa, nama="Melati Indah")
    page.set_viewport_size(ukuran)
    page.goto(f"/kelompok/tambah/?desa={desa.kode}&jenis=BKB")
    page.fill("[name=nama]", "Melati Endah")
    page.fill("[name=mulai]", "2020-11-13")
    page.click(SIMPAN)

    centang = page.get_by_label("Mirip dengan BKB Melati Indah")
    expect(centang).to_be_visible()
    assert pelanggaran_axe(page) == []
    assert not lebih_lebar(page)
    centang.check()
    page.click(SIMPAN)

    expect(page.locator("h1")).to_have_text("BKB Melati Endah")


def test_dua_tab_yang_kedua_memilih(page, operator):
    kelompok = buat_kelompok(alamat="RT 01")
    alamat = f"/kelompok/{kelompok.pk}/ubah/"
    lain = page.context.new_page()
    for tab in (page, lain):
        tab.goto(alamat)
    lain.fill("[name=alamat]", "RT 02")
    lain.fill("[name=telepon]", "0812-5555-0100")
    lain.click(SIMPAN)
    lain.wait_for_url("**" + kelompok.get_absolute_url())

    page.fill("[name=alamat]", "RT 03")
    page.click(SIMPAN)

    expect(page.locator(".bentrok")).to_contain_text("digabung: Telepon kelompok")
    expect(page.locator("[name=telepon]")).to_have_value("0812-5555-0100")
    assert pelanggaran_axe(page) == []
    page.get_by_label("RT 03").check()
    page.click(SIMPAN)

    page.wait_for_url("**" + kelompok.get_absolute_url())
    kini = Kelompok.objects.get()
    assert (kini.alamat, kini.telepon) == ("RT 03", "0812-5555-0100")
