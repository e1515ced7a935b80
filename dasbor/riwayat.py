"""The latest changes over all kinds of record, in words.

A page reads a fixed number of tables, however many rows it shows: the keys of its rows in one
union, then per kind the history rows, the objects, and the names of what they link to.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import CharField, Q, Value
from django.urls import reverse

from dasbor.catatan import PER_KODE, JenisCatatan, jenis_terlihat
from dinas.models import Pengguna
from dinas.peran import NAMA_ANAK
from inti.nilai import sebut_nilai
from inti.riwayat import KATA, TIDAK_DISEBUT, Perubahan
from kelompok.models import Anggota
from petugas.akses import desa_terlihat, melihat_semua
from petugas.models import Jabatan, Koordinator, Penugasan
from wilayah.models import Desa

Kunci = tuple[datetime.datetime, int, str]  # history_date, history_id, kind of record


@dataclass(frozen=True)
class BarisRiwayat:
    """One saved change. `url_pulihkan` is there while the record is voided and `user` may act."""

    waktu: datetime.datetime
    oleh: str
    jenis: str
    tindakan: str
    objek: str
    url: str
    alasan: str
    perubahan: tuple[Perubahan, ...]
    batal: bool
    url_pulihkan: str


def kunci_riwayat(
    user: Pengguna,
    hari_ini: datetime.date,
    *,
    jenis: str = "",
    oleh: Pengguna | None = None,
    dari: datetime.date | None = None,
    sampai: datetime.date | None = None,
) -> models.QuerySet:
    """Keys of all changes `user` may see, newest first: rows for `muat`."""
    syarat = Q()
    if oleh:
        syarat &= Q(history_user=oleh)
    if dari:
        syarat &= Q(history_date__date__gte=dari)
    if sampai:
        syarat &= Q(history_date__date__lte=sampai)
    wilayah = None if melihat_semua(user) else _wilayah(user, hari_ini)
    bagian = [
        _kunci_satu(j, user, wilayah).filter(syarat)
        for j in jenis_terlihat(user)
        if not jenis or j.kode == jenis
    ]
    kolom = ("history_date", "history_id", "jenis_catatan")
    bagian = [b.values_list(*kolom) for b in bagian]
    return bagian[0].union(*bagian[1:], all=True).order_by(*(f"-{k}" for k in kolom))


def _wilayah(user: Pengguna, hari_ini: datetime.date) -> models.QuerySet:
    """Villages of a field officer by number: the area as a subquery in every part of the union
    is more than SQLite's parser takes."""
    pk = list(desa_terlihat(user, hari_ini).values_list("pk", flat=True))
    return Desa.objects.filter(pk__in=pk)


def _kunci_satu(
    jenis: JenisCatatan, user: Pengguna, wilayah: models.QuerySet | None
) -> models.QuerySet:
    baris = jenis.model.riwayat.order_by()  # type: ignore[attr-defined]
    if jenis.cakup and wilayah is not None:
        milik = _pintu(jenis.model).filter(jenis.cakup(user, wilayah))
        baris = baris.filter(id__in=milik.order_by().values("pk"))
    return baris.annotate(jenis_catatan=Value(jenis.kode, CharField()))


def _pintu(model: type[models.Model]) -> models.QuerySet:
    """All rows of a model, voided ones too: history is where these stay visible."""
    return getattr(model, "semua", model._default_manager).all()


def muat(kunci: Iterable[Kunci], user: Pengguna, hari_ini: datetime.date) -> list[BarisRiwayat]:
    """The changes behind `kunci`, in their order."""
    kunci = list(kunci)
    per_jenis: dict[str, list[int]] = defaultdict(list)
    for _, nomor, kode in kunci:
        per_jenis[kode].append(nomor)
    pemuat = {k: _Pemuat(PER_KODE[k], nomor) for k, nomor in per_jenis.items()}
    nama = _nama_tautan(pemuat.values())
    return [pemuat[kode].baris(nomor, nama, user, hari_ini) for _, nomor, kode in kunci]


NamaTautan = dict[tuple[type[models.Model], int], str]


