"""Files of the sample: pages and pictures that we draw ourselves, each saying that it is a sample."""

import datetime
import hashlib
from io import BytesIO

from django.contrib.contenttypes.models import ContentType
from django.db import models
from PIL import Image, ImageDraw

from berkas import gudang
from berkas.gambar import olah
from berkas.models import Berkas, Lampiran, Tipe
from dasbor.contoh.latar import ACUAN, CONTOH, Latar
from dasbor.contoh.sk import TENTANG_BERSAMA
from dinas.models import SuratKeputusan
from kegiatan.models import Kegiatan
from penghargaan.models import Penghargaan

SETIAP = 20  # of the decrees, one in so many has its scan
WARNA = ((38, 84, 150), (20, 110, 86), (150, 84, 20))
FOTO = ("Pembukaan", "Penyerahan penghargaan", "Peserta")


def buat_berkas(latar: Latar) -> None:
    """Scans of some decrees, and photos of the event and of the awards of the press report."""
    semua = SuratKeputusan.objects.filter(asal=CONTOH).order_by("pk")
    bersama = semua.filter(tentang=TENTANG_BERSAMA)  # one scan that serves ten groups
    lampiran = [
        _lampiran(
            sk, _simpan_pdf(_halaman_sk(sk)), f"SK {sk.nomor.replace('/', '-')}.pdf", sk.tanggal
        )
        for sk in [*semua.exclude(tentang=TENTANG_BERSAMA)[::SETIAP], *bersama]
    ]
    for hadiah in Penghargaan.objects.filter(tanggal=ACUAN).order_by("pk"):
        isi = _simpan_pdf(["PIAGAM PENGHARGAAN", hadiah.judul, hadiah.pemberi])
        lampiran.append(_lampiran(hadiah, isi, "Piagam.pdf", ACUAN))
    for acara in Kegiatan.objects.filter(mulai=ACUAN).order_by("pk"):
        for judul, warna in zip(FOTO, WARNA, strict=True):
            foto = _simpan_gambar(judul, warna)
            lampiran.append(_lampiran(acara, foto, f"{judul}.jpg", ACUAN, judul))
        hadir = _simpan_pdf(["DAFTAR HADIR", acara.judul, acara.tempat])
        lampiran.append(_lampiran(acara, hadir, "Daftar hadir.pdf", ACUAN, "Daftar hadir"))
    latar.simpan(lampiran, tanggal="_tanggal")


def _lampiran(
    objek: models.Model, berkas: Berkas, nama: str, tanggal: datetime.date, keterangan: str = ""
) -> Lampiran:
    lampiran = Lampiran(
        jenis_pemilik=ContentType.objects.get_for_model(objek),
        id_pemilik=objek.pk,
        berkas=berkas,
        nama=nama,
        keterangan=keterangan,
    )
    lampiran._tanggal = tanggal  # type: ignore[attr-defined]
    return lampiran


def _halaman_sk(sk: SuratKeputusan) -> list[str]:
    return ["SURAT KEPUTUSAN", f"Nomor {sk.nomor}", sk.get_penerbit_display(), sk.tentang]


def _simpan_pdf(baris: list[str]) -> Berkas:
    isi = pdf_contoh(baris)
    return _simpan(isi, tipe=Tipe.PDF)


def _simpan_gambar(judul: str, warna: tuple[int, int, int]) -> Berkas:
    keluar = BytesIO()
    gambar_contoh(judul, warna).save(keluar, "JPEG")
    gambar = olah(keluar, Tipe.JPEG)
    ukuran = {"lebar": gambar.lebar, "tinggi": gambar.tinggi}
    return _simpan(gambar.isi, gambar.kecil, tipe=Tipe.JPEG, **ukuran)


def _simpan(isi: bytes, kecil: bytes = b"", **kolom) -> Berkas:
    berkas, baru = Berkas.objects.get_or_create(
        sha256=hashlib.sha256(isi).hexdigest(), defaults={"ukuran": len(isi), **kolom}
    )
    if baru or not gudang.ada(berkas.tempat):
        gudang.simpan(berkas.tempat, BytesIO(isi), kecil)
    return berkas


def gambar_contoh(judul: str, warna: tuple[int, int, int]) -> Image.Image:
    """A plain picture with its title and the word CONTOH."""
    gambar = Image.new("RGB", (960, 720), warna)
    pena = ImageDraw.Draw(gambar)
    pena.ellipse((330, 140, 630, 440), fill=(255, 255, 255))
    pena.rectangle((180, 440, 780, 720), fill=(255, 255, 255))
    for teks, tinggi, besar in (("CONTOH", 520, 90), (judul, 640, 36)):
        pena.text((480, tinggi), teks, fill=warna, font_size=besar, anchor="mm")
    return gambar


def pdf_contoh(baris: list[str]) -> bytes:
    """One A4 page with these lines, and CONTOH under them."""
    tulisan = [*(satu for satu in baris if satu), "CONTOH - bukan dokumen nyata"]
    letak = b"".join(
        b"BT /F1 16 Tf 60 %d Td (%s) Tj ET\n" % (760 - 36 * n, _luput(teks))
        for n, teks in enumerate(tulisan)
    )
    objek = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d>>stream\n%sendstream" % (len(letak), letak),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Font<</F1 5 0 R>>>>",
    ]
    isi, alamat = b"%PDF-1.4\n", []
    for nomor, satu in enumerate(objek, 1):
        alamat.append(len(isi))
        isi += b"%d 0 obj%s endobj\n" % (nomor, satu)
    tabel = b"".join(b"%010d 00000 n \n" % a for a in alamat)
    return isi + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objek) + 1, tabel, len(objek) + 1, len(isi))
    )


def _luput(teks: str) -> bytes:
    """Text as it stands between the brackets of a PDF string."""
    luput = teks.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return luput.encode("cp1252", "replace")
