"""Several choices at once: a key that no database holds is refused at the field."""

import pytest

from dinas.peran import Peran
from tests.pabrik import buat_pengguna
from tests.panggung import Panggung

pytestmark = pytest.mark.django_db
TAK_TERTAMPUNG = "9" * 30


@pytest.mark.parametrize(
    ("rute", "kolom"),
    [
        ("kegiatan:tambah", "kelompok"),
        ("kegiatan:tambah", "desa_terlibat"),
        ("kegiatan:tambah", "media"),
        ("kegiatan:tambah", "mitra"),
        ("kegiatan:forum_tambah", "pikr"),
        ("kelompok:tambah", "sumber_dana"),
        ("kelompok:tambah", "keterpaduan"),
        ("petugas:serah_terima", "desa"),
        ("sk:tambah", "kelompok"),
    ],
)
@pytest.mark.parametrize("nilai", [TAK_TERTAMPUNG, "9223372036854775808"])
def test_kunci_yang_tak_tertampung_ditolak_di_kolomnya(client, rute, kolom, nilai):
    panggung = Panggung()
    client.force_login(buat_pengguna(Peran.OPERATOR))

    response = client.post(panggung.alamat(rute), {kolom: [nilai]})

    assert response.status_code == 200
    assert kolom in response.context["form"].errors
