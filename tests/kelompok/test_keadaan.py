"""Ending, reviving, voiding, restoring, correcting and confirming a group."""

import datetime

import pytest

from dinas.peran import Peran
from inti.nilai import tanggal_panjang
from kelompok.models import Jeda, Kelompok
from tests.pabrik import (
    buat_akun_petugas,
    buat_anggota,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_penilaian,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
AKHIR = datetime.date(2020, 6, 30)


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


def alamat(kelompok, tindakan):
    return f"/kelompok/{kelompok.pk}/{tindakan}/"


def akhiri(client, kelompok, selesai="2020-06-30", **isi):
    return client.post(
        alamat(kelompok, "akhiri"), {"selesai": selesai, "alasan_selesai": "bubar"} | isi
    )


def ada_pada(kelompok, *tanggal):
    return [Kelompok.objects.per(t).filter(pk=kelompok.pk).exists() for t in tanggal]


def sehari(tanggal, beda):
    return tanggal + datetime.timedelta(days=beda)


def test_akhiri_menyebut_akibat_lalu_keluar_dari_hitungan_esoknya(client, operator):
    kelompok = buat_kelompok()

    assert "tidak dihitung lagi" in client.get(alamat(kelompok, "akhiri")).text
    akhiri(client, kelompok, keterangan_selesai="Kader pindah")

    kelompok.refresh_from_db()
    assert (kelompok.selesai, kelompok.alasan_selesai) == (AKHIR, "bubar")
    assert ada_pada(kelompok, AKHIR, sehari(AKHIR, 1)) == [True, False]
    catatan = kelompok.riwayat.latest()
    assert (catatan.history_user, catatan.history_change_reason) == (operator, "Kader pindah")


@pytest.mark.parametrize("selesai", ["2017-12-31", "2999-01-01", "1800-01-01", "2020-02-31", ""])
def test_akhiri_pada_hari_yang_mustahil_ditolak(client, operator, selesai):
    kelompok = buat_kelompok(mulai=datetime.date(2018, 1, 1))

    response = akhiri(client, kelompok, selesai)

    assert response.context["form"].errors.keys() == {"selesai"}
    kelompok.refresh_from_db()
    assert kelompok.selesai is None


def test_akhiri_dua_kali_tetap_yang_pertama(client, operator):
    kelompok = buat_kelompok()
    akhiri(client, kelompok)

    akhiri(client, kelompok, "2020-12-31")

    kelompok.refresh_from_db()
    assert kelompok.selesai == AKHIR
    assert kelompok.riwayat.count() == 2


def test_aktifkan_menyimpan_jeda(client, operator):
    kelompok = buat_kelompok()
    akhiri(client, kelompok)

    client.post(alamat(kelompok, "aktifkan"), {"tanggal": "2020-09-01", "alasan": "Kader baru"})

    jeda = Jeda.objects.get()
    assert (jeda.mulai, jeda.selesai) == (datetime.date(2020, 7, 1), datetime.date(2020, 8, 31))
    tepi = [AKHIR, jeda.mulai, jeda.selesai, sehari(jeda.selesai, 1)]
    assert ada_pada(kelompok, *tepi) == [True, False, False, True]
    assert [Kelompok.objects.jeda_pada(t).count() for t in tepi] == [0, 1, 1, 0]


def test_jeda_menyimpan_mengapa_kelompok_berhenti(client, operator):
    kelompok = buat_kelompok()
    akhiri(client, kelompok, keterangan_selesai="Kader pindah")

    client.post(alamat(kelompok, "aktifkan"), {"tanggal": "2020-09-01", "alasan": "Kader baru"})

    assert Jeda.objects.get().alasan == "Bubar: Kader pindah"
    assert kelompok.riwayat.latest().history_change_reason == "Kader baru"
    kelompok.refresh_from_db()
    assert (kelompok.alasan_selesai, kelompok.keterangan_selesai) == ("", "")


def test_aktifkan_dua_kali_satu_jeda(client, operator):
    kelompok = buat_kelompok()
    akhiri(client, kelompok)
    for _ in range(2):
        response = client.post(
            alamat(kelompok, "aktifkan"), {"tanggal": "2020-09-01"}, follow=True
        )

    assert "sudah aktif." in response.text
    assert Jeda.objects.count() == 1
    assert kelompok.riwayat.count() == 3


def test_akhiri_ditolak_selama_ada_catatan_sesudahnya(client, operator):
    kelompok = buat_kelompok()
    buat_anggota(kelompok, nama="Sri", mulai=datetime.date(2020, 7, 1))
    buat_penilaian(kelompok, tanggal=datetime.date(2020, 8, 17))

    galat = akhiri(client, kelompok).context["form"].errors["selesai"][0]

    assert "anggota Sri (sejak 1 Juli 2020), penilaian 17 Agustus 2020" in galat
    akhiri(client, kelompok, "2020-08-17")
    kelompok.refresh_from_db()
    assert kelompok.selesai == datetime.date(2020, 8, 17)


@pytest.mark.parametrize("nama", ["melati", "ÉLOK"])
def test_pulihkan_dan_aktifkan_mengenal_huruf_besar_semua_abjad(client, operator, nama):
    lama = buat_kelompok(nama="Élok" if nama == "ÉLOK" else "Melati")
    akhiri(client, lama)
    buat_kelompok(lama.desa, nama=nama)

    client.post(alamat(lama, "aktifkan"), {"tanggal": "2020-09-01"})

    lama.refresh_from_db()
    assert lama.selesai == AKHIR


def test_aktifkan_esok_harinya_tanpa_jeda(client, operator):
    kelompok = buat_kelompok()
    akhiri(client, kelompok)

    client.post(alamat(kelompok, "aktifkan"), {"tanggal": "2020-07-01"})

    kelompok.refresh_from_db()
    assert kelompok.selesai is None
    assert not Jeda.objects.exists()


def test_dua_jeda_tidak_beririsan_dan_akhir_tidak_di_dalam_jeda(client, operator):
    kelompok = buat_kelompok()
    akhiri(client, kelompok)
    client.post(alamat(kelompok, "aktifkan"), {"tanggal": "2020-09-01"})

    tolak = akhiri(client, kelompok, "2020-08-01")
    assert "jeda" in tolak.context["form"].errors["selesai"][0]

    akhiri(client, kelompok, "2020-12-31")
    client.post(alamat(kelompok, "aktifkan"), {"tanggal": "2021-02-01"})
    assert Jeda.objects.count() == 2


@pytest.mark.parametrize("tanggal", ["2020-06-30", "2020-01-01", "2999-01-01", ""])
def test_aktifkan_pada_hari_yang_mustahil_ditolak(client, operator, tanggal):
    kelompok = buat_kelompok(selesai=AKHIR, alasan_selesai="bubar")

    response = client.post(alamat(kelompok, "aktifkan"), {"tanggal": tanggal})

    assert response.context["form"].errors.keys() == {"tanggal"}
    assert not Jeda.objects.exists()


def test_aktifkan_ditolak_bila_namanya_sudah_dipakai(client, operator):
    lama = buat_kelompok(nama="Melati", selesai=AKHIR, alasan_selesai="bubar")
    buat_kelompok(lama.desa, nama="Melati")

    response = client.post(alamat(lama, "aktifkan"), {"tanggal": "2020-09-01"})

    assert "Sudah ada <a href=" in response.text
    lama.refresh_from_db()
    assert lama.selesai == AKHIR


def test_batalkan_hilang_dari_semua_tanggal_lalu_dipulihkan(client, operator):
    kelompok = buat_kelompok()
    buat_sk_kelompok(kelompok)

    assert client.post(alamat(kelompok, "batalkan"), {"alasan": ""}).status_code == 200
    client.post(alamat(kelompok, "batalkan"), {"alasan": "Salah catat"})
    assert ada_pada(kelompok, AKHIR) == [False]
    assert client.get(kelompok.get_absolute_url()).status_code == 404
    client.post(alamat(kelompok, "batalkan"), {"alasan": "Lagi"})
    assert Kelompok.semua.get().alasan_batal == "Salah catat"

    client.post(alamat(kelompok, "pulihkan"))
    client.post(alamat(kelompok, "pulihkan"))
    assert ada_pada(kelompok, AKHIR) == [True]
    assert kelompok.riwayat.count() == 3


def test_batalkan_ditolak_selama_ada_yang_berdiri_di_atasnya(client, operator):
    kelompok = buat_kelompok()
    anggota, penilaian = buat_anggota(kelompok, nama="Sri"), buat_penilaian(kelompok)

    response = client.post(alamat(kelompok, "batalkan"), {"alasan": "Salah"})

    assert "Anggota Sri" in response.text
    assert f"Penilaian {tanggal_panjang(penilaian.tanggal)}" in response.text
    kelompok.refresh_from_db()
    assert not kelompok.batal
    for bagian, nama in [(anggota, "anggota"), (penilaian, "penilaian")]:
        client.post(f"/kelompok/{kelompok.pk}/{nama}/{bagian.pk}/batalkan/", {"alasan": "Salah"})
    client.post(alamat(kelompok, "batalkan"), {"alasan": "Salah"})
    assert Kelompok.objects.count() == 0


def test_pulihkan_ditolak_bila_tempatnya_sudah_terisi(client, operator):
    kelompok = buat_kelompok(nama="Melati")
    client.post(alamat(kelompok, "batalkan"), {"alasan": "Salah catat"})
    buat_kelompok(kelompok.desa, nama="Melati")

    response = client.post(alamat(kelompok, "pulihkan"), follow=True)

    assert "Sudah ada <a href=" in response.text
    assert Kelompok.objects.count() == 1


def test_pindah_membetulkan_desa_dengan_alasan(client, operator):
    kelompok, benar = buat_kelompok(), buat_desa()
    kode = kelompok.kode

    for _ in range(2):
        client.post(alamat(kelompok, "pindah"), {"desa": benar.pk, "alasan": "Salah pilih"})

    kelompok.refresh_from_db()
    assert (kelompok.desa, kelompok.kode, kelompok.riwayat.count()) == (benar, kode, 2)
    assert kelompok.riwayat.latest().history_change_reason == "Salah pilih"


def test_pindah_ke_desa_yang_punya_nama_itu_ditolak(client, operator):
    kelompok = buat_kelompok(nama="Melati")
    lain = buat_kelompok(nama="melati")

    response = client.post(
        alamat(kelompok, "pindah"), {"desa": lain.desa.pk, "alasan": "Salah pilih"}
    )

    assert "Sudah ada <a href=" in response.text
    kelompok.refresh_from_db()
    assert kelompok.desa != lain.desa


def test_periksa_menyatakan_benar_sekali_saja(client, operator):
    kelompok = buat_kelompok()

    for _ in range(2):
        client.post(alamat(kelompok, "periksa"))

    kelompok.refresh_from_db()
    assert kelompok.diperiksa_oleh == operator
    assert kelompok.riwayat.count() == 2


@pytest.mark.parametrize(
    "tindakan", ["akhiri", "aktifkan", "batalkan", "pulihkan", "pindah", "periksa"]
)
def test_petugas_tidak_boleh_dan_tidak_ada_yang_berubah(client, tindakan):
    kelompok = buat_kelompok()
    client.force_login(buat_akun_petugas(kelompok.desa))
    isi = {
        "selesai": "2020-06-30",
        "alasan_selesai": "bubar",
        "alasan": "x",
        "desa": buat_desa().pk,
    }

    assert client.post(alamat(kelompok, tindakan), isi).status_code == 403

    sesudah = Kelompok.semua.get(pk=kelompok.pk)
    assert (sesudah.versi, sesudah.riwayat.count()) == (1, 1)
