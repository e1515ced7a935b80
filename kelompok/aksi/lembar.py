"""Reading and writing a monthly sheet: a fixed number of queries, whatever its length."""

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from dinas.models import Pengguna
from inti.bulan import deret_bulan
from kelompok.gabung import NIHIL, Isian, Tanda, gabung
from kelompok.jenis import KOLOM_POKOK, KOLOM_SENDIRI, SIFAT
from kelompok.lembar import DIKEMBALIKAN, Baris, Lembar
from kelompok.models import (
    Jeda,
    Kelompok,
    KonfirmasiPeringatan,
    LangkahLaporan,
    LaporanBulanan,
    StatusLaporan,
)
from kelompok.peringatan import Peringatan
from kelompok.rekap.lalu import laporan_lalu
from kelompok.rekap.wajib import AturanBulan, AturanLaporan
from wilayah.models import DesaQuerySet

ISIAN = (*KOLOM_POKOK, *KOLOM_SENDIRI, NIHIL, "catatan")
DISIMPAN = (*ISIAN, "disimpan_pada", "disimpan_oleh", "versi")
URUT_JENIS = {jenis: n for n, jenis in enumerate(SIFAT)}


def muat(
    desa: DesaQuerySet,
    bulan: datetime.date,
    *,
    sekarang: datetime.datetime,
    kunci: bool = False,
    ke_depan: bool = False,
) -> Lembar:
    """The sheet of `bulan` for the groups of `desa`, in its fixed order. Seven queries.

    No rows before the office's first month and after the current one; `ke_depan` gives them also
    for months to come, to be filled in on paper. With `kunci` the groups and
    then their reports are held until the transaction ends, so that two who save at once come one
    after the other, also where no report is stored yet.
    """
    aturan = AturanLaporan()
    lembar = Lembar(
        bulan=bulan,
        aturan=aturan.bulan(bulan),
        buka=bulan.replace(day=aturan.profil.buka_kirim),
        sejak=aturan.sejak,
        sekarang=sekarang,
        baris=[],
    )
    if lembar.berjalan or (ke_depan and not lembar.aturan.arsip):
        lembar.baris = susun_baris(
            _kelompok(desa, lembar.aturan, kunci=kunci), lembar, kunci=kunci
        )
    return lembar


def _kelompok(desa: DesaQuerySet, aturan: AturanBulan, *, kunci: bool) -> list[Kelompok]:
    """Locked in the order of their pk, given in the order of the sheet; each with `wajib`."""
    kelompok = (
        Kelompok.objects.aktif_dalam(aturan.bulan)
        .filter(desa__in=desa)
        .select_related("desa__kecamatan")
        .dengan_wajib(aturan)
        .order_by("pk")
    )
    if kunci:
        kelompok = kelompok.select_for_update(of=("self",))
    return sorted(
        kelompok,
        key=lambda k: (k.desa.nama, k.desa_id, URUT_JENIS[k.jenis], k.nama.casefold(), k.pk),
    )


def susun_baris(kelompok: list[Kelompok], lembar: Lembar, *, kunci: bool) -> list[Baris]:
    """The rows of these groups: reports, what came before, confirmations, words of a return.

    The groups come `dengan_wajib`.
    """
    pk = [k.pk for k in kelompok]
    laporan = _laporan(pk, lembar.bulan, kunci=kunci)
    lalu = laporan_lalu(pk, lembar.bulan)
    ada = [x.pk for x in laporan.values()]
    sah: dict[int, set[Tanda]] = {}
    for setuju in KonfirmasiPeringatan.objects.filter(laporan__in=ada):
        sah.setdefault(setuju.laporan_id, set()).add((setuju.aturan, setuju.nilai))
    kembali = _pengembalian(laporan.values())
    hasil = []
    for k in kelompok:
        x = laporan.get(k.pk) or LaporanBulanan(kelompok=k, jenis=k.jenis, bulan=lembar.bulan)
        x.kelompok = k
        hasil.append(
            Baris(
                kelompok=k,
                laporan=x,
                wajib=k.wajib,  # type: ignore[attr-defined]
                lalu=lalu.get(k.pk),
                sah=sah.get(x.pk, set()),
                kembali=kembali.get(x.pk),
            )
        )
    return hasil


def _laporan(
    kelompok: list[int], bulan: datetime.date, *, kunci: bool
) -> dict[int, LaporanBulanan]:
    """Group pk → its report of the month."""
    laporan = LaporanBulanan.objects.filter(kelompok__in=kelompok, bulan=bulan).order_by("pk")
    laporan = laporan.select_related("disimpan_oleh", "dikirim_oleh", "diverifikasi_oleh")
    if kunci:
        laporan = laporan.select_for_update(of=("self",))
    return {x.kelompok_id: x for x in laporan}


