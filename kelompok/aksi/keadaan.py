"""Ending, reviving, voiding, restoring, correcting and confirming a group.

Each act says "it is so already" by doing nothing, so that a second POST makes no second row.
"""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from dinas.models import Pengguna
from inti import aksi as aksi_inti
from inti.aksi import simpan_beralasan
from inti.bulan import bulan_dari
from inti.nilai import bulan_panjang, tanggal_panjang
from inti.tanggal import akhir_bulan, sehari
from kelompok.kembar import tolak_kembar
from kelompok.models import Jeda, Kelompok, LaporanBulanan, Pertemuan, TindakanUsulan
from wilayah.models import Desa

from .putusan import kunci_kelompok, tutup_yang_menunggu

DISEBUT = 5  # parts that a refusal names


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
    kelompok = kunci_kelompok(kelompok.pk)
    if kelompok.selesai:
        return kelompok
    if galat := galat_hari_terakhir(kelompok, selesai, hari_ini):
        raise ValidationError({"selesai": galat})
    kelompok.selesai = selesai
    kelompok.alasan_selesai = alasan_selesai
    kelompok.keterangan_selesai = keterangan
    simpan_beralasan(kelompok, oleh=oleh, alasan=keterangan)
    tutup_yang_menunggu(kelompok, TindakanUsulan.AKHIRI, oleh)
    return kelompok


def galat_hari_terakhir(
    kelompok: Kelompok, selesai: datetime.date, hari_ini: datetime.date
) -> str:
    """Why the group cannot have ended on that day; "" when it can."""
    if selesai > hari_ini:
        return "Hari aktif terakhir tidak boleh sesudah hari ini."
    if selesai < kelompok.mulai:
        return f"Kelompok ini baru dibentuk {tanggal_panjang(kelompok.mulai)}."
    if jeda := kelompok.jeda.filter(selesai__gte=selesai).first():
        return f"Kelompok ini sedang jeda sampai {tanggal_panjang(jeda.selesai)}."
    if laporan := _laporan_sesudah(kelompok, selesai):
        return (
            f"Sesudah hari itu masih ada {_sebut(laporan)}. Laporan itu dibatalkan dulu oleh "
            "operator, atau isi hari yang lebih akhir."
        )
    sesudah = [
        f"anggota {a} (sejak {tanggal_panjang(a.mulai)})"
        for a in kelompok.anggota.filter(mulai__gt=selesai)[: DISEBUT + 1]
    ]
    sesudah += [
        f"penilaian {tanggal_panjang(p.tanggal)}"
        for p in kelompok.penilaian.filter(tanggal__gt=selesai)[: DISEBUT + 1]
    ]
    sesudah += [
        f"pertemuan {tanggal_panjang(p.tanggal)}"
        for p in pertemuan_dari(kelompok).filter(tanggal__gt=selesai)[: DISEBUT + 1]
    ]
    if sesudah:
        return (
            f"Sesudah hari itu masih tercatat {_sebut(sesudah)}. "
            "Betulkan catatan itu, atau isi hari yang lebih akhir."
        )
    return ""


def _laporan_sesudah(kelompok: Kelompok, selesai: datetime.date) -> list[str]:
    """Reports of months that begin after that day; drafts are named as such."""
    laporan = kelompok.laporan.filter(bulan__gt=bulan_dari(selesai)).order_by("bulan")
    return [_nama_laporan(x) for x in laporan[: DISEBUT + 1]]


def _nama_laporan(laporan: LaporanBulanan) -> str:
    apa = "laporan" if laporan.diterima else laporan.get_status_display().lower() + " laporan"
    return f"{apa} {bulan_panjang(laporan.bulan)}"


def pertemuan_dari(kelompok: Kelompok) -> "QuerySet[Pertemuan]":
    """Meetings in the reports of a group."""
    return Pertemuan.objects.filter(
        laporan__kelompok=kelompok, laporan__dibatalkan_pada__isnull=True
    )


