"""Downloads: the workbook or CSV, what it holds, and the note of who took it."""

from collections.abc import Iterable, Sequence

from django.http import FileResponse, HttpRequest
from django.utils import timezone

from dinas.models import CatatanUnduh, Pengguna, ProfilDinas
from inti.nilai import waktu
from inti.tabel_csv import tulis_csv
from inti.xlsx import Kolom, Lembar, tulis_xlsx

TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TIPE_CSV = "text/csv; charset=utf-8"
KUKI_SELESAI = "unduhan_selesai"


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
    holds names or telephones of people. What is counted are the rows of the first sheet; with
    `?format=csv` it is the answer, alone.
    """
    assert isinstance(request.user, Pengguna)  # every export asks for a log-in
    if request.GET.get("format") == "csv":
        akhiran, tipe = "csv", TIPE_CSV
        berkas, jumlah = tulis_csv(lembar[0])
    else:
        akhiran, tipe = "xlsx", TIPE_XLSX
        pertama, *lain = lembar
        berkas, jumlah = tulis_xlsx(
            lembar=pertama.nama,
            kolom=pertama.kolom,
            baris=pertama.baris,
            keterangan=_keterangan(
                request.user, pertama.nama, saringan, wilayah, dengan_nama=dengan_nama
            ),
            lain=lain,
        )
    catat_unduhan(
        request,
        nama=f"{nama}.{akhiran}",
        saringan="; ".join(f"{n}: {i}" for n, i in saringan),
        baris=jumlah,
        dengan_nama=dengan_nama,
    )
    jawaban = FileResponse(
        berkas,
        as_attachment=True,
        filename=f"{nama}.{akhiran}",
        content_type=tipe,
        headers={"Content-Encoding": "identity"},
    )
    # static/js/unduh.js waits for it: a browser tells no page that a download has begun.
    jawaban.set_cookie(KUKI_SELESAI, "1", max_age=60, samesite="Lax", secure=request.is_secure())
    return jawaban


def _keterangan(
    user: Pengguna,
    isi: str,
    saringan: list[tuple[str, str]],
    wilayah: str,
    *,
    dengan_nama: bool,
) -> list[tuple[str, str]]:
    """The sheet that says what the workbook holds, for whom and when."""
    contoh = ProfilDinas.ambil().data_contoh
    return [
        ("Isi", isi),
        *([("Perhatian", "Data contoh: bukan data nyata.")] if contoh else []),
        ("Wilayah", wilayah),
        *saringan,
        ("Diunduh", waktu(timezone.now())),
        ("Oleh", f"{user.nama} ({user.get_peran_display()})"),
        ("Memuat nama orang", "Ya" if dengan_nama else "Tidak"),
    ]


def catat_unduhan(
    request: HttpRequest, *, nama: str, baris: int, dengan_nama: bool, saringan: str = ""
) -> None:
    """Who took which file, with how many rows, and whether names of people are in it."""
    assert isinstance(request.user, Pengguna)  # every export asks for a log-in
    CatatanUnduh.objects.create(
        oleh=request.user, nama=nama, saringan=saringan, baris=baris, dengan_nama=dengan_nama
    )