def _pengembalian(laporan: Iterable[LaporanBulanan]) -> dict[int, LangkahLaporan]:
    """Report pk → the step that returned or reopened it. One query, none without such reports."""
    pk = [x.pk for x in laporan if x.status == StatusLaporan.DIKEMBALIKAN]
    if not pk:
        return {}
    langkah = LangkahLaporan.objects.filter(laporan__in=pk, ke=StatusLaporan.DIKEMBALIKAN)
    return {s.laporan_id: s for s in langkah.select_related("oleh").order_by("waktu", "pk")}


@transaction.atomic(savepoint=False)
def simpan(lembar: Lembar, isian: Mapping[int, Isian], *, oleh: Pengguna) -> list[Baris]:
    """Store what was typed (group pk → its row); gives back the rows that changed.

    `lembar` was read with `kunci` in this transaction. Rows with a cell that is no number are left
    as they are, with the reason on the row; so are cells that somebody else changed meanwhile,
    and rows that may no longer be changed. At most six queries.
    """
    disetujui: list[tuple[Baris, Peringatan]] = []
    berubah = []
    for pk, isi in isian.items():
        baris = lembar.per_kelompok[pk]
        baris.kiriman = isi
        if not _boleh_ditulis(baris, isi):
            continue
        dilihat = {p.tanda for p in baris.peringatan} | isi.tampil
        if _terapkan(baris, isi) or baris.bercatatan_baru:
            berubah.append(baris)
        sah = [p for p in baris.terbuka if p.kode in isi.konfirmasi and p.tanda in dilihat]
        disetujui += [(baris, p) for p in sah]
    _tulis([b.laporan for b in berubah], oleh=oleh, sekarang=lembar.sekarang)
    _setujui(disetujui, oleh=oleh, sekarang=lembar.sekarang)
    return berubah


def _boleh_ditulis(baris: Baris, isi: Isian) -> bool:
    if not baris.dapat_diisi:
        beda = gabung(baris.nilai, isi)
        baris.terlambat = bool(beda.ambil or beda.bentrok)
        return False
    baris.galat = dict(isi.galat)
    return not isi.galat


def _terapkan(baris: Baris, isi: Isian) -> bool:
    """Put the merged values on the report, in memory; whether anything is to be written."""
    hasil = gabung(baris.nilai, isi)
    baris.bentrok = baris.sebut_bentrok(hasil.bentrok)
    for kolom, nilai in hasil.ambil.items():
        setattr(baris.laporan, kolom, nilai)
    dilihat_lagi = DIKEMBALIKAN in isi.konfirmasi and baris.dikembalikan and not baris.dibenahi
    return bool(hasil.ambil) or dilihat_lagi


def _tulis(laporan: list[LaporanBulanan], *, oleh: Pengguna, sekarang: datetime.datetime) -> None:
    """New ones, drafts, and those that were sent before: only the last have a history."""
    for x in laporan:
        x.disimpan_pada, x.disimpan_oleh = sekarang, oleh
    baru = [x for x in laporan if x.pk is None]
    ada = [x for x in laporan if x.pk is not None]
    for x, kode in zip(baru, LaporanBulanan.kode_baru(len(baru)) if baru else (), strict=True):
        x.kode = kode
    for x in ada:
        x.versi += 1
    LaporanBulanan.semua.bulk_create(baru)
    LaporanBulanan.semua.bulk_update(ada, DISIMPAN)
    if lama := [x for x in ada if x.pernah_dikirim]:  # written already; only their history
        bulk_update_with_history(
            lama, LaporanBulanan, [], default_user=oleh, manager=LaporanBulanan.semua
        )


def _setujui(
    disetujui: list[tuple[Baris, Peringatan]], *, oleh: Pengguna, sekarang: datetime.datetime
) -> None:
    """Remember who called these figures right."""
    KonfirmasiPeringatan.objects.bulk_create(
        KonfirmasiPeringatan(
            laporan=baris.laporan, aturan=p.kode, nilai=p.nilai, oleh=oleh, waktu=sekarang
        )
        for baris, p in disetujui
    )
    for baris, p in disetujui:
        baris.sah.add(p.tanda)


def bulan_tertua(kelompok: "QuerySet[Kelompok]", *, sekarang: datetime.datetime) -> datetime.date:
    """The oldest month for which one of `kelompok` still owes a report; else the current one.

    Five queries, however many months.
    """
    aturan = AturanLaporan()
    kini = timezone.localtime(sekarang).date().replace(day=1)
    if aturan.sejak > kini:
        return kini
    daftar = list(kelompok.prefetch_related(Prefetch("jeda", Jeda.objects.all())))
    diterima = set(
        LaporanBulanan.objects.diterima()
        .antara(aturan.sejak, kini)
        .filter(kelompok__in=kelompok.values("pk"))
        .values_list("kelompok", "bulan")
    )
    for satu in aturan.deret(deret_bulan(aturan.sejak, kini)):
        if any(satu.wajib(k) and (k.pk, satu.bulan) not in diterima for k in daftar):
            return satu.bulan
    return kini
