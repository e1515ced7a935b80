"""Acts on the list of focus villages; all under a lock on the list."""

from django.core.exceptions import ValidationError
from django.db import transaction

from dinas.models import Pengguna, SuratKeputusan
from inti.aksi import batalkan, kunci, simpan_beralasan
from stunting.models import DaftarLokus, Lokus, StatusDaftar
from wilayah.models import Desa

BUTUH_ALASAN = "Daftar ini sudah ditetapkan. Tulis alasan perubahannya."


@transaction.atomic
def buat_daftar(*, daftar: DaftarLokus, salin: DaftarLokus | None, oleh: Pengguna) -> DaftarLokus:
    """Save a new candidate list, with the villages of `salin` when one is given."""
    daftar.status = StatusDaftar.CALON
    simpan_beralasan(daftar, oleh=oleh)
    if salin is not None:
        for desa in Desa.objects.filter(lokus__in=Lokus.objects.filter(daftar=salin)):
            simpan_beralasan(Lokus(daftar=daftar, desa=desa, alasan="Lanjutan"), oleh=oleh)
    return daftar


@transaction.atomic
def tambah_desa(*, daftar: DaftarLokus, lokus: Lokus, oleh: Pengguna, alasan: str) -> Lokus:
    """Put a village on the list. A decreed list wants a reason."""
    daftar = kunci(DaftarLokus.objects.all(), daftar.pk)
    _tuntut_alasan(daftar, alasan)
    if Lokus.objects.filter(daftar=daftar, desa=lokus.desa).exists():
        raise ValidationError({"desa": f"{lokus.desa} sudah ada dalam daftar {daftar.tahun}."})
    lokus.daftar = daftar
    simpan_beralasan(lokus, oleh=oleh, alasan=alasan)
    return lokus


@transaction.atomic
def keluarkan_desa(*, lokus: Lokus, oleh: Pengguna, alasan: str) -> Lokus:
    """Take a village off the list: the row is voided, its history stays."""
    kunci(DaftarLokus.objects.all(), lokus.daftar_id)
    return batalkan(lokus, oleh=oleh, alasan=alasan)


@transaction.atomic
def tetapkan(
    *, daftar: DaftarLokus, sk: SuratKeputusan | None, dasar: str, oleh: Pengguna
) -> DaftarLokus:
    """Decree the list. Raises ValidationError without villages or without decree or basis."""
    daftar = kunci(DaftarLokus.objects.all(), daftar.pk)
    if daftar.ditetapkan:
        return daftar
    if not daftar.lokus.exists():
        raise ValidationError("Daftar ini belum berisi desa, jadi belum bisa ditetapkan.")
    if sk is None and not dasar:
        raise ValidationError("Pilih atau isi SK, atau tulis dasar penetapannya.")
    daftar.sk, daftar.dasar, daftar.status = sk, dasar, StatusDaftar.DITETAPKAN
    simpan_beralasan(daftar, oleh=oleh, alasan="Ditetapkan")
    return daftar


@transaction.atomic
def ubah_dasar(
    *, daftar: DaftarLokus, sk: SuratKeputusan | None, dasar: str, alasan: str, oleh: Pengguna
) -> DaftarLokus:
    """Correct decree or basis. A decreed list wants a reason, and keeps one of the two."""
    daftar = kunci(DaftarLokus.objects.all(), daftar.pk)
    _tuntut_alasan(daftar, alasan)
    if daftar.ditetapkan and sk is None and not dasar:
        raise ValidationError("Daftar yang ditetapkan harus punya SK atau dasarnya.")
    daftar.sk, daftar.dasar = sk, dasar
    simpan_beralasan(daftar, oleh=oleh, alasan=alasan)
    return daftar


def _tuntut_alasan(daftar: DaftarLokus, alasan: str) -> None:
    if daftar.ditetapkan and not alasan.strip():
        raise ValidationError({"alasan_perubahan": BUTUH_ALASAN})
