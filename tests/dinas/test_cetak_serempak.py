"""Ten people print at the same moment: each gets the own document, and each is noted."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from dinas.models import CatatanUnduh
from tests.cetakan import baca_pdf
from tests.pabrik import buat_desa, buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db(transaction=True)
ORANG = 10


def test_sepuluh_orang_mencetak_sekaligus():
    desa = [buat_desa(nama=f"Desa Cetak {n}") for n in range(ORANG)]
    for satu in desa:
        buat_kelompok(satu)
    pengguna = [buat_pengguna() for _ in desa]
    mulai = threading.Barrier(ORANG)

    def cetak(n: int) -> str:
        client = Client()
        client.force_login(pengguna[n])
        mulai.wait()
        try:
            return baca_pdf(client.get(f"/laporan/dal13/{desa[n].kode}/2020-10/")).teks
        finally:
            connections.close_all()

    with ThreadPoolExecutor(ORANG) as kolam:
        teks = list(kolam.map(cetak, range(ORANG)))

    assert [f"Desa Cetak {n}, Oktober 2020" in t for n, t in enumerate(teks)] == [True] * ORANG
    assert [f"Dicetak oleh {p.nama}" in t for p, t in zip(pengguna, teks, strict=True)] == [
        True
    ] * ORANG
    assert CatatanUnduh.objects.values("oleh").distinct().count() == ORANG
