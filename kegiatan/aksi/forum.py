"""Saving the forum together with its board."""

from typing import Any

from django.db import transaction
from django.forms import BaseInlineFormSet

from dinas.models import Pengguna
from inti.aksi import batalkan
from inti.formulir import FormCatatan
from kegiatan.models import ForumGenre


@transaction.atomic
def simpan_forum(
    *, form: FormCatatan, pengurus: "BaseInlineFormSet[Any, Any, Any]", oleh: Pengguna
) -> ForumGenre:
    """Save a valid form and its valid formset; a member that was ticked off is voided."""
    forum = form.save()
    pengurus.instance = forum
    for baris in pengurus.save(commit=False):
        baris._history_user = oleh
        baris.forum = forum
        baris.save()
    for baris in pengurus.deleted_objects:
        batalkan(baris, oleh=oleh, alasan="Dihapus dari formulir forum")
    return forum
