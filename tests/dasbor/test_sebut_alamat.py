from io import StringIO

import pytest
from django.core.management import call_command

from dinas.models import Pengguna, ProfilDinas
from inti.models import SumberBaris

pytestmark = pytest.mark.django_db


def sebut() -> str:
    keluaran = StringIO()
    call_command("sebut_alamat", "8001", stdout=keluaran)
    return keluaran.getvalue()


@pytest.fixture
def contoh(settings):
    ProfilDinas.objects.update_or_create(pk=1, defaults={"data_contoh": True})

    def akun(nama, sandi=settings.SANDI_CONTOH, **isi):
        return Pengguna.objects.create_user(
            nama, password=sandi, **{"asal": SumberBaris.CONTOH, "first_name": nama} | isi
        )

    return akun


def test_akun_contoh_selama_sandinya_masih_sandi_contoh(contoh):
    contoh("operator", peran="operator")
    contoh("pimpinan", sandi="sudah-diganti-orang")
    contoh("pkb", is_active=False)
    contoh("rina", asal=SumberBaris.PENGGUNA)

    assert sebut() == (
        "\nBangga Kencana berjalan di http://localhost:8001\n"
        "Berhenti: Ctrl+C\n"
        "\nAkun contoh  Peran\n"
        "--------  --------------------------------\n"
        "operator  Operator kabupaten: operator\n"
        "\nSandi semua akun contoh: bangga-kencana\n"
    )


def test_tanpa_data_contoh_tidak_ada_akun(contoh):
    contoh("operator")
    ProfilDinas.objects.update(data_contoh=False)

    assert sebut() == "\nBangga Kencana berjalan di http://localhost:8001\nBerhenti: Ctrl+C\n"
