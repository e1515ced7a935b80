"""Acts on groups that touch more than one row; each under a lock on the group."""

import datetime
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from dinas.models import Pengguna, SuratKeputusan
from inti import aksi as aksi_inti
from inti.aksi import kunci, simpan_beralasan
from inti.nilai import tanggal_panjang
from inti.tanggal import sehari
from kelompok.models import Jeda, Kelompok, SkKelompok, StatusUsulan, TindakanUsulan, Usulan
from wilayah.models import Desa


@transaction.atomic
def akhiri(
    *,
    kelompok: Kelompok,
    selesai: datetime.date,
    alasan_selesai: str,
    keterangan: str,
    oleh: Pengguna,
    hari_ini: datetime.date,
) -> Kelompok:
    """End a group; `selesai` is its last active day. A group that has ended stays as it is."""
    kelompok = kunci(Kelompok.objects.all(), kelompok.pk)
    if kelompok.selesai:
        return kelompok
    if selesai > hari_ini:
        raise ValidationError({"selesai": "Hari aktif terakhir tidak boleh sesudah hari ini."})
    if selesai < kelompok.mulai:
        raise ValidationError(
            {"selesai": f"Kelompok ini baru dibentuk {tanggal_panjang(kelompok.mulai)}."}
        )
    if jeda := kelompok.jeda.filter(selesai__gte=selesai).first():
        raise ValidationError(
            {"selesai": f"Kelompok ini sedang jeda sampai {tanggal_panjang(jeda.selesai)}."}
        )
    kelompok.selesai = selesai
    kelompok.alasan_selesai = alasan_selesai
    kelompok.keterangan_selesai = keterangan
    simpan_beralasan(kelompok, oleh=oleh, alasan=keterangan)
    return kelompok


@transaction.atomic
def aktifkan(
    *,
    kelompok: Kelompok,
    tanggal: datetime.date,
    alasan: str,
    oleh: Pengguna,
    hari_ini: datetime.date,
) -> Kelompok:
    """Revive an ended group from `tanggal` on; the days between are kept as a pause."""
    kelompok = kunci(Kelompok.objects.all(), kelompok.pk)
    if kelompok.selesai is None:
        return kelompok
    terakhir = kelompok.selesai
    if tanggal <= terakhir:
        raise ValidationError(
            {"tanggal": f"Isi tanggal sesudah hari aktif terakhir, {tanggal_panjang(terakhir)}."}
        )
    if tanggal > hari_ini:
        raise ValidationError({"tanggal": "Tanggal aktif kembali tidak boleh sesudah hari ini."})
    kelompok.selesai = None
    kelompok.alasan_selesai = kelompok.keterangan_selesai = ""
    kelompok.validate_constraints()
    simpan_beralasan(kelompok, oleh=oleh, alasan=alasan or "Diaktifkan kembali")
    if tanggal > terakhir + sehari():
        jeda = Jeda(
            kelompok=kelompok,
            mulai=terakhir + sehari(),
            selesai=tanggal - sehari(),
            alasan=alasan,
        )
        simpan_beralasan(jeda, oleh=oleh, alasan=alasan)
    return kelompok


@transaction.atomic
def pindah(*, kelompok: Kelompok, desa: Desa, alasan: str, oleh: Pengguna) -> Kelompok:
    """Correct a village that was wrong from the start; a real move is an end and a new group."""
    kelompok = kunci(Kelompok.objects.all(), kelompok.pk)
    if kelompok.desa_id == desa.pk:
        return kelompok
    kelompok.desa = desa
    kelompok.validate_constraints()
    simpan_beralasan(kelompok, oleh=oleh, alasan=alasan)
    return kelompok


@transaction.atomic
def nyatakan_benar(*, kelompok: Kelompok, oleh: Pengguna) -> Kelompok:
    """An operator confirms what an officer added."""
    kelompok = kunci(Kelompok.objects.all(), kelompok.pk)
    if kelompok.diperiksa_pada is None:
        kelompok.diperiksa_pada = timezone.now()
        kelompok.diperiksa_oleh = oleh
        simpan_beralasan(kelompok, oleh=oleh, alasan="Dinyatakan benar")
    return kelompok


