"""What goes out as CSV comes back as it is."""

import csv
import io

import pytest

from dinas.models import CatatanUnduh
from tests.impor.test_kelompok import aneh
from tests.pabrik import buat_desa, buat_kecamatan, buat_pengguna
from tests.pabrik_impor import periksa

pytestmark = pytest.mark.django_db


def test_kelompok_sebagai_csv_kembali_sama(client):
    operator = buat_pengguna()
    semua = aneh(buat_desa(buat_kecamatan(nama="Kurun"), nama="Teluk Nyatu"))
    client.force_login(operator)

    jawaban = client.get("/kelompok/unduh/", {"status": "semua", "format": "csv"})
    isi = b"".join(jawaban.streaming_content)

    assert jawaban["Content-Type"] == "text/csv; charset=utf-8"
    assert jawaban["Content-Disposition"] == 'attachment; filename="kelompok.csv"'
    assert jawaban.cookies["unduhan_selesai"].value == "1"
    kepala, *baris = csv.reader(io.StringIO(isi.decode("utf-8-sig"), newline=""), delimiter=";")
    assert "'=1+1" in baris[[b[kepala.index("Kode")] for b in baris].index(semua[0].kode)]
    assert CatatanUnduh.objects.get().nama == "kelompok.csv"
    batch = periksa(isi, operator)
    assert (batch.sama, batch.baru, batch.ubah, batch.galat) == (len(semua), 0, 0, 0)
