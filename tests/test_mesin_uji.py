"""The fixtures of conftest.py hold what they promise."""

import datetime

import pytest
from django.db import connection
from django.template import Engine, Template
from django.template.context import Context
from django.utils import timezone

from tests.pabrik import buat_kecamatan
from wilayah.models import Kecamatan


def test_variabel_hilang_menggagalkan_templat_kita(settings):
    templat = Template("{{ tidak_ada }}")
    templat.nodelist[0].origin.name = str(settings.BASE_DIR / "templates" / "x.html")
    with pytest.raises(pytest.fail.Exception, match="Variabel tidak_ada tidak ada"):
        templat.render(Context())


def test_variabel_hilang_di_templat_pustaka_dibiarkan():
    assert Template("a{{ tidak_ada }}b").render(Context()) == "ab"
    assert Engine.get_default().string_if_invalid % "x" == ""


def test_jam_berhenti_pada_tengah_hari(jam):
    saat = jam(datetime.date(2020, 11, 13))
    assert timezone.now() == saat
    assert timezone.localdate() == datetime.date(2020, 11, 13)
    assert timezone.localtime().hour == 12


@pytest.mark.django_db
def test_queryset_tanpa_urutan_datang_terbalik():
    kecamatan = [buat_kecamatan(nama=nama) for nama in "abc"]
    tanpa_urutan = Kecamatan.objects.order_by()
    assert list(tanpa_urutan) == kecamatan[::-1]
    assert list(tanpa_urutan.values_list("nama", flat=True)) == ["c", "b", "a"]
    assert list(tanpa_urutan.order_by("nama")) == kecamatan


@pytest.mark.sqlite
def test_penanda_sqlite_hanya_terpilih_di_sqlite():
    assert connection.vendor == "sqlite"


@pytest.mark.postgres
def test_penanda_postgres_hanya_terpilih_di_postgresql():
    assert connection.vendor == "postgresql"


@pytest.mark.sqlite
@pytest.mark.django_db
def test_sqlite_seperti_di_produksi():
    """On a file, in WAL, and writers wait for each other (see settings.py)."""
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    with connection.cursor() as kursor:
        kursor.execute("PRAGMA journal_mode")
        assert kursor.fetchone() == ("wal",)
        kursor.execute("PRAGMA database_list")
        assert "bangga-uji-" in kursor.fetchone()[2]
