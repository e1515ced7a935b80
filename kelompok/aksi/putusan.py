"""How a proposal is closed, by an answer or because its act was done anyway."""

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from dinas.models import Pengguna
from inti.aksi import kunci, simpan_beralasan
from kelompok.models import Kelompok, StatusUsulan, TindakanUsulan, Usulan

SUDAH_DILAKUKAN = "Sudah dilakukan operator."
SUDAH_BATAL = "Kelompok ini dibatalkan karena salah catat."


def kunci_kelompok(pk: int) -> Kelompok:
    """The group, locked. Raises ValidationError when it was voided meanwhile."""
    kelompok = kunci(Kelompok.semua.all(), pk)
    if kelompok.batal:
        raise ValidationError(SUDAH_BATAL)
    return kelompok


def putuskan(usulan: Usulan, status: StatusUsulan, jawaban: str, oleh: Pengguna) -> Usulan:
    """Close a proposal; the caller holds the lock of its group."""
    usulan.status = status
    usulan.jawaban = jawaban.strip()
    usulan.diputus_oleh = oleh
    usulan.diputus_pada = timezone.now()
    simpan_beralasan(usulan, oleh=oleh, alasan=usulan.jawaban)
    return usulan


def tutup_yang_menunggu(kelompok: Kelompok, tindakan: TindakanUsulan, oleh: Pengguna) -> None:
    """An operator did by hand what a proposal asked for: it no longer waits."""
    for usulan in _menunggu(kelompok).filter(tindakan=tindakan):
        putuskan(usulan, StatusUsulan.DITERIMA, SUDAH_DILAKUKAN, oleh)
    if tindakan == TindakanUsulan.BATALKAN:
        for usulan in _menunggu(kelompok):
            putuskan(usulan, StatusUsulan.DITOLAK, SUDAH_BATAL, oleh)


def _menunggu(kelompok: Kelompok) -> QuerySet[Usulan]:
    return Usulan.objects.menunggu().filter(kelompok=kelompok.pk).select_for_update(of=("self",))
