"""Two real connections at once: one outcome, told to both."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from dinas.peran import Peran
from kelompok.models import Kelompok, Usulan
from tests.pabrik import buat_desa, buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db(transaction=True)
BANYAK = 4


def bersamaan(kirim, banyak: int = BANYAK) -> list:
    """Run `kirim(client, nomor)` in threads that start at the same moment."""
    operator = [buat_pengguna(Peran.OPERATOR) for _ in range(banyak)]
    mulai = threading.Barrier(banyak)

    def satu(nomor: int):
        client = Client()
        client.force_login(operator[nomor])
        mulai.wait()
        try:
            return kirim(client, nomor)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(banyak) as kolam:
        return list(kolam.map(satu, range(banyak)))


def test_klik_ganda_bersamaan_satu_kelompok():
    desa = buat_desa()
    isi = {
        "jenis": "BKB",
        "nama": "Melati",
        "desa": desa.pk,
        "mulai": "2020-01-01",
        "mulai_perkiraan": "tanggal",
        "kunci": str(uuid.uuid4()),
    }

    hasil = bersamaan(lambda client, _: client.post("/kelompok/tambah/", isi))

    kelompok = Kelompok.objects.get()
    assert [r.status_code for r in hasil] == [302] * BANYAK
    assert {r.headers["Location"] for r in hasil} == {kelompok.get_absolute_url()}


def test_nama_yang_sama_bersamaan_satu_kelompok_yang_lain_diberi_tahu():
    desa = buat_desa()
    isi = {
        "jenis": "BKB",
        "nama": "Melati",
        "desa": desa.pk,
        "mulai": "2020-01-01",
        "mulai_perkiraan": "tanggal",
    }

    hasil = bersamaan(lambda client, _: client.post("/kelompok/tambah/", isi))

    assert Kelompok.objects.count() == 1
    assert sorted(r.status_code for r in hasil) == [200] * (BANYAK - 1) + [302]
    assert all("udah ada" in r.text for r in hasil if r.status_code == 200)


def test_ubah_bersamaan_satu_tersimpan_yang_lain_ditanya():
    kelompok = buat_kelompok(alamat="RT 01")
    isi = {
        "nama": kelompok.nama,
        "mulai": "2018-01-01",
        "mulai_perkiraan": "tanggal",
        "versi": 1,
    }

    hasil = bersamaan(
        lambda client, nomor: client.post(
            f"/kelompok/{kelompok.pk}/ubah/", isi | {"alamat": f"RT 1{nomor}"}
        )
    )

    kelompok.refresh_from_db()
    assert sorted(r.status_code for r in hasil) == [200] * (BANYAK - 1) + [302]
    assert kelompok.versi == 2
    assert kelompok.riwayat.count() == 2


def test_akhiri_bersamaan_satu_akhir():
    kelompok = buat_kelompok()

    bersamaan(
        lambda client, nomor: client.post(
            f"/kelompok/{kelompok.pk}/akhiri/",
            {"selesai": f"2020-0{nomor + 1}-01", "alasan_selesai": "bubar"},
        )
    )

    kelompok.refresh_from_db()
    assert kelompok.selesai is not None
    assert kelompok.riwayat.count() == 2


def test_usulan_diputus_bersamaan_satu_putusan():
    kelompok = buat_kelompok()
    usulan = Usulan.objects.create(
        kelompok=kelompok,
        tindakan="batalkan",
        alasan="Salah",
        diajukan_oleh=buat_pengguna(Peran.PETUGAS),
    )

    bersamaan(
        lambda client, nomor: client.post(
            f"/kelompok/usulan/{usulan.pk}/",
            {"putusan": "terima" if nomor % 2 else "tolak", "jawaban": "x"},
        )
    )

    usulan.refresh_from_db()
    assert usulan.riwayat.count() == 2
    assert Kelompok.semua.get().batal is (usulan.status == "diterima")