class _Pemuat:
    """History rows of one kind, each with the row before it and the object as it is today."""

    def __init__(self, jenis: JenisCatatan, nomor: list[int]):
        self.jenis = jenis
        riwayat = jenis.model.riwayat  # type: ignore[attr-defined]
        pk = riwayat.filter(history_id__in=nomor).order_by().values("id")
        semua = riwayat.filter(id__in=pk).select_related("history_user")
        self.pasangan: dict[int, tuple] = {}
        terakhir: dict[int, Any] = {}
        for b in semua.order_by("history_date", "history_id"):
            self.pasangan[b.history_id] = (b, terakhir.get(b.id))
            terakhir[b.id] = b
        self.pasangan = {n: self.pasangan[n] for n in nomor}
        self.objek = _pintu(jenis.model).select_related(*jenis.dekat).in_bulk(list(terakhir))
        self._muat_m2m(riwayat.model)

    def _muat_m2m(self, model_riwayat) -> None:
        """Linked sets of every history row that is compared, by field."""
        self.m2m: dict[str, dict[int, set[int]]] = {}
        nomor = [b.history_id for pasang in self.pasangan.values() for b in pasang if b]
        for kolom in model_riwayat._history_m2m_fields:
            lewat = getattr(model_riwayat, kolom.name).model
            isi: dict[int, set[int]] = defaultdict(set)
            tautan = lewat.objects.filter(history__in=nomor)
            for h, target in tautan.values_list(
                "history_id", f"{kolom.m2m_reverse_field_name()}_id"
            ):
                isi[h].add(target)
            self.m2m[kolom.name] = isi

    def beda(self, nomor: int) -> list[tuple[models.Field, object, object]]:
        """(field, old, new) of what this row changed; nothing for the first row."""
        baris, sebelum = self.pasangan[nomor]
        if sebelum is None:
            return []
        hasil = []
        for kolom in [*self.jenis.model._meta.fields, *self._kolom_m2m()]:
            if kolom.name in TIDAK_DISEBUT | {"alasan_batal"} or not (
                kolom.many_to_many or hasattr(baris, kolom.attname)
            ):
                continue
            lama, baru = self._nilai(sebelum, kolom), self._nilai(baris, kolom)
            if lama != baru:
                hasil.append((kolom, lama, baru))
        return hasil

    def _kolom_m2m(self) -> list[Any]:
        return [self.jenis.model._meta.get_field(n) for n in self.m2m]

    def _nilai(self, baris, kolom: models.Field):
        if kolom.many_to_many:
            return sorted(self.m2m[kolom.name][baris.history_id])
        return getattr(baris, kolom.attname)

    def baris(
        self, nomor: int, nama: NamaTautan, user: Pengguna, hari_ini: datetime.date
    ) -> BarisRiwayat:
        b, sebelum = self.pasangan[nomor]
        objek = self.objek[b.id]
        rahasia = isinstance(objek, Anggota) and objek.anak(hari_ini)
        beda = [] if rahasia else self.beda(nomor)
        batal = getattr(objek, "batal", False)
        jenis = self.jenis
        boleh = _bisa_pulih(objek) and jenis.pulihkan and user.has_perm(jenis.izin_pulihkan)
        return BarisRiwayat(
            waktu=b.history_date,
            oleh=str(b.history_user or "Sistem"),
            jenis=jenis.judul,
            tindakan=_tindakan(b, sebelum),
            objek=_sebutan(objek, rahasia and user.peran not in NAMA_ANAK),
            url=_alamat(objek),
            alasan=b.history_change_reason or "",
            perubahan=tuple(_dalam_kata(kolom, lama, baru, nama) for kolom, lama, baru in beda),
            batal=batal,
            url_pulihkan=reverse(jenis.pulihkan, args=jenis.args_pulihkan(objek)) if boleh else "",
        )


def _bisa_pulih(objek: models.Model) -> bool:
    """Voided, and what it belongs to is not: that has to be brought back first."""
    induk = [getattr(objek, n, None) for n in ("kelompok", "petugas", "daftar", "laporan")]
    return getattr(objek, "batal", False) and not any(getattr(i, "batal", False) for i in induk)


def _tindakan(baris, sebelum) -> str:
    dibatalkan = getattr(baris, "dibatalkan_pada", None)
    dulu = getattr(sebelum, "dibatalkan_pada", None)  # reference data is never voided
    if bool(dibatalkan) != bool(dulu):
        return "Dibatalkan (salah catat)" if dibatalkan else "Dipulihkan"
    return KATA[baris.history_type]


def _sebutan(objek: models.Model, rahasia: bool) -> str:
    """The record by name; members under 18 are not named to who may not read their names."""
    if rahasia:
        return "Anggota di bawah 18 tahun"
    if isinstance(objek, Jabatan):
        return f"{objek.petugas}, {objek}"
    if isinstance(objek, Anggota):
        return f"{objek} ({objek.kelompok})"
    return str(objek)


def _alamat(objek: models.Model) -> str:
    """Where the record is shown today; what is voided, or stands on a voided record, has no page."""
    induk: Any
    if isinstance(objek, Jabatan | Penugasan | Koordinator):
        induk = objek.petugas
    else:
        nama = ("kelompok", "penghargaan", "laporan")
        induk = next((x for n in nama if (x := getattr(objek, n, None))), None)
    if any(getattr(x, "batal", False) for x in (objek, induk) if x):
        return ""
    tujuan = induk if isinstance(objek, Jabatan) else objek
    return tujuan.get_absolute_url() if hasattr(tujuan, "get_absolute_url") else ""


def _nama_tautan(pemuat: Iterable[_Pemuat]) -> NamaTautan:
    """Names of everything that the changed links point to; one query per linked model."""
    dicari: dict[type[models.Model], set[int]] = defaultdict(set)
    for p in pemuat:
        for nomor in p.pasangan:
            for kolom, lama, baru in p.beda(nomor):
                if kolom.related_model:
                    dicari[kolom.related_model].update(_pk(lama) | _pk(baru))
    return {
        (model, pk): str(objek)
        for model, semua in dicari.items()
        for pk, objek in _pintu(model).in_bulk(semua).items()
    }


def _pk(nilai) -> set[int]:
    if isinstance(nilai, list):
        return set(nilai)
    return set() if nilai is None else {nilai}


def _dalam_kata(kolom: models.Field, lama, baru, nama: NamaTautan) -> Perubahan:
    def sebut(nilai) -> str:
        if not kolom.related_model or not _pk(nilai):
            return sebut_nilai(kolom, nilai)
        return ", ".join(
            nama.get((kolom.related_model, pk), f"(nomor {pk})") for pk in sorted(_pk(nilai))
        )

    label = str(kolom.verbose_name)
    return Perubahan(label[:1].upper() + label[1:], sebut(lama), sebut(baru))
