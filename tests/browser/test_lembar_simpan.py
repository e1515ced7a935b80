"""Nothing typed on the sheet is lost, and nothing of somebody else's is overwritten in silence."""

import datetime
import json

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from kelompok.aksi.laporan import kirim
from kelompok.models import KonfirmasiPeringatan, LaporanBulanan
from tests.browser.lembar import (
    OKTOBER,
    TAK_TERSIMPAN,
    HalamanLembar,
    buat_lembar,
    isi,
)
from tests.browser.test_pintu import isi_masuk
from tests.pabrik import SANDI, buat_laporan, buat_pengguna

pytestmark = pytest.mark.dua
JARINGAN = "Failed to load resource: net::ERR"


@pytest.fixture(autouse=True)
def sekarang(jam):
    return jam(datetime.date(2020, 10, 28))


@pytest.fixture
def luring(context, konsol):
    """`luring(True)` cuts the line. The browser complains about it in the console, as it should."""

    def _luring(putus: bool):
        context.set_offline(putus)

    yield _luring
    konsol[:] = [k for k in konsol if not k.startswith(JARINGAN)]


def ubah_orang_lain(kelompok, **angka) -> None:
    """Somebody else saves these figures on another device."""
    lain = buat_pengguna(first_name="Rina")
    laporan, _ = LaporanBulanan.objects.get_or_create(kelompok=kelompok, bulan=OKTOBER)
    LaporanBulanan.objects.filter(pk=laporan.pk).update(
        **angka,
        disimpan_oleh=lain,
        disimpan_pada=datetime.datetime(2020, 10, 28, 3, 41, tzinfo=datetime.UTC),
    )


# --- Saving by itself ----------------------------------------------------------------------------


def test_tersimpan_sendiri_hanya_baris_yang_berubah(page, masuk):
    user, (a, b) = buat_lembar("BKB", "BKR")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    kiriman = []
    page.on("request", lambda r: kiriman.append(r.post_data) if r.method == "POST" else None)

    lembar.ketik(b, "anggota", "1.234")
    lembar.tunggu_tersimpan()

    assert isi(b)["anggota"] == 1234
    assert isi(a) == {}
    [satu] = kiriman
    assert f"form-0-kelompok={b.pk}&" in satu
    assert satu.count("-kelompok=") == 1
    assert lembar.draf_lokal() == {}
    assert LaporanBulanan.objects.get(kelompok=b, bulan=OKTOBER).disimpan_oleh == user


def test_satu_kiriman_dalam_satu_waktu_dan_mengetik_tidak_menunggu(page, masuk):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    tertahan, lewat = [], []

    def tahan(rute):
        if tertahan:
            lewat.append(rute)
            rute.continue_()
        else:
            tertahan.append(rute)

    page.route("**/laporan/lembar/**", tahan)

    lembar.ketik(a, "anggota", "40")
    page.wait_for_timeout(1500)
    lembar.ketik(a, "anggota_pus", "30")
    lembar.ketik(a, "pus_ber_kb", "20")
    page.wait_for_timeout(2500)

    expect(lembar.simpanan).to_have_text("Menyimpan…")
    assert lewat == []
    tertahan[0].continue_()
    lembar.tunggu_tersimpan()
    expect(lembar.sel(a, "pus_ber_kb")).to_have_value("20")
    page.wait_for_timeout(1500)
    assert (isi(a)["anggota"], isi(a)["anggota_pus"], isi(a)["pus_ber_kb"]) == (40, 30, 20)


def test_tersimpan_saat_halaman_ditinggal(page, masuk):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    lembar.ketik(a, "anggota", "40")

    page.goto("/bantuan/")

    for _ in range(50):
        if isi(a):
            break
        page.wait_for_timeout(100)
    assert isi(a)["anggota"] == 40


# --- A lost line ---------------------------------------------------------------------------------


def test_jaringan_putus_lalu_kembali(page, masuk, luring):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    luring(True)

    lembar.ketik(a, "anggota", "40")

    expect(lembar.simpanan).to_have_text(TAK_TERSIMPAN)
    lembar.ketik(a, "hadir", "22")
    assert isi(a) == {}
    lembar.tombol_kirim.click()
    expect(page.get_by_role("alert").filter(has_text="Belum dikirim")).to_be_visible()
    luring(False)
    lembar.tunggu_tersimpan()
    assert (isi(a)["anggota"], isi(a)["hadir"]) == (40, 22)
    assert lembar.draf_lokal() == {}


