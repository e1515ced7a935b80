"""Official documents: letterhead, signature, and what the foot of every page says."""

import base64
import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify

from dinas.models import CatatanUnduh, IdentitasDinas, Pengguna, ProfilDinas
from inti.nilai import ribuan
from inti.pdf import buat_pdf
from inti.saring import Saringan
from inti.telepon import tulis_telepon

MAKS_BARIS = 2000  # some two seconds; nobody reads a longer list on paper
# The browser's own reader runs nothing of the page; its styles are its own.
_pembaca: Callable[[Any], Any] = csp(
    {
        "default-src": [NONE],
        "object-src": [SELF],
        "style-src": ["'unsafe-inline'"],
        "frame-ancestors": [NONE],
    }
)


@dataclass(frozen=True)
class Dokumen:
    """What is printed: templates/cetak/`templat`.typ with `isi`, saved as `nama`.pdf.

    `isi` is what the template reads beside letterhead, signature and foot; `wilayah` whose area,
    `baris` how many rows it shows, `dengan_nama` whether there are names of members or telephones
    of people in it.
    """

    templat: str
    nama: str
    judul: str
    isi: dict[str, Any]
    baris: int
    per: datetime.date | None = None
    wilayah: str = ""
    saringan: Sequence[tuple[str, str]] = ()
    keterangan: str = ""
    catatan: str = ""
    dengan_nama: bool = False


def cetak_pdf(request: HttpRequest, dokumen: Dokumen, *, catat: bool = True) -> FileResponse:
    """Answer with the document and note who printed it.

    What only shows how documents look is not noted.
    """
    assert isinstance(request.user, Pengguna)  # every document asks for a log-in
    sekarang = timezone.now()
    profil = ProfilDinas.ambil()
    identitas = identitas_pada(timezone.localdate(sekarang))
    isi = {
        "dokumen": {
            "judul": dokumen.judul,
            "per": dokumen.per,
            "sampai": timezone.localtime(sekarang).isoformat(timespec="minutes"),
            "oleh": f"{request.user.nama} ({request.user.get_peran_display()})",
            "contoh": profil.data_contoh,
            "wilayah": dokumen.wilayah,
            "saringan": dokumen.saringan,
            "keterangan": dokumen.keterangan,
            "catatan": dokumen.catatan,
        },
        "kop": kop(profil, identitas),
        "ttd": tanda_tangan(profil, identitas, timezone.localdate(sekarang)),
    }
    pdf = buat_pdf(dokumen.templat, isi | dokumen.isi, dibuat=timezone.localtime(sekarang))
    nama = f"{slugify(dokumen.nama)[:100]}.pdf"
    if catat:
        CatatanUnduh.objects.create(
            oleh=request.user,
            nama=nama,
            saringan="; ".join(f"{n}: {i}" for n, i in dokumen.saringan),
            baris=dokumen.baris,
            dengan_nama=dokumen.dengan_nama,
        )
    return _kirim(pdf, nama)


@_pembaca
def _kirim(pdf: bytes, nama: str) -> FileResponse:
    """Shown by the browser, and saved under a name that says what it is."""
    return FileResponse(
        BytesIO(pdf),
        filename=nama,
        content_type="application/pdf",
        headers={
            "Content-Encoding": "identity",  # compressed by itself already
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def tolak_cetak(
    request: HttpRequest, saring: Saringan, jumlah: int, daftar: str
) -> HttpResponseRedirect | None:
    """Back to the list (its address) while its filter is wrong or its rows are too many."""
    if not saring.is_valid():
        pesan = "Belum dicetak: saringannya keliru. Betulkan kolom yang ditandai."
    elif jumlah > MAKS_BARIS:
        pesan = (
            f"Belum dicetak: {ribuan(jumlah)} baris terlalu banyak untuk dokumen, paling banyak "
            f"{ribuan(MAKS_BARIS)}. Persempit saringannya, atau unduh sebagai Excel."
        )
    else:
        return None
    messages.error(request, pesan)
    return redirect(f"{daftar}?{request.GET.urlencode()}")


def identitas_pada(hari: datetime.date) -> IdentitasDinas | None:
    return IdentitasDinas.objects.per(hari).first()


def kop(profil: ProfilDinas, identitas: IdentitasDinas | None) -> dict[str, Any]:
    """The letterhead; lines that the office has not filled in are left out."""
    telepon = f"Telepon {tulis_telepon(profil.telepon)}" if profil.telepon else ""
    return {
        "pemerintah": f"Pemerintah Kabupaten {profil.kabupaten}",
        "dinas": identitas.nama_dinas if identitas else "Program Bangga Kencana",
        "alamat": [baris for baris in (profil.alamat, telepon) if baris],
        "logo": _svg(bytes(profil.logo)) if profil.logo else None,
    }


def tanda_tangan(
    profil: ProfilDinas, identitas: IdentitasDinas | None, hari: datetime.date
) -> dict[str, Any]:
    """Whoever heads the office on that day; what is not known stays a dotted line."""
    plt = "Plt. " if identitas and identitas.pelaksana_tugas else ""
    return {
        "tempat": profil.tempat or None,
        "tanggal": hari,
        "jabatan": f"{plt}Kepala {identitas.nama_dinas if identitas else 'Dinas'}",
        "nama": identitas.kepala if identitas else "",
        "pangkat": identitas.pangkat if identitas else "",
        "nip": identitas.nip if identitas else "",
    }


def _svg(png: bytes) -> str:
    """The picture as text, which is all that a template can be given."""
    lebar, tinggi = (int.from_bytes(png[i : i + 4], "big") for i in (16, 20))
    isi = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} {tinggi}">'
        f'<image width="{lebar}" height="{tinggi}" href="data:image/png;base64,{isi}"/></svg>'
    )
