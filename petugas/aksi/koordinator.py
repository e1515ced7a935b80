"""Coordinators of a kecamatan: one at a time."""

from django.core.exceptions import ValidationError
from django.db import transaction

from dinas.models import Pengguna
from inti.aksi import batalkan, pulihkan, simpan_beralasan
from inti.tanggal import sehari
from petugas.models import Koordinator

from .aturan import kunci_kecamatan, kunci_petugas, periksa_masa, sebut_masa, tolak_irisan


@transaction.atomic
def simpan_koordinator(
    *, koordinator: Koordinator, oleh: Pengguna, alasan: str = "", ganti: bool = False
) -> Koordinator:
    """Save a coordinator, new or corrected.

    With `ganti` the coordinator until then ends the day before (never was one, if both begin on
    the same day); without it an occupied kecamatan is refused.
    """
    kunci_kecamatan(koordinator.kecamatan_id)
    kunci_petugas(koordinator.petugas_id)
    if ganti:
        _gantikan(koordinator, oleh)
    _periksa(koordinator)
    simpan_beralasan(koordinator, oleh=oleh, alasan=alasan)
    return koordinator


@transaction.atomic
def pulihkan_koordinator(*, koordinator: Koordinator, oleh: Pengguna) -> Koordinator:
    """Bring a voided coordinator back, if the days are still free."""
    kunci_kecamatan(koordinator.kecamatan_id)
    kunci_petugas(koordinator.petugas_id)
    _periksa(koordinator)
    return pulihkan(koordinator, oleh=oleh)


def koordinator_pada(koordinator: Koordinator) -> Koordinator | None:
    """Whoever else coordinates the same kecamatan on the day on which this one begins."""
    lain = Koordinator.objects.filter(kecamatan=koordinator.kecamatan_id)
    lain = lain.exclude(pk=koordinator.pk).per(koordinator.mulai)
    return lain.select_related("petugas").first()


def _gantikan(baru: Koordinator, oleh: Pengguna) -> None:
    lama = koordinator_pada(baru)
    if lama is None:
        return
    if lama.petugas_id == baru.petugas_id:
        raise ValidationError(
            {
                "mulai": f"{baru.petugas} sudah menjadi koordinator {baru.kecamatan} "
                f"{sebut_masa(lama.mulai, lama.selesai)}."
            }
        )
    alasan = f"Digantikan {baru.petugas}"
    if lama.mulai == baru.mulai:
        batalkan(lama, oleh=oleh, alasan=f"{alasan} pada hari mulainya")
    else:
        lama.selesai = baru.mulai - sehari()
        simpan_beralasan(lama, oleh=oleh, alasan=alasan)


def _periksa(koordinator: Koordinator) -> None:
    masa = (koordinator.mulai, koordinator.selesai)
    periksa_masa(koordinator.petugas, masa)
    lain = Koordinator.objects.filter(kecamatan=koordinator.kecamatan_id)
    tolak_irisan(
        lain.exclude(pk=koordinator.pk).select_related("petugas"),
        masa,
        lambda k: (
            f"Kecamatan {koordinator.kecamatan} dikoordinasi {k.petugas} "
            f"{sebut_masa(k.mulai, k.selesai)}. Pilih tanggal di luar masa itu, "
            "atau centang “Gantikan koordinator sekarang”."
        ),
    )
