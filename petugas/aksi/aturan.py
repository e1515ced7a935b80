"""The rules behind the acts: never two on one day, always inside the time of service."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError

from inti.models import BerlakuQuerySet
from inti.nilai import tanggal_panjang
from inti.tanggal import sehari
from petugas.models import Jabatan, Koordinator, Penugasan, Petugas
from wilayah.models import Desa, Kecamatan

Masa = tuple[datetime.date, datetime.date | None]


def kunci_desa(pk: Iterable[int]) -> list[Desa]:
    """Lock these villages, in the order of all locks."""
    return list(Desa.objects.select_for_update(of=("self",)).filter(pk__in=pk).order_by("pk"))


def kunci_kecamatan(pk: int) -> Kecamatan:
    return Kecamatan.objects.select_for_update(of=("self",)).get(pk=pk)


def kunci_petugas(*pk: int) -> None:
    """Lock these officers. Raises ValidationError when one was voided in the meantime."""
    baris = Petugas.objects.select_for_update(of=("self",)).filter(pk__in=pk).order_by("pk")
    if len(baris) < len(set(pk)):
        raise ValidationError("Petugas ini sudah dibatalkan orang lain. Muat ulang halaman ini.")


def sebut_masa(mulai: datetime.date, selesai: datetime.date | None) -> str:
    """A period in words."""
    if selesai is None:
        return f"sejak {tanggal_panjang(mulai)}"
    return f"{tanggal_panjang(mulai)} sampai {tanggal_panjang(selesai)}"


def tolak_irisan(
    lain: BerlakuQuerySet[Any],
    masa: Masa,
    pesan: Callable[[Any], str],
) -> None:
    """Raise ValidationError with `pesan(row)` when a row of `lain` shares a day with `masa`."""
    bentrok = lain.beririsan(*masa).order_by("mulai").first()
    if bentrok is not None:
        raise ValidationError({"mulai": pesan(bentrok)})


def masa_tugas(petugas: Petugas) -> list[Masa]:
    """Periods of service, oldest first; positions that follow each other are one period."""
    jabatan = Jabatan.objects.filter(petugas=petugas)
    return satukan(jabatan.order_by("mulai").values_list("mulai", "selesai"))


def satukan(masa: Iterable[Masa]) -> list[Masa]:
    """Periods, oldest first, of which those that follow each other are made one."""
    hasil: list[Masa] = []
    for mulai, selesai in sorted(masa, key=lambda m: m[0]):
        if hasil and (akhir := hasil[-1][1]) is not None and mulai <= akhir + sehari():
            hasil[-1] = (hasil[-1][0], None if selesai is None else max(akhir, selesai))
        else:
            hasil.append((mulai, selesai))
    return hasil


def masa_pada(petugas: Petugas, tanggal: datetime.date) -> Masa | None:
    """The period of service that holds on `tanggal`."""
    return next((m for m in masa_tugas(petugas) if meliputi(m, (tanggal, tanggal))), None)


def periksa_masa(petugas: Petugas, masa: Masa) -> None:
    """Raise ValidationError unless `petugas` is in service on every day of `masa`."""
    tugas = masa_tugas(petugas)
    if any(meliputi(t, masa) for t in tugas):
        return
    if not tugas:
        raise ValidationError(f"{petugas} belum punya jabatan, jadi belum dapat ditugaskan.")
    bertugas = ", lalu ".join(sebut_masa(*t) for t in tugas)
    if any(meliputi(t, (masa[0], masa[0])) for t in tugas):
        raise ValidationError(
            {"selesai": f"{petugas} bertugas {bertugas}. Isi tanggal selesai di dalamnya."}
        )
    raise ValidationError({"mulai": f"{petugas} bertugas {bertugas}. Pilih tanggal di dalamnya."})


def periksa_cakupan(petugas: Petugas) -> None:
    """Raise ValidationError when a village or kecamatan now lies outside the time of service."""
    tugas = masa_tugas(petugas)
    baris: list[Penugasan | Koordinator] = [
        *Penugasan.objects.filter(petugas=petugas).select_related("desa"),
        *Koordinator.objects.filter(petugas=petugas).select_related("kecamatan"),
    ]
    luar = [b for b in baris if not any(meliputi(t, (b.mulai, b.selesai)) for t in tugas)]
    if luar:
        nama = "; ".join(f"{sebut_tempat(b)} {sebut_masa(b.mulai, b.selesai)}" for b in luar[:10])
        raise ValidationError(
            f"Ada tugas yang jatuh di luar masa tugas: {nama}. Akhiri atau perbaiki dulu tugas itu."
        )


def periksa_desa(desa: Desa, masa: Masa) -> None:
    """Raise ValidationError when the village did not exist on a day of `masa`."""
    mulai, selesai = masa
    if desa.mulai and mulai < desa.mulai:
        raise ValidationError({"mulai": f"{desa} baru ada sejak {tanggal_panjang(desa.mulai)}."})
    if desa.selesai and (selesai is None or selesai > desa.selesai):
        raise ValidationError(
            {"selesai": f"{desa} ada sampai {tanggal_panjang(desa.selesai)}. Isi tanggal itu."}
        )


def meliputi(luar: Masa, dalam: Masa) -> bool:
    """Whether every day of `dalam` is one of `luar`."""
    (mulai, selesai), (awal, akhir) = luar, dalam
    return mulai <= awal and (selesai is None or (akhir is not None and akhir <= selesai))


def sebut_tempat(baris: Penugasan | Koordinator) -> str:
    if isinstance(baris, Penugasan):
        return f"desa {baris.desa}"
    return f"koordinator {baris.kecamatan}"