@transaction.atomic
def batalkan(*, kelompok: Kelompok, alasan: str, oleh: Pengguna) -> Kelompok:
    """Void a group that never was; its decrees and pauses go with it."""
    return aksi_inti.batalkan(kelompok, oleh=oleh, alasan=alasan)


@transaction.atomic
def tautkan_sk(*, kelompok: Kelompok, sk: SuratKeputusan, oleh: Pengguna) -> SkKelompok:
    """Put a decree under a group; the same decree twice stays one link."""
    kelompok = kunci(Kelompok.objects.all(), kelompok.pk)
    ada = SkKelompok.objects.filter(kelompok=kelompok, sk=sk).first()
    if ada is None:
        ada = SkKelompok(kelompok=kelompok, sk=sk)
        simpan_beralasan(ada, oleh=oleh)
    return ada


@transaction.atomic
def terima_usulan(
    *, usulan: Usulan, jawaban: str, oleh: Pengguna, hari_ini: datetime.date
) -> Usulan:
    """Do what was proposed, with the values of the officer; the act's own rules hold."""
    kelompok = kunci(Kelompok.objects.all(), usulan.kelompok_id)
    usulan = kunci(Usulan.objects.all(), usulan.pk)
    if usulan.status != StatusUsulan.MENUNGGU:
        return usulan
    _PELAKSANA[usulan.tindakan](kelompok, usulan, oleh, hari_ini)
    return _putuskan(usulan, StatusUsulan.DITERIMA, jawaban, oleh)


@transaction.atomic
def tolak_usulan(*, usulan: Usulan, jawaban: str, oleh: Pengguna) -> Usulan:
    """Turn a proposal down; the officer is told why."""
    usulan = kunci(Usulan.objects.all(), usulan.pk)
    if usulan.status != StatusUsulan.MENUNGGU:
        return usulan
    if not jawaban.strip():
        raise ValidationError({"jawaban": "Tulis alasannya, supaya petugas tahu."})
    return _putuskan(usulan, StatusUsulan.DITOLAK, jawaban, oleh)


def _putuskan(usulan: Usulan, status: StatusUsulan, jawaban: str, oleh: Pengguna) -> Usulan:
    usulan.status = status
    usulan.jawaban = jawaban.strip()
    usulan.diputus_oleh = oleh
    usulan.diputus_pada = timezone.now()
    simpan_beralasan(usulan, oleh=oleh, alasan=usulan.jawaban)
    return usulan


def _akhiri_menurut(
    kelompok: Kelompok, usulan: Usulan, oleh: Pengguna, hari_ini: datetime.date
) -> None:
    assert usulan.tanggal is not None  # usulan_bertanggal
    akhiri(
        kelompok=kelompok,
        selesai=usulan.tanggal,
        alasan_selesai=usulan.alasan_selesai,
        keterangan=usulan.alasan,
        oleh=oleh,
        hari_ini=hari_ini,
    )


def _aktifkan_menurut(
    kelompok: Kelompok, usulan: Usulan, oleh: Pengguna, hari_ini: datetime.date
) -> None:
    assert usulan.tanggal is not None  # usulan_bertanggal
    aktifkan(
        kelompok=kelompok,
        tanggal=usulan.tanggal,
        alasan=usulan.alasan,
        oleh=oleh,
        hari_ini=hari_ini,
    )


def _batalkan_menurut(
    kelompok: Kelompok, usulan: Usulan, oleh: Pengguna, hari_ini: datetime.date
) -> None:
    batalkan(kelompok=kelompok, alasan=usulan.alasan, oleh=oleh)


def _pindah_menurut(
    kelompok: Kelompok, usulan: Usulan, oleh: Pengguna, hari_ini: datetime.date
) -> None:
    assert usulan.desa_baru is not None  # usulan_pindah_bertujuan
    pindah(kelompok=kelompok, desa=usulan.desa_baru, alasan=usulan.alasan, oleh=oleh)


_PELAKSANA: dict[str, Callable[[Kelompok, Usulan, Pengguna, datetime.date], None]] = {
    TindakanUsulan.AKHIRI: _akhiri_menurut,
    TindakanUsulan.AKTIFKAN: _aktifkan_menurut,
    TindakanUsulan.BATALKAN: _batalkan_menurut,
    TindakanUsulan.PINDAH: _pindah_menurut,
}
