"""Events, promises, partners and the forum as people fill them in: what is wrong, mended, saved."""

import datetime

import pytest
from playwright.sync_api import expect

from dinas.peran import Peran
from kegiatan.models import ForumGenre, Kegiatan, Komitmen, Mitra
from tests.browser.periksa import LAPTOP, PONSEL, lebih_lebar, pelanggaran_axe
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kelompok, buat_pengguna
from tests.pabrik_kegiatan import buat_kegiatan, buat_komitmen, buat_media, buat_sasaran

UKURAN = pytest.mark.parametrize("ukuran", [LAPTOP, PONSEL], ids=["laptop", "ponsel"])
JUDUL = "Kunjungan rumah “Ibu Mina” <b>& bayi</b> 👶"


@pytest.fixture
def operator(masuk):
    return masuk(buat_pengguna(Peran.OPERATOR))


def simpan(page) -> None:
    page.locator("button[type=submit]:visible", has_text="Simpan").click()


def baik_dilihat(page) -> None:
    """The page with its messages: accessible, and not wider than the screen."""
    assert pelanggaran_axe(page) == []
    assert not lebih_lebar(page)


def test_petugas_mencatat_kunjungan_dari_beranda_di_ponsel(page, masuk):
    kelompok = buat_kelompok()
    sasaran = buat_sasaran(nama="Ibu hamil")
    masuk(buat_akun_petugas(kelompok.desa, nama="Yuliana"))
    page.set_viewport_size(PONSEL)
    page.goto("/")
    page.get_by_role("link", name="Catat kegiatan").click()

    page.locator("#id_jenis").select_option("kunjungan")
    page.get_by_label("Judul").fill(JUDUL)
    page.get_by_label("Desa atau kelurahan").select_option(str(kelompok.desa_id))
    page.get_by_label("Peserta laki-laki").fill("1")
    page.get_by_label("Ibu hamil", exact=True).check()
    page.get_by_label("Jumlah Ibu hamil").fill("2")
    page.get_by_label(f"{kelompok}, ").check()
    simpan(page)

    expect(page.locator("#div_id_peserta_p")).to_contain_text("Isi juga kolom ini; 0 bila tidak")
    expect(page.get_by_label("Judul")).to_have_value(JUDUL)
    expect(page.get_by_label("Jumlah Ibu hamil")).to_have_value("2")
    expect(page.get_by_label(f"{kelompok}, ")).to_be_checked()
    baik_dilihat(page)
    assert not Kegiatan.objects.exists()

    page.get_by_label("Peserta perempuan").fill("1")
    simpan(page)

    expect(page.locator("h1")).to_have_text(JUDUL)
    baik_dilihat(page)
    acara = Kegiatan.objects.get()
    assert (acara.petugas.nama, acara.peserta, list(acara.kelompok.all())) == (
        "Yuliana",
        2,
        [kelompok],
    )
    assert acara.peserta_sasaran.get().sasaran == sasaran


@UKURAN
def test_narasumber_lain_tanpa_kehilangan_ketikan(page, operator, ukuran):
    buat_media(nama="Radio")
    page.set_viewport_size(ukuran)
    page.goto("/kegiatan/tambah/")
    page.locator("#id_jenis").select_option("advokasi")
    page.get_by_label("Judul").fill("Advokasi")
    page.get_by_label("Radio").check()
    page.get_by_text("Acara dan narasumber").click()
    page.locator("[name=narasumber-0-nama]").fill("Wahidah Pahen")

    page.get_by_role("button", name="Tambah narasumber lain").click()

    expect(page.locator("[name=narasumber-1-nama]")).to_be_visible()
    expect(page.locator("[name=narasumber-0-nama]")).to_have_value("Wahidah Pahen")
    expect(page.get_by_label("Radio")).to_be_checked()
    baik_dilihat(page)
    page.locator("[name=narasumber-1-nama]").fill("Isaskar")
    page.locator("[name=narasumber-1-nama]").press("Enter")

    expect(page.locator("h1")).to_have_text("Advokasi")
    nama = Kegiatan.objects.get().narasumber.values_list("nama", flat=True)
    assert list(nama) == ["Wahidah Pahen", "Isaskar"]


