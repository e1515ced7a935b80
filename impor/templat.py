"""The workbook to fill in: headings with notes, the rows of the user's area, allowed values."""

import tempfile
from typing import BinaryIO

import xlsxwriter

from dinas.models import Pengguna
from impor.batas import BARIS_TERBANYAK
from impor.jenis import JenisImpor
from impor.judul import huruf_kolom
from impor.kolom import Banyak, Kolom, Pembantu, Ruang
from inti.nilai import ribuan
from inti.xlsx import GAYA_JUDUL, GAYA_TURUNAN, tulis_sel

PETUNJUK, DAFTAR = "Petunjuk", "Daftar nilai"
PILIHAN_TERBANYAK = 200  # entries of a list that a cell offers


def tulis_templat(jenis: JenisImpor, ruang: Ruang, *, kosong: bool) -> tuple[BinaryIO, int]:
    """An open temporary file with the workbook, and the number of rows in it."""
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the answer streams it and closes it
    buku = xlsxwriter.Workbook(berkas, {"constant_memory": True, "in_memory": False})
    kertas = buku.add_worksheet(jenis.lembar)
    tanggal = buku.add_format({"num_format": "dd/mm/yyyy"})
    judul, wajib = (
        buku.add_format(GAYA_JUDUL),
        buku.add_format(GAYA_JUDUL | {"bg_color": "#FCE4B6"}),
    )
    kelabu = buku.add_format(GAYA_TURUNAN)
    kertas.freeze_panes(1, 0)
    daftar = {k.nama: isi for k in jenis.kolom if (isi := k.pilihan(ruang))}
    for i, k in enumerate(jenis.kolom):
        kertas.set_column(i, i, k.lebar)
        gaya = kelabu if isinstance(k, Pembantu) else wajib if k.wajib else judul
        kertas.write_string(0, i, k.judul, gaya)
        if catatan := _catatan(k):
            kertas.write_comment(0, i, catatan)
    _tawarkan(kertas, jenis, daftar)
    jumlah = 0
    for jumlah, objek in enumerate([] if kosong else jenis.semua(ruang), start=1):
        for i, k in enumerate(jenis.kolom):
            tulis_sel(kertas, jumlah, i, k.tulis(k.ambil(objek), ruang), tanggal)
    _tulis_petunjuk(buku, jenis, ruang.user)
    _tulis_daftar(buku, jenis, daftar)
    buku.close()
    berkas.seek(0)
    return berkas, jumlah


def _catatan(kolom: Kolom) -> str:
    awal = "Wajib diisi. " if kolom.wajib else ""
    if isinstance(kolom, Pembantu):
        return "Kolom bantu untuk mengenali baris; tidak diubah oleh impor."
    return f"{awal}{kolom.catatan}".strip()


def _tawarkan(kertas, jenis: JenisImpor, daftar: dict[str, list[str]]) -> None:
    """Let cells offer the values of their list; of several in one cell Excel knows nothing."""
    urut = list(daftar)
    for i, k in enumerate(jenis.kolom):
        if (
            k.nama not in daftar
            or isinstance(k, Banyak)
            or len(daftar[k.nama]) > PILIHAN_TERBANYAK
        ):
            continue
        huruf = huruf_kolom(urut.index(k.nama))
        sumber = f"='{DAFTAR}'!${huruf}$2:${huruf}${len(daftar[k.nama]) + 1}"
        kertas.data_validation(
            1,
            i,
            BARIS_TERBANYAK,
            i,
            {
                "validate": "list",
                "source": sumber,
                "error_type": "information",
                "error_title": k.judul,
                "error_message": f"Pilih dari lembar {DAFTAR}.",
            },
        )


def _tulis_petunjuk(buku: xlsxwriter.Workbook, jenis: JenisImpor, user: Pengguna) -> None:
    kertas = buku.add_worksheet(PETUNJUK)
    tebal = buku.add_format({"bold": True, "valign": "top"})
    isi = buku.add_format({"text_wrap": True, "valign": "top"})
    kertas.set_column(0, 0, 26)
    kertas.set_column(1, 1, 80)
    baris = [
        ("Isi", f"{jenis.judul}: {jenis.keterangan}. Disiapkan untuk {user.nama}."),
        (
            "Baris lama",
            "Dikenali lewat Kode. Ubah selnya; yang tidak diubah tetap seperti semula.",
        ),
        ("Baris baru", "Tambahkan di bawah, dengan Kode kosong."),
        ("Menghapus", "Baris yang dihapus dari berkas tidak menghapus apa pun di aplikasi."),
        ("Kolom", "Boleh dihapus atau dipindah. Kolom yang tidak ada tidak mengubah isinya."),
        ("Sel kosong", "Mengosongkan isi di aplikasi, bila kolomnya ada di berkas."),
        ("Tanggal", "13/11/2020 atau 13 November 2020."),
        ("Paling banyak", f"{ribuan(BARIS_TERBANYAK)} baris dan 10 MB sekali unggah."),
    ]
    baris += [
        (k.judul, _catatan(k) or "Boleh kosong.")
        for k in jenis.kolom
        if not isinstance(k, Pembantu)
    ]
    for n, (kiri, kanan) in enumerate(baris):
        kertas.write_string(n, 0, kiri, tebal)
        kertas.write_string(n, 1, kanan, isi)


def _tulis_daftar(
    buku: xlsxwriter.Workbook, jenis: JenisImpor, daftar: dict[str, list[str]]
) -> None:
    kertas = buku.add_worksheet(DAFTAR)
    judul = buku.add_format(GAYA_JUDUL)
    kertas.freeze_panes(1, 0)
    per_nama = {k.nama: k for k in jenis.kolom}
    for i, nama in enumerate(daftar):
        kertas.set_column(i, i, 28)
        kertas.write_string(0, i, per_nama[nama].judul, judul)
    for n in range(max(map(len, daftar.values()), default=0)):
        for i, isi in enumerate(daftar.values()):
            if n < len(isi):
                kertas.write_string(n + 1, i, isi[n])
