"""The history of a group and of all its parts in words, in a bounded number of queries."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import models
from django.db.models import CharField, F, PositiveSmallIntegerField, Value
from django.db.models.functions import Cast

from dinas.models import Pengguna
from dinas.peran import NAMA_ANAK
from inti.nilai import bulan_panjang, sebut_nilai, tanggal_panjang
from inti.riwayat import KATA, TIDAK_DISEBUT, Kejadian, Perubahan
from kelompok.jenis import Klasifikasi
from kelompok.models import (
    Anggota,
    Jeda,
    Kelompok,
    LaporanBulanan,
    Penilaian,
    Pertemuan,
    SkKelompok,
)
from kelompok.models.anggota import SEBUTAN_ANAK

SEKETIKA = datetime.timedelta(seconds=1)  # rows of one save; a form with m2m writes two
TANPA_NAMA = Value("", CharField())
# Part of a group → how its history is headed, and what names a row of it.
BAGIAN: dict[type[models.Model], tuple[str, Any]] = {
    Kelompok: ("", TANPA_NAMA),
    Anggota: ("Anggota", F("nama")),
    SkKelompok: ("SK", F("sk__nomor")),
    Penilaian: ("Penilaian", F("klasifikasi")),
    Jeda: ("Jeda", TANPA_NAMA),
    LaporanBulanan: ("Laporan", F("bulan")),
    Pertemuan: ("Pertemuan", F("tanggal")),
}
# How a part names its group; others do so by `kelompok`.
INDUK: dict[type[models.Model], str] = {Kelompok: "id", Pertemuan: "laporan__kelompok"}
# Its course is told on the report's own page: of its status only the reasons are told here.
TIDAK_DISEBUT_DI_SINI = TIDAK_DISEBUT | {"alasan_batal", "status", "jenis"}
PER_NAMA = {model._meta.model_name: model for model in BAGIAN}


class _Baris(NamedTuple):
    """A row of history without the fields of its model."""

    waktu: datetime.datetime
    nomor: int
    bagian: str
    pk: int
    tindakan: str
    alasan: str | None
    dibatalkan: datetime.datetime | None
    nama: str
    tahun_lahir: int | None
    depan: str | None
    belakang: str | None
    akun: str | None

    @property
    def oleh(self) -> str:
        if self.akun is None:
            return "Sistem"
        depan, belakang = self.depan or "", self.belakang or ""
        return Pengguna(username=self.akun, first_name=depan, last_name=belakang).nama


@dataclass
class _Tindakan:
    """One act: the rows one save wrote, newest first, and the row that stood before them."""

    baris: list[_Baris] = field(default_factory=list)
    sebelum: _Baris | None = None

    @property
    def akhir(self) -> _Baris:
        return self.baris[0]

    def sekali_simpan(self, b: _Baris) -> bool:
        """Whether the next older row of the object was written by the same save."""
        return (
            self.akhir.akun == b.akun
            and self.baris[-1].waktu - b.waktu < SEKETIKA
            and bool(self.akhir.dibatalkan) == bool(b.dibatalkan)
        )

    @property
    def mengubah(self) -> bool:
        """Changed something that existed, and did not only void it or bring it back."""
        sebelum = self.sebelum
        return sebelum is not None and bool(sebelum.dibatalkan) == bool(self.akhir.dibatalkan)

    @property
    def isian_bulanan(self) -> bool:
        """A report or a meeting came in: told twelve times a year by the table of its months."""
        bulanan = PER_NAMA[self.akhir.bagian] in (LaporanBulanan, Pertemuan)
        return bulanan and self.sebelum is None and not self.akhir.dibatalkan

    @property
    def kata(self) -> str:
        if self.mengubah:
            return KATA["~"]
        if self.sebelum is None and not self.akhir.dibatalkan:
            return KATA["+"]
        return "Dibatalkan (salah catat)" if self.akhir.dibatalkan else "Dipulihkan"


def riwayat_kelompok(
    kelompok: Kelompok, user: Pengguna, hari_ini: datetime.date
) -> list[Kejadian]:
    """All acts on the group, its members, decrees, assessments, pauses and reports, newest first.

    Of reports and meetings only what was changed later, voided or brought back. Of members who
    count as children nothing but the act is told, and their name only to who may read it.
    """
    tindakan = _lipat(_semua_baris(kelompok))
    anak = _anak(kelompok, tindakan, hari_ini)
    beda = _beda([t for t in tindakan if t.mengubah and t.akhir.pk not in anak[t.akhir.bagian]])
    hasil = []
    for t in tindakan:
        rahasia = t.akhir.pk in anak[t.akhir.bagian]
        perubahan = beda.get((t.akhir.bagian, t.akhir.nomor), [])
        if t.mengubah and not (perubahan or t.akhir.alasan or rahasia):
            continue
        if t.isian_bulanan:
            continue
        nama = SEBUTAN_ANAK if rahasia and user.peran not in NAMA_ANAK else _nama(t.akhir)
        hasil.append(
            Kejadian(
                waktu=t.akhir.waktu,
                oleh=t.akhir.oleh,
                judul=_judul(t, nama),
                alasan=t.akhir.alasan or "",
                perubahan=perubahan,
            )
        )
    return hasil


def _semua_baris(kelompok: Kelompok) -> list[_Baris]:
    """Rows of all parts, newest first. One query."""
    bagian = []
    for model, (_, nama) in BAGIAN.items():
        induk = {INDUK.get(model, "kelompok"): kelompok.pk}
        lahir = F("tahun_lahir") if model is Anggota else Value(None)
        bagian.append(
            model.riwayat.filter(**induk)  # type: ignore[attr-defined]
            .order_by()
            .annotate(
                bagian=Value(model._meta.model_name, CharField()),
                sebutan=Cast(nama, CharField()),
                lahir=Cast(lahir, PositiveSmallIntegerField()),
            )
            .values_list(
                "history_date",
                "history_id",
                "bagian",
                "id",
                "history_type",
                "history_change_reason",
                "dibatalkan_pada",
                "sebutan",
                "lahir",
                "history_user__first_name",
                "history_user__last_name",
                "history_user__username",
            )
        )
    semua = bagian[0].union(*bagian[1:], all=True)
    return [_Baris(*b) for b in semua.order_by("-history_date", "-history_id")]


def _lipat(baris: Iterable[_Baris]) -> list[_Tindakan]:
    """Rows of one save become one act."""
    hasil: list[_Tindakan] = []
    terakhir: dict[tuple[str, int], _Tindakan] = {}  # the act of each object seen last
    for b in baris:
        kunci = (b.bagian, b.pk)
        kini = terakhir.get(kunci)
        if kini and kini.sekali_simpan(b):
            kini.baris.append(b)
            continue
        if kini:
            kini.sebelum = b
        terakhir[kunci] = _Tindakan([b])
        hasil.append(terakhir[kunci])
    return hasil


def _anak(
    kelompok: Kelompok, tindakan: list[_Tindakan], hari_ini: datetime.date
) -> dict[str, set[int]]:
    """Members who count as children by what is known of them now."""
    kini: dict[int, int | None] = {}
    for t in tindakan:  # newest first: the first row of a member is the latest
        if t.akhir.bagian == Anggota._meta.model_name:
            kini.setdefault(t.akhir.pk, t.akhir.tahun_lahir)
    hasil: dict[str, set[int]] = defaultdict(set)
    hasil[str(Anggota._meta.model_name)] = {
        pk
        for pk, lahir in kini.items()
        if Anggota(kelompok=kelompok, tahun_lahir=lahir).anak(hari_ini)
    }
    return hasil


def _nama(baris: _Baris) -> str:
    match PER_NAMA[baris.bagian].__name__:
        case "Penilaian":
            return str(Klasifikasi(baris.nama).label)
        case "LaporanBulanan":
            return bulan_panjang(datetime.date.fromisoformat(baris.nama))
        case "Pertemuan":
            return tanggal_panjang(datetime.date.fromisoformat(baris.nama))
    return baris.nama


def _judul(tindakan: _Tindakan, nama: str) -> str:
    kepala, _ = BAGIAN[PER_NAMA[tindakan.akhir.bagian]]
    kata = tindakan.kata
    if not kepala:
        return kata
    judul = f"{kepala} {kata[:1].lower()}{kata[1:]}"
    return f"{judul}: {nama}" if nama else judul


Nilai = tuple[models.Field, Any, Any]  # field, old, new


def _beda(tindakan: list[_Tindakan]) -> dict[tuple[str, int], list[Perubahan]]:
    """Changed fields in words, by part and number of the act's newest row."""
    per_bagian: dict[str, list[_Tindakan]] = defaultdict(list)
    for t in tindakan:
        per_bagian[t.akhir.bagian].append(t)
    mentah = {
        (nama, nomor): beda
        for nama, isi in per_bagian.items()
        for nomor, beda in _beda_bagian(PER_NAMA[nama], isi)
    }
    sebutan = _nama_tautan(b for beda in mentah.values() for b in beda)
    return {n: [_dalam_kata(*b, sebutan) for b in beda] for n, beda in mentah.items()}