@UKURAN
def test_komitmen_desa_dari_kegiatannya(page, operator, ukuran):
    desa, acara = buat_desa(), buat_kegiatan(judul="Rembuk")
    page.set_viewport_size(ukuran)
    page.goto(acara.get_absolute_url())
    page.get_by_role("link", name="Tambah komitmen").first.click()
    expect(page.locator("#id_kegiatan")).to_have_value(str(acara.pk))
    pilih_desa, pilih_kecamatan = page.locator("#id_desa"), page.locator("#id_kecamatan")
    expect(pilih_desa).to_be_hidden()

    page.get_by_label("Desa atau kelurahan", exact=True).first.check()
    expect(pilih_kecamatan).to_be_hidden()
    pilih_desa.select_option(str(desa.pk))
    page.get_by_label("Isi komitmen").fill("Menganggarkan BKB\nlewat DD")
    page.get_by_label("Penanggung jawab").fill("Kepala desa")
    page.get_by_label("Tenggat").fill("2020-11-12")
    simpan(page)

    expect(page.locator("#div_id_tenggat")).to_contain_text("Tenggat sebelum kegiatannya")
    expect(page.get_by_label("Isi komitmen")).to_have_value("Menganggarkan BKB\nlewat DD")
    expect(pilih_desa).to_have_value(str(desa.pk))
    baik_dilihat(page)

    page.get_by_label("Tenggat").fill("2021-03-31")
    simpan(page)

    expect(page.locator("h1")).to_contain_text("Menganggarkan BKB")
    komitmen = Komitmen.objects.get()
    assert (komitmen.desa, komitmen.tenggat) == (desa, datetime.date(2021, 3, 31))


@UKURAN
def test_tindak_lanjut_butuh_buktinya(page, masuk, ukuran):
    desa = buat_desa()
    komitmen = buat_komitmen(pihak="desa", desa=desa)
    masuk(buat_akun_petugas(desa))
    page.set_viewport_size(ukuran)
    page.goto(komitmen.get_absolute_url())
    page.get_by_role("link", name="Catat tindak lanjut").first.click()

    page.get_by_label("Selesai").check()
    page.get_by_label("Tanggal").fill("2020-11-01")
    simpan(page)

    expect(page.locator("#div_id_tanggal")).to_contain_text("Sebelum kegiatannya")
    expect(page.locator("#div_id_catatan")).to_contain_text("tidak boleh kosong")
    expect(page.get_by_label("Selesai")).to_be_checked()
    baik_dilihat(page)

    page.get_by_label("Tanggal").fill("2021-02-01")
    page.get_by_label("Apa yang dilakukan").fill("Perdes 3/2021")
    simpan(page)

    expect(page.locator("h1")).to_have_text(komitmen.isi)
    expect(page.locator("main")).to_contain_text("Perdes 3/2021")
    assert Komitmen.objects.get().status == "selesai"


@UKURAN
def test_mitra_dengan_telepon_keliru(page, operator, ukuran):
    page.set_viewport_size(ukuran)
    page.goto("/kegiatan/mitra/tambah/")
    page.get_by_label("Nama lembaga").fill("IBI “Cabang” Gunung Mas")
    page.get_by_label("Telepon").fill("nol delapan")
    page.get_by_label("Berlaku sampai").fill("2021-01-01")
    simpan(page)

    expect(page.locator("#div_id_telepon .invalid-feedback")).to_be_visible()
    expect(page.locator("#div_id_kesepakatan_mulai")).to_contain_text("Isi sejak kapan")
    expect(page.get_by_label("Nama lembaga")).to_have_value("IBI “Cabang” Gunung Mas")
    baik_dilihat(page)

    page.get_by_label("Telepon").fill("0812-5555-0100")
    page.get_by_label("Berlaku sejak").fill("2020-01-01")
    simpan(page)

    expect(page.locator("h1")).to_have_text("IBI “Cabang” Gunung Mas")
    baik_dilihat(page)
    assert Mitra.objects.get().telepon == "0812-5555-0100"


@UKURAN
def test_forum_dengan_pengurus_dan_pikr(page, operator, ukuran):
    pikr, lain = buat_kelompok(jenis="PIKR"), buat_kelompok(jenis="PIKR")
    page.set_viewport_size(ukuran)
    page.goto("/kegiatan/forum/tambah/")
    page.get_by_label("Nama forum").fill("GenMasaDepan")
    page.get_by_label("Masa bakti mulai").fill("2020-11-13")
    page.get_by_label("Masa bakti selesai").fill("2019-11-13")
    page.locator("[name=pengurus-0-nama]").fill("Ketua")
    page.locator("[name=pengurus-0-jabatan]").fill("Ketua umum")
    page.locator("summary", has_text=pikr.desa.kecamatan.nama).first.click()
    page.get_by_label(f"{pikr}, ").check()

    page.get_by_role("button", name="Tambah pengurus lain").click()
    expect(page.locator("[name=pengurus-1-nama]")).to_be_visible()
    expect(page.get_by_label(f"{pikr}, ")).to_be_checked()
    simpan(page)

    expect(page.locator("#div_id_selesai .invalid-feedback")).to_be_visible()
    expect(page.locator("[name=pengurus-0-jabatan]")).to_have_value("Ketua umum")
    baik_dilihat(page)

    page.get_by_label("Masa bakti selesai").fill("2023-11-12")
    simpan(page)

    expect(page.locator("h1")).to_have_text("GenMasaDepan")
    baik_dilihat(page)
    forum = ForumGenre.objects.get()
    assert (list(forum.pikr.all()), forum.pengurus.count()) == ([pikr], 1)
    assert lain not in forum.pikr.all()
