"""The register card of a group on paper."""

import datetime

import pytest

from dinas.models import CatatanUnduh
from dinas.peran import Peran
from tests.cetakan import NAKAL, baca_pdf, rapatkan
from tests.pabrik import (
    buat_anggota,
    buat_desa,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_penilaian,
    buat_petugas,
    buat_sk_kelompok,
)

# What is printed comes from the functions of the pages, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
D = datetime.date
PER = {"per": "2020-11-13"}


def cetak(client, kelompok, **saring):
    return baca_pdf(client.get(f"/kelompok/{kelompok.pk}/cetak/", PER | saring))


def test_kartu_memuat_yang_di_halamannya(client):
    desa = buat_desa(nama="Teluk Nyatu")
    buat_petugas(desa, nama="Yuliana, S.KM")
    k = buat_kelompok(desa, nama=NAKAL, mulai=D(2015, 8, 4), pembina_nama="Dewi")
    sk = buat_sk_kelompok(k).sk
    buat_penilaian(k, klasifikasi="berkembang", tanggal=D(2020, 2, 20))
    buat_penilaian(k, klasifikasi="paripurna", tanggal=D(2021, 2, 20))
    buat_anggota(k, nama="Kristina", peran="ketua", telepon="081255550100")
    buat_anggota(k, nama="Yohana", mulai=D(2019, 1, 1))
    buat_anggota(k, nama="Baru Sesudahnya", mulai=D(2021, 1, 1))
    isi = {"status": "terkirim", "anggota": 41, "pertemuan": 2, "hadir": 29}
    buat_laporan(k, D(2020, 10, 1), **isi)
    buat_laporan(k, D(2020, 9, 1), **isi | {"nihil": True, "pertemuan": 0, "hadir": 0})
    client.force_login(buat_pengguna())

    dokumen = cetak(client, k)

    for teks in (
        "K/0/BKB",
        "Teluk Nyatu",
        "Yuliana, S.KM",
        f"Nomor {sk.nomor}, tanggal 18 Januari 2019",
        "1 Ketua Kristina P belum 01-01-2018",
        "1 Yohana P 1990 Anggota 01-01-2019 tidak",
        "Anggota (1 orang pada tanggal ini)",
        "20 Februari 2020 Berkembang",
        "nihil 2",  # September, then October
        "71%",
        "hanya untuk keperluan dinas",
    ):
        assert teks in dokumen.teks, teks
    assert rapatkan(NAKAL) in dokumen.rapat
    for teks in ("Paripurna", "Baru Sesudahnya", "5555"):
        assert teks not in dokumen.teks, teks
    assert CatatanUnduh.objects.get().dengan_nama


def test_nama_anak_hanya_bagi_yang_berhak(client):
    k = buat_kelompok(jenis="PIKR")
    buat_anggota(k, nama="Si Kecil", tahun_lahir=None)

    client.force_login(buat_pengguna(Peran.PIMPINAN))
    assert "Si Kecil" not in cetak(client, k).teks
    assert "Anggota di bawah 18 tahun" in cetak(client, k).teks
    client.force_login(buat_pengguna())
    assert "Si Kecil" in cetak(client, k).teks


@pytest.mark.parametrize("jenis", ["BKB", "BKR", "BKL", "UPPKS", "PIKR"])
def test_kelompok_yang_baru_dicatat_tetap_berkartu(client, jenis):
    client.force_login(buat_pengguna())
    teks = cetak(client, buat_kelompok(jenis=jenis)).teks
    assert "Belum ada SK" in teks
    assert "Belum ada anggota yang dicatat." in teks
    assert "Belum pernah dinilai." in teks


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(client, banyak, kueri_halaman):
    k = buat_kelompok()
    for _ in range(banyak):
        buat_anggota(k)
        buat_sk_kelompok(k)
    client.force_login(buat_pengguna())
    with kueri_halaman(13):  # the group, its parts, office, log; no shell is shown
        client.get(f"/kelompok/{k.pk}/cetak/").getvalue()
