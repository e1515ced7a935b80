"""Answers to the proposals of officers."""

import datetime
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction

from dinas.models import Pengguna
from inti.aksi import kunci
from kelompok.models import Kelompok, StatusUsulan, TindakanUsulan, Usulan

from .keadaan import akhiri, aktifkan, batalkan, pindah
from .putusan import kunci_kelompok, putuskan


@transaction.atomic
def terima_usulan(
    *, usulan: Usulan, jawaban: str, oleh: Pengguna, hari_ini: datetime.date
) -> Usulan:
    """Do what was proposed, with the values of the officer; the act's own rules hold.

    A proposal that was answered stays as it is; so two operators make one outcome.
    """
    kelompok = kunci_kelompok(usulan.kelompok_id)
    usulan = kunci(Usulan.objects.all(), usulan.pk)
    if usulan.status == StatusUsulan.MENUNGGU:
        putuskan(usulan, StatusUsulan.DITERIMA, jawaban, oleh)
        _PELAKSANA[usulan.tindakan](kelompok, usulan, oleh, hari_ini)
    return usulan


@transaction.atomic
def tolak_usulan(*, usulan: Usulan, jawaban: str, oleh: Pengguna) -> Usulan:
    """Turn a proposal down; the officer is told why."""
    kunci_kelompok(usulan.kelompok_id)
    usulan = kunci(Usulan.objects.all(), usulan.pk)
    if usulan.status != StatusUsulan.MENUNGGU:
        return usulan
    if not jawaban.strip():
        raise ValidationError({"jawaban": "Tulis alasannya, supaya petugas tahu."})
    return putuskan(usulan, StatusUsulan.DITOLAK, jawaban, oleh)


def _akhiri_menurut(
    kelompok: Kelompok, usulan: Usulan, oleh: Pengguna, hari_ini: datetime.date
) -> None:
    assert usulan.tanggal is not None  # usulan_bertanggal
    akhiri(
        kelompok=kelompok,
        selesai=usulan.tanggal,
        alasan_selesai=usulan.alasan_selesai,
        keterangan=usulan.alasan,
        oleh=oleh,
        hari_ini=hari_ini,
    )


def _aktifkan_menurut(
    kelompok: Kelompok, usulan: Usulan, oleh: Pengguna, hari_ini: datetime.date
) -> None:
    assert usulan.tanggal is not None  # usulan_bertanggal
    aktifkan(
        kelompok=kelompok,
        tanggal=usulan.tanggal,
        alasan=usulan.alasan,
        oleh=oleh,
        hari_ini=hari_ini,
    )


def _batalkan_menurut(
    kelompok: Kelompok, usulan: Usulan, oleh: Pengguna, hari_ini: datetime.date
) -> None:
    batalkan(kelompok=kelompok, alasan=usulan.alasan, oleh=oleh)


def _pindah_menurut(
    kelompok: Kelompok, usulan: Usulan, oleh: Pengguna, hari_ini: datetime.date
) -> None:
    assert usulan.desa_baru is not None  # usulan_pindah_bertujuan
    pindah(kelompok=kelompok, desa=usulan.desa_baru, alasan=usulan.alasan, oleh=oleh)


_PELAKSANA: dict[str, Callable[[Kelompok, Usulan, Pengguna, datetime.date], None]] = {
    TindakanUsulan.AKHIRI: _akhiri_menurut,
    TindakanUsulan.AKTIFKAN: _aktifkan_menurut,
    TindakanUsulan.BATALKAN: _batalkan_menurut,
    TindakanUsulan.PINDAH: _pindah_menurut,
}
