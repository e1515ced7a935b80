"""Reading and writing a sheet: a fixed number of queries, whatever its length."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from dinas.models import Pengguna
from inti.bulan import geser_bulan
from inti.lembar import SelBentrok, gabung_sel, sebut_angka
from inti.nilai import bulan_panjang
from inti.tanggal import akhir_bulan
from stunting.models import CakupanLayanan, IndikatorLayanan, KeluargaBerisiko, Pengukuran
from stunting.models.dasar import TAHUN_TERAWAL
from wilayah.models import Desa

from .baris import Baris, Isian, Lembar, Objek, SifatLembar
from .jenis import KELUARGA, PENIMBANGAN, lembar_cakupan

MUNDUR = 3  # months back to look for figures to compare with
Desas = QuerySet[Any]


def muat_penimbangan(
    desa: Desas, bulan: datetime.date, *, sekarang: datetime.datetime, kunci: bool = False
) -> Lembar:
    """The month's sheet for these villages. Two queries; with `kunci` the villages are held."""
    hari_ini = timezone.localtime(sekarang).date()
    berjalan = bulan.year >= TAHUN_TERAWAL and bulan <= hari_ini
    ada = desa_lembar(desa, min(akhir_bulan(bulan), hari_ini), kunci=kunci) if berjalan else []
    baris = _baca(
        Pengukuran.objects.filter(bulan__range=(geser_bulan(bulan, -MUNDUR), bulan)), ada
    )
    hasil = []
    for d in ada:
        satu = Baris(d, PENIMBANGAN, {})
        for p in sorted(baris[d.pk], key=lambda p: p.bulan):
            if p.bulan == bulan:
                satu.objek[0] = p
            elif p.lengkap:
                satu.lalu = {k.nama: getattr(p, k.kolom) for k in PENIMBANGAN.kolom}
                satu.sebut_lalu = bulan_panjang(p.bulan)
        hasil.append(satu)
    return Lembar(PENIMBANGAN, bulan, bulan_panjang(bulan), sekarang, hasil, berjalan)


def muat_keluarga(
    desa: Desas, tahun: int, *, sekarang: datetime.datetime, kunci: bool = False
) -> Lembar:
    return _muat_tahun(
        desa,
        tahun,
        KELUARGA,
        lambda objek: 0,
        KeluargaBerisiko.objects,
        sekarang=sekarang,
        kunci=kunci,
    )


def muat_cakupan(
    desa: Desas, tahun: int, *, sekarang: datetime.datetime, kunci: bool = False
) -> Lembar:
    """Services that are in use, or were counted in that year."""
    dipakai = IndikatorLayanan.objects.filter(aktif=True)
    lama = IndikatorLayanan.objects.filter(cakupan__tahun=tahun)
    return _muat_tahun(
        desa,
        tahun,
        lembar_cakupan((dipakai | lama).distinct().order_by("urutan", "nama", "pk")),
        lambda objek: objek.indikator_id,
        CakupanLayanan.objects,
        sekarang=sekarang,
        kunci=kunci,
    )


def _muat_tahun(
    desa: Desas,
    tahun: int,
    sifat: SifatLembar,
    bagian: Callable[[Any], int],
    objek: Any,
    *,
    sekarang: datetime.datetime,
    kunci: bool,
) -> Lembar:
    hari_ini = timezone.localtime(sekarang).date()
    berjalan = TAHUN_TERAWAL <= tahun <= hari_ini.year
    akhir = min(datetime.date(tahun, 12, 31), hari_ini)
    ada = desa_lembar(desa, akhir, kunci=kunci) if berjalan else []
    baris = _baca(objek.filter(tahun__in=(tahun, tahun - 1)), ada)
    hasil = []
    for d in ada:
        kini = {bagian(x): x for x in baris[d.pk] if x.tahun == tahun}
        dulu = {bagian(x): x for x in baris[d.pk] if x.tahun != tahun}
        lalu = {k.nama: getattr(dulu.get(k.bagian), k.kolom, None) for k in sifat.kolom}
        hasil.append(Baris(d, sifat, kini, lalu, str(tahun - 1) if dulu else ""))
    return Lembar(sifat, tahun, str(tahun), sekarang, hasil, berjalan)


def desa_lembar(desa: Desas, per: datetime.date, *, kunci: bool) -> list[Desa]:
    """In the order of the sheet. Held by whoever saves, also where nothing is stored yet."""
    ada = Desa.objects.per(per).filter(pk__in=desa).select_related("kecamatan").order_by("pk")
    if kunci:
        ada = ada.select_for_update(of=("self",))
    return sorted(ada, key=lambda d: (d.kecamatan.kode, d.nama, d.kode))


def _baca(baris: Any, desa: Iterable[Desa]) -> dict[int, list[Any]]:
    per: dict[int, list[Any]] = defaultdict(list)
    for satu in baris.filter(desa__in=[d.pk for d in desa]):
        per[satu.desa_id].append(satu)
    return per


