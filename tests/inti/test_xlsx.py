import tracemalloc

import pytest

from inti.tabel_csv import tulis_csv
from inti.xlsx import Kolom, Lembar, alirkan, tulis_xlsx
from tests.pabrik import buat_desa
from wilayah.models import Desa

KOLOM = [
    Kolom("Kode", lambda n: f"K-{n}"),
    Kolom("Nama", lambda n: f"Kelompok dengan nama yang panjang {n}"),
    Kolom("Jumlah", lambda n: n),
]


def puncak(tulis, jumlah: int) -> int:
    """Bytes held at most while so many rows are written."""
    tracemalloc.start()
    berkas, n = tulis(Lembar("Uji", KOLOM, iter(range(jumlah))))
    hasil = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    berkas.close()
    assert n == jumlah
    return hasil


def xlsx(lembar: Lembar):
    return tulis_xlsx(lembar=lembar.nama, kolom=lembar.kolom, baris=lembar.baris, keterangan=[])


@pytest.mark.parametrize("tulis", [xlsx, tulis_csv])
def test_memori_tidak_bertambah_bersama_baris(tulis):
    puncak(tulis, 10)  # what is loaded once

    assert puncak(tulis, 15_000) < puncak(tulis, 1_500) + 200_000


@pytest.mark.django_db
def test_baris_basis_data_tidak_dikumpulkan_dulu():
    buat_desa()
    desa = Desa.objects.order_by("pk")

    assert len(list(alirkan(desa))) == 1
    assert desa._result_cache is None
