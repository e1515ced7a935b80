"""What every test stands on. Builders: tests/pabrik.py. Browser: tests/browser/conftest.py."""

import datetime
import gc
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.conf import settings as setelan
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection, transaction
from django.db.models import query
from django.template import Engine
from django.template.base import Node
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from berkas import pemilik
from inti.sidik import lupakan_semua

# pytest-django's fixtures through which a test reaches the database, beside its mark `django_db`.
BUKA_BASIS_DATA = {"db", "transactional_db", "django_db_setup"}
HITUNG_KUERI = {"kueri_halaman", "django_assert_num_queries", "django_assert_max_num_queries"}


def pytest_configure(config):
    # Here, because a stage that a whole module stands on is built before any setting of a test.
    setelan.BERKAS_DIR = Path(tempfile.mkdtemp(prefix="bangga-uji-berkas-"))
    setelan.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    Engine.get_default().string_if_invalid = VariabelHilang()
    for jenis in (
        query.ModelIterable,
        query.ValuesIterable,
        query.ValuesListIterable,
        query.FlatValuesListIterable,
    ):
        balik_yang_tak_terurut(jenis)


def pytest_unconfigure(config):
    shutil.rmtree(setelan.BERKAS_DIR, ignore_errors=True)


def pytest_collection_modifyitems(config, items):
    """Tests of one database are selected, not skipped: the other run does not have them."""
    lepas = [butir for butir in items if not _berlaku(butir)]
    if lepas:
        config.hook.pytest_deselected(items=lepas)
        bukan = set(lepas)
        items[:] = [butir for butir in items if butir not in bukan]


def _berlaku(butir: pytest.Item) -> bool:
    """SQLite has every test but PostgreSQL's own; PostgreSQL those whose answer may differ there.

    A test that never opens the database says the same twice, and a page takes as many queries
    here as there. A browser costs seconds a test: what pages ask the database is asked on both by
    tests without one, so that only the modules marked `dua` (they write from a page, several
    requests at once) are tried on both. The rest is said by the marker `sqlite`
    (docs/keputusan/0009).
    """
    if connection.vendor == "sqlite":
        return butir.get_closest_marker("postgres") is None
    if butir.get_closest_marker("sqlite"):
        return False
    if "browser" in butir.path.parts:
        return butir.get_closest_marker("dua") is not None
    nama_fixture = set(getattr(butir, "fixturenames", ()))
    if nama_fixture & HITUNG_KUERI:
        return False
    return bool(butir.get_closest_marker("django_db") or nama_fixture & BUKA_BASIS_DATA)


def pytest_collection_finish(session):
    """What was loaded until here stays; the collector need not walk over it in every test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def balik_yang_tak_terurut(jenis: Any) -> None:
    """Querysets without an order come back to front: nobody may rely on the order of entry."""
    asli = jenis.__iter__

    def iterasi(self):
        if self.queryset.ordered:
            return asli(self)
        return reversed(list(asli(self)))

    jenis.__iter__ = iterasi


class VariabelHilang:
    """Takes the place of `string_if_invalid`: a missing variable fails the test.

    Only in our own templates; those of Django's admin and of allauth rely on missing ones.
    (pytest-django's FAIL_INVALID_TEMPLATE_VARS does not make that difference.)
    """

    def __contains__(self, kunci: str) -> bool:
        return kunci == "%s"

    def __mod__(self, variabel) -> str:
        templat = self._templat()
        if templat and Path(templat).is_relative_to(setelan.BASE_DIR / "templates"):
            pytest.fail(f"Variabel {variabel} tidak ada ({templat})")
        return ""

    @staticmethod
    def _templat() -> str:
        """The file of the innermost template node that is being rendered."""
        kerangka: FrameType | None = sys._getframe(2)
        while kerangka:
            simpul = kerangka.f_locals.get("self")
            if isinstance(simpul, Node) and (asal := getattr(simpul, "origin", None)):
                return asal.name
            kerangka = kerangka.f_back
        return ""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Hang up before the database is dropped: PostgreSQL refuses while anybody is connected.

    A request that the browser began and no longer waits for may hold a connection for longer
    than the five seconds that DROP DATABASE grants.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as kursor:
            kursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@contextmanager
def diambil_kembali(penghalang: Any) -> Iterator[None]:
    """Rows of a fixture that many tests stand on: gone at the end of it."""
    with penghalang.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def db_modul(django_db_setup, django_db_blocker):
    """For rows that all tests of a module stand on: they are taken back after its last test.

    What one test changes is rolled back after that test, in the database only: give each test
    copies of the objects (`copy.deepcopy`), as Django's `setUpTestData` does.
    """
    with diambil_kembali(django_db_blocker):
        yield


@pytest.fixture(autouse=True)
def _setelan_uji(settings):
    """Static files without collectstatic, empty caches, no figures from the test before."""
    lupakan_semua()
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    lokal = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    settings.CACHES = {nama: lokal | {"LOCATION": nama} for nama in settings.CACHES}
    for nama in settings.CACHES:
        caches[nama].clear()


@pytest.fixture
def jam(monkeypatch):
    """Stop the clock: `jam(date(2020, 11, 13))` is noon of that day in TIME_ZONE."""

    def _jam(saat: datetime.date | datetime.datetime) -> datetime.datetime:
        if not isinstance(saat, datetime.datetime):
            saat = timezone.make_aware(datetime.datetime.combine(saat, datetime.time(12)))
        monkeypatch.setattr(timezone, "now", lambda: saat)
        return saat

    return _jam


@pytest.fixture
def kueri_halaman(client, django_assert_num_queries):
    """`with kueri_halaman(8):` – what a page itself may cost, beside the shell.

    The shell's constant is what the help page costs: it asks nothing of its own. It is measured
    as the user who is logged in, since the shell differs by role, and on the second visit: the
    first one counts the tasks, the menu keeps their number. The page is asked for with no
    figures kept from before: what it costs after a change.
    """

    def _kueri(jumlah: int):
        for jenis in pemilik.semua():  # read once by each process
            ContentType.objects.get_for_model(jenis.model)
        client.get(reverse("dasbor:bantuan"))
        with CaptureQueriesContext(connection) as kerangka:
            client.get(reverse("dasbor:bantuan"))
        lupakan_semua()
        return django_assert_num_queries(jumlah + len(kerangka))

    return _kueri
