"""Files: handed out after the question who asks; added, renamed, removed and brought back."""

import uuid
from typing import Any

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response

from berkas import gudang
from berkas.forms import TambahBerkasForm, UbahBerkasForm
from berkas.izin import ambil_lampiran, izin_baca, izin_tambah, izin_ubah
from berkas.models import Lampiran, Tipe
from berkas.pemilik import Pemilik
from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, kiriman, transaksi_post
from inti.izin import KIRIM

# What is opened by itself runs nothing and asks for nothing; the style is the browser's own.
terkurung: Any = csp(
    {
        "default-src": [NONE],
        "style-src": ["'unsafe-inline'"],
        "frame-ancestors": [NONE],
        "sandbox": [""],
    }
)
KEPALA = {
    "Cache-Control": "private, no-cache",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@izin_baca
@terkurung
def unduh(request, lampiran: Lampiran):
    """The content: a picture is shown, a document is saved."""
    tipe = lampiran.berkas.tipe
    return _kirim(request, lampiran, tipe=tipe, simpan=tipe == Tipe.PDF)


@izin_baca
@terkurung
def kecil(request, lampiran: Lampiran):
    if not lampiran.berkas.gambar:
        raise Http404
    return _kirim(request, lampiran, tipe=Tipe.WEBP.value, kecil=True)


def _kirim(
    request, lampiran: Lampiran, *, tipe: str, simpan: bool = False, kecil: bool = False
) -> HttpResponseBase:
    """The browser may keep it, but asks each time whether the user still may see it."""
    etag = f'"{lampiran.pk}{gudang.KECIL if kecil else ""}"'
    jawaban: Any = get_conditional_response(request, etag=etag)
    if jawaban is None:
        try:
            isi = gudang.jalur(lampiran.berkas.tempat, kecil=kecil).open("rb")
        except FileNotFoundError as galat:
            raise Http404 from galat  # `manage.py rapikan_berkas` names it
        jawaban = FileResponse(
            isi, as_attachment=simpan, filename=lampiran.nama, content_type=tipe
        )
        jawaban.headers["Content-Encoding"] = "identity"  # compressed by itself already
    for nama, nilai in KEPALA.items():
        jawaban.headers[nama] = nilai
    jawaban.headers["ETag"] = etag
    return jawaban


@izin_tambah
@transaksi_post
def tambah(request, jenis: Pemilik, pk: int):
    objek = ambil_atau_404(request, jenis.ubah(request.user), pk=pk)
    form = TambahBerkasForm(
        kiriman(request),
        request.FILES or None,
        initial={"kunci": uuid.uuid4()},
        batal=objek.get_absolute_url(),
    )
    if form.is_valid():
        hasil = form.simpan_berkas(objek, request.user)
        messages.success(request, f"{len(hasil)} berkas diunggah.")
        return redirect(objek)
    return _formulir(request, form, objek, "Unggah berkas")


@izin_ubah()
@transaksi_post
def ubah(request, pk: int):
    lampiran = ambil_lampiran(request, pk)
    objek: Any = lampiran.pemilik
    form = UbahBerkasForm(
        kiriman(request), instance=lampiran, user=request.user, batal=objek.get_absolute_url()
    )
    if form.is_valid():
        form.save()
        messages.success(request, f"Nama “{lampiran}” tersimpan.")
        return redirect(objek)
    return _formulir(request, form, objek, "Ubah nama berkas")


@izin_ubah()
@transaksi_post
def batalkan(request, pk: int):
    lampiran = ambil_lampiran(request, pk)
    objek: Any = lampiran.pemilik
    if lampiran.batal:
        messages.info(request, f"“{lampiran}” sudah dihapus.")
        return redirect(objek)
    form = AlasanForm(kiriman(request))
    if form.is_valid() and coba(
        form,
        aksi_inti.batalkan,
        objek=lampiran,
        oleh=request.user,
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, f"“{lampiran}” dihapus dari {objek}.")
        return redirect(objek)
    akibat = [
        "Tidak dapat dibuka lagi oleh siapa pun, juga lewat alamat yang sudah disalin.",
        "Tercatat dalam riwayat bersama alasannya, dan dapat dipulihkan dari sana.",
    ]
    konteks = {"form": form, "lampiran": lampiran, "objek": objek, "akibat": akibat}
    return render(request, "berkas/lampiran_batalkan.html", konteks)


@izin_ubah(KIRIM)
@transaksi_post
def pulihkan(request, pk: int):
    lampiran = ambil_lampiran(request, pk)
    objek: Any = lampiran.pemilik
    try:
        aksi_inti.pulihkan(lampiran, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"“{lampiran}” dipulihkan.")
    return redirect(objek)


def _formulir(request, form, objek: models.Model, judul: str):
    konteks = {"form": form, "objek": objek, "judul": judul}
    return render(request, "berkas/berkas_form.html", konteks)
