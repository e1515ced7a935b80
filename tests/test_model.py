"""Sweeps over all models: what every table has to keep, asked of the tables themselves."""

import re
import sqlite3
from contextlib import closing

import pytest
from django.apps import apps
from django.db import connection, models
from simple_history.models import HistoricalChanges

from inti.models import Batal, Berlaku, Berversi, Catatan, ManagerSah, SumberBaris, batasan_catatan

APLIKASI = (
    "inti",
    "berkas",
    "dinas",
    "impor",
    "wilayah",
    "petugas",
    "kelompok",
    "stunting",
    "kegiatan",
    "penghargaan",
)
MODEL = [
    m
    for m in apps.get_models()
    if m._meta.app_label in APLIKASI and not issubclass(m, HistoricalChanges)
]
# Written once by the app itself and never changed: no version, no void mark.
CATATAN_APLIKASI = {
    "BarisBeku",
    "Berkas",
    "CatatanUnduh",
    "HafalanJudul",
    "IsiBatch",
    "KonfirmasiPeringatan",
    "LangkahLaporan",
    "Perubahan",
    "Urutan",
}
# A moment whose person has another name than the moment.
TANPA_PASANGAN = {
    "Batch.dibuat_pada": "neither is ever empty, so there is nothing to pair",
    "Batch.dibuat_oleh": "as dibuat_pada",
    "Usulan.diajukan_pada": "diajukan_oleh is never empty, so there is nothing to pair",
    "Usulan.diajukan_oleh": "as diajukan_pada",
}
semua_model = pytest.mark.parametrize("model", MODEL, ids=lambda m: m.__name__)


def cek(model: type[models.Model]) -> list[models.CheckConstraint]:
    return [b for b in model._meta.constraints if isinstance(b, models.CheckConstraint)]


def kolom_disebut(syarat: models.Q) -> set[str]:
    """Names of the columns in a condition, without their lookups."""
    nama: set[str] = set()
    for bagian in syarat.children:
        if isinstance(bagian, models.Q):
            nama |= kolom_disebut(bagian)
        elif isinstance(bagian, tuple):
            nama.add(bagian[0].split("__")[0])
            if isinstance(bagian[1], models.F):
                nama.add(bagian[1].deconstruct()[1][0])
    return nama


def nilai_boleh(model: type[models.Model], kolom: str) -> set | None:
    """Values that the CHECK of a choices field lets in; None without such a CHECK."""
    for batasan in cek(model):
        match getattr(batasan.condition, "children", None):
            case [(str(cari), nilai)] if cari == f"{kolom}__in":
                return set(nilai)
    return None


def test_sapuan_mengenal_model():
    """The sweeps look at something, and a new app with models is not forgotten."""
    lain = {
        m._meta.app_label
        for m in apps.get_models()
        if not m.__module__.startswith(("django.", "allauth.", "simple_history."))
    }
    assert lain == set(APLIKASI)
    assert len(MODEL) >= 20


@semua_model
def test_pilihan_dijaga_basis_data(model):
    for kolom in model._meta.fields:
        if not kolom.choices:
            continue
        boleh = {nilai for nilai, _ in kolom.flatchoices} | ({""} if kolom.blank else set())
        assert nilai_boleh(model, kolom.name) == boleh, kolom.name


@semua_model
def test_pada_dan_oleh_berpasangan(model):
    nama = {k.name for k in model._meta.fields}
    for kolom in nama:
        if not (m := re.fullmatch(r"(.+)_(pada|oleh)", kolom)):
            continue
        if f"{model.__name__}.{kolom}" in TANPA_PASANGAN:
            assert not model._meta.get_field(kolom).null
            continue
        if not model._meta.get_field(kolom).remote_field and m[2] == "oleh":
            continue  # a name in words
        pasangan = {f"{m[1]}_pada", f"{m[1]}_oleh"}
        assert pasangan <= nama
        assert any(pasangan <= kolom_disebut(b.condition) for b in cek(model)), kolom


@semua_model
def test_punya_batasan_bernama(model):
    nama = [b.name for b in model._meta.constraints]
    assert nama
    assert all(n.startswith((model.__name__.lower(), "sk_")) for n in nama)


@semua_model
def test_batasan_berpesan(model):
    """A form shows the message; without one it would print the name of the constraint."""
    if model.__name__ in CATATAN_APLIKASI:
        return
    for batasan in model._meta.constraints:
        baku = type(batasan).default_violation_error_message
        assert batasan.violation_error_message != baku, batasan.name


@semua_model
def test_berversi_berarti_beriwayat(model):
    if model.__name__ in CATATAN_APLIKASI:
        assert not issubclass(model, Berversi)
        return
    assert issubclass(model, Berversi)
    assert issubclass(model.riwayat.model, HistoricalChanges)


@semua_model
def test_yang_dapat_dibatalkan_tersembunyi(model):
    """`objects` hides what was voided and is the default door; `semua` shows all."""
    if not issubclass(model, Batal):
        return
    assert issubclass(model, Catatan)
    assert isinstance(model._default_manager, ManagerSah)
    assert model._default_manager.name == "objects"
    assert not isinstance(model.semua, ManagerSah)
    assert type(model.objects.all()) is type(model.semua.all())
    unik = [b for b in model._meta.constraints if isinstance(b, models.UniqueConstraint)]
    for batasan in unik:
        assert "dibatalkan_pada" in kolom_disebut(batasan.condition or models.Q()), batasan.name


@semua_model
def test_catatan_dan_masa_membawa_batasannya(model):
    nama = {b.name for b in model._meta.constraints}
    if issubclass(model, Catatan):
        akhiran = {b.name.removeprefix("x_") for b in batasan_catatan("x")}
        for satu in akhiran:
            assert any(n.endswith(satu) for n in nama), satu
    if issubclass(model, Berlaku):
        assert any({"mulai", "selesai"} <= kolom_disebut(b.condition) for b in cek(model))


@pytest.mark.django_db
@semua_model
def test_cek_tanpa_fungsi(model):
    """A date function or a regular expression is known to Django's connection alone."""
    penyunting = connection.schema_editor(collect_sql=True)
    for batasan in cek(model):
        sql = str(batasan.constraint_sql(model, penyunting))
        assert not re.search(r"django_|regexp|~|extract|date_part", sql, re.IGNORECASE), sql


@pytest.mark.sqlite
@pytest.mark.django_db
def test_berkas_sqlite_terbaca_alat_lain():
    """Plain sqlite3, without Django, can check and copy the file: that is how it is backed up."""
    berkas = connection.settings_dict["NAME"]
    with closing(sqlite3.connect(f"file:{berkas}?mode=ro", uri=True)) as basis:
        assert basis.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with closing(sqlite3.connect(":memory:")) as salinan:
            basis.backup(salinan)
            assert salinan.execute("SELECT count(*) FROM kelompok_kelompok").fetchone() == (0,)


@semua_model
def test_menunjuk_dengan_protect(model):
    """Nothing disappears because something else does."""
    for kolom in model._meta.fields:
        if kolom.remote_field:
            assert kolom.remote_field.on_delete is models.PROTECT, kolom.name


@semua_model
def test_nama_tabel_dalam_bahasa_indonesia(model):
    """verbose_name is said; Django's own would be the class name in pieces."""
    assert "verbose_name" in model._meta.original_attrs
    assert str(model)
    assert model.__str__ is not models.Model.__str__


def test_asal_bertiga():
    assert set(SumberBaris.values) == {"pengguna", "fakta", "contoh"}