@transaction.atomic(savepoint=False)
def simpan(lembar: Lembar, isian: Mapping[int, Isian], *, oleh: Pengguna) -> list[Baris]:
    """Store what was typed (village pk → its row); gives back the rows that changed.

    `lembar` was read with `kunci` in this transaction. A row in which something is no number or
    cannot be is left as it is, with the reason; so are cells that somebody else changed.
    """
    berubah: list[Baris] = []
    tulis: dict[int, tuple[Objek, bool]] = {}
    for pk, isi in isian.items():
        baris = lembar.per_desa[pk]
        baris.kiriman = isi
        if ambil := _gabung(baris, isi):
            berubah.append(baris)
            _terapkan(lembar, baris, ambil, tulis)
    _sebut_bentrok(lembar, [lembar.per_desa[pk] for pk in isian])
    _tulis(lembar.sifat.model, list(tulis.values()), oleh=oleh)
    return berubah


def _gabung(baris: Baris, isi: Isian) -> dict[str, int | None]:
    """What is to be written; the row knows what stands against it."""
    kini = baris.nilai
    baris.galat = dict(isi.galat)
    if isi.galat:
        return {}
    ambil, bentrok = gabung_sel(kini, isi.nilai, isi.awal or kini)
    baris.galat = baris.sifat.galat({**kini, **ambil})
    baris.bentrok = {
        k: SelBentrok(sebut_angka(kini[k]), "orang lain", "") for k in sorted(bentrok)
    }
    return {} if baris.galat else ambil


def _terapkan(
    lembar: Lembar,
    baris: Baris,
    ambil: Mapping[str, int | None],
    tulis: dict[int, tuple[Objek, bool]],
) -> None:
    """Put the values on their rows, in memory; `tulis` keeps whether each was complete before."""
    for k in baris.sifat.kolom:
        if k.nama not in ambil:
            continue
        if k.bagian not in baris.objek:
            baris.objek[k.bagian] = _baru(lembar, baris, k.bagian)
        objek = baris.objek[k.bagian]
        tulis.setdefault(id(objek), (objek, objek.pk is not None and lengkap(objek)))
        setattr(objek, k.kolom, ambil[k.nama])


def _baru(lembar: Lembar, baris: Baris, bagian: int) -> Objek:
    periode = lembar.periode
    if isinstance(periode, datetime.date):
        return Pengukuran(desa=baris.desa, bulan=periode)
    if lembar.sifat.model is KeluargaBerisiko:
        return KeluargaBerisiko(desa=baris.desa, tahun=periode)
    return CakupanLayanan(desa=baris.desa, tahun=periode, indikator_id=bagian)


def lengkap(objek: Objek) -> bool:
    """Whether a figure may be made of it; from then on it has a history, and keeps it."""
    if isinstance(objek, Pengukuran):
        return objek.lengkap
    if isinstance(objek, KeluargaBerisiko):
        return None not in (objek.sasaran, objek.berisiko, objek.tidak_berisiko)
    return None not in (objek.sasaran, objek.realisasi)


def _tulis(model: type[Any], tulis: list[tuple[Objek, bool]], *, oleh: Pengguna) -> None:
    """New ones and changed ones; half-filled rows have no history yet, what was complete has."""
    baru = [o for o, _ in tulis if o.pk is None]
    if model is Pengukuran and baru:
        for o, kode in zip(baru, Pengukuran.kode_baru(len(baru)), strict=True):
            o.kode = kode
    ada = [(o, dulu) for o, dulu in tulis if o.pk is not None]
    for o, _ in ada:
        o.versi += 1
    model.semua.bulk_create([o for o in baru if not lengkap(o)])
    if utuh := [o for o in baru if lengkap(o)]:
        bulk_create_with_history(utuh, model, default_user=oleh)
    kolom = [f.name for f in model._meta.fields if f.name in KOLOM_TULIS]
    model.semua.bulk_update([o for o, _ in ada], kolom)
    if beriwayat := [o for o, dulu in ada if dulu or lengkap(o)]:  # written; only their history
        bulk_update_with_history(beriwayat, model, [], default_user=oleh, manager=model.semua)


KOLOM_TULIS = {
    "versi",
    "realisasi",
    *(k.kolom for k in PENIMBANGAN.kolom),
    *(k.kolom for k in KELUARGA.kolom),
}


def _sebut_bentrok(lembar: Lembar, baris: list[Baris]) -> None:
    """Name who changed the cells that clash; asked only when some do."""
    objek = {o.pk: b for b in baris if b.bentrok for o in b.objek.values() if o.pk is not None}
    if not objek:
        return
    riwayat: Any = lembar.sifat.model.riwayat
    terakhir = riwayat.filter(id__in=objek).select_related("history_user")
    for h in terakhir.order_by("history_date", "history_id"):
        b = objek[h.id]
        nama = str(h.history_user) if h.history_user else "orang lain"
        jam = f"{timezone.localtime(h.history_date):%H.%M}"
        b.bentrok = {k: SelBentrok(s.nilai, nama, jam) for k, s in b.bentrok.items()}
