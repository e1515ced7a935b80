"""Dates long before the first record: zeros and "since when", never an error."""

import pytest

from dinas.peran import Peran
from tests.pabrik import buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("per", ["1945-08-17", "1990-01-01", "1999-12-31", "2000-01-01"])
@pytest.mark.parametrize("alamat", ["/dasbor/", "/dasbor/unduh/"])
def test_tanggal_sebelum_ada_catatan(client, alamat, per):
    buat_kelompok()
    client.force_login(buat_pengguna(Peran.PIMPINAN))

    response = client.get(alamat, {"per": per})

    assert response.status_code == 200
    if response.streaming:
        response.getvalue()
    else:
        assert response.context["d"].jumlah.n == 0