def test_server_bermasalah_dicoba_lagi(page, masuk, konsol):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    jawaban = [500, 503]

    def gagal(rute):
        if rute.request.method == "POST" and jawaban:
            rute.fulfill(status=jawaban.pop(), body="<h1>galat</h1>")
        else:
            rute.continue_()

    page.route("**/laporan/lembar/**", gagal)
    lembar.ketik(a, "anggota", "40")
    expect(lembar.simpanan).to_have_text(TAK_TERSIMPAN)

    expect(lembar.simpanan).not_to_have_text(TAK_TERSIMPAN, timeout=15_000)
    lembar.tunggu_tersimpan()
    assert isi(a)["anggota"] == 40
    konsol.clear()


def test_ditutup_dan_dibuka_lagi_di_perangkat_yang_sama(page, context, masuk, luring):
    user, (a, b) = buat_lembar("BKB", "BKR")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    luring(True)
    lembar.ketik(a, "anggota", "70")
    lembar.pesan(a).get_by_label("Angka ini benar").check()
    lembar.baris(b).get_by_label("Nihil kegiatan").check()
    expect(lembar.simpanan).to_have_text(TAK_TERSIMPAN)
    draf = lembar.draf_lokal()
    assert set(draf) == {f"lembar:{user.pk}:2020-10:{k.pk}" for k in (a, b)}
    assert a.nama not in json.dumps(draf)
    page.close()
    luring(False)
    assert isi(a) == {}

    lembar = HalamanLembar(context.new_page()).buka()

    expect(lembar.page.get_by_text("2 baris yang belum sempat tersimpan")).to_be_visible()
    expect(lembar.sel(a, "anggota")).to_have_value("70")
    lembar.tunggu_tersimpan()
    assert isi(a)["anggota"] == 70
    assert KonfirmasiPeringatan.objects.get(laporan__kelompok=a).nilai == "41→70"
    assert LaporanBulanan.objects.get(kelompok=b, bulan=OKTOBER).nihil
    assert lembar.draf_lokal() == {}


def test_dibuka_lagi_sesudah_diubah_orang_lain_ditunjukkan_keduanya(page, context, masuk, luring):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    luring(True)
    lembar.ketik(a, "anggota", "40")
    lembar.ketik(a, "hadir", "22")
    expect(lembar.simpanan).to_have_text(TAK_TERSIMPAN)
    page.close()
    ubah_orang_lain(a, anggota=57)
    luring(False)

    lembar = HalamanLembar(context.new_page()).buka()

    expect(lembar.pesan(a)).to_contain_text("Anggota: Rina mengisi 57 pukul 10.41; isian Anda 40.")
    expect(lembar.keadaan(a)).to_have_text("Perbaiki")
    assert (isi(a)["anggota"], isi(a)["hadir"]) == (57, 22)
    lembar.pesan(a).get_by_role("button", name="Pakai angka saya").click()
    lembar.tunggu_tersimpan()
    expect(lembar.pesan(a)).not_to_contain_text("Rina")
    assert isi(a)["anggota"] == 40


def test_draf_orang_lain_di_perangkat_ini_tidak_tampil(page, context, masuk, luring):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    luring(True)
    lembar.ketik(a, "anggota", "40")
    expect(lembar.simpanan).to_have_text(TAK_TERSIMPAN)
    page.close()
    luring(False)
    masuk(buat_pengguna())  # an operator sees the same sheet

    page = context.new_page()
    operator = HalamanLembar(page, f"{lembar.alamat}?kecamatan={a.desa.kecamatan.kode}").buka()

    expect(operator.sel(a, "anggota")).to_have_value("")
    page.wait_for_timeout(1500)
    assert isi(a) == {}
    masuk(user)
    lembar = HalamanLembar(page).buka()
    expect(lembar.sel(a, "anggota")).to_have_value("40")


def test_penyimpanan_perangkat_ditutup_tidak_mengganggu(page, masuk):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new Error('QuotaExceeded'); };"
    )
    lembar = HalamanLembar(page).buka()

    lembar.ketik(a, "anggota", "40")

    lembar.tunggu_tersimpan()
    assert isi(a)["anggota"] == 40


# --- A session that is over ----------------------------------------------------------------------


def test_sesi_habis_saat_mengetik_lalu_masuk_lagi(page, masuk):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    Session.objects.all().delete()

    lembar.ketik(a, "anggota", "40")

    alert = page.get_by_role("alert").filter(has_text="Sesi Anda berakhir.")
    expect(alert).to_contain_text("Yang Anda ketik tetap ada di perangkat ini")
    lembar.ketik(a, "hadir", "22")
    alert.get_by_role("link", name="Masuk lagi").click()
    isi_masuk(page, user.username, SANDI)
    page.wait_for_url("**/laporan/lembar/2020-10/")
    expect(lembar.sel(a, "anggota")).to_have_value("40")
    lembar.tunggu_tersimpan()
    assert (isi(a)["anggota"], isi(a)["hadir"]) == (40, 22)


