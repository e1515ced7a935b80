"""Recording a decree together with the groups that it establishes and its scan."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from dinas.models import Pengguna, SuratKeputusan
from kelompok.aksi import tautkan_sk
from kelompok.models import Kelompok


@transaction.atomic
def simpan_sk(*, form: Any, oleh: Pengguna) -> SuratKeputusan:
    """Save a valid SkForm: the decree once, under each of its groups, with its files."""
    sk = form.save()
    tautkan_kelompok(sk=sk, kelompok=form.cleaned_data.get("kelompok", ()), oleh=oleh)
    form.simpan_berkas(sk, oleh)
    return sk


@transaction.atomic
def tautkan_kelompok(*, sk: SuratKeputusan, kelompok: Iterable[Kelompok], oleh: Pengguna) -> int:
    """Put one decree under many groups; gives how many."""
    urut = sorted(kelompok, key=lambda k: k.pk)  # locks in one order
    for satu in urut:
        tautkan_sk(kelompok=satu, sk=sk, oleh=oleh)
    return len(urut)
