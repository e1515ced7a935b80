"""What the sheet says while somebody types: the rules of the server, at once; and on a phone."""

import datetime
import itertools
import random
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from playwright.sync_api import expect

from kelompok.aksi.laporan import kembalikan
from kelompok.jenis import LABEL, SIFAT, Jenis
from kelompok.models import KonfirmasiPeringatan, LaporanBulanan
from kelompok.peringatan import (
    LONJAKAN_ANGKA,
    LONJAKAN_BAGIAN,
    PERTEMUAN_WAJAR,
    BulanLalu,
    daftar_peringatan,
)
from kelompok.validators import galat_hubungan
from tests.browser.lembar import OKTOBER, HalamanLembar, buat_lembar, isi
from tests.browser.periksa import LAPTOP, PONSEL, keluhan_halaman, lebih_lebar, pelanggaran_axe
from tests.pabrik import buat_laporan, buat_pengguna

PERIKSA = """async ([kasus, label, batas]) => {
  const {periksa} = await import("/static/js/lembar/aturan.js");
  return kasus.map((k) => periksa(k.isi, {...k, label, batas}));
}"""
SAMA = "Seperti September 2020"


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


# --- The same rules as the server ----------------------------------------------------------------

ANGKA = (None, 0, 1, 4, 8, 9, 10, 11, 20, 21, 31, 999, 1000, 99_999)


def kasus_acak(acak: random.Random, jenis: str) -> dict:
    sifat = SIFAT[jenis]
    angka = {k: acak.choice(ANGKA) for k in sifat.kolom_laporan}
    lalu = {k: acak.choice(ANGKA) for k in sifat.kolom_laporan}
    return {"jenis": jenis, "nihil": acak.random() < 0.3, "isi": angka, "lalu": lalu}


def jawaban_server(kasus: dict) -> dict:
    lalu = BulanLalu(datetime.date(2020, 9, 1), kasus["lalu"]) if kasus["bulanLalu"] else None
    syarat = {"jenis": kasus["jenis"], "nihil": kasus["nihil"]}
    peringatan = daftar_peringatan(kasus["isi"], **syarat, lalu=lalu)
    return {
        "galat": galat_hubungan(kasus["isi"], **syarat),
        "peringatan": [vars(p) for p in peringatan],
    }


@pytest.mark.sqlite  # asks the browser and Python only
def test_aturan_peramban_sama_dengan_server(page, masuk):
    user, _ = buat_lembar("BKB")
    masuk(user)
    page.goto("/bantuan/")
    acak = random.Random(20201113)  # noqa: S311  # the same cases in every run
    kasus = [
        kasus_acak(acak, jenis) | {"bulanLalu": bulan}
        for jenis, bulan, _ in itertools.product(Jenis, ("September 2020", ""), range(400))
    ]
    batas = {"pertemuan": PERTEMUAN_WAJAR, "lonjakan": LONJAKAN_ANGKA, "bagian": LONJAKAN_BAGIAN}

    hasil = page.evaluate(PERIKSA, [kasus, LABEL, batas])

    harap = [jawaban_server(k) for k in kasus]
    assert sum(len(h["peringatan"]) for h in harap) > 1000
    for satu, dari_peramban, dari_server in zip(kasus, hasil, harap, strict=True):
        assert dari_peramban == dari_server, satu


# --- States, chips, totals -----------------------------------------------------------------------


def test_keadaan_berubah_sambil_mengetik(page, buka):
    lembar, (a, uppks, _) = buka("BKB", "UPPKS", "PIKR")
    expect(lembar.keadaan(a)).to_have_text("Belum diisi")

    lembar.ketik(a, "sasaran", "58")
    expect(lembar.keadaan(a)).to_have_text("Belum lengkap")
    lembar.isi_penuh(a, pus_ber_kb="36")

    expect(lembar.keadaan(a)).to_have_text("Perbaiki")
    sel = lembar.sel(a, "pus_ber_kb")
    expect(sel).to_have_attribute("aria-invalid", "true")
    acuan = sel.get_attribute("aria-describedby")
    expect(page.locator(f"#{acuan}")).to_have_text(
        "PUS ber-KB (36) tidak boleh lebih besar dari anggota PUS (35)."
    )
    lembar.ketik(a, "pus_ber_kb", "27")
    expect(lembar.keadaan(a)).to_have_text("Siap kirim")
    expect(lembar.pesan(a)).to_be_hidden()
    expect(lembar.tombol_kirim).to_have_text("Kirim 1 laporan")
    for kode, n in [("siap", "1"), ("salah", "0"), ("periksa", "0"), ("belum", "2")]:
        expect(page.locator(f"[data-ringkas={kode}]")).to_have_text(n)
    lembar.ketik(uppks, "anggota", "1.200")
    expect(page.locator("tfoot [data-jumlah=anggota]")).to_have_text("1.241")
    expect(page.locator("tfoot [data-jumlah=sasaran]")).to_have_text("58")
    expect(page.locator("[data-terisi]")).to_have_text("dari 2 baris yang terisi, 1 masih kosong")


