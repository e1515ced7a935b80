"""Who may do what with a file: the area of its record is asked first, then the method, then the
right. (Every record has its own question; together in one query they are too deep for SQLite.)
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from berkas import pemilik
from berkas.models import Lampiran
from berkas.pemilik import Pemilik
from berkas.tampil import TAMBAH, UBAH
from inti.ambil import ambil_atau_404
from inti.izin import BACA, ISI

View = Callable[..., HttpResponseBase]


def izin_baca(view: View) -> View:
    """The view gets an attachment of a record that this user sees; removed ones are not there."""

    @wraps(view)
    def jalankan(request: HttpRequest, pk: int) -> HttpResponseBase:
        lampiran, _ = _ambil(request.user, Lampiran.objects.untuk_daftar(), pk)
        if request.method not in BACA:
            return HttpResponseNotAllowed(BACA)
        return view(request, lampiran)

    return jalankan


def izin_ubah(cara: tuple[str, ...] = ISI) -> Callable[[View], View]:
    """The view runs for an attachment whose record this user may change; removed ones too."""

    def hiasan(view: View) -> View:
        @wraps(view)
        def jalankan(request: HttpRequest, pk: int) -> HttpResponseBase:
            lampiran, jenis = _ambil(request.user, Lampiran.semua.all(), pk)
            if request.method not in cara:
                return HttpResponseNotAllowed(cara)
            _tolak_bila_bukan_pengubah(request.user, UBAH, jenis, lampiran.id_pemilik)
            return view(request, pk)

        return jalankan

    return hiasan


def izin_tambah(view: View) -> View:
    """The view gets the kind and the pk of a record under which this user may put files."""

    @wraps(view)
    def jalankan(request: HttpRequest, kode: str, pk: int) -> HttpResponseBase:
        jenis = pemilik.menurut_kode(kode)
        if jenis is None or not jenis.lihat(request.user).filter(pk=pk).exists():
            raise Http404
        if request.method not in ISI:
            return HttpResponseNotAllowed(ISI)
        _tolak_bila_bukan_pengubah(request.user, TAMBAH, jenis, pk)
        return view(request, jenis, pk)

    return jalankan


def ambil_lampiran(request: HttpRequest, pk: int) -> Lampiran:
    """The attachment that `izin_ubah` let through; a POST holds it locked."""
    return ambil_atau_404(request, Lampiran.semua.all(), pk=pk)


def _ambil(user: Any, lampiran: "models.QuerySet[Lampiran]", pk: int) -> tuple[Lampiran, Pemilik]:
    satu = lampiran.filter(pk=pk).first()
    model = satu.jenis_pemilik.model_class() if satu else None
    if satu is None or model is None:
        raise Http404
    jenis = pemilik.menurut_model(model)
    if not jenis.lihat(user).filter(pk=satu.id_pemilik).exists():
        raise Http404
    return satu, jenis


def _tolak_bila_bukan_pengubah(user: Any, izin: str, jenis: Pemilik, pk: int) -> None:
    if not (user.has_perm(izin) and jenis.ubah(user).filter(pk=pk).exists()):
        raise PermissionDenied
