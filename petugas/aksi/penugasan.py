"""Villages of officers: assign, correct, hand over."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from dinas.models import Pengguna, SuratKeputusan
from inti.aksi import batalkan, pulihkan, simpan_beralasan
from inti.nilai import tanggal_panjang
from inti.tanggal import sehari
from petugas.models import Penugasan, Petugas
from wilayah.models import Desa

from .aturan import (
    Masa,
    kunci_desa,
    kunci_petugas,
    masa_pada,
    periksa_desa,
    periksa_masa,
    sebut_masa,
    tolak_irisan,
)


@dataclass(frozen=True)
class Alih:
    """One village of a hand-over: the row that ends, and the new one (not saved yet)."""

    lama: Penugasan
    baru: Penugasan

    @property
    def desa(self) -> Desa:
        return self.baru.desa

    @property
    def lama_batal(self) -> bool:
        """The old assignment began on the day of the hand-over: it never came about."""
        return self.lama.mulai == self.baru.mulai

    @property
    def lama_berakhir(self) -> bool:
        """The old assignment is cut; else it had ended the day before anyhow."""
        lama = self.lama.selesai
        return not self.lama_batal and (lama is None or lama >= self.baru.mulai)


@transaction.atomic
def simpan_penugasan(*, penugasan: Penugasan, oleh: Pengguna, alasan: str = "") -> Penugasan:
    """Save a new assignment, or an old one with other dates."""
    kunci_desa([penugasan.desa_id])
    kunci_petugas(penugasan.petugas_id)
    _periksa(penugasan)
    simpan_beralasan(penugasan, oleh=oleh, alasan=alasan)
    return penugasan


@transaction.atomic
def pulihkan_penugasan(*, penugasan: Penugasan, oleh: Pengguna) -> Penugasan:
    """Bring a voided assignment back, if its days are still free."""
    kunci_desa([penugasan.desa_id])
    kunci_petugas(penugasan.petugas_id)
    _periksa(penugasan)
    return pulihkan(penugasan, oleh=oleh)


@transaction.atomic
def serah_terima(
    *,
    dari: Petugas,
    ke: Petugas,
    desa: Sequence[Desa],
    mulai: datetime.date,
    oleh: Pengguna,
    sk: SuratKeputusan | None = None,
) -> list[Penugasan]:
    """Hand villages over from `mulai` on: `dari` ends the day before, `ke` begins on it.

    What was handed over already is left alone, so the same act twice is done once.
    """
    kunci_desa([d.pk for d in desa])
    kunci_petugas(dari.pk, ke.pk)
    baru = []
    for alih in susun_serah_terima(dari=dari, ke=ke, desa=desa, mulai=mulai):
        if alih.lama_batal:
            batalkan(
                alih.lama, oleh=oleh, alasan=f"Diserahterimakan kepada {ke} pada hari mulainya"
            )
        elif alih.lama_berakhir:
            alih.lama.selesai = mulai - sehari()
            simpan_beralasan(alih.lama, oleh=oleh, alasan=f"Serah terima kepada {ke}")
        alih.baru.sk = sk
        simpan_beralasan(alih.baru, oleh=oleh, alasan=f"Serah terima dari {dari}")
        baru.append(alih.baru)
    return baru


def susun_serah_terima(
    *, dari: Petugas, ke: Petugas, desa: Sequence[Desa], mulai: datetime.date
) -> list[Alih]:
    """What a hand-over would do, without doing it. Raises ValidationError when it can't be done.

    The new assignment is open; only what is recorded already ends it: the next assignment of
    the village, the end of the village, the end of the receiver's service.
    """
    if dari == ke:
        raise ValidationError({"ke": "Pilih petugas lain sebagai penerima."})
    masa = masa_pada(ke, mulai)
    if masa is None:
        raise ValidationError({"ke": f"{ke} tidak bertugas pada {tanggal_panjang(mulai)}."})
    semua = Penugasan.objects.filter(desa__in=desa).select_related("desa", "petugas")
    per_desa: dict[int, list[Penugasan]] = {d.pk: [] for d in desa}
    for p in semua.order_by("mulai"):
        per_desa[p.desa_id].append(p)
    hasil, galat = [], []
    for d in desa:
        try:
            alih = _alih_satu(d, per_desa[d.pk], dari, ke, mulai, masa[1])
        except ValidationError as satu:
            galat.append(satu)
        else:
            hasil += [alih] if alih else []
    if galat:
        raise ValidationError(galat)
    return hasil


def _alih_satu(
    desa: Desa,
    penugasan: list[Penugasan],
    dari: Petugas,
    ke: Petugas,
    mulai: datetime.date,
    tugas_sampai: datetime.date | None,
) -> Alih | None:
    """One village; None when `ke` has it from that very day already."""
    hari = tanggal_panjang(mulai)
    pada = next((p for p in penugasan if p.berlaku_pada(mulai)), None)
    if pada and pada.petugas_id == ke.pk and pada.mulai == mulai:
        return None
    if pada and pada.petugas_id != dari.pk:
        raise ValidationError(f"{desa} pada {hari} dibina {pada.petugas}, bukan {dari}.")
    kemarin = mulai - sehari()
    lama = pada or next(
        (p for p in penugasan if p.petugas_id == dari.pk and p.selesai == kemarin), None
    )
    if lama is None:
        raise ValidationError(f"{desa} tidak dibina {dari} pada {hari}.")
    batas = [
        desa.selesai,
        tugas_sampai,
        *(p.mulai - sehari() for p in penugasan if p.mulai > mulai),
    ]
    selesai = min((b for b in batas if b is not None), default=None)
    if desa.selesai and desa.selesai < mulai:
        raise ValidationError(f"{desa} ada sampai {tanggal_panjang(desa.selesai)}.")
    return Alih(lama, Penugasan(petugas=ke, desa=desa, mulai=mulai, selesai=selesai))


def _periksa(penugasan: Penugasan) -> None:
    masa: Masa = (penugasan.mulai, penugasan.selesai)
    periksa_desa(penugasan.desa, masa)
    periksa_masa(penugasan.petugas, masa)
    lain = Penugasan.objects.filter(desa=penugasan.desa_id).exclude(pk=penugasan.pk)
    tolak_irisan(
        lain.select_related("petugas"),
        masa,
        lambda p: (
            f"{penugasan.desa} dibina {p.petugas} {sebut_masa(p.mulai, p.selesai)}. "
            "Pilih tanggal di luar masa itu, atau pakai serah terima."
        ),
    )
