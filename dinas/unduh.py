"""Downloads: the workbook, its sheet *Keterangan*, and the note of who took it."""

from collections.abc import Iterable, Sequence

from django.http import FileResponse, HttpRequest
from django.utils import timezone

from dinas.models import CatatanUnduh, Pengguna, ProfilDinas
from inti.nilai import waktu
from inti.xlsx import Kolom, Lembar, tulis_xlsx

TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def unduh_xlsx(
    request: HttpRequest,
    *,
    nama: str,
    lembar: str,
    kolom: list[Kolom],
    baris: Iterable,
    saringan: list[tuple[str, str]],
    wilayah: str,
    dengan_nama: bool = False,
) -> FileResponse:
    """Answer with `nama`.xlsx holding exactly `baris`; see `unduh_buku`."""
    return unduh_buku(
        request,
        nama=nama,
        lembar=[Lembar(lembar, kolom, baris)],
        saringan=saringan,
        wilayah=wilayah,
        dengan_nama=dengan_nama,
    )


def unduh_buku(
    request: HttpRequest,
    *,
    nama: str,
    lembar: Sequence[Lembar],
    saringan: list[tuple[str, str]],
    wilayah: str,
    dengan_nama: bool = False,
) -> FileResponse:
    """Answer with `nama`.xlsx holding exactly these sheets; the export is logged.

    `saringan` and `wilayah` (whose area) go to the last sheet; `dengan_nama` says that the file
    holds names or telephones of people. What is counted are the rows of the first sheet.
    """
    pertama, *lain = lembar
    sekarang = timezone.now()
    assert isinstance(request.user, Pengguna)  # every export asks for a log-in
    contoh = ProfilDinas.ambil().data_contoh
    keterangan = [
        ("Isi", pertama.nama),
        *([("Perhatian", "Data contoh: bukan data nyata.")] if contoh else []),
        ("Wilayah", wilayah),
        *saringan,
        ("Diunduh", waktu(sekarang)),
        ("Oleh", f"{request.user.nama} ({request.user.get_peran_display()})"),
        ("Memuat nama orang", "Ya" if dengan_nama else "Tidak"),
    ]
    berkas, jumlah = tulis_xlsx(
        lembar=pertama.nama,
        kolom=pertama.kolom,
        baris=pertama.baris,
        keterangan=keterangan,
        lain=lain,
    )
    catat_unduhan(
        request,
        nama=f"{nama}.xlsx",
        saringan="; ".join(f"{n}: {i}" for n, i in saringan),
        baris=jumlah,
        dengan_nama=dengan_nama,
    )
    return FileResponse(
        berkas,
        as_attachment=True,
        filename=f"{nama}.xlsx",
        content_type=TIPE_XLSX,
        headers={"Content-Encoding": "identity"},
    )


def catat_unduhan(
    request: HttpRequest, *, nama: str, baris: int, dengan_nama: bool, saringan: str = ""
) -> None:
    """Who took which file, with how many rows, and whether names of people are in it."""
    assert isinstance(request.user, Pengguna)  # every export asks for a log-in
    CatatanUnduh.objects.create(
        oleh=request.user, nama=nama, saringan=saringan, baris=baris, dengan_nama=dengan_nama
    )
