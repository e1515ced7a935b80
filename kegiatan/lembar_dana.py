"""The sheet of funds: villages of a year, for one programme and activity code.

A row is a village, a group of columns a source (DD, ADD, APBD). Cells are of the one row of money
without a description; what has one is typed in its own form. The course of a save is that of the
stunting sheets: read with a lock, merged cell by cell, what cannot be is told at its cell.
"""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from dinas.models import Pengguna
from inti.isian import IsianAngka
from inti.lembar import SelBentrok, gabung_sel
from inti.nilai import ribuan
from kegiatan.models import DukunganDana, KodeKegiatan, SumberDukungan
from kegiatan.models.dana import TAHUN_TERAWAL
from kegiatan.models.kegiatan import BATAS_RUPIAH
from stunting.lembar.baris import Baris, Isian, Kolom, Lembar, Nilai, SifatLembar
from stunting.lembar.simpan import desa_lembar
from wilayah.models import Desa, JenisDesa

Isi = Mapping[str, Nilai]
SUMBER = (
    ("dd", "DD", SumberDukungan.DD),
    ("add", "ADD", SumberDukungan.ADD),
    ("apbd", "APBD kabupaten", SumberDukungan.APBD),
)
UANG = (
    ("pagu", "Pagu", "pagu"),
    ("perubahan", "Perubahan", "pagu_perubahan"),
    ("realisasi", "Realisasi", "realisasi"),
)
TANPA_KELURAHAN = frozenset(f"{k}_{u}" for k in ("dd", "add") for u, _, _ in UANG)
KOSONG_DITOLAK = (
    "%s: yang sudah tercatat tidak dikosongkan di sini. Tulis 0, atau batalkan di rinciannya bila "
    "salah catat."
)


class Mata(NamedTuple):
    """For what the money is: programme and activity code."""

    program: str
    kode: KodeKegiatan | None


class IsianSel(IsianAngka):
    """Whole rupiah in a cell: 1500000 or 1.500.000."""

    default_error_messages = {
        "invalid": "Isi rupiah bulat dengan angka saja, misalnya 1.500.000.",
        "negatif": "Tidak boleh kurang dari 0; isi misalnya 1.500.000.",
        "pecahan": "Isi rupiah bulat dengan angka saja, misalnya 1.500.000.",
        "terbesar": "Terlalu besar; paling banyak %(terbesar)s.",
    }


def galat_dana(isi: Isi) -> dict[str, str]:
    """Nothing stands on a budget that is not there."""
    return {
        f"{kode}_pagu": f"{nama}: isi pagunya dulu; 0 bila tidak dianggarkan."
        for kode, nama, _ in SUMBER
        if isi[f"{kode}_pagu"] is None
        and (isi[f"{kode}_perubahan"] is not None or isi[f"{kode}_realisasi"] is not None)
    }


def peringatan_dana(isi: Isi) -> dict[str, str]:
    """More spent than the budget that holds."""
    hasil = {}
    for kode, nama, _ in SUMBER:
        perubahan, realisasi = isi[f"{kode}_perubahan"], isi[f"{kode}_realisasi"]
        berlaku = isi[f"{kode}_pagu"] if perubahan is None else perubahan
        if berlaku is not None and realisasi is not None and realisasi > berlaku:
            hasil[f"{kode}_realisasi"] = (
                f"{nama}: realisasi {ribuan(realisasi)} melebihi pagu {ribuan(berlaku)}. Boleh "
                "bila memang demikian; isi pagu perubahan bila anggarannya berubah."
            )
    return hasil


SIFAT = SifatLembar(
    kode="dana",
    judul="Dana",
    model=DukunganDana,
    kolom=tuple(
        Kolom(f"{kode}_{u}", label, kolom, bagian=n, grup=nama)
        for n, (kode, nama, _) in enumerate(SUMBER)
        for u, label, kolom in UANG
    ),
    wajib=(),
    galat=galat_dana,
    peringatan=peringatan_dana,
    terbesar=BATAS_RUPIAH,
    isian=IsianSel(required=False, terbesar=BATAS_RUPIAH),
    tulis=ribuan,
)


