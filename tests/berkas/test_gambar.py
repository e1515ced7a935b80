"""Pictures: turned, scaled, stripped and written anew; recognised and refused by content."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from berkas.gambar import olah
from berkas.kenali import kenali
from berkas.models import Tipe
from berkas.periksa import nama_sesuai, periksa
from tests.pabrik_berkas import EXE, PDF, SVG, exif, gambar, png_raksasa, unggahan, webp_raksasa

FORMAT = [("JPEG", Tipe.JPEG, ".jpg"), ("PNG", Tipe.PNG, ".png"), ("WEBP", Tipe.WEBP, ".webp")]


@pytest.fixture(autouse=True)
def _batas_baku(monkeypatch):
    monkeypatch.setattr("berkas.batas._tanya", [])


@pytest.mark.parametrize(("format_", "tipe", "akhiran"), FORMAT)
def test_dikecilkan_dan_ditulis_ulang(format_, tipe, akhiran):
    asli = gambar(format_, (3000, 2000))

    hasil = periksa(unggahan(asli, f"x{akhiran}"))

    with Image.open(hasil.isi) as kini, Image.open(BytesIO(hasil.kecil)) as kecil:
        assert (kini.format, kini.size) == (format_, (1600, 1067))
        assert (kecil.format, kecil.size) == ("WEBP", (320, 213))
    assert (hasil.tipe, hasil.lebar, hasil.tinggi, hasil.nama) == (tipe, 1600, 1067, f"x{akhiran}")
    assert hasil.ukuran == len(hasil.isi.getvalue())


def test_yang_kecil_tidak_dibesarkan():
    hasil = periksa(unggahan(gambar(ukuran=(64, 48))))

    assert (hasil.lebar, hasil.tinggi) == (64, 48)


@pytest.mark.parametrize(("format_", "tipe", "_akhiran"), FORMAT)
def test_exif_dan_catatan_hilang(format_, tipe, _akhiran):
    lain = {"comment": b"rahasia"} if format_ == "JPEG" else {}
    asli = gambar(format_, exif=exif(), icc_profile=b"", xmp=b"rahasia", **lain)
    assert b"Merek Rahasia" in asli

    hasil = olah(BytesIO(asli), tipe)

    for isi in (hasil.isi, hasil.kecil):
        assert b"Rahasia" not in isi
        assert b"rahasia" not in isi
        with Image.open(BytesIO(isi)) as kini:
            assert dict(kini.getexif()) == {}


@pytest.mark.parametrize(
    ("orientasi", "merah"),
    [
        (1, "kiri atas"),
        (2, "kanan atas"),
        (3, "kanan bawah"),
        (4, "kiri bawah"),
        (5, "kiri atas"),
        (6, "kanan atas"),
        (7, "kanan bawah"),
        (8, "kiri bawah"),
    ],
)
def test_ditegakkan_menurut_kamera(orientasi, merah):
    asli = gambar(ukuran=(400, 300), exif=exif(orientasi))

    hasil = olah(BytesIO(asli), Tipe.JPEG)

    with Image.open(BytesIO(hasil.isi)) as kini:
        assert kini.size == ((300, 400) if orientasi >= 5 else (400, 300))
        lebar, tinggi = kini.size
        sudut = {
            "kiri atas": (10, 10),
            "kanan atas": (lebar - 10, 10),
            "kiri bawah": (10, tinggi - 10),
            "kanan bawah": (lebar - 10, tinggi - 10),
        }
        warna = {nama: kini.getpixel(titik) for nama, titik in sudut.items()}
    assert [nama for nama, (r, _, b) in warna.items() if r > b] == [merah]


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "RGBA", "I;16"])
def test_mode_png_yang_tidak_biasa(mode):
    hasil = olah(BytesIO(gambar("PNG", mode=mode)), Tipe.PNG)

    with Image.open(BytesIO(hasil.isi)) as kini:
        assert kini.mode == {"LA": "RGBA", "RGBA": "RGBA", "P": "RGB"}.get(mode, "L")


def test_jpeg_cmyk_menjadi_rgb():
    hasil = olah(BytesIO(gambar(mode="CMYK")), Tipe.JPEG)

    with Image.open(BytesIO(hasil.isi)) as kini:
        assert kini.mode == "RGB"


def test_warna_kamera_menjadi_srgb():
    """A profile that swaps nothing but is there: used, and not kept."""
    from PIL import ImageCms  # noqa: PLC0415

    profil = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    hasil = olah(BytesIO(gambar(icc_profile=profil)), Tipe.JPEG)

    with Image.open(BytesIO(hasil.isi)) as kini:
        assert "icc_profile" not in kini.info


@pytest.mark.parametrize(
    ("isi", "nama", "kalimat"),
    [
        (EXE, "foto.jpg", "Ini program"),
        (PDF, "foto.jpg", "Isinya PDF, padahal namanya nama gambar"),
        (gambar(), "sk.pdf", "Isinya gambar, padahal namanya berakhiran .pdf"),
        (gambar(), "foto.exe", "Nama berakhiran .exe tidak diterima"),
        (b"", "foto.jpg", "kosong (0 byte)"),
        (SVG, "gambar.svg", "SVG tidak diterima"),
        (SVG, "gambar.png", "SVG tidak diterima"),
        (b"PK\x03\x04" + bytes(50), "surat.docx", "Simpan dulu sebagai PDF"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(50), "IMG_1.jpg", "HEIC"),
        (b"GIF89a" + bytes(50), "x.gif", "GIF tidak diterima"),
        (b"halo", "catatan.txt", "tidak dikenal"),
        (PDF[:-20], "sk.pdf", "terpotong"),
        (png_raksasa(), "foto.png", "30.000 × 30.000 piksel, terlalu besar"),
        (webp_raksasa(), "foto.webp", "16.383 × 16.383 piksel, terlalu besar"),
        (gambar()[: len(gambar()) // 2], "foto.jpg", "rusak atau terpotong"),
        (gambar("PNG")[: len(gambar("PNG")) // 2], "foto.png", "rusak atau terpotong"),
        (gambar("WEBP")[: len(gambar("WEBP")) // 2], "foto.webp", "rusak atau terpotong"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "foto.jpg", "rusak atau terpotong"),
        (b"RIFF\x1a\x00\x00\x00WEBP", "foto.webp", "rusak atau terpotong"),
        (gambar(), "../" * 80 + '"' + "n" * 200 + ".jpg", "lebih dari 150 huruf"),
        (bytes(10_000_001), "foto.jpg", "10,1 MB, sedangkan paling besar 10 MB"),
    ],
    ids=lambda x: x if isinstance(x, str) and len(x) < 60 else "isi",
)
def test_ditolak_dengan_sebabnya(isi, nama, kalimat):
    with pytest.raises(ValidationError) as galat:
        periksa(unggahan(isi, nama))

    assert kalimat in galat.value.messages[0]


def test_raksasa_ditolak_sebelum_dibongkar(monkeypatch):
    """The header alone is read."""
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("dibongkar"))

    with pytest.raises(ValidationError, match="terlalu besar"):
        olah(BytesIO(png_raksasa()), Tipe.PNG)


@pytest.mark.parametrize(
    ("nama", "jadi"),
    [
        ("foto.jpg", "foto.jpg"),
        ("FOTO.JPEG", "FOTO.JPEG"),
        ("../../etc/passwd", "passwd.jpg"),
        ("..\\..\\foto.jpg", "foto.jpg"),
        ("a\"b'c.jpg", "a\"b'c.jpg"),
        ("foto.png", "foto.jpg"),
        ("foto", "foto.jpg"),
        ("", "berkas.jpg"),
    ],
)
def test_nama_tanpa_folder_dan_sesuai_isi(nama, jadi):
    assert nama_sesuai(nama, Tipe.JPEG) == jadi


def test_pdf_disimpan_apa_adanya():
    hasil = periksa(unggahan(PDF, "sk.pdf"))

    hasil.isi.seek(0)
    assert (hasil.tipe, hasil.isi.read(), hasil.kecil) == (Tipe.PDF, PDF, b"")


def test_pdf_didahului_baris_kosong():
    assert kenali(BytesIO(b"\r\n" + PDF), "sk.pdf") == Tipe.PDF
