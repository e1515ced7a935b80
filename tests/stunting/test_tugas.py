import datetime

import pytest

from dinas.peran import Peran
from inti.tugas import tugas_untuk
from tests.pabrik import buat_daftar_lokus, buat_desa, buat_kelompok, buat_pengguna, buat_petugas

pytestmark = pytest.mark.django_db
HARI_INI = datetime.date(2021, 3, 1)


def test_lokus_tanpa_bkb_menyebut_siapa_dihubungi_dan_tombolnya():
    berpetugas, tanpa = buat_desa(kepala="Pak Satu"), buat_desa(kepala="Bu Dua")
    ber_bkb = buat_desa()
    buat_petugas(berpetugas, nama="Yuliana", telepon="0812-5555-0101")
    buat_kelompok(ber_bkb)
    buat_daftar_lokus(2021, berpetugas, tanpa, ber_bkb)
    operator = buat_pengguna(Peran.OPERATOR)

    semua = tugas_untuk(operator, HARI_INI, rinci=True)

    (tugas,) = [t for t in semua if t.kode == "lokus-tanpa-bkb"]
    assert tugas.jumlah == 2
    assert [(b.hubungi, b.telepon) for b in tugas.contoh] == [
        ("Yuliana", "0812-5555-0101"),
        ("Bu Dua", ""),
    ]
    assert tugas.contoh[0].url_tombol == f"/kelompok/tambah/?desa={berpetugas.kode}&jenis=BKB"