def test_keadaan_dibacakan_setelah_sel_ditinggal(page, buka):
    lembar, (a,) = buka("BKB")
    lembar.isi_penuh(a, pus_ber_kb="36")

    page.keyboard.press("Tab")

    kabar = page.get_by_role("status").filter(has_text=f"{a}: Perbaiki.")
    expect(kabar).to_contain_text("PUS ber-KB (36) tidak boleh lebih besar")


def test_nihil_mengisi_nol_dan_melepasnya(page, buka):
    lembar, (a,) = buka("UPPKS")
    for kolom, angka in [("anggota", "41"), ("anggota_pus", "35"), ("pus_ber_kb", "27")]:
        lembar.ketik(a, kolom, angka)
    nihil = lembar.baris(a).get_by_label("Nihil kegiatan")

    nihil.check()

    assert lembar.nilai(a)[4:] == ["0", "0"]  # at once, not when the server has answered
    expect(lembar.keadaan(a)).to_have_text("Nihil")
    lembar.tunggu_tersimpan()
    laporan = LaporanBulanan.objects.get(kelompok=a, bulan=OKTOBER)
    assert (laporan.nihil, laporan.pertemuan, laporan.hadir) == (True, 0, 0)
    nihil.uncheck()
    assert lembar.nilai(a)[4:] == ["", ""]
    expect(lembar.keadaan(a)).to_have_text("Belum lengkap")
    lembar.ketik(a, "hadir", "3")
    nihil.check()
    expect(lembar.keadaan(a)).to_have_text("Perbaiki")


def test_peringatan_dikonfirmasi_dan_gugur_bila_angkanya_berubah(page, buka):
    lembar, (a,) = buka("BKB")
    lembar.isi_penuh(a, sasaran="90", anggota="70")
    expect(lembar.keadaan(a)).to_have_text("Periksa")
    expect(lembar.pesan(a)).to_contain_text("Anggota (70) naik 70% dari September 2020 (41).")
    for kotak in lembar.pesan(a).get_by_label("Angka ini benar").all():
        kotak.check()
    expect(lembar.keadaan(a)).to_have_text("Siap kirim")
    tampil = page.locator(f"#k{a.pk} [name$=-tampil]")
    expect(tampil).to_have_value("lonjakan-sasaran=58→90;lonjakan-anggota=41→70")

    lembar.ketik(a, "anggota", "71")

    expect(lembar.keadaan(a)).to_have_text("Periksa")
    expect(tampil).to_have_value("lonjakan-sasaran=58→90;lonjakan-anggota=41→71")
    terbuka = lembar.pesan(a).locator("input:not(:checked)")
    expect(terbuka).to_have_count(1)
    lembar.tunggu_tersimpan()
    assert list(KonfirmasiPeringatan.objects.values_list("nilai", flat=True)) == ["58→90"]
    terbuka.check()
    lembar.tombol_kirim.click()
    expect(lembar.keadaan(a)).to_have_text("Terkirim")
    assert set(KonfirmasiPeringatan.objects.values_list("nilai", flat=True)) == {"58→90", "41→71"}


def test_baris_salah_tidak_menahan_draf_baris_lain(page, buka):
    lembar, (a, b) = buka("BKB", "BKR")
    lembar.ketik(a, "anggota", "empat")
    lembar.ketik(b, "anggota", "40")

    expect(lembar.simpanan).to_contain_text("1 baris menunggu dibetulkan")

    assert (isi(a), isi(b)["anggota"]) == ({}, 40)
    expect(lembar.sel(a, "anggota")).to_have_value("empat")
    assert lembar.draf_lokal() == {}  # words are no figures and stay on the page only
    lembar.ketik(a, "anggota", "4")
    lembar.tunggu_tersimpan()
    assert isi(a)["anggota"] == 4


def test_kirim_dua_kali_satu_hasil(page, buka):
    lembar, (a,) = buka("BKB")
    lembar.isi_penuh(a)

    lembar.tombol_kirim.dblclick()

    expect(lembar.keadaan(a)).to_have_text("Terkirim")
    assert LaporanBulanan.objects.get(kelompok=a, bulan=OKTOBER).langkah.count() == 1


