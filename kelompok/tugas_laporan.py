"""What is owed about monthly reports: to fill in, to mend, to verify, and who has fallen silent."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Max, Min, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from dinas.models import Pengguna
from inti.bulan import deret_bulan, geser_bulan, sandi_bulan
from inti.nilai import bulan_panjang, tanggal_panjang
from inti.tugas import CONTOH, BarisTugas, Desakan, Tugas, daftarkan, jumlah_dan_contoh
from kelompok.akses import boleh_isi, boleh_periksa, bukan_kiriman, desa_isi, memeriksa
from kelompok.models import Kelompok, LangkahLaporan, LaporanBulanan, StatusLaporan
from kelompok.rekap import (
    AturanLaporan,
    Sel,
    bulan_tempo,
    bulan_terbuka,
    saring_bulan,
    susun_sel,
    url_daftar,
    url_sel,
)
from kelompok.rekap.capaian import DIAM, SETAHUN
from petugas.akses import melihat_semua
from petugas.models import Penugasan, Petugas

DISEBUT = 3  # groups named in one line


@daftarkan
def laporan_terutang(user: Pengguna, hari_ini: datetime.date, rinci: bool = False) -> list[Tugas]:
    """Reports past their deadline within a year, those due soon, and groups gone silent.

    All from the same cells: five queries, and two for the rows.
    """
    if not user.has_perm("kelompok.add_laporanbulanan"):
        return []
    sekarang, aturan = timezone.now(), AturanLaporan()
    tempo = bulan_tempo(hari_ini, aturan)
    bulan = deret_bulan(geser_bulan(tempo, 1 - SETAHUN), bulan_terbuka(hari_ini, aturan))
    kelompok = Kelompok.objects.filter(desa__in=desa_isi(user)).select_related("desa__kecamatan")
    laporan = LaporanBulanan.objects.ringkas()
    per_kelompok = susun_sel(kelompok, bulan, sekarang=sekarang, aturan=aturan, laporan=laporan)
    terutang = [s for sel in per_kelompok.values() for s in sel if s.wajib and not s.masuk]
    lewat = [s for s in terutang if s.belum(sekarang)]
    nanti = [s for s in terutang if s.menunggu(sekarang)]
    return [
        Tugas(
            kode="laporan-lewat",
            judul="Laporan lewat batas",
            keterangan="Batasnya sudah lewat; tetap dapat dikirim dan dihitung terlambat",
            jumlah=len(lewat),
            url=url_sel(keadaan="belum", **saring_bulan(bulan[0], tempo)),
            desakan=Desakan.LEWAT,
            contoh=_contoh(lewat, user, hari_ini) if rinci else (),
            urutan=15,
        ),
        Tugas(
            kode="laporan-ditunggu",
            judul="Laporan ditunggu",
            keterangan=_batas(nanti, hari_ini),
            jumlah=len(nanti),
            url=url_sel(keadaan="menunggu", **saring_bulan(geser_bulan(tempo, 1), bulan[-1])),
            desakan=Desakan.PERIKSA,
            contoh=_contoh(nanti, user, hari_ini) if rinci else (),
            urutan=30,
        ),
        _diam([_tiga(sel, tempo) for sel in per_kelompok.values()], hari_ini, tempo),
    ]


def _contoh(sel: Sequence[Sel], user: Pengguna, hari_ini: datetime.date) -> tuple[BarisTugas, ...]:
    """Rows for the office: whom to call; for who fills in: which sheet to open."""
    return (_per_petugas if melihat_semua(user) else _per_bulan)(sel, user, hari_ini)


def _tiga(sel: Sequence[Sel], tempo: datetime.date) -> list[Sel]:
    """The last three months that were due."""
    return [s for s in sel if s.bulan <= tempo][-DIAM:]


def _diam(
    per_kelompok: Sequence[list[Sel]], hari_ini: datetime.date, tempo: datetime.date
) -> Tugas:
    """Groups active today that owed a report in each of three months and sent none."""
    diam = [
        sel[0].kelompok
        for sel in per_kelompok
        if all(s.wajib and not s.masuk for s in sel) and _aktif(sel[0].kelompok, hari_ini)
    ]
    return Tugas(
        kode="kelompok-diam",
        judul=f"Kelompok tanpa laporan {DIAM} bulan",
        keterangan=f"Sejak {bulan_panjang(geser_bulan(tempo, 1 - DIAM))}; masih berjalankah?",
        jumlah=len(diam),
        url=url_daftar(diam=sandi_bulan(tempo)),
        desakan=Desakan.PERIKSA,
        contoh=tuple(
            BarisTugas(
                judul=str(k),
                keterangan=f"{k.desa}, Kecamatan {k.desa.kecamatan}",
                url=k.get_absolute_url(),
            )
            for k in diam[:CONTOH]
        ),
        urutan=55,
    )


def _aktif(kelompok: Kelompok, hari_ini: datetime.date) -> bool:
    """As `aktif_pada`, with the pauses that `susun_sel` has read already."""
    jeda = kelompok.semua_jeda  # type: ignore[attr-defined]
    return kelompok.berlaku_pada(hari_ini) and not any(j.berlaku_pada(hari_ini) for j in jeda)


def _batas(sel: Sequence[Sel], hari_ini: datetime.date) -> str:
    if not sel:
        return ""
    batas = timezone.localtime(min(s.aturan.batas for s in sel)).date()
    sisa = (batas - hari_ini).days
    return f"Batasnya {tanggal_panjang(batas)}, " + (f"{sisa} hari lagi" if sisa else "hari ini")


def _per_bulan(sel: Sequence[Sel], user: Pengguna, _: datetime.date) -> tuple[BarisTugas, ...]:
    """For who fills in: one line per month, the oldest first, with the sheet behind it."""
    per: dict[datetime.date, list[Sel]] = defaultdict(list)
    for s in sel:
        per[s.bulan].append(s)
    pemilik = _pemilik_lama(sel, user)
    return tuple(
        BarisTugas(
            judul=f"{bulan_panjang(bulan)}: {len(isi)} laporan",
            keterangan=_sebut(isi) + _warisan(isi, pemilik),
            url=url_sel(keadaan="belum", **saring_bulan(bulan)),
            tombol="Isi lembar",
            url_tombol=reverse("laporan:lembar", args=[bulan]),
        )
        for bulan, isi in sorted(per.items())[:CONTOH]
    )


def _pemilik_lama(sel: Sequence[Sel], user: Pengguna) -> dict[tuple[int, datetime.date], str]:
    """(village, month) → who served it on the last day of the month, where that was not `user`."""
    desa = {s.kelompok.desa_id for s in sel}
    masa = Penugasan.objects.filter(desa__in=desa).exclude(petugas__pengguna=user)
    return {
        (p.desa_id, bulan): p.petugas.nama
        for p in masa.select_related("petugas")
        for bulan, akhir in {(s.bulan, s.aturan.akhir) for s in sel}
        if p.berlaku_pada(akhir)
    }


def _warisan(sel: Iterable[Sel], pemilik: dict[tuple[int, datetime.date], str]) -> str:
    """What was inherited with a village, and from whom."""
    nama = {pemilik[k] for s in sel if (k := (s.kelompok.desa_id, s.bulan)) in pemilik}
    return f" · waktu itu desa binaan {', '.join(sorted(nama))}" if nama else ""


def _sebut(sel: Sequence[Sel]) -> str:
    nama = [str(s.kelompok) for s in sel[:DISEBUT]]
    lain = len(sel) - len(nama)
    return ", ".join(nama) + (f", dan {lain} lainnya" if lain else "")


def _per_petugas(
    sel: Sequence[Sel], _: Pengguna, hari_ini: datetime.date
) -> tuple[BarisTugas, ...]:
    """For the office: one line per officer of today, whoever owes most first."""
    bina = {
        p.desa_id: p.petugas
        for p in Penugasan.objects.per(hari_ini)
        .filter(desa__in={s.kelompok.desa_id for s in sel})
        .select_related("petugas")
    }
    per: dict[Petugas | None, list[Sel]] = defaultdict(list)
    for s in sel:
        per[bina.get(s.kelompok.desa_id)].append(s)
    urut = sorted(per.items(), key=lambda x: (-len(x[1]), x[0].nama if x[0] else ""))
    return tuple(
        BarisTugas(
            judul=p.nama if p else "Desa tanpa petugas",
            keterangan=f"{len(isi)} laporan: {_sebut(isi)}",
            url=p.get_absolute_url() if p else reverse("petugas:tanpa"),
            tombol="Buka papan" if p else "",
            url_tombol=f"{reverse('laporan:papan')}?petugas={p.pk}" if p else "",
            hubungi=p.nama if p else "",
            telepon=p.telepon if p else "",
        )
        for p, isi in urut[:CONTOH]
    )


@daftarkan
def laporan_dikembalikan(
    user: Pengguna, hari_ini: datetime.date, rinci: bool = False
) -> Tugas | None:
    """Reports that came back with a reason; whoever has the village today mends them."""
    if not user.has_perm("kelompok.add_laporanbulanan"):
        return None
    kembali = boleh_isi(user).filter(status=StatusLaporan.DIKEMBALIKAN).order_by("bulan", "pk")
    alasan = LangkahLaporan.objects.filter(laporan=OuterRef("pk")).order_by("-waktu", "-pk")
    jumlah, contoh = jumlah_dan_contoh(
        kembali.untuk_daftar().annotate(alasan_kembali=Subquery(alasan.values("alasan")[:1])),
        rinci,
    )
    bulan = kembali.aggregate(dari=Min("bulan"), sampai=Max("bulan")) if jumlah else {}
    return Tugas(
        kode="laporan-dikembalikan",
        judul="Laporan dikembalikan untuk diperbaiki",
        keterangan="Perbaiki, lalu kirim lagi; waktu kirim pertama tetap dihitung",
        jumlah=jumlah,
        url=url_sel(keadaan="perbaiki", **bulan),
        desakan=Desakan.LEWAT,
        contoh=tuple(
            BarisTugas(
                judul=f"{x.kelompok}, {bulan_panjang(x.bulan)}",
                keterangan=x.alasan_kembali or "",
                url=x.get_absolute_url(),
                tombol="Perbaiki",
                url_tombol=_lembar(x),
            )
            for x in contoh
        ),
        urutan=12,
    )


def _lembar(laporan: LaporanBulanan) -> str:
    """The sheet of its month, at its row."""
    lembar = reverse("laporan:lembar", args=[laporan.bulan])
    return f"{lembar}?kelompok={laporan.kelompok_id}"


@daftarkan
def menunggu_verifikasi(
    user: Pengguna, hari_ini: datetime.date, rinci: bool = False
) -> Tugas | None:
    """Sent reports that somebody else sent and `user` may verify."""
    if not memeriksa(user):
        return None
    antre = boleh_periksa(user).filter(status=StatusLaporan.TERKIRIM).filter(bukan_kiriman(user))
    jumlah, contoh = jumlah_dan_contoh(antre.untuk_daftar().order_by("dikirim_pada", "pk"), rinci)
    return Tugas(
        kode="laporan-verifikasi",
        judul="Laporan menunggu verifikasi",
        keterangan=_terlama(contoh, hari_ini),
        jumlah=jumlah,
        url=reverse("laporan:verifikasi"),
        desakan=Desakan.PERIKSA,
        tombol="Periksa",
        contoh=tuple(
            BarisTugas(
                judul=f"{x.kelompok}, {bulan_panjang(x.bulan)}",
                keterangan=f"{x.kelompok.desa}, dikirim {x.dikirim_oleh} "
                f"{tanggal_panjang(x.dikirim_pada)}",
                url=x.get_absolute_url(),
                tombol="Periksa",
                url_tombol=x.get_absolute_url(),
            )
            for x in contoh
        ),
        urutan=40,
    )


def _terlama(antre: Sequence[LaporanBulanan], hari_ini: datetime.date) -> str:
    """How long the first in the queue has waited; known only where the rows are shown."""
    if not antre or antre[0].dikirim_pada is None:
        return ""
    hari = (hari_ini - timezone.localtime(antre[0].dikirim_pada).date()).days
    return f"Yang terlama menunggu {hari} hari" if hari else "Semuanya dikirim hari ini"
