"""PPKBD and Sub PPKBD: one PPKBD per village at a time, any number of Sub PPKBD."""

from django.db import transaction

from dinas.models import Pengguna
from inti.aksi import pulihkan, simpan_beralasan
from petugas.models import Imp, Tingkat

from .aturan import kunci_desa, periksa_desa, sebut_masa, tolak_irisan


@transaction.atomic
def simpan_imp(*, imp: Imp, oleh: Pengguna, alasan: str = "") -> Imp:
    """Save a PPKBD or Sub PPKBD, new or corrected."""
    kunci_desa([imp.desa_id])
    _periksa(imp)
    simpan_beralasan(imp, oleh=oleh, alasan=alasan)
    return imp


@transaction.atomic
def pulihkan_imp(*, imp: Imp, oleh: Pengguna) -> Imp:
    """Bring a voided row back, if its days are still free."""
    kunci_desa([imp.desa_id])
    _periksa(imp)
    return pulihkan(imp, oleh=oleh)


def _periksa(imp: Imp) -> None:
    periksa_desa(imp.desa, (imp.mulai, imp.selesai))
    if imp.tingkat != Tingkat.PPKBD:
        return
    lain = Imp.objects.filter(desa=imp.desa_id, tingkat=Tingkat.PPKBD).exclude(pk=imp.pk)
    tolak_irisan(
        lain,
        (imp.mulai, imp.selesai),
        lambda x: (
            f"PPKBD {imp.desa} adalah {x.nama} {sebut_masa(x.mulai, x.selesai)}. "
            "Akhiri dulu, atau pilih tanggal di luar masa itu."
        ),
    )
