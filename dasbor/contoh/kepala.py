"""Heads of villages in the sample, so that there is somebody to call.

A village is no row of the sample: what was put into it is known by the number, which is of the
fictitious range, and is taken out again.
"""

from simple_history.utils import bulk_update_with_history

from dasbor.contoh.latar import FIKTIF, Latar
from dasbor.contoh.nama import orang
from wilayah.models import Desa

TANPA = 9  # villages whose head is not known, as in an office
KOLOM = ["kepala", "telepon_kepala", "versi"]


def buat_kepala(latar: Latar) -> None:
    """A name that somebody typed already stays."""
    kosong = [d for d in latar.desa.values() if not d.kepala and not d.telepon_kepala]
    tanpa = latar.dadu("tanpa-kepala").sample(sorted(latar.desa), TANPA)
    isi = [d for d in kosong if d.kode not in tanpa]
    for desa in isi:
        dadu = latar.dadu("kepala", desa.kode)
        desa.kepala = orang(dadu, "P" if dadu.random() < 0.1 else "L")
        desa.telepon_kepala = latar.telepon()
    _simpan(isi, "Data contoh")


def lepas_kepala(alasan: str) -> None:
    """Take the sample's heads out; one with a real number stays."""
    contoh = list(Desa.objects.filter(telepon_kepala__startswith=FIKTIF).order_by("pk"))
    for desa in contoh:
        desa.kepala = desa.telepon_kepala = ""
    _simpan(contoh, alasan)


def _simpan(desa: list[Desa], alasan: str) -> None:
    """Nobody's act: the accounts of the sample can be removed with it."""
    for satu in desa:
        satu.versi += 1
    bulk_update_with_history(desa, Desa, KOLOM, default_change_reason=alasan)
