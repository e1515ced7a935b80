"""The rows of the sample: lawful, plausible, and enough to look at."""

import datetime
import itertools
import re

import pytest
from django.apps import apps
from django.db.models import F, Q
from django.utils import timezone

from dinas.models import Pengguna
from inti.models import Asal, Berlaku, SumberBaris
from kegiatan.models import (
    DukunganDana,
    ForumGenre,
    Kegiatan,
    Komitmen,
    Mitra,
    StatusKomitmen,
)
from kegiatan.models.dana import DANA_DESA
from kegiatan.rekap.dana import dukungan_tahunan
from kelompok.models import Anggota, Jeda, Kelompok, Penilaian, Usulan
from petugas.aksi.aturan import periksa_cakupan
from petugas.models import Jabatan, Koordinator, Penugasan, Petugas
from tests.pabrik import SANDI
from wilayah.models import DataDesa, Desa, JenisDesa

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_contoh")]


def test_tidak_ada_yang_sesudah_bulan_terakhir():
    batas = datetime.date(2021, 3, 1)
    for model in (m for m in apps.get_models() if issubclass(m, Asal) and issubclass(m, Berlaku)):
        contoh = model._base_manager.filter(asal=SumberBaris.CONTOH)
        assert contoh.exists()
        assert not contoh.filter(mulai__gt=batas).exists()
        assert not contoh.filter(selesai__gt=batas).exists()
    for model in apps.get_models():
        if hasattr(model, "history_date"):
            assert not model.objects.filter(
                history_date__date__gt=batas, history_user__isnull=False
            ).exists()


def test_setiap_baris_lolos_pemeriksaan_modelnya():
    for model in (m for m in apps.get_models() if issubclass(m, Asal)):
        for baris in model._base_manager.filter(asal=SumberBaris.CONTOH):
            baris.clean_fields(exclude={f.name for f in model._meta.fields if f.is_relation})


def tumpang_tindih(baris, kunci: str) -> list:
    """Pairs of rows of one owner that share a day."""
    urut = sorted(baris, key=lambda b: (getattr(b, kunci), b.mulai))
    return [
        (a, b)
        for a, b in itertools.pairwise(urut)
        if getattr(a, kunci) == getattr(b, kunci) and (a.selesai is None or a.selesai >= b.mulai)
    ]


def test_tidak_pernah_dua_pada_satu_hari():
    assert tumpang_tindih(Penugasan.objects.all(), "desa_id") == []
    assert tumpang_tindih(Koordinator.objects.all(), "kecamatan_id") == []
    assert tumpang_tindih(Koordinator.objects.all(), "petugas_id") == []
    assert tumpang_tindih(Jabatan.objects.all(), "petugas_id") == []
    assert tumpang_tindih(Jeda.objects.all(), "kelompok_id") == []


def test_tugas_selalu_dalam_masa_dinas():
    for petugas in Petugas.objects.all():
        periksa_cakupan(petugas)


@pytest.mark.parametrize(
    ("model", "kolom"), [(Anggota, "mulai"), (Jeda, "mulai"), (Penilaian, "tanggal")]
)
def test_isi_kelompok_dalam_masa_kelompok(model, kolom):
    luar = model.objects.filter(
        Q(**{f"{kolom}__lt": F("kelompok__mulai")}) | Q(**{f"{kolom}__gt": F("kelompok__selesai")})
    )

    assert model.objects.exists()
    assert not luar.exists()


def test_nomor_telepon_karangan():
    karangan = re.compile(r"0812-5555-01\d\d\Z")
    for model in (Anggota, Kelompok, Petugas):
        nomor = set(model.objects.exclude(telepon="").values_list("telepon", flat=True))
        assert nomor
        assert [n for n in nomor if not karangan.match(n)] == []


def test_data_desa_sengaja_tidak_lengkap():
    assert DataDesa.objects.filter(tahun=2020).count() == 98


def test_akun_contoh_dapat_masuk(client, settings):
    for nama in ("admin", "operator", "pimpinan", "pkb", "koordinator"):
        assert client.login(username=nama, password=settings.SANDI_CONTOH)
        assert not client.login(username=nama, password=SANDI)
    assert Pengguna.objects.filter(is_superuser=True).count() == 0


def test_pekerjaan_yang_menunggu():
    """One group ended by an operator, two not yet checked, two proposals, one void."""
    belum = Kelompok.objects.filter(diperiksa_pada__isnull=True)

    assert belum.filter(desa__kecamatan__nama="Tewah").count() == belum.count() == 2
    assert Usulan.objects.menunggu().count() == 2
    assert Kelompok.semua.filter(dibatalkan_pada__isnull=False).count() == 1
    assert Usulan.objects.filter(diajukan_pada__gte=timezone.now()).count() == 0


def test_riwayat_terisi():
    """Who ended a group and why stands in its history."""
    selesai = Kelompok.objects.filter(selesai__isnull=False).first()
    catat, akhiri = selesai.riwayat.order_by("history_date", "history_id")

    assert (catat.history_type, akhiri.history_type) == ("+", "~")
    assert akhiri.history_user.username == "operator"
    assert akhiri.history_change_reason == "Menurut laporan petugas"
    assert catat.keterpaduan.count() == selesai.keterpaduan.count()


def test_dana_tiap_desa_tiap_tahun():
    """Every desa each year; some with 0, whose head can be called; no DD and ADD for kelurahan."""
    tahun = range(2019, 2022)

    rekap = dukungan_tahunan(tahun, Desa.objects.all())

    assert [r.desa.jumlah for r in rekap.values()] == [114] * len(tahun)
    assert [r.desa.belum_dicatat for r in rekap.values()] == [0] * len(tahun)
    assert [r.desa.tanpa for r in rekap.values()] == [11, 10, 9]
    assert all(0 < r.kelurahan.mendukung < 13 for r in rekap.values())
    tanpa = [b.desa for b in rekap[2021].baris if not b.mendukung and not b.kelurahan]
    assert Desa.objects.filter(pk__in=tanpa).exclude(telepon_kepala="").exists()
    kelurahan = DukunganDana.objects.filter(desa__jenis=JenisDesa.KELURAHAN)
    assert not kelurahan.filter(sumber__in=DANA_DESA).exists()
    assert DukunganDana.objects.lebih().exists()


def test_kegiatan_komitmen_mitra_dan_forum():
    """Up to the last month of this sample; up to today there are 60 events and 25 promises."""
    assert Kegiatan.objects.filter(asal="contoh").count() == 44
    komitmen = Komitmen.objects.filter(asal="contoh")
    assert komitmen.count() == 10
    assert set(komitmen.values_list("status", flat=True)) == set(StatusKomitmen.values)
    assert Mitra.objects.filter(asal="contoh").count() == 7
    assert ForumGenre.objects.get(asal="fakta").pikr.count() == 36
    # what the promises say of themselves follows from their follow-ups
    hari = timezone.localdate()
    assert [k.pk for k in Komitmen.objects.dengan_status(hari) if k.status != k.status_per] == []
    assert not Komitmen.objects.filter(tenggat__lt=F("kegiatan__mulai")).exists()
    # every daily event lies in a village that was the officer's on that day
    for k in Kegiatan.objects.filter(petugas__isnull=False):
        assert k.petugas.penugasan.per(k.mulai).filter(desa=k.desa).exists()
