"""The end of an officer's service, with all that hangs on it."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from dinas.models import Pengguna
from inti.aksi import batalkan, simpan_beralasan
from inti.nilai import tanggal_panjang
from inti.tanggal import sehari
from petugas.models import Jabatan, Koordinator, Penugasan, Petugas
from wilayah.models import Desa, Kecamatan

from .aturan import kunci_petugas, masa_tugas, sebut_masa


@dataclass(frozen=True)
class AkhirTugas:
    """What ends with the service, and what therefore never comes about (begins only later)."""

    petugas: Petugas
    selesai: datetime.date
    berakhir: tuple[Jabatan | Penugasan | Koordinator, ...]
    batal: tuple[Jabatan | Penugasan | Koordinator, ...]
    desa_tanpa: tuple[Desa, ...]  # villages that have nobody from the next day on
    kecamatan_tanpa: tuple[Kecamatan, ...]  # the same of coordinators

    @property
    def desa_nanti(self) -> tuple[Penugasan, ...]:
        """Assignments that never begin: nobody else is recorded for these villages from then on."""
        return tuple(b for b in self.batal if isinstance(b, Penugasan))


def susun_akhir(petugas: Petugas, selesai: datetime.date) -> AkhirTugas:
    """What ending the service on `selesai` would do, without doing it.

    Raises ValidationError when the officer is not in service on that day.
    """
    jabatan = Jabatan.objects.filter(petugas=petugas)
    if not jabatan.per(selesai).exists():
        masa = ", lalu ".join(sebut_masa(*m) for m in masa_tugas(petugas))
        raise ValidationError(
            {
                "selesai": f"{petugas} tidak bertugas pada {tanggal_panjang(selesai)}"
                + (f"; masa tugasnya {masa}." if masa else ".")
            }
        )
    sesudah = Q(selesai__isnull=True) | Q(selesai__gt=selesai)
    penugasan = Penugasan.objects.filter(sesudah, petugas=petugas)
    koordinator = Koordinator.objects.filter(sesudah, petugas=petugas)
    baris: list[Jabatan | Penugasan | Koordinator] = [
        *penugasan.select_related("desa__kecamatan", "petugas"),
        *koordinator.select_related("kecamatan", "petugas"),
        *jabatan.filter(sesudah),
    ]
    besok = [b for b in baris if b.berlaku_pada(selesai + sehari())]
    return AkhirTugas(
        petugas=petugas,
        selesai=selesai,
        berakhir=tuple(b for b in baris if b.mulai <= selesai),
        batal=tuple(b for b in baris if b.mulai > selesai),
        desa_tanpa=tuple(b.desa for b in besok if isinstance(b, Penugasan)),
        kecamatan_tanpa=tuple(b.kecamatan for b in besok if isinstance(b, Koordinator)),
    )


@transaction.atomic
def akhiri_tugas(
    *, petugas: Petugas, selesai: datetime.date, oleh: Pengguna, alasan: str
) -> AkhirTugas:
    """End the service: positions, villages and coordination end on `selesai`.

    Rows that would begin later are voided. Doing it twice changes nothing the second time.
    """
    kunci_petugas(petugas.pk)
    akhir = susun_akhir(petugas, selesai)
    for baris in akhir.berakhir:
        baris.selesai = selesai
        simpan_beralasan(baris, oleh=oleh, alasan=alasan)
    for baris in akhir.batal:
        batalkan(baris, oleh=oleh, alasan=f"Masa tugas berakhir sebelum mulai: {alasan}")
    return akhir
