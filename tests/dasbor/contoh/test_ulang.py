"""The same command gives the same rows, and none when the sample is there already."""

import hashlib

import pytest
from django.apps import apps
from django.core.management import call_command

from berkas.models import Lampiran
from inti.models import Asal, SumberBaris
from kelompok.models import KonfirmasiPeringatan, LangkahLaporan
from tests.dasbor.contoh.conftest import muat_contoh

# What the command does is the same on PostgreSQL: the other tests of this folder read it there.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite,
    pytest.mark.usefixtures("data_contoh"),
]
BERUBAH = {"id", "kode", "kunci", "password", "last_login", "date_joined"}  # differ per load
BERUBAH |= {"id_pemilik", "berkas"}  # … as do references to rows without an origin
# Parts of reports, without an origin of their own.
IKUT = {LangkahLaporan: ["dari", "ke", "alasan"], KonfirmasiPeringatan: ["aturan", "nilai"]}


def sidik() -> str:
    """Digest of all sample rows; references are the place of the row within its table."""
    model = [m for m in apps.get_models() if issubclass(m, Asal)]
    letak = {
        m: {
            pk: i
            for i, pk in enumerate(m._base_manager.order_by("pk").values_list("pk", flat=True))
        }
        for m in model
    }
    isi = hashlib.sha256()
    for m in model:
        semua_kolom = [f for f in m._meta.concrete_fields if f.name not in BERUBAH]
        for baris in m._base_manager.filter(asal=SumberBaris.CONTOH).order_by("pk"):
            nilai = [
                letak[f.related_model].get(getattr(baris, f.attname))
                if f.related_model in letak
                else getattr(baris, f.attname)
                for f in semua_kolom
            ]
            isi.update(f"{m._meta.label}{nilai}".encode())
    for ikut, kolom in IKUT.items():
        urut = ikut._default_manager.order_by("laporan_id", "waktu", "pk")
        for baris in urut.values_list(*kolom, "waktu", "oleh__username"):
            isi.update(str(baris).encode())
    for sandi in Lampiran.objects.order_by("pk").values_list("berkas__sha256", flat=True):
        isi.update(sandi.encode())
    return isi.hexdigest()


def muat_ulang(**opsi) -> str:
    """Load it again; codes go on, so that the second load has other numbers."""
    call_command("hapus_contoh", verbosity=0)
    muat_contoh(**opsi)
    return sidik()


def test_benih_dan_bulan_yang_sama_baris_yang_sama():
    pertama = sidik()

    assert muat_ulang() == pertama
    assert muat_ulang(benih=7) != pertama


def test_kedua_kali_tidak_mengubah_apa_pun(capsys):
    sebelum = sidik()

    call_command("data_contoh")

    assert sidik() == sebelum
    assert "sudah dimuat" in capsys.readouterr().out
