import datetime

import pytest
from django.apps import apps
from django.urls import reverse

from dasbor.catatan import JENIS_CATATAN
from dasbor.riwayat import kunci_riwayat, muat
from dinas.models import ProfilDinas
from dinas.peran import Peran
from inti.aksi import batalkan
from kelompok.models import Keterpaduan
from tests.pabrik import (
    buat_akun_petugas,
    buat_anggota,
    buat_daftar_lokus,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_penghargaan,
    buat_penilaian,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
HARI = datetime.date(2020, 11, 13)


def baca(user, **saringan):
    return muat(kunci_riwayat(user, HARI, **saringan)[:50], user, HARI)


def test_perubahan_disebut_dengan_kata():
    operator = buat_pengguna(first_name="Rina")
    lama, baru = buat_desa(nama="Tewah"), buat_desa(nama="Kurun")
    kelompok = buat_kelompok(lama, nama="Melati")
    kelompok.desa, kelompok.nama = baru, "Mawar"
    kelompok._history_user = operator
    kelompok._change_reason = "Salah desa"
    kelompok.save()

    [ubah, catat] = baca(operator, jenis="kelompok")

    assert (catat.tindakan, catat.oleh, catat.perubahan) == ("Dicatat", "Sistem", ())
    assert (ubah.tindakan, ubah.oleh, ubah.alasan) == ("Diubah", "Rina", "Salah desa")
    assert (ubah.objek, ubah.url) == ("BKB Mawar", kelompok.get_absolute_url())
    assert {(p.label, p.lama, p.baru) for p in ubah.perubahan} == {
        ("Desa atau kelurahan", "Tewah", "Kurun"),
        ("Nama kelompok", "Melati", "Mawar"),
    }


def test_perubahan_data_acuan_yang_tidak_dapat_dibatalkan():
    posyandu = Keterpaduan.objects.create(kode="bkb-posyandu", nama="Posyandu", jenis="BKB")
    profil = ProfilDinas()
    profil.save()
    for objek in (posyandu, profil):
        objek.save()

    tindakan = [b.tindakan for b in baca(buat_pengguna(Peran.ADMINISTRATOR))]

    assert sorted(tindakan)[:2] == ["Dicatat", "Dicatat"]
    assert "Diubah" in tindakan


def test_perubahan_tautan_banyak_disebut():
    kelompok = buat_kelompok()
    posyandu = Keterpaduan.objects.create(kode="bkb-posyandu", nama="Posyandu", jenis="BKB")
    kelompok.keterpaduan.add(posyandu)

    ubah = baca(buat_pengguna(), jenis="kelompok")[0]

    assert [(p.label, p.lama, p.baru) for p in ubah.perubahan] == [
        ("Keterpaduan", "–", "Posyandu")
    ]


def test_yang_dibatalkan_tetap_bernama_dan_dapat_dipulihkan_oleh_yang_boleh():
    operator, pimpinan = buat_pengguna(), buat_pengguna(Peran.PIMPINAN)
    kelompok = buat_kelompok(nama="Melati")
    batalkan(kelompok, oleh=operator, alasan="Tercatat dua kali")

    baris = baca(operator, jenis="kelompok")[0]
    assert (baris.tindakan, baris.objek) == ("Dibatalkan (salah catat)", "BKB Melati")
    assert (baris.batal, baris.url) == (True, "")
    assert baris.url_pulihkan == reverse("kelompok:pulihkan", args=[kelompok.pk])
    assert baca(pimpinan, jenis="kelompok")[0].url_pulihkan == ""


def test_petugas_hanya_membaca_riwayat_desanya():
    sendiri, lain = buat_desa(), buat_desa()
    petugas = buat_akun_petugas(sendiri)
    milik, asing = buat_kelompok(sendiri), buat_kelompok(lain)
    for kelompok in (milik, asing):
        buat_anggota(kelompok)
        buat_penilaian(kelompok)
        buat_sk_kelompok(kelompok)
        buat_penghargaan({"jenis": "kelompok", "kelompok": kelompok})

    for jenis in ("kelompok", "anggota", "penilaian", "sk-kelompok", "sk", "penghargaan"):
        assert len(baca(petugas, jenis=jenis)) == 1, jenis
        assert len(baca(buat_pengguna(), jenis=jenis)) == 2, jenis
    assert [b.objek for b in baca(petugas, jenis="kelompok")] == [str(milik)]


def test_anak_tidak_bernama_bagi_pimpinan():
    anak = buat_anggota(nama="Budi", tahun_lahir=2010)
    anak.telepon = "0812-5555-0100"
    anak.save()

    for_pimpinan = baca(buat_pengguna(Peran.PIMPINAN), jenis="anggota")
    for_operator = baca(buat_pengguna(), jenis="anggota")

    assert {b.objek for b in for_pimpinan} == {"Anggota di bawah 18 tahun"}
    assert for_operator[0].objek == f"Budi ({anak.kelompok})"
    assert [b.perubahan for b in for_pimpinan + for_operator] == [()] * 4


def test_jenis_dan_tanggal_menyaring(jam):
    jam(datetime.date(2020, 11, 12))
    buat_daftar_lokus(2020, buat_desa())
    jam(datetime.date(2020, 11, 13))
    buat_kelompok()
    operator = buat_pengguna()

    assert [b.jenis for b in baca(operator, jenis="lokus")] == ["Lokus"]
    assert baca(operator, jenis="lokus", dari=HARI) == []
    assert {b.jenis for b in baca(operator, dari=HARI)} == {"Kelompok"}
    assert "Kelompok" not in {b.jenis for b in baca(operator, sampai=datetime.date(2020, 11, 12))}


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_query_tidak_bergantung_pada_baris(django_assert_num_queries, jumlah):
    posyandu = Keterpaduan.objects.create(kode="bkb-posyandu", nama="Posyandu", jenis="BKB")
    operator = buat_pengguna()
    for _ in range(jumlah):
        kelompok = buat_kelompok()
        kelompok.desa = buat_desa()
        kelompok.save()
        kelompok.keterpaduan.add(posyandu)
        buat_anggota(kelompok)

    # keys; groups: history, objects, 2 linked sets; members: history, objects; names: desa,
    # keterpaduan
    with django_assert_num_queries(9):
        muat(_kelompok_dan_anggota(operator), operator, HARI)


def _kelompok_dan_anggota(user):
    return [k for k in kunci_riwayat(user, HARI) if k[2] in ("kelompok", "anggota")][:50]


def test_setiap_model_berriwayat_ada_dalam_tabel():
    berriwayat = {m for m in apps.get_models() if hasattr(m, "riwayat")}
    assert berriwayat == {j.model for j in JENIS_CATATAN}
