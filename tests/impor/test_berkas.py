"""Files that are no table, that want to do harm, or that are written in another way."""

import datetime
import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from django.apps import apps
from django.core.management import CommandError, call_command

from impor import aksi
from impor.baca.buku import SelSalah, baca_buku
from impor.batas import BARIS_TERBANYAK
from impor.galat import BerkasDitolak
from impor.sel import baca_bulat, baca_tanggal
from kelompok.models import Kelompok
from tests.pabrik import buat_desa, buat_kecamatan, buat_kelompok, buat_pengguna
from tests.pabrik_impor import JUDUL, buku, periksa

D = datetime.date


def zip_berisi(**isi: bytes) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, satu in isi.items():
            arsip.writestr(nama.replace("__", "/").replace("_x", ".x").replace("_b", ".b"), satu)
    return keluar.getvalue()


def bom(*, jujur: bool) -> bytes:
    """A workbook part of 300 MB zeros; a liar says that it has a kilobyte."""
    isi = zip_berisi(
        xl__workbook_xml=b"<workbook/>", xl__worksheets__sheet1_xml=b"0" * 300_000_000
    )
    if jujur:
        return isi
    asli = (300_000_000).to_bytes(4, "little")
    return isi.replace(asli, (1000).to_bytes(4, "little"))


def lebar_sekali() -> bytes:
    """Two cells at opposite ends of a sheet: a reader that makes room for all dies of it."""
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar) as kerja:
        kertas = kerja.add_worksheet()
        kertas.write(0, 0, "Nama")
        kertas.write(1_048_575, 16_383, "x")
    return keluar.getvalue()


def entitas() -> bytes:
    """A billion laughs in the shared strings."""
    isi = buku(["Nama", "Jenis"], ["a", "b"])
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as dari, zipfile.ZipFile(keluar, "w") as ke:
        for nama in dari.namelist():
            satu = dari.read(nama)
            if nama.endswith("sheet1.xml"):
                dtd = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
                satu = dtd + satu.replace(b"<sheetData>", b"<sheetData>&b;&b;&b;")
            ke.writestr(nama, satu)
    return keluar.getvalue()


BAIK = buku(JUDUL, ["", "BKB", "Melati", "Kurun", "Teluk Nyatu", "1/1/2020"])
SANDI = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
BURUK = {
    "kosong": (b"", "0 byte"),
    "gambar": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "gambar PNG"),
    "terpotong": (BAIK[: len(BAIK) // 2], "rusak atau terpotong"),
    "bom": (bom(jujur=True), "jauh lebih besar"),
    "bom yang berbohong": (bom(jujur=False), "jauh lebih besar"),
    "makro": (zip_berisi(xl__workbook_xml=b"<w/>", xl__vbaProject_bin=b"x"), "makro"),
    "bersandi": (SANDI, "sandi"),
    "1000 kolom": (buku([f"K{n}" for n in range(1000)]), "1000 kolom"),
    "ujung ke ujung": (lebar_sekali(), "terlalu rumit"),
    "word": (zip_berisi(word__document_xml=b"<w/>"), "bukan tabel"),
    "tanpa judul": (
        buku(["K-00001", "BKB", "Melati"], ["K-00002", "BKR", "Mawar"]),
        "Baris judul",
    ),
    "judul kembar": (buku(["Nama", "nama "], ["a", "b"]), "Dua kolom berjudul"),
    "dua kolom satu arti": (
        buku(["Mulai", "Dibentuk"], ["1/1/2020", "2/1/2020"]),
        "berarti Mulai",
    ),
    "hanya judul": (buku(JUDUL), "tidak ada data"),
    "20.001 baris": (
        "\n".join(["Nama;Jenis", *["Melati;BKB"] * (BARIS_TERBANYAK + 1)]).encode(),
        "lebih dari 20.000 baris",
    ),
    "biner": (b"\x00\x01\x02" * 100, "tidak dikenal"),
}


@pytest.fixture
def desa():
    return buat_desa(buat_kecamatan(nama="Kurun"), nama="Teluk Nyatu")


def hitungan() -> dict[str, int]:
    return {m._meta.label: m._base_manager.count() for m in apps.get_models()}


@pytest.mark.django_db
@pytest.mark.parametrize("nama", BURUK)
def test_berkas_buruk_ditolak_dengan_sebabnya(nama, tmp_path, desa):
    isi, sebab = BURUK[nama]
    buat_pengguna("administrator")
    berkas = tmp_path / "x.xlsx"
    berkas.write_bytes(isi)
    semula = hitungan()

    with pytest.raises(CommandError, match=sebab):
        call_command("impor", "kelompok", str(berkas))

    assert hitungan() == semula


@pytest.mark.django_db
def test_entitas_xml_tidak_dibentangkan(desa):
    try:
        lembar = baca_buku(entitas())
    except BerkasDitolak:
        return
    assert "aaaaaaaaaa" not in str(lembar)


@pytest.mark.django_db
def test_lima_lembar_bertanya_yang_mana(desa):
    isi = buku(["x"], lembar="A", lain={n: [["Nama", "Jenis"], ["a", "b"]] for n in "BCDE"})
    batch = periksa(isi, buat_pengguna())

    assert (batch.siap, aksi.hasil_dari(batch)) == (False, None)
    assert aksi.yang_ditanyakan(batch)[0] == ["A", "B", "C", "D", "E"]


def csv(pemisah=";", kode="utf-8", bom=b"") -> bytes:
    baris = [JUDUL, ["", "BKB", "Elok é", "Kurun", "Teluk Nyatu", "13 November 2020"]]
    return bom + "\r\n".join(pemisah.join(b) for b in baris).encode(kode)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "isi",
    [
        csv(),
        csv(","),
        csv("\t"),
        csv(kode="cp1252"),
        csv(bom=b"\xef\xbb\xbf"),
        csv(kode="utf-16"),
        b"sep=;\r\n" + csv(),
        b"DAFTAR KELOMPOK\r\n\r\n" + csv(),
    ],
)
def test_csv_dalam_segala_ejaan(isi, desa):
    hasil = aksi.hasil_dari(periksa(isi, buat_pengguna()))

    assert hasil.galat == []
    assert {n.kolom: n.baru for n in hasil.baru[0].nilai}["Nama"] == "Elok é"
    assert {n.kolom: n.baru for n in hasil.baru[0].nilai}["Mulai"] == "13 November 2020"


