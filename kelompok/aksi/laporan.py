"""The course of reports: send, withdraw, verify, return, reopen. All under locks, all or none.

draf → terkirim → diverifikasi; terkirim → draf (withdrawn), terkirim → dikembalikan (returned),
diverifikasi → dikembalikan (reopened); dikembalikan → terkirim (mended). A report that never was
is voided whatever its state, and may come back as long as its month still has room for it.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from dinas.models import Pengguna, ProfilDinas
from inti import aksi as aksi_inti
from inti.nilai import bulan_panjang, tanggal_panjang, waktu
from kelompok.akses import boleh_isi, boleh_periksa
from kelompok.jenis import LABEL
from kelompok.models import (
    BOLEH_SALAH,
    Kelompok,
    KonfirmasiPeringatan,
    LangkahLaporan,
    LaporanBulanan,
    StatusLaporan,
    galat_bulan,
)
from kelompok.peringatan import Peringatan, daftar_peringatan
from kelompok.rekap.lalu import laporan_lalu
from kelompok.validators import galat_hubungan, kolom_kurang

LANGKAH = (
    "status",
    "versi",
    "dikirim_pada",
    "dikirim_oleh",
    "dikirim_pertama_pada",
    "dikirim_pertama_oleh",
    "diverifikasi_pada",
    "diverifikasi_oleh",
)


@dataclass(frozen=True)
class Hasil:
    """What an act did.

    `berhasil` were changed, `dari` = pk → their status before, `tinggal` = pk → why another
    stayed as it was.
    """

    berhasil: list[LaporanBulanan] = field(default_factory=list)
    tinggal: dict[int, list[str]] = field(default_factory=dict)
    dari: dict[int, str] = field(default_factory=dict)


def hari_buka(bulan: datetime.date) -> datetime.date:
    """From this day on the reports of `bulan` may be sent. One query."""
    return bulan.replace(day=ProfilDinas.ambil().buka_kirim)


def peringatan_terbuka(laporan: Sequence[LaporanBulanan]) -> dict[int, list[Peringatan]]:
    """Report pk → warnings that nobody has confirmed. The reports are of one month. Two queries."""
    if not laporan:
        return {}
    lalu = laporan_lalu([x.kelompok_id for x in laporan], laporan[0].bulan)
    sah: dict[int, set[tuple[str, str]]] = {}
    for k in KonfirmasiPeringatan.objects.filter(laporan__in=[x.pk for x in laporan]):
        sah.setdefault(k.laporan_id, set()).add((k.aturan, k.nilai))
    hasil = {}
    for x in laporan:
        semua = daftar_peringatan(
            x.isi(), jenis=x.jenis, nihil=x.nihil, lalu=lalu.get(x.kelompok_id)
        )
        hasil[x.pk] = [p for p in semua if p.tanda not in sah.get(x.pk, set())]
    return hasil


@transaction.atomic
def kirim(pk: Iterable[int], *, oleh: Pengguna, sekarang: datetime.datetime) -> Hasil:
    """Send the reports of one month that are ready; the others stay, with the reason.

    Raises ValidationError when the month is not open yet, or a report is outside what `oleh` may
    enter: then nothing is sent.
    """
    laporan = _terkunci(pk)
    _tolak_luar(boleh_isi(oleh), laporan)
    if not laporan:
        return Hasil()
    buka = hari_buka(laporan[0].bulan)
    if _hari(sekarang) < buka:
        raise ValidationError(
            f"Laporan {bulan_panjang(buka)} dapat dikirim mulai {tanggal_panjang(buka)}. "
            "Drafnya sudah tersimpan."
        )
    hasil = Hasil()
    terbuka = peringatan_terbuka(laporan)
    aktif = Kelompok.objects.aktif_dalam(laporan[0].bulan).values_list("pk", flat=True)
    aktif_kini = set(aktif.filter(pk__in=[x.kelompok_id for x in laporan]))
    for x in laporan:
        alasan = alasan_tinggal(x, terbuka[x.pk])
        if x.kelompok_id not in aktif_kini:
            alasan.append("Kelompoknya tidak aktif dalam bulan ini.")
        if alasan:
            hasil.tinggal[x.pk] = alasan
            continue
        _jalankan(x, StatusLaporan.TERKIRIM, hasil)
        x.dikirim_pada, x.dikirim_oleh = sekarang, oleh
        if x.dikirim_pertama_pada is None:
            x.dikirim_pertama_pada, x.dikirim_pertama_oleh = sekarang, oleh
    _catat(hasil, oleh=oleh, sekarang=sekarang, ke=StatusLaporan.TERKIRIM)
    return hasil


def alasan_tinggal(laporan: LaporanBulanan, peringatan: Sequence[Peringatan]) -> list[str]:
    """Why a report cannot be sent as it stands; empty = ready."""
    if laporan.status not in BOLEH_SALAH:
        return [f"Sudah {laporan.get_status_display().lower()}."]
    kurang = kolom_kurang(laporan.isi(), jenis=laporan.jenis)
    return [
        *([f"Belum diisi: {', '.join(LABEL[k] for k in kurang)}."] if kurang else []),
        *galat_hubungan(laporan.isi(), jenis=laporan.jenis, nihil=laporan.nihil).values(),
        *(f"Perlu diperiksa: {p.pesan}" for p in peringatan),
    ]


@transaction.atomic
def tarik(pk: int, *, oleh: Pengguna, sekarang: datetime.datetime) -> LaporanBulanan:
    """Withdraw a sent report to mend it; it counts as not received until it is sent again."""
    return _satu(
        pk,
        boleh=boleh_isi(oleh),
        oleh=oleh,
        sekarang=sekarang,
        dari=StatusLaporan.TERKIRIM,
        ke=StatusLaporan.DRAF,
    )


@transaction.atomic
def kembalikan(
    pk: Iterable[int], *, oleh: Pengguna, sekarang: datetime.datetime, alasan: str
) -> Hasil:
    """Return sent reports to those who sent them, with the reason that they will read."""
    return _periksa(
        pk, oleh=oleh, sekarang=sekarang, ke=StatusLaporan.DIKEMBALIKAN, alasan=_wajib(alasan)
    )


@transaction.atomic
def verifikasi(pk: Iterable[int], *, oleh: Pengguna, sekarang: datetime.datetime) -> Hasil:
    """Verify sent reports; from then on they are locked. Nobody verifies what they sent."""
    return _periksa(pk, oleh=oleh, sekarang=sekarang, ke=StatusLaporan.DIVERIFIKASI)


@transaction.atomic
def buka(pk: int, *, oleh: Pengguna, sekarang: datetime.datetime, alasan: str) -> LaporanBulanan:
    """Reopen a verified report: it goes back to be mended, with the reason."""
    return _satu(
        pk,
        boleh=boleh_periksa(oleh),
        oleh=oleh,
        sekarang=sekarang,
        dari=StatusLaporan.DIVERIFIKASI,
        ke=StatusLaporan.DIKEMBALIKAN,
        alasan=_wajib(alasan),
    )


@transaction.atomic
def batalkan(*, laporan: LaporanBulanan, alasan: str, oleh: Pengguna) -> LaporanBulanan:
    """Void a report that never was; its meetings and its course go with it."""
    aksi_inti.kunci(Kelompok.semua.all(), laporan.kelompok_id)
    return aksi_inti.batalkan(laporan, oleh=oleh, alasan=alasan)


@transaction.atomic
def pulihkan(
    *, laporan: LaporanBulanan, oleh: Pengguna, hari_ini: datetime.date
) -> LaporanBulanan:
    """Bring a voided report back, unless another took its place or its group has ended before."""
    kelompok = aksi_inti.kunci(Kelompok.semua.all(), laporan.kelompok_id)
    if kelompok.batal:
        raise ValidationError(f"{kelompok} dibatalkan; pulihkan kelompoknya dulu.")
    if galat := galat_bulan(kelompok, laporan.bulan, hari_ini):
        raise ValidationError(galat)
    return aksi_inti.pulihkan(laporan, oleh=oleh)


def sebut_keadaan(laporan: LaporanBulanan) -> str:
    """What became of a report and who did it last, for whoever came second. One query."""
    return _sebut_langkah([laporan])[laporan.pk]


def _sebut_langkah(laporan: Sequence[LaporanBulanan]) -> dict[int, str]:
    """Report pk → its state and its last step in words. One query, none for none."""
    if not laporan:
        return {}
    langkah = LangkahLaporan.objects.filter(laporan__in=[x.pk for x in laporan])
    akhir = {s.laporan_id: s for s in langkah.select_related("oleh").order_by("waktu", "pk")}
    return {x.pk: _kata_langkah(x, akhir.get(x.pk)) for x in laporan}


def _kata_langkah(laporan: LaporanBulanan, akhir: LangkahLaporan | None) -> str:
    keadaan = laporan.get_status_display().lower()
    if akhir is None or akhir.ke != laporan.status:
        return keadaan
    if akhir.ke == StatusLaporan.DRAF:
        keadaan = "ditarik kembali"
    return f"{keadaan} oleh {akhir.oleh}, {waktu(akhir.waktu)}"


def _satu(
    pk: int,
    *,
    boleh: "QuerySet[LaporanBulanan]",
    oleh: Pengguna,
    sekarang: datetime.datetime,
    dari: StatusLaporan,
    ke: StatusLaporan,
    alasan: str = "",
) -> LaporanBulanan:
    terkunci = _terkunci([pk])
    if not terkunci:
        raise ValidationError("Laporan ini sudah dibatalkan.")
    [laporan] = terkunci
    _tolak_luar(boleh, terkunci)
    if laporan.status != dari:
        raise ValidationError(f"Laporan ini sudah {sebut_keadaan(laporan)}.")
    hasil = Hasil()
    _jalankan(laporan, ke, hasil)
    _catat(hasil, oleh=oleh, sekarang=sekarang, ke=ke, alasan=alasan)
    return laporan


def _periksa(
    pk: Iterable[int],
    *,
    oleh: Pengguna,
    sekarang: datetime.datetime,
    ke: StatusLaporan,
    alasan: str = "",
) -> Hasil:
    laporan = _terkunci(pk)
    _tolak_luar(boleh_periksa(oleh), laporan)
    hasil = Hasil()
    sudah = _sebut_langkah([x for x in laporan if x.status != StatusLaporan.TERKIRIM])
    for x in laporan:
        if x.pk in sudah:
            hasil.tinggal[x.pk] = [f"Sudah {sudah[x.pk]}."]
        elif ke == StatusLaporan.DIVERIFIKASI and x.dikirim_oleh_id == oleh.pk:
            hasil.tinggal[x.pk] = ["Anda sendiri yang mengirimnya; orang lain yang memeriksa."]
        else:
            _jalankan(x, ke, hasil)
            if ke == StatusLaporan.DIVERIFIKASI:
                x.diverifikasi_pada, x.diverifikasi_oleh = sekarang, oleh
    _catat(hasil, oleh=oleh, sekarang=sekarang, ke=ke, alasan=alasan)
    return hasil


def _terkunci(pk: Iterable[int]) -> list[LaporanBulanan]:
    """The reports, locked in the order of their pk."""
    baris = LaporanBulanan.objects.filter(pk__in=list(pk)).order_by("pk")
    return list(baris.select_related("kelompok").select_for_update(of=("self",)))


def _tolak_luar(boleh: "QuerySet[LaporanBulanan]", laporan: Sequence[LaporanBulanan]) -> None:
    """All of these are within what the user may; else nothing is done."""
    pk = [x.pk for x in laporan]
    if len(pk) != boleh.filter(pk__in=pk).count():
        raise ValidationError("Ada laporan di luar wilayah Anda; tidak ada yang diubah.")


def _jalankan(laporan: LaporanBulanan, ke: StatusLaporan, hasil: Hasil) -> None:
    """Move one report on, in memory; `_catat` writes."""
    hasil.dari[laporan.pk] = laporan.status
    laporan.status = ke
    laporan.versi += 1
    laporan.diverifikasi_pada = laporan.diverifikasi_oleh = None
    hasil.berhasil.append(laporan)


def _catat(
    hasil: Hasil,
    *,
    oleh: Pengguna,
    sekarang: datetime.datetime,
    ke: StatusLaporan,
    alasan: str = "",
) -> None:
    """Write all that were moved on, their history and their steps: three queries."""
    if not hasil.berhasil:
        return
    bulk_update_with_history(
        hasil.berhasil,
        LaporanBulanan,
        LANGKAH,
        default_user=oleh,
        default_change_reason=alasan or None,
        manager=LaporanBulanan.semua,
    )
    LangkahLaporan.objects.bulk_create(
        LangkahLaporan(
            laporan=x, waktu=sekarang, oleh=oleh, dari=hasil.dari[x.pk], ke=ke, alasan=alasan
        )
        for x in hasil.berhasil
    )


def _wajib(alasan: str) -> str:
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; pengirim membacanya di lembarnya."})
    return alasan.strip()


def _hari(sekarang: datetime.datetime) -> datetime.date:
    return timezone.localtime(sekarang).date()
