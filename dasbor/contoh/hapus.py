"""Takes the sample out again, and nothing else.

Rows with `asal=contoh` go, with their history. Facts stay, and so does what users typed. Where a
row typed by a user stands on a sample row (a member in a sample group), nothing is removed: it is
named first. A *voided* row never was, so it goes along with the sample row under it. The course of
a report (its steps and confirmations) is part of it and goes with it.

Sample accounts whose name is still in the history, on an export or on a remaining row are not
deleted but closed: nobody can log in with them, their name stays where it stood.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q

from berkas import pemilik, rapi
from berkas.models import Lampiran
from dasbor.contoh.kepala import lepas_kepala
from dasbor.contoh.latar import CONTOH
from dinas.models import Pengguna, ProfilDinas
from inti.aksi import simpan_beralasan
from inti.models import Asal, Batal, SumberBaris
from kelompok.models import KonfirmasiPeringatan, LangkahLaporan, LaporanBulanan
from stunting.models import BarisBeku, KertasKerja

ALASAN = "Data contoh dihapus"
SEBUT = 5  # examples that are named
Model = type[models.Model]
# Parts of a row, without origin and history of their own.
IKUT: dict[Model, tuple[Model, ...]] = {
    LaporanBulanan: (LangkahLaporan, KonfirmasiPeringatan),
    KertasKerja: (BarisBeku,),
}


@dataclass(frozen=True)
class Tersangkut:
    """Rows that keep the sample from being removed, in words."""

    sebutan: str
    jumlah: int
    contoh: list[str]

    def __str__(self) -> str:
        lagi = ", …" if self.jumlah > len(self.contoh) else ""
        return f"{self.jumlah} {self.sebutan}: {', '.join(self.contoh)}{lagi}"


@dataclass
class Temuan:
    """What would go, and what stands in the way."""

    pergi: dict[Model, Q] = field(default_factory=dict)
    berdiri: list[Tersangkut] = field(default_factory=list)
    disunting: list[Tersangkut] = field(default_factory=list)

    def jumlah(self) -> dict[str, int]:
        hitung = {m: m._base_manager.filter(q).count() for m, q in self.pergi.items()}
        return {str(m._meta.verbose_name): n for m, n in hitung.items() if n}


def ada_contoh() -> bool:
    return ProfilDinas.ambil().data_contoh or any(
        m._base_manager.filter(asal=CONTOH).exists() for m in _model_asal()
    )


def periksa() -> Temuan:
    """Look, without changing anything."""
    temuan = Temuan()
    for model in _urut():
        voided = _periksa_tautan(model, temuan)
        temuan.pergi[model] = Q(asal=CONTOH) | Q(pk__in=voided)
    _periksa_lampiran(temuan)
    _periksa_akun(temuan)
    _periksa_suntingan(temuan)
    return temuan


@transaction.atomic
def hapus(temuan: Temuan) -> tuple[list[str], list[str]]:
    """Remove what `periksa` found in this transaction; gives accounts removed and closed."""
    for model in reversed(temuan.pergi):
        _hapus_tuntas(model._base_manager.filter(temuan.pergi[model]))
    lepas_kepala(ALASAN)
    rapi.hapus(replace(rapi.periksa(), lepas=[]))  # contents that nothing uses any more
    dihapus, ditutup = _lepas_akun()
    profil = ProfilDinas.ambil()
    profil.data_contoh = False
    simpan_beralasan(profil, oleh=None, alasan=ALASAN)
    return dihapus, ditutup


def _lepas_akun() -> tuple[list[str], list[str]]:
    """Delete the accounts of the sample, and close those that something left over names."""
    akun = list(Pengguna.objects.filter(asal=CONTOH).order_by("pk"))
    bernama = _bernama_di_sisa(akun)
    ditutup = []
    for satu in akun:
        if satu.pk in bernama:
            nama = satu.username
            _tutup(satu)
            ditutup.append(f"{nama} (menjadi {satu.username})")
    pergi = [a for a in akun if a.pk not in bernama]
    pk = [a.pk for a in pergi]
    Pengguna.objects.filter(pk__in=pk).delete()  # with allauth's rows of these accounts
    Pengguna.riwayat.filter(id__in=pk).delete()
    return [a.username for a in pergi], ditutup


def _model_asal() -> list[Model]:
    return [m for m in apps.get_models() if issubclass(m, Asal)]


def _urut() -> Iterator[Model]:
    """Models of the sample without the accounts, each after those that it refers to."""
    ada = {m for m in _model_asal() if m is not Pengguna}
    urutan = TopologicalSorter({m: {n for _, n in _tautan(m) if n in ada - {m}} for m in ada})
    urutan.prepare()
    while urutan.is_active():
        siap = sorted(urutan.get_ready(), key=lambda m: m._meta.label)  # the same order each time
        yield from siap
        urutan.done(*siap)


def _tautan(model: Model) -> list[tuple[Any, Any]]:
    """(field, model it refers to) of every foreign key."""
    return [(f, f.related_model) for f in model._meta.concrete_fields if f.is_relation]


def _periksa_tautan(model: Model, temuan: Temuan) -> list[int]:
    """Note real rows of `model` that stand on sample rows; gives the voided ones, which go."""
    dibatalkan: set[int] = set()
    for kolom, tujuan in _tautan(model):
        if tujuan not in temuan.pergi:
            continue
        di_bawah = tujuan._base_manager.filter(temuan.pergi[tujuan])
        baris = model._base_manager.filter(**{f"{kolom.name}__in": di_bawah})
        baris = baris.exclude(asal=CONTOH)
        if issubclass(model, Batal):
            dibatalkan.update(
                baris.filter(dibatalkan_pada__isnull=False).values_list("pk", flat=True)
            )
            baris = baris.filter(dibatalkan_pada__isnull=True)
        _catat(temuan.berdiri, baris, f"yang memakai {tujuan._meta.verbose_name} contoh")
    _periksa_m2m(model, temuan)
    return sorted(dibatalkan)


def _periksa_lampiran(temuan: Temuan) -> None:
    """Files stand under their record without a foreign key: real ones are named, removed ones go."""
    for jenis in pemilik.semua():
        if jenis.model not in temuan.pergi:
            continue
        di_bawah = jenis.model._base_manager.filter(temuan.pergi[jenis.model]).values("pk")
        semua = Lampiran.semua.filter(
            jenis_pemilik=ContentType.objects.get_for_model(jenis.model), id_pemilik__in=di_bawah
        )
        batal = list(semua.filter(dibatalkan_pada__isnull=False).values_list("pk", flat=True))
        temuan.pergi[Lampiran] |= Q(pk__in=batal)
        nyata = semua.filter(dibatalkan_pada__isnull=True).exclude(asal=CONTOH)
        _catat(temuan.berdiri, nyata, f"di bawah {jenis.model._meta.verbose_name} contoh")


def _periksa_m2m(model: Model, temuan: Temuan) -> None:
    """Rows typed by users that name sample rows among several. A fact never does so by itself:
    the sample did, so only the link goes."""
    for kolom in model._meta.many_to_many:
        tujuan: Any = kolom.related_model
        if not issubclass(tujuan, Asal):
            continue
        baris = model._base_manager.filter(
            asal=SumberBaris.PENGGUNA, **{f"{kolom.name}__asal": CONTOH}
        )
        if issubclass(model, Batal):
            baris = baris.filter(dibatalkan_pada__isnull=True)
        sebutan = f"yang memakai {tujuan._meta.verbose_name} contoh"
        _catat(temuan.berdiri, baris.distinct(), sebutan)


def _periksa_akun(temuan: Temuan) -> None:
    """An officer typed by a user whose log-in is a sample account needs another one first."""
    for model in temuan.pergi:
        for kolom, tujuan in _tautan(model):
            if tujuan is Pengguna and kolom.one_to_one:
                baris = model._default_manager.filter(**{f"{kolom.name}__asal": CONTOH})
                _catat(temuan.berdiri, baris.exclude(asal=CONTOH), "yang memakai akun contoh")


def _periksa_suntingan(temuan: Temuan) -> None:
    """Sample rows that a real account changed: somebody may have typed true values into them."""
    for model in temuan.pergi:
        nyata = model.riwayat.filter(  # type: ignore[attr-defined]
            history_type="~", history_user__isnull=False
        ).exclude(history_user__asal=CONTOH)
        berubah = Q(pk__in=nyata.values("id"))
        if model is LaporanBulanan:  # of which drafts have no history
            berubah |= Q(disimpan_oleh__isnull=False) & ~Q(disimpan_oleh__asal=CONTOH)
        baris = model._base_manager.filter(berubah, asal=CONTOH)
        _catat(temuan.disunting, baris, "contoh yang diubah akun nyata")


def _catat(daftar: list[Tersangkut], baris: models.QuerySet, sebutan: str) -> None:
    if jumlah := baris.count():
        nama = f"{baris.model._meta.verbose_name} {sebutan}"
        daftar.append(Tersangkut(nama, jumlah, [str(b) for b in baris.order_by("pk")[:SEBUT]]))


def _hapus_tuntas(baris: models.QuerySet) -> None:
    """Rows and their history. Children were removed before; the database would refuse otherwise."""
    riwayat = baris.model.riwayat.filter(id__in=baris.values("pk"))
    for kolom in riwayat.model._history_m2m_fields:
        getattr(riwayat.model, kolom.name).model.objects.filter(history__in=riwayat).delete()
    riwayat.delete()
    for kolom in baris.model._meta.many_to_many:
        kolom.remote_field.through.objects.filter(
            **{f"{kolom.m2m_field_name()}__in": baris}
        ).delete()
    for rel in baris.model._meta.related_objects:
        if rel.many_to_many:  # what stays and named these rows among others
            kolom = rel.field
            kolom.remote_field.through.objects.filter(
                **{f"{kolom.m2m_reverse_field_name()}__in": baris}
            ).delete()
    for anak in IKUT.get(baris.model, ()):
        kolom = next(k.name for k, tujuan in _tautan(anak) if tujuan is baris.model)
        anak._base_manager.filter(**{f"{kolom}__in": baris}).delete()
    # Not delete(): that writes a history line per row, thousands of them, to be removed again.
    baris._raw_delete(baris.db)


def _bernama_di_sisa(akun: list[Pengguna]) -> set[int]:
    """Which of these accounts anything that stays names. One query per relation."""
    bernama: set[int] = set()
    for rel in Pengguna._meta.get_fields(include_hidden=True):
        if not (rel.auto_created and (rel.one_to_many or rel.one_to_one)):
            continue
        model: Any = rel.related_model
        kolom = rel.field  # type: ignore[union-attr]
        if model is Pengguna.riwayat.model and kolom.name != "history_user":
            continue
        milik_allauth = model._meta.app_label in {"account", "mfa"}  # goes with the account
        if milik_allauth or model._meta.auto_created:
            continue
        baris = model._base_manager.filter(**{f"{kolom.name}__in": akun})
        bernama.update(baris.order_by().values_list(kolom.attname, flat=True).distinct())
    return bernama


def _tutup(akun: Pengguna) -> None:
    akun.username = f"bekas-{akun.username}"
    if Pengguna.objects.filter(username=akun.username).exists():
        akun.username += f"-{akun.pk}"
    akun.last_name = f"{akun.last_name} (akun contoh)".strip()
    akun.is_active = False
    akun.set_unusable_password()
    akun.asal = SumberBaris.PENGGUNA
    simpan_beralasan(akun, oleh=None, alasan=ALASAN)