def test_dikembalikan_dibetulkan_dan_dikirim_lagi(page, masuk, jam):
    user, (a, b) = buat_lembar("BKB", "BKR")
    isian = {"status": "terkirim", "oleh": user, "dikirim": timezone.now()}
    laporan = [buat_laporan(k, OKTOBER, **isian) for k in (a, b)]
    operator = buat_pengguna()
    kembalikan([x.pk for x in laporan], oleh=operator, sekarang=timezone.now(), alasan="Cek hadir")
    jam(datetime.datetime(2020, 10, 29, 2, 0, tzinfo=datetime.UTC))
    masuk(user)
    lembar = HalamanLembar(page).buka()
    for k in (a, b):
        expect(lembar.keadaan(k)).to_have_text("Dikembalikan")
        expect(lembar.pesan(k)).to_contain_text("“Cek hadir”")

    lembar.ketik(a, "hadir", "30")
    lembar.pesan(b).get_by_label("Sudah diperiksa, angkanya tetap").check()

    for k in (a, b):
        expect(lembar.keadaan(k)).to_have_text("Siap kirim")
    lembar.tunggu_tersimpan()
    expect(lembar.pesan(b).get_by_role("checkbox")).to_have_count(0)
    expect(lembar.pesan(b)).to_contain_text("“Cek hadir”")
    lembar.tombol_kirim.click()
    for k in (a, b):
        expect(lembar.keadaan(k)).to_have_text("Terkirim")
    assert (isi(a)["hadir"], isi(b)["hadir"]) == (30, 29)


# --- Phone and looks -----------------------------------------------------------------------------


def test_ponsel_mengisi_membetulkan_mengirim(page, buka):
    page.set_viewport_size(PONSEL)
    lembar, (a, b) = buka("BKB", "PIKR")
    lembar.isi_penuh(a, pus_ber_kb="36")
    expect(lembar.keadaan(a)).to_have_text("Perbaiki")
    assert lembar.sel(a, "anggota").get_attribute("inputmode") == "numeric"
    assert lembar.sel(a, "anggota").evaluate("el => el.enterKeyHint") == "next"
    lembar.ketik(a, "pus_ber_kb", "27")
    lembar.baris(b).get_by_role("button", name=SAMA).click()
    expect(lembar.tombol_kirim).to_be_in_viewport()
    assert lebih_lebar(page) == 0

    lembar.tombol_kirim.click()

    expect(lembar.keadaan(a)).to_have_text("Terkirim")
    expect(lembar.keadaan(b)).to_have_text("Terkirim")
    assert lebih_lebar(page) == 0


def test_sel_terfokus_tidak_tertutup_bilah(page, buka):
    page.emulate_media(reduced_motion="reduce")  # scrolls at once
    for ukuran in (PONSEL, LAPTOP):
        page.set_viewport_size(ukuran)
        lembar, kelompok = buka("BKB", "BKL", "PIKR", "BKR", "BKB", "UPPKS", "BKL", "BKR")
        lembar.sel(kelompok[0], "sasaran").focus()
        for _ in range(45):
            page.keyboard.press("Enter")
            tertutup = page.evaluate(
                """() => {
                  const el = document.activeElement, k = el.getBoundingClientRect();
                  const atas = document.elementFromPoint(k.x + k.width / 2, k.y + k.height / 2);
                  return el !== atas && el.getAttribute("aria-label");
                }"""
            )
            assert not tertutup, ukuran


def test_lembar_penuh_pesan_bersih(page, buka):
    """Errors, warnings, clash buttons, notes: accessible in both themes, on phone and paper."""
    lembar, (a, b, c) = buka("BKB", "BKL", "UPPKS")
    lembar.isi_penuh(a, pus_ber_kb="36")
    lembar.isi_penuh(b, anggota="59", hadir="59")
    lembar.tempel(lembar.sel(c, "anggota"), "1\t2\t3\t4\t5\t6\t7")
    lembar.tempel(lembar.sel(c, "anggota"), "41\tx")
    lembar.simpanan.wait_for()
    page.emulate_media(reduced_motion="reduce")

    assert pelanggaran_axe(page) == []
    assert keluhan_halaman(page, lembar.alamat) == []


def test_modul_lembar_kecil():
    """Each module comes by itself; a slow line feels every kilobyte."""
    pangkal = Path(finders.find("js/lembar.js"))
    ukuran = {m.name: m.stat().st_size for m in [pangkal, *pangkal.parent.glob("lembar/*.js")]}

    assert {nama for nama, bita in ukuran.items() if bita >= 10_000} == set()
