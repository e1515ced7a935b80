import datetime

import pytest
from django.utils import timezone

from inti.aksi import batalkan
from inti.tugas import tugas_untuk
from kelompok.models import Usulan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_penilaian,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
D = datetime.date
MILIK = {
    "usulan",
    "belum-diperiksa",
    "tanpa-sk",
    "tanpa-penilaian",
    "usulan-diajukan",
    "usulan-ditolak",
}


def tugas(user, **isi) -> dict:
    semua = tugas_untuk(user, timezone.localdate(), **isi)
    return {t.kode: t for t in semua if t.kode in MILIK}


def usulkan(kelompok, oleh, tindakan="batalkan", **isi):
    return Usulan.objects.create(
        kelompok=kelompok, tindakan=tindakan, alasan="x", diajukan_oleh=oleh, **isi
    )


@pytest.fixture
def lengkap():
    """A group that owes nothing, one that owes everything, and one that ended."""
    operator = buat_pengguna()
    beres = buat_kelompok(diperiksa_pada=timezone.now(), diperiksa_oleh=operator)
    buat_sk_kelompok(beres)
    buat_penilaian(beres)
    kelompok = buat_kelompok(beres.desa)
    usulkan(kelompok, operator)
    buat_kelompok(
        selesai=D(2020, 1, 1),
        alasan_selesai="bubar",
        diperiksa_pada=timezone.now(),
        diperiksa_oleh=operator,
    )
    return kelompok


def test_operator(client, lengkap):
    operator = buat_pengguna()
    client.force_login(operator)

    hasil = tugas(operator, rinci=True)

    assert set(hasil) == MILIK - {"usulan-diajukan", "usulan-ditolak"}
    for t in hasil.values():
        assert t.jumlah == len(t.contoh) == 1
        assert t.contoh[0].url == lengkap.get_absolute_url()
        assert client.get(t.url).context["halaman"].paginator.count == t.jumlah


def test_petugas_hanya_di_wilayahnya(client, lengkap):
    buat_kelompok()
    user = buat_akun_petugas(lengkap.desa)
    client.force_login(user)

    hasil = tugas(user, rinci=True)

    assert {k: t.jumlah for k, t in hasil.items()} == {
        "tanpa-sk": 1,
        "tanpa-penilaian": 1,
        "usulan-diajukan": 1,
    }
    for t in hasil.values():
        assert client.get(t.url).context["halaman"].paginator.count == t.jumlah
    assert tugas(buat_akun_petugas(buat_desa())) == {}


@pytest.mark.usefixtures("lengkap")
def test_pimpinan_tidak_ditagih():
    assert tugas(buat_pengguna("pimpinan")) == {}


@pytest.mark.parametrize(("umur", "ada"), [(0, True), (13, True), (14, False)])
def test_usulan_ditolak_hanya_sebentar(client, umur, ada):
    kelompok, operator = buat_kelompok(), buat_pengguna()
    user = buat_akun_petugas(kelompok.desa)
    saat = timezone.now() - datetime.timedelta(days=umur)
    usulkan(kelompok, user, status="ditolak", diputus_pada=saat, diputus_oleh=operator)
    client.force_login(user)

    t = tugas(user).get("usulan-ditolak")

    assert (t is not None) is ada
    if t:
        assert client.get(t.url).context["halaman"].paginator.count == t.jumlah == 1


def test_dua_usulan_satu_kelompok_satu_baris(client):
    kelompok = buat_kelompok()
    user = buat_akun_petugas(kelompok.desa)
    usulkan(kelompok, user)
    usulkan(kelompok, user, "akhiri", tanggal=D(2026, 1, 1))
    client.force_login(user)

    t = tugas(user)["usulan-diajukan"]
    assert client.get(t.url).context["halaman"].paginator.count == t.jumlah == 1


def test_yang_dibatalkan_tidak_ditagih(lengkap):
    operator = buat_pengguna()
    batalkan(lengkap, oleh=operator, alasan="salah")

    assert tugas(operator) == {}


@pytest.mark.usefixtures("lengkap")
def test_halaman_tugas(client):
    client.force_login(buat_pengguna())

    html = client.get("/tugas/").text

    assert "Kelompok tanpa SK yang berlaku" in html
    assert "Catat SK" in html