def _sebut(nama: list[str]) -> str:
    return ", ".join(nama[:DISEBUT]) + (" dan lainnya" if len(nama) > DISEBUT else "")


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
    kelompok = kunci_kelompok(kelompok.pk)
    if kelompok.selesai is None:
        return kelompok
    if galat := galat_aktif_kembali(kelompok, tanggal, hari_ini):
        raise ValidationError({"tanggal": galat})
    terakhir = kelompok.selesai
    mengapa = (kelompok.get_alasan_selesai_display(), kelompok.keterangan_selesai)
    kelompok.selesai = None
    kelompok.alasan_selesai = kelompok.keterangan_selesai = ""
    _tolak_nama_terpakai(kelompok)
    simpan_beralasan(kelompok, oleh=oleh, alasan=alasan or "Diaktifkan kembali")
    if tanggal > terakhir + sehari():  # else revived on the very next day: no pause
        jeda = Jeda(
            kelompok=kelompok,
            mulai=terakhir + sehari(),
            selesai=tanggal - sehari(),
            alasan=": ".join(x for x in mengapa if x),
        )
        simpan_beralasan(jeda, oleh=oleh, alasan=alasan)
    tutup_yang_menunggu(kelompok, TindakanUsulan.AKTIFKAN, oleh)
    return kelompok


def galat_aktif_kembali(
    kelompok: Kelompok, tanggal: datetime.date, hari_ini: datetime.date
) -> str:
    """Why an ended group cannot be active again from that day on; "" when it can."""
    if kelompok.selesai is not None and tanggal <= kelompok.selesai:
        terakhir = tanggal_panjang(kelompok.selesai)
        return f"Isi tanggal sesudah hari aktif terakhir, {terakhir}."
    if tanggal > hari_ini:
        return "Tanggal aktif kembali tidak boleh sesudah hari ini."
    if kelompok.selesai is not None and (isi := _isi_jeda(kelompok, kelompok.selesai, tanggal)):
        return (
            f"Sebelum tanggal itu masih ada {_sebut(isi)}, padahal masa itu menjadi jeda. "
            "Batalkan dulu, atau isi tanggal yang lebih awal."
        )
    return ""


def _isi_jeda(kelompok: Kelompok, terakhir: datetime.date, kembali: datetime.date) -> list[str]:
    """Reports of whole months, and meetings, between the last active day and the revival."""
    antara = kelompok.laporan.filter(bulan__gt=terakhir, bulan__lt=kembali).order_by("bulan")
    laporan = [_nama_laporan(x) for x in antara if akhir_bulan(x.bulan) < kembali]
    rapat = pertemuan_dari(kelompok).filter(tanggal__gt=terakhir, tanggal__lt=kembali)
    return laporan + [f"pertemuan {tanggal_panjang(p.tanggal)}" for p in rapat[: DISEBUT + 1]]


@transaction.atomic
def pindah(*, kelompok: Kelompok, desa: Desa, alasan: str, oleh: Pengguna) -> Kelompok:
    """Correct a village that was wrong from the start; a real move is an end and a new group."""
    kelompok = kunci_kelompok(kelompok.pk)
    if kelompok.desa_id == desa.pk:
        return kelompok
    kelompok.desa = desa
    _tolak_nama_terpakai(kelompok)
    simpan_beralasan(kelompok, oleh=oleh, alasan=alasan)
    tutup_yang_menunggu(kelompok, TindakanUsulan.PINDAH, oleh)
    return kelompok


@transaction.atomic
def nyatakan_benar(*, kelompok: Kelompok, oleh: Pengguna) -> Kelompok:
    """An operator confirms what an officer added."""
    kelompok = kunci_kelompok(kelompok.pk)
    if kelompok.diperiksa_pada is None:
        kelompok.diperiksa_pada = timezone.now()
        kelompok.diperiksa_oleh = oleh
        simpan_beralasan(kelompok, oleh=oleh, alasan="Dinyatakan benar")
    return kelompok


@transaction.atomic
def batalkan(*, kelompok: Kelompok, alasan: str, oleh: Pengguna) -> Kelompok:
    """Void a group that never was; its decrees and pauses go with it.

    Raises ValidationError while members, assessments or rows of other apps stand on it.
    """
    kelompok = aksi_inti.batalkan(kelompok, oleh=oleh, alasan=alasan)
    tutup_yang_menunggu(kelompok, TindakanUsulan.BATALKAN, oleh)
    return kelompok


@transaction.atomic
def pulihkan(*, kelompok: Kelompok, oleh: Pengguna) -> Kelompok:
    """Bring a voided group back, unless its name was given to another one meanwhile."""
    if kelompok.batal and kelompok.selesai is None:
        tolak_kembar(kelompok)
    return aksi_inti.pulihkan(kelompok, oleh=oleh)


def _tolak_nama_terpakai(kelompok: Kelompok) -> None:
    if kelompok.selesai is None:
        tolak_kembar(kelompok)
    kelompok.validate_constraints()
