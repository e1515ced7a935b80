"""Files in the browser: told before the upload, the camera on a phone, a picture that runs nothing."""

import pytest
from playwright.sync_api import expect

from berkas.models import Lampiran
from dinas.models import ProfilDinas
from dinas.peran import Peran
from tests.pabrik import buat_kelompok, buat_pengguna, buat_penghargaan
from tests.pabrik_berkas import PDF, gambar

pytestmark = pytest.mark.dua
UNGGAH = "/berkas/tambah/penghargaan/"


def isian(nama: str, isi: bytes, tipe: str = "image/jpeg") -> dict:
    return {"name": nama, "mimeType": tipe, "buffer": isi}


@pytest.fixture
def piagam(masuk):
    ProfilDinas(batas_unggahan=1).save()
    masuk(buat_pengguna(Peran.OPERATOR))
    return buat_penghargaan()


@pytest.mark.parametrize(
    ("berkas", "kalimat"),
    [
        (isian("besar.jpg", bytes(1_200_001)), "1,3 MB, sedangkan paling besar 1 MB"),
        (isian("kosong.jpg", b""), "kosong (0 byte)"),
        (isian("surat.docx", b"PK", "application/msword"), "bukan JPEG, PNG, WebP, PDF"),
    ],
)
def test_disebut_sebelum_diunggah(page, piagam, berkas, kalimat):
    kiriman = []
    page.on("request", lambda minta: kiriman.append(minta.method))
    page.goto(f"{UNGGAH}{piagam.pk}/")
    page.get_by_label("Keterangan").fill("Tetap ada")

    page.locator("#id_berkas").set_input_files(berkas)
    page.get_by_role("button", name="Unggah").click()

    expect(page.locator("#id_berkas_periksa")).to_contain_text(kalimat)
    expect(page.locator("#id_berkas")).to_be_focused()
    expect(page.get_by_role("button", name="Unggah")).to_be_enabled()
    expect(page.get_by_label("Keterangan")).to_have_value("Tetap ada")
    assert "POST" not in kiriman
    assert not Lampiran.objects.exists()


def test_diperbaiki_lalu_terkirim(page, piagam):
    page.goto(f"{UNGGAH}{piagam.pk}/")
    page.locator("#id_berkas").set_input_files(isian("besar.jpg", bytes(1_200_001)))

    page.locator("#id_berkas").set_input_files(
        [isian("foto.jpg", gambar()), isian("p.pdf", PDF, "application/pdf")]
    )
    expect(page.locator("#id_berkas_periksa")).to_contain_text("2 berkas")
    page.get_by_role("button", name="Unggah").click()

    expect(page.get_by_role("status")).to_contain_text("2 berkas diunggah.")
    gambar_kecil = page.locator(".lampiran img")
    assert gambar_kecil.evaluate("async (e) => (await e.decode(), e.naturalWidth)") == 320


def test_kamera_hanya_di_perangkat_sentuh(page, piagam, browser, context):
    alamat = f"{UNGGAH}{piagam.pk}/"
    page.goto(alamat)
    expect(page.locator("#id_foto")).to_be_hidden()

    ponsel = browser.new_context(
        storage_state=context.storage_state(),
        base_url=page.url.removesuffix(alamat),
        has_touch=True,
        is_mobile=True,
        viewport={"width": 390, "height": 844},
    )
    halaman = ponsel.new_page()
    halaman.goto(alamat)
    expect(halaman.locator("#id_foto")).to_be_visible()
    assert halaman.locator("#id_foto").get_attribute("capture") == "environment"
    ponsel.close()


def test_foto_dibuka_tanpa_galat(page, piagam):
    """In a tab of its own, closed in by its policy, and still to be seen."""
    page.goto(f"{UNGGAH}{piagam.pk}/")
    page.locator("#id_berkas").set_input_files(isian("foto.jpg", gambar()))
    page.get_by_role("button", name="Unggah").click()
    galat = []
    page.on("console", lambda pesan: galat.append(pesan.text))

    page.goto(Lampiran.objects.get().get_absolute_url())

    assert page.locator("img").evaluate("(e) => e.naturalWidth") == 400
    assert galat == []


def test_pilih_kelompok_dengan_mencari(page, masuk):
    masuk(buat_pengguna(Peran.OPERATOR))
    satu, lain = buat_kelompok(nama="Bougenvil"), buat_kelompok(nama="Kamboja")
    page.goto("/sk/tambah/")

    page.get_by_label("Cari kelompok atau desa").fill("bougen")
    page.get_by_label(str(satu)).check()

    expect(page.get_by_label(str(lain))).to_be_hidden()
    expect(page.locator("[data-pilih-jumlah]")).to_have_text("1 dicentang")
    page.get_by_label("Cari kelompok atau desa").press("Enter")
    assert page.url.endswith("/sk/tambah/")