def test_orang_lain_masuk_di_tab_sebelah_tidak_menyimpan_atas_namanya(
    page, masuk, context, konsol
):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    context.clear_cookies()
    lain = buat_pengguna()
    tab = context.new_page()
    tab.goto("/masuk/")
    isi_masuk(tab, lain.username, SANDI)
    tab.wait_for_url(lambda url: "/masuk/" not in url)

    lembar.ketik(a, "anggota", "40")

    expect(page.get_by_role("alert").filter(has_text="Sesi Anda berakhir.")).to_be_visible()
    assert isi(a) == {}
    assert list(lembar.draf_lokal()) == [f"lembar:{user.pk}:2020-10:{a.pk}"]
    konsol[:] = [k for k in konsol if "403" not in k]


# --- Two people, one sheet -----------------------------------------------------------------------


def test_bentrok_ditunjukkan_dan_dipilih(page, masuk):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    ubah_orang_lain(a, anggota=57, sasaran=60)

    lembar.ketik(a, "anggota", "40")
    lembar.ketik(a, "hadir", "22")

    expect(lembar.pesan(a)).to_contain_text("Anggota: Rina mengisi 57 pukul 10.41; isian Anda 40.")
    expect(lembar.sel(a, "anggota")).to_have_value("40")
    expect(lembar.sel(a, "sasaran")).to_have_value("60")  # untouched here: theirs
    lembar.ketik(a, "pertemuan", "1")  # another save of the same row does not decide
    page.wait_for_timeout(2000)
    assert (isi(a)["anggota"], isi(a)["pertemuan"]) == (57, 1)
    expect(lembar.pesan(a)).to_contain_text("Rina mengisi 57")
    lembar.pesan(a).get_by_role("button", name="Pakai 57 (Rina)").click()
    expect(lembar.sel(a, "anggota")).to_have_value("57")
    expect(lembar.pesan(a)).not_to_contain_text("Rina")
    lembar.tunggu_tersimpan()
    assert (isi(a)["anggota"], isi(a)["hadir"]) == (57, 22)


def test_bentrok_belum_dipilih_tidak_terkirim(page, masuk):
    user, (a, b) = buat_lembar("BKB", "BKR")
    masuk(user)
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('penuh'); };")
    lembar = HalamanLembar(page).buka()
    ubah_orang_lain(
        a, anggota=41, sasaran=58, anggota_pus=35, pus_ber_kb=27, pertemuan=1, hadir=29
    )
    lembar.ketik(a, "anggota", "40")
    expect(lembar.pesan(a)).to_contain_text("Rina mengisi 41")
    lembar.isi_penuh(b)

    lembar.tombol_kirim.click()

    expect(lembar.keadaan(b)).to_have_text("Terkirim")
    expect(lembar.keadaan(a)).to_have_text("Perbaiki")
    page.wait_for_timeout(1500)
    assert LaporanBulanan.objects.get(kelompok=a, bulan=OKTOBER).status == "draf"
    assert isi(a)["anggota"] == 41
    lembar.pesan(a).get_by_role("button", name="Pakai angka saya").click()
    lembar.tunggu_tersimpan()
    assert isi(a)["anggota"] == 40


def test_sudah_dikirim_orang_lain_isian_disebut(page, masuk, sekarang):
    user, (a,) = buat_lembar("BKB")
    laporan = buat_laporan(a, OKTOBER)
    masuk(user)
    lembar = HalamanLembar(page).buka()
    kirim([laporan.pk], oleh=buat_pengguna(), sekarang=sekarang)

    lembar.ketik(a, "anggota", "40")

    expect(lembar.keadaan(a)).to_have_text("Terkirim")
    expect(lembar.pesan(a)).to_contain_text("sudah terkirim: Anggota 40.")
    expect(lembar.sel(a, "anggota")).to_be_disabled()
    expect(lembar.sel(a, "anggota")).to_have_value("41")
    lembar.pesan(a).get_by_role("button", name="Buang isian itu").click()
    expect(lembar.pesan(a)).to_be_hidden()
    assert lembar.draf_lokal() == {}
    assert isi(a)["anggota"] == 41


def test_kelompok_bukan_milik_lagi_ditolak_dan_disebut(page, masuk, konsol):
    user, (a,) = buat_lembar("BKB")
    masuk(user)
    lembar = HalamanLembar(page).buka()
    user.petugas.penugasan.update(selesai=datetime.date(2020, 10, 27))

    lembar.ketik(a, "anggota", "40")

    expect(page.get_by_role("alert").filter(has_text="Tidak ada yang disimpan.")).to_be_visible()
    assert isi(a) == {}
    konsol[:] = [k for k in konsol if "400" not in k]
