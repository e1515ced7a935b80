"""The workbook in the form of SIGA's tables: figures of the recap, under SIGA's columns."""

import datetime
import io

import pytest
from openpyxl import load_workbook

from dinas.models import CatatanUnduh
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
)

# What is written comes from the functions of the pages, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
D = datetime.date
OKTOBER = D(2020, 10, 1)
UNDUH = "/laporan/siga/unduh/"


@pytest.fixture(autouse=True)
def hari(jam):
    jam(D(2020, 11, 13))


@pytest.fixture
def kecamatan():
    """One village with a BKB that reported and one that did not, one with a BKL, one with none."""
    kecamatan = buat_kecamatan(nama="Kurun")
    satu, dua, _ = (buat_desa(kecamatan, nama=n) for n in ("=1+1", "Linau", "Tuyun"))
    buat_laporan(buat_kelompok(satu), OKTOBER, status="terkirim", anggota=41, hadir=29)
    buat_kelompok(satu)
    buat_laporan(buat_kelompok(dua, jenis="BKL"), OKTOBER, status="terkirim", anggota=48, hadir=0)
    isi = {"anggota": 52, "pertemuan": 3, "hadir": 30}
    buat_laporan(buat_kelompok(dua, jenis="UPPKS"), OKTOBER, status="terkirim", **isi)
    return kecamatan


def buku(client, **saring):
    jawaban = client.get(UNDUH, {"bulan": "2020-10"} | saring)
    return load_workbook(io.BytesIO(jawaban.getvalue()))


def nilai(lembar, baris: int) -> dict[int, object]:
    """Column number, counted from 1, → value of this data row; empty ones are left out."""
    return {s.column: s.value for s in lembar[baris + 1] if s.value is not None}


def test_lembar_dan_letak_kolomnya(client, kecamatan):
    client.force_login(buat_pengguna())

    b = buku(client)

    assert b.sheetnames == ["3A", "3B", "4A", "5A", "6B", "7A", "6", "Keterangan"]
    assert all(b[n]["A1"].value == "Kecamatan" for n in b.sheetnames[:-1])
    assert nilai(b["3A"], 1) == {1: "Kurun", 2: "=1+1", 3: 2, 4: 1}
    assert nilai(b["3B"], 1) == {1: "Kurun", 2: "=1+1", 6: 41, 7: 29, 8: 2, 9: 1}
    assert nilai(b["4A"], 1) == {1: "Kurun", 2: "=1+1", 14: 0, 15: 0}
    assert nilai(b["5A"], 2) == {1: "Kurun", 2: "Linau", 15: 48, 16: 0, 17: 1, 18: 1}
    assert nilai(b["6B"], 2) == {1: "Kurun", 2: "Linau", 3: 3, 6: 52, 7: 30, 8: 1, 9: 1}
    assert nilai(b["7A"], 3) == {1: "Kurun", 2: "Tuyun", 7: 0, 8: 0}
    assert [s.value for s in b["6"][1]] == [
        "Kecamatan",
        "Desa dan kelurahan",
        "Punya BKB",
        "Punya BKR",
        "Punya BKL",
        "Punya UPPKS",
        "Punya PIK-R",
    ]
    assert nilai(b["6"], 1) == {1: "Kurun", 2: 3, 3: 1, 4: 0, 5: 1, 6: 1, 7: 0}
    assert b["3B"]["B2"].data_type == "s"  # a name is no formula
    assert b["3B"]["C1"].fill.fgColor.rgb == b["3B"]["H1"].fill.fgColor.rgb == "FFD9D9D9"


def test_angkanya_sama_dengan_rekap(client, kecamatan):
    client.force_login(buat_pengguna())
    rekap = client.get("/laporan/rekap/", {"sampai": "2020-10"}).context["rekap"].jenis

    b = buku(client)

    for lembar, jenis, kolom, letak in (
        ("3B", "BKB", "anggota", 6),
        ("3B", "BKB", "hadir", 7),
        ("5A", "BKL", "anggota", 15),
        ("6B", "UPPKS", "pertemuan", 3),
    ):
        isi = [nilai(b[lembar], n).get(letak) for n in (1, 2, 3)]
        assert sum(x for x in isi if x is not None) == rekap[jenis].isi[kolom]


def test_keterangannya_menyebut_asal_dan_batasnya(client, kecamatan):
    client.force_login(buat_pengguna())
    catatan = {
        b[0].value: b[1].value for b in buku(client, kecamatan=kecamatan.kode)["Keterangan"]
    }
    assert catatan["Bulan"] == "Oktober 2020"
    assert catatan["Keadaan kelompok per"] == "31 Oktober 2020"
    assert catatan["Kecamatan"] == "Kurun"
    assert "bukan nol" in catatan["Sel kosong"]
    assert "belum dicocokkan" in catatan["Nomor kolom"]
    assert CatatanUnduh.objects.get().nama == "tabel-siga-2020-10.xlsx"


def test_wilayah_sendiri_dan_kecamatan_pilihan(client, kecamatan):
    lain = buat_desa(nama="Jauh")
    client.force_login(buat_pengguna())
    assert [s.value for s in buku(client, kecamatan=lain.kecamatan.kode)["3A"]["B"]][1:] == [
        "Jauh"
    ]

    client.force_login(buat_akun_petugas(lain))
    assert [s.value for s in buku(client)["3A"]["B"]][1:] == ["Jauh"]
    asing = client.get(UNDUH, {"bulan": "2020-10", "kecamatan": kecamatan.kode})
    assert "Kode ini tidak ada di wilayah Anda." in asing.content.decode()


@pytest.mark.parametrize(
    ("bulan", "pesan"),
    [
        ("", "Isi bulannya."),
        ("2020-13", "Bulan ini tidak ada"),
        ("2020-12", "Desember 2020 belum tiba; paling akhir November 2020."),
    ],
)
def test_bulan_yang_keliru_disebut_di_tempatnya(client, bulan, pesan):
    client.force_login(buat_pengguna())
    jawaban = client.get(UNDUH, {"bulan": bulan})
    assert pesan in jawaban.content.decode()
    assert CatatanUnduh.objects.count() == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(client, banyak, kueri_halaman):
    for _ in range(banyak):
        buat_laporan(buat_kelompok(), OKTOBER, status="terkirim")
    client.force_login(buat_pengguna())
    with kueri_halaman(4):  # villages, groups, reports, log; no shell is shown
        buku(client)