@pytest.mark.django_db
def test_judul_di_bawah_kepala_surat_dan_baris_tersembunyi(desa):
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar) as kerja:
        kertas = kerja.add_worksheet("Data")
        kertas.write(0, 0, "DINAS PENGENDALIAN PENDUDUK")
        kertas.write_row(
            3, 1, ["No", "Nama  Kelompok", "JENIS", "Desa/Kelurahan", "Tgl. dibentuk"]
        )
        kertas.write_row(4, 1, [1, " Melati ", "bkb", "TELUK NYATU ", 44148])
        kertas.write_row(
            5, 1, [2, "Mawar", "Bina Keluarga Remaja", "desa teluk nyatu", "1-2-2020"]
        )
        kertas.set_row(5, None, None, {"hidden": True})
    hasil = aksi.hasil_dari(periksa(keluar.getvalue(), buat_pengguna()))

    assert hasil.galat == []
    assert [(r.nomor, r.apa) for r in hasil.baru] == [(5, "BKB Melati"), (6, "BKR Mawar")]
    assert {n.kolom: n.baru for n in hasil.baru[0].nilai}["Mulai"] == "13 November 2020"


@pytest.mark.django_db
def test_rumus_dan_galat_rumus(desa):
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar) as kerja:
        kertas = kerja.add_worksheet("Kelompok")
        kertas.write_row(0, 0, ["Kode", "Jenis", "Nama", "Desa", "Mulai"])
        kertas.write_row(1, 0, ["", "BKB", "", "Teluk Nyatu", "1/1/2020"])
        kertas.write_formula(1, 2, '="Mel"&"ati"', None, "Melati")
        kertas.write_row(2, 0, ["", "BKB", "", "Teluk Nyatu", "1/1/2020"])
        kertas.write_formula(2, 2, "=Z9", None, "#REF!")
    hasil = aksi.hasil_dari(periksa(keluar.getvalue(), buat_pengguna()))

    assert [r.apa for r in hasil.baru] == ["BKB Melati"]
    [galat] = hasil.galat
    assert (galat.alamat, galat.nilai) == ("C3", "#REF!")
    assert "tidak memberi nilai (#REF!)" in galat.pesan


def test_rumus_yang_belum_dihitung_tidak_dikira_kosong():
    isi = openpyxl.Workbook()
    isi.active.append(["Nama", "=1+1"])
    keluar = io.BytesIO()
    isi.save(keluar)

    assert baca_buku(keluar.getvalue())[0].baris[0][1] == SelSalah("rumus tanpa hasil")


@pytest.mark.parametrize(
    ("sel", "nilai"),
    [("1.250", 1250), ("Rp1.250.000", 1_250_000), (12.0, 12), ("-", None), ("7", 7), ("3,00", 3)],
)
def test_bilangan(sel, nilai):
    assert baca_bulat(sel) == nilai


@pytest.mark.parametrize(
    "sel",
    [44148.0, "13/11/2020", "13-11-2020", "13 November 2020", "13 nop 2020", "2020-11-13"],
)
def test_tanggal(sel):
    assert baca_tanggal(sel) == D(2020, 11, 13)


@pytest.mark.django_db
def test_perintah_menghitung_menyebut_dan_keluar_satu(desa, tmp_path, capsys):
    buat_pengguna("administrator")
    k = buat_kelompok(desa)
    berkas = tmp_path / "k.xlsx"
    berkas.write_bytes(buku(["Kode", "Alamat", "Mulai"], [k.kode, "A", "31/2/2020"]))

    with pytest.raises(SystemExit) as keluar:
        call_command("impor", "kelompok", str(berkas))
    baris = capsys.readouterr().out.splitlines()
    assert keluar.value.code == 1
    assert baris[0].startswith("baris 2, kolom Mulai: Tanggal 31 Februari 2020 tidak ada")
    assert baris[-1] == "baru=0 ubah=0 sama=0 galat=1"

    berkas.write_bytes(buku(["Kode", "Alamat"], [k.kode, "A"]))
    call_command("impor", "kelompok", str(berkas), "--periksa")
    assert Kelompok.objects.get().alamat == ""
    call_command("impor", "kelompok", str(berkas))
    assert Kelompok.objects.get().alamat == "A"
    call_command("impor", "kelompok", str(berkas))
    baris = capsys.readouterr().out.splitlines()
    assert baris == [
        "baru=0 ubah=1 sama=0 galat=0",
        "baru=0 ubah=1 sama=0 galat=0",
        "Tidak ada yang berubah: isi berkas sama dengan data sekarang.",
        "baru=0 ubah=0 sama=1 galat=0",
    ]
