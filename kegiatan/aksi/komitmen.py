"""Follow-ups of a promise; its state is that of the latest one."""

from django.core.exceptions import ValidationError
from django.db import transaction

from dinas.models import Pengguna
from inti import aksi as aksi_inti
from inti.aksi import kunci, simpan_beralasan
from inti.nilai import tanggal_panjang
from kegiatan.models import TUNTAS, Komitmen, StatusKomitmen, TindakLanjut


@transaction.atomic
def simpan_tindak(*, tindak: TindakLanjut, oleh: Pengguna) -> TindakLanjut:
    """Record or correct a follow-up, and bring the promise to the state that follows.

    Raises ValidationError for a day before the event, or for a promise that was voided.
    """
    komitmen = kunci(Komitmen.semua.select_related("kegiatan"), tindak.komitmen_id)
    if komitmen.batal or komitmen.kegiatan.batal:
        raise ValidationError("Komitmen atau kegiatannya sudah dibatalkan.")
    if tindak.tanggal < komitmen.kegiatan.mulai:
        raise ValidationError(
            {
                "tanggal": f"Sebelum kegiatannya ({tanggal_panjang(komitmen.kegiatan.mulai)}); "
                "isi tanggal sesudah janji dibuat."
            }
        )
    simpan_beralasan(tindak, oleh=oleh)
    _ikuti(komitmen, oleh)
    return tindak


@transaction.atomic
def batalkan_tindak(tindak: TindakLanjut, *, oleh: Pengguna, alasan: str) -> TindakLanjut:
    """Void a follow-up; the promise goes back to what the remaining ones say."""
    komitmen = kunci(Komitmen.semua.all(), tindak.komitmen_id)
    batal = aksi_inti.batalkan(tindak, oleh=oleh, alasan=alasan)
    _ikuti(komitmen, oleh)
    return batal


@transaction.atomic
def pulihkan_tindak(tindak: TindakLanjut, *, oleh: Pengguna) -> TindakLanjut:
    """Bring a follow-up back, and its effect with it."""
    komitmen = kunci(Komitmen.semua.select_related("kegiatan"), tindak.komitmen_id)
    if komitmen.batal or komitmen.kegiatan.batal:
        raise ValidationError("Pulihkan komitmen dan kegiatannya dahulu.")
    pulih = aksi_inti.pulihkan(tindak, oleh=oleh)
    _ikuti(komitmen, oleh)
    return pulih


@transaction.atomic
def pulihkan_komitmen(komitmen: Komitmen, *, oleh: Pengguna) -> Komitmen:
    """Bring a promise back; refused while its event is voided."""
    if komitmen.kegiatan.batal:
        raise ValidationError("Pulihkan kegiatannya dahulu.")
    return aksi_inti.pulihkan(komitmen, oleh=oleh)


def keadaan_dari(terakhir: TindakLanjut | None) -> dict[str, object]:
    """State and day of settling that follow from the latest follow-up."""
    if terakhir is None:
        return {"status": StatusKomitmen.TERBUKA, "tanggal_tuntas": None}
    tuntas = terakhir.status in TUNTAS
    return {
        "status": terakhir.status,
        "tanggal_tuntas": terakhir.tanggal if tuntas else None,
    }


def _ikuti(komitmen: Komitmen, oleh: Pengguna) -> None:
    terakhir = komitmen.tindak_lanjut.order_by("-tanggal", "-pk").first()
    keadaan = keadaan_dari(terakhir)
    if all(getattr(komitmen, k) == v for k, v in keadaan.items()):
        return
    for kolom, nilai in keadaan.items():
        setattr(komitmen, kolom, nilai)
    simpan_beralasan(komitmen, oleh=oleh, alasan="Menurut tindak lanjut terakhir")
