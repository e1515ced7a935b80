"""An ended group, and a group whose officer changes it: who may still correct what."""

import datetime

import pytest
from django.utils import timezone

from dinas.peran import Peran
from kelompok.models import Kelompok
from tests.pabrik import (
    buat_akun_petugas,
    buat_anggota,
    buat_kelompok,
    buat_pengguna,
    buat_penilaian,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
AKHIR = datetime.date(2020, 6, 30)
NAMA = {"nama": "Melati", "mulai": "2018-01-01", "mulai_perkiraan": "tanggal", "versi": "1"}


@pytest.fixture
def kelompok():
    return buat_kelompok(nama="Melati", selesai=AKHIR, alasan_selesai="bubar")


@pytest.fixture
def petugas(client, kelompok):
    user = buat_akun_petugas(kelompok.desa)
    client.force_login(user)
    return user


def bagian(kelompok) -> list[str]:
    """Addresses that write to the group or to a part of it."""
    return [
        f"/kelompok/{kelompok.pk}/{a}/"
        for a in (
            "ubah",
            "anggota/tambah",
            f"anggota/{buat_anggota(kelompok).pk}/ubah",
            f"anggota/{buat_anggota(kelompok).pk}/akhiri",
            f"anggota/{buat_anggota(kelompok).pk}/batalkan",
            "penilaian/tambah",
            f"penilaian/{buat_penilaian(kelompok).pk}/ubah",
            f"penilaian/{kelompok.penilaian.get().pk}/batalkan",
            "sk/tambah",
            f"sk/{buat_sk_kelompok(kelompok).pk}/batalkan",
        )
    ]


def test_petugas_tidak_mengubah_kelompok_yang_berakhir(client, kelompok, petugas):
    for alamat in bagian(kelompok):
        assert client.get(alamat).headers["Location"] == kelompok.get_absolute_url(), alamat
        response = client.post(alamat, NAMA | {"alamat": "RT 09", "alasan": "x"}, follow=True)
        assert "hanya operator" in response.text, alamat

    kelompok.refresh_from_db()
    assert (kelompok.versi, kelompok.alamat) == (1, "")
    assert kelompok.anggota.filter(versi=1, selesai__isnull=True).count() == 3
    assert [kelompok.penilaian.count(), kelompok.sk_kelompok.count()] == [1, 1]


def test_isian_petugas_yang_ditolak_tetap_ada(client, kelompok, petugas):
    response = client.post(f"/kelompok/{kelompok.pk}/ubah/", NAMA | {"alamat": "RT 09"})

    assert 'value="RT 09"' in response.text


def test_operator_membetulkan_kelompok_yang_berakhir(client, kelompok):
    client.force_login(buat_pengguna(Peran.OPERATOR))
    for alamat in bagian(kelompok):
        assert client.get(alamat).status_code == 200, alamat

    client.post(f"/kelompok/{kelompok.pk}/ubah/", NAMA | {"alamat": "RT 09"})

    kelompok.refresh_from_db()
    assert (kelompok.alamat, kelompok.selesai) == ("RT 09", AKHIR)


@pytest.mark.parametrize(
    ("peran", "isi", "diperiksa"),
    [
        (Peran.PETUGAS, {"alamat": "RT 09"}, True),
        (Peran.PETUGAS, {"nama": "Mawar"}, False),
        (Peran.PETUGAS, {"mulai": "2018-02-01"}, False),
        (Peran.PETUGAS, {"mulai_perkiraan": "tahun"}, False),
        (Peran.OPERATOR, {"nama": "Mawar"}, True),
    ],
)
def test_ubahan_petugas_pada_nama_dan_tanggal_minta_diperiksa_lagi(client, peran, isi, diperiksa):
    operator = buat_pengguna()
    kelompok = buat_kelompok(nama="Melati", diperiksa_pada=timezone.now(), diperiksa_oleh=operator)
    user = buat_akun_petugas(kelompok.desa) if peran == Peran.PETUGAS else operator
    client.force_login(user)

    client.post(f"/kelompok/{kelompok.pk}/ubah/", NAMA | isi)

    kini = Kelompok.objects.get()
    assert kini.versi == 2
    assert (kini.diperiksa_pada is not None, kini.diperiksa_oleh is not None) == (
        diperiksa,
        diperiksa,
    )


def test_ubahan_operator_tidak_memeriksa_sendiri(client):
    """Confirming is an act of its own: whoever mends a telephone has not looked at the rest."""
    kelompok = buat_kelompok(nama="Melati")
    client.force_login(buat_pengguna(Peran.OPERATOR))

    client.post(f"/kelompok/{kelompok.pk}/ubah/", NAMA | {"alamat": "RT 09"})

    assert Kelompok.objects.get().diperiksa_pada is None


def test_petugas_yang_penugasannya_berakhir_kemarin_404(client):
    kelompok = buat_kelompok(nama="Melati")
    user = buat_akun_petugas(kelompok.desa)
    kemarin = timezone.localdate() - datetime.timedelta(days=1)
    user.petugas.penugasan.update(selesai=kemarin)
    client.force_login(user)

    for alamat in [*bagian(kelompok), f"/kelompok/{kelompok.pk}/usul/batalkan/"]:
        assert client.get(alamat).status_code == 404, alamat
        assert client.post(alamat, NAMA | {"alasan": "x"}).status_code == 404, alamat
    assert Kelompok.objects.get().versi == 1
