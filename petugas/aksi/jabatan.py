"""Positions of officers: the first one, a new one after another, corrections."""

from django.core.exceptions import ValidationError
from django.db import transaction

from dinas.models import Pengguna
from inti.aksi import batalkan, pulihkan, simpan_beralasan
from inti.nilai import tanggal_panjang
from inti.tanggal import sehari
from petugas.models import Jabatan, Petugas

from .aturan import kunci_petugas, periksa_cakupan, sebut_masa, tolak_irisan


@transaction.atomic
def catat_petugas(*, petugas: Petugas, jabatan: Jabatan, oleh: Pengguna) -> Petugas:
    """Save a new officer with the first position."""
    simpan_beralasan(petugas, oleh=oleh)
    jabatan.petugas = petugas
    simpan_beralasan(jabatan, oleh=oleh)
    return petugas


@transaction.atomic
def angkat(*, jabatan: Jabatan, oleh: Pengguna) -> Jabatan:
    """Save a new position; the one held until then ends the day before.

    A PLKB Non PNS who becomes PKB so has two rows that follow each other.
    """
    kunci_petugas(jabatan.petugas_id)
    lain = Jabatan.objects.filter(petugas=jabatan.petugas_id)
    for lama in lain.per(jabatan.mulai).filter(mulai__lt=jabatan.mulai):
        lama.selesai = jabatan.mulai - sehari()
        simpan_beralasan(lama, oleh=oleh, alasan=f"Digantikan jabatan {jabatan}")
    return _simpan(jabatan, oleh, "")


@transaction.atomic
def simpan_jabatan(*, jabatan: Jabatan, oleh: Pengguna, alasan: str = "") -> Jabatan:
    """Correct a position. Villages must stay inside the time of service."""
    kunci_petugas(jabatan.petugas_id)
    return _simpan(jabatan, oleh, alasan)


@transaction.atomic
def batalkan_jabatan(*, jabatan: Jabatan, oleh: Pengguna, alasan: str) -> Jabatan:
    """Void a position that never was; refused while villages need its days."""
    kunci_petugas(jabatan.petugas_id)
    hasil = batalkan(jabatan, oleh=oleh, alasan=alasan)
    periksa_cakupan(jabatan.petugas)
    return hasil


@transaction.atomic
def pulihkan_jabatan(*, jabatan: Jabatan, oleh: Pengguna) -> Jabatan:
    """Bring a voided position back, if its days are still free."""
    kunci_petugas(jabatan.petugas_id)
    _tolak_rangkap(jabatan)
    return pulihkan(jabatan, oleh=oleh)


def _simpan(jabatan: Jabatan, oleh: Pengguna, alasan: str) -> Jabatan:
    _tolak_rangkap(jabatan)
    simpan_beralasan(jabatan, oleh=oleh, alasan=alasan)
    periksa_cakupan(jabatan.petugas)
    return jabatan


def _tolak_rangkap(jabatan: Jabatan) -> None:
    lain = Jabatan.objects.filter(petugas=jabatan.petugas_id).exclude(pk=jabatan.pk)
    if lain.filter(mulai=jabatan.mulai).exists():
        raise ValidationError(
            {
                "mulai": f"Sudah ada jabatan yang mulai {tanggal_panjang(jabatan.mulai)}. "
                "Perbaiki jabatan itu."
            }
        )
    tolak_irisan(
        lain,
        (jabatan.mulai, jabatan.selesai),
        lambda j: (
            f"Petugas ini memegang jabatan {j} {sebut_masa(j.mulai, j.selesai)}; "
            "tidak boleh dua jabatan pada satu hari."
        ),
    )
