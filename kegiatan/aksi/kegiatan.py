"""Saving an event together with its target groups and speakers."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.forms import BaseInlineFormSet

from dinas.models import Pengguna
from inti.aksi import batalkan
from inti.formulir import FormBerversi, FormCatatan
from kegiatan.models import Kegiatan

DIHAPUS = "Dihapus dari formulir kegiatan"


@transaction.atomic
def simpan_kegiatan(
    *,
    form: FormCatatan,
    peserta: Sequence[FormBerversi],
    narasumber: "BaseInlineFormSet[Any, Any, Any]",
    oleh: Pengguna,
) -> Kegiatan:
    """Save a valid form with its valid parts; what was ticked off is voided."""
    kegiatan = form.save()
    for satu in peserta:
        _simpan_peserta(kegiatan, satu, oleh)
    narasumber.instance = kegiatan
    for baris in narasumber.save(commit=False):
        baris._history_user = oleh
        baris.kegiatan = kegiatan
        baris.save()
    for baris in narasumber.deleted_objects:
        batalkan(baris, oleh=oleh, alasan=DIHAPUS)
    return kegiatan


def _simpan_peserta(kegiatan: Kegiatan, form: Any, oleh: Pengguna) -> None:
    """A row for a target group that was there, none for others; unchanged ones are left."""
    if not form.dipilih:
        if form.instance.pk:
            batalkan(form.instance, oleh=oleh, alasan=DIHAPUS)
        return
    if form.instance.pk and "jumlah" not in form.changed_data:
        return
    form.instance.kegiatan = kegiatan
    form.instance._history_user = oleh
    form.save()
