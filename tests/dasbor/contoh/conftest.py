"""The sample, loaded once for all tests of this folder; each takes back what it changed."""

import pytest
from django.core.management import call_command

from tests.conftest import diambil_kembali

SAMPAI = "2021-03"  # some months after the press report, and not more rows than needed


@pytest.fixture(scope="package")
def data_contoh(django_db_setup, django_db_blocker):
    with diambil_kembali(django_db_blocker):
        muat_contoh()
        yield


def muat_contoh(**opsi) -> None:
    call_command("data_contoh", verbosity=0, **{"sampai": SAMPAI} | opsi)