def muat_dana(
    desa: "QuerySet[Desa]",
    tahun: int,
    mata: Mata,
    *,
    sekarang: datetime.datetime,
    kunci: bool = False,
) -> Lembar:
    """The sheet of a year, with last year's figures below. Two queries; with `kunci` the villages
    are held. The next year is open too: its budgets are made in this one."""
    hari_ini = timezone.localtime(sekarang).date()
    berjalan = TAHUN_TERAWAL <= tahun <= hari_ini.year + 1
    akhir = min(datetime.date(tahun, 12, 31), hari_ini)
    daftar = desa_lembar(desa, akhir, kunci=kunci) if berjalan else []
    letak: dict[str, int] = {sumber: n for n, (_, _, sumber) in enumerate(SUMBER)}
    objek: dict[tuple[int, int], dict[int, DukunganDana]] = {}
    for d in DukunganDana.objects.filter(
        desa__in=[d.pk for d in daftar],
        tahun__in=(tahun, tahun - 1),
        sumber__in=letak,
        program=mata.program,
        kode_kegiatan=mata.kode,
        uraian="",
    ):
        objek.setdefault((d.desa_id or 0, d.tahun), {})[letak[d.sumber]] = d
    baris = [
        _baris(d, objek.get((d.pk, tahun), {}), objek.get((d.pk, tahun - 1), {}), tahun)
        for d in daftar
    ]
    return Lembar(SIFAT, tahun, str(tahun), sekarang, baris, berjalan)


def _baris(
    desa: Desa, kini: dict[int, DukunganDana], dulu: dict[int, DukunganDana], tahun: int
) -> Baris:
    lalu = {k.nama: getattr(dulu.get(k.bagian), k.kolom, None) for k in SIFAT.kolom}
    tiada = TANPA_KELURAHAN if desa.jenis == JenisDesa.KELURAHAN else frozenset()
    return Baris(desa, SIFAT, kini, lalu, str(tahun - 1) if dulu else "", tiada)


@transaction.atomic(savepoint=False)
def simpan_dana(
    lembar: Lembar, isian: Mapping[int, Isian], mata: Mata, *, oleh: Pengguna
) -> list[Baris]:
    """Store what was typed (village pk → its row); gives back the rows that changed."""
    berubah: list[Baris] = []
    tulis: dict[int, DukunganDana] = {}
    for pk, isi in isian.items():
        baris = lembar.per_desa[pk]
        baris.kiriman = isi
        ambil = _gabung(baris, isi)
        if not ambil:
            continue
        berubah.append(baris)
        for k in baris.kolom:
            if k.nama in ambil:
                objek = baris.objek.get(k.bagian) or DukunganDana(
                    desa=baris.desa,
                    tahun=int(lembar.sebutan),
                    sumber=SUMBER[k.bagian][2],
                    program=mata.program,
                    kode_kegiatan=mata.kode,
                )
                baris.objek[k.bagian] = objek
                setattr(objek, k.kolom, ambil[k.nama])
                tulis[id(objek)] = objek
    _tulis(list(tulis.values()), oleh=oleh)
    _sebut_bentrok([lembar.per_desa[pk] for pk in isian])
    return berubah


def _gabung(baris: Baris, isi: Isian) -> dict[str, Nilai]:
    """What is to be written; the row knows what stands against it."""
    kini = baris.nilai
    baris.galat = dict(isi.galat)
    if isi.galat:
        return {}
    ambil, bentrok = gabung_sel(kini, isi.nilai, isi.awal or kini)
    jadi = {**kini, **ambil}
    baris.galat = galat_dana(jadi)
    for n, (kode, nama, _) in enumerate(SUMBER):
        if n in baris.objek and jadi[f"{kode}_pagu"] is None:
            baris.galat.setdefault(f"{kode}_pagu", KOSONG_DITOLAK % nama)
    baris.bentrok = {k: SelBentrok(_sebut(kini[k]), "orang lain", "") for k in sorted(bentrok)}
    return {} if baris.galat else ambil


def _sebut(nilai: Nilai) -> str:
    return "kosong" if nilai is None else ribuan(nilai)


def _tulis(objek: list[DukunganDana], *, oleh: Pengguna) -> None:
    """New rows and changed ones, each with its history."""
    baru, lama = [o for o in objek if o.pk is None], [o for o in objek if o.pk is not None]
    for o, kode in zip(baru, DukunganDana.kode_baru(len(baru)) if baru else [], strict=True):
        o.kode = kode
    for o in lama:
        o.versi += 1
    if baru:
        bulk_create_with_history(baru, DukunganDana, default_user=oleh)
    if lama:
        kolom = ["versi", *(k for _, _, k in UANG)]
        bulk_update_with_history(
            lama, DukunganDana, kolom, default_user=oleh, manager=DukunganDana.semua
        )


def _sebut_bentrok(baris: list[Baris]) -> None:
    """Name who changed the cells that clash; asked only when some do."""
    objek = {o.pk: b for b in baris if b.bentrok for o in b.objek.values() if o.pk is not None}
    if not objek:
        return
    riwayat = DukunganDana.riwayat.filter(id__in=objek).select_related("history_user")
    for h in riwayat.order_by("history_date", "history_id"):
        b = objek[h.id]
        nama = str(h.history_user) if h.history_user else "orang lain"
        jam = f"{timezone.localtime(h.history_date):%H.%M}"
        b.bentrok = {k: SelBentrok(s.nilai, nama, jam) for k, s in b.bentrok.items()}
