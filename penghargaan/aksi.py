"""Saving an award together with its recipients."""

from typing import Any

from django.db import transaction
from django.forms import BaseInlineFormSet

from dinas.models import Pengguna
from inti.aksi import batalkan
from inti.formulir import FormCatatan
from penghargaan.models import JenisPenerima, Penerima, Penghargaan


@transaction.atomic
def simpan_penghargaan(
    *, form: FormCatatan, penerima: "BaseInlineFormSet[Any, Any, Any]", oleh: Pengguna
) -> Penghargaan:
    """Save a valid form and its valid formset; a recipient that was ticked off is voided."""
    penghargaan = form.save()
    penerima.instance = penghargaan
    for baris in penerima.save(commit=False):
        baris._history_user = oleh
        baris.penghargaan = penghargaan
        baris.save()
        lupakan_nama(baris)
    for baris in penerima.deleted_objects:
        batalkan(baris, oleh=oleh, alasan="Dihapus dari formulir penghargaan")
    return penghargaan


@transaction.atomic
def batalkan_penghargaan(*, penghargaan: Penghargaan, oleh: Pengguna, alasan: str) -> Penghargaan:
    """Void an award; its recipients go with it, since every question asks through the award."""
    return batalkan(penghargaan, oleh=oleh, alasan=alasan)


def lupakan_nama(penerima: Penerima) -> None:
    """A couple that does not (or no longer) agree is not named in the history either."""
    if penerima.jenis == JenisPenerima.PASANGAN and not penerima.nama:
        lama = Penerima.riwayat.filter(id=penerima.pk, jenis=JenisPenerima.PASANGAN)
        lama.update(nama="", setuju_tanggal=None, setuju_cara="")
