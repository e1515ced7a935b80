"""The account behind an officer."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from dinas.models import Pengguna
from inti.aksi import simpan_beralasan
from petugas.models import Petugas


@transaction.atomic
def tautkan_akun(*, pengguna: Pengguna, petugas: Petugas | None, oleh: Pengguna) -> None:
    """Make `petugas` the officer behind `pengguna`, in place of any other; None only unlinks.

    Raises ValidationError when the officer has another account.
    """
    tautan = Q(pengguna=pengguna) | Q(pk=petugas.pk if petugas else None)
    baris = list(Petugas.semua.select_for_update(of=("self",)).filter(tautan).order_by("pk"))
    baru = next((p for p in baris if petugas and p.pk == petugas.pk), None)
    if baru and baru.pengguna_id not in (None, pengguna.pk):
        raise ValidationError(f"{baru} sudah punya akun lain.")
    for lama in baris:
        if lama.pengguna_id == pengguna.pk and lama != baru:
            lama.pengguna = None
            simpan_beralasan(lama, oleh=oleh, alasan=f"Akun {pengguna.username} dilepas")
    if baru and baru.pengguna_id is None:
        baru.pengguna = pengguna
        simpan_beralasan(baru, oleh=oleh, alasan=f"Akun {pengguna.username} ditautkan")