def _beda_bagian(
    model: type[models.Model], tindakan: list[_Tindakan]
) -> Iterable[tuple[int, list[Nilai]]]:
    pasangan = [(t.akhir.nomor, t.sebelum.nomor) for t in tindakan if t.sebelum]
    nomor = [n for pasang in pasangan for n in pasang]
    riwayat = model.riwayat  # type: ignore[attr-defined]
    kolom = [k for k in model._meta.fields if k.name not in TIDAK_DISEBUT_DI_SINI]
    isi = riwayat.filter(history_id__in=nomor).order_by()
    baris = {n: nilai for n, *nilai in isi.values_list("history_id", *(k.attname for k in kolom))}
    m2m = _muat_m2m(riwayat.model, nomor)
    for baru, lama in pasangan:
        beda: list[Nilai] = list(zip(kolom, baris[lama], baris[baru], strict=True))
        beda += [(k, sorted(isi[lama]), sorted(isi[baru])) for k, isi in m2m.items()]
        yield baru, [b for b in beda if b[1] != b[2]]


def _muat_m2m(model_riwayat, nomor: list[int]) -> dict[models.Field, dict[int, set[int]]]:
    """Field → history row → linked pks. One query for all fields."""
    hasil: dict[models.Field, dict[int, set[int]]] = {}
    bagian = []
    for kolom in model_riwayat._history_m2m_fields:
        hasil[kolom] = defaultdict(set)
        tautan = getattr(model_riwayat, kolom.name).model.objects.filter(history__in=nomor)
        bagian.append(
            tautan.annotate(kolom=Value(kolom.name, CharField())).values_list(
                "history_id", f"{kolom.m2m_reverse_field_name()}_id", "kolom"
            )
        )
    per_nama = {kolom.name: kolom for kolom in hasil}
    for baris, pk, nama in bagian[0].union(*bagian[1:], all=True) if bagian else ():
        hasil[per_nama[nama]][baris].add(pk)
    return hasil


def _nama_tautan(beda: Iterable[Nilai]) -> dict[tuple[type[models.Model], int], str]:
    """Names of what changed links point to; one query per linked model."""
    dicari: dict[Any, set[int]] = defaultdict(set)
    for kolom, lama, baru in beda:
        if kolom.remote_field:
            dicari[kolom.related_model].update(_pk(lama), _pk(baru))
    return {
        (model, pk): str(objek)
        for model, semua in dicari.items()
        for pk, objek in getattr(model, "semua", model._default_manager).in_bulk(semua).items()
    }


def _pk(nilai: Any) -> list[int]:
    if isinstance(nilai, list):
        return nilai
    return [] if nilai is None else [nilai]


def _dalam_kata(kolom: models.Field, lama: Any, baru: Any, sebutan: dict) -> Perubahan:
    def sebut(nilai: Any) -> str:
        if not (kolom.remote_field and _pk(nilai)):
            return sebut_nilai(kolom, nilai)
        return ", ".join(sebutan.get((kolom.related_model, pk), f"({pk})") for pk in _pk(nilai))

    label = str(kolom.verbose_name)
    return Perubahan(label[:1].upper() + label[1:], sebut(lama), sebut(baru))
