"""What was voided by mistake comes back from the history, whatever kind of record it is."""

import pytest
from django.utils import timezone

from dasbor.riwayat import kunci_riwayat, muat
from dinas.peran import Peran
from inti.aksi import batalkan
from tests.pabrik import (
    buat_anggota,
    buat_daftar_lokus,
    buat_desa,
    buat_imp,
    buat_kelompok,
    buat_pengguna,
    buat_penghargaan,
    buat_penilaian,
    buat_petugas,
    buat_sk,
    buat_sk_kelompok,
)
from tests.pabrik_kegiatan import buat_lampiran

pytestmark = pytest.mark.django_db
CATATAN = {
    "kelompok": buat_kelompok,
    "anggota": buat_anggota,
    "penilaian": lambda: buat_penilaian(buat_kelompok()),
    "sk-kelompok": lambda: buat_sk_kelompok(buat_kelompok()),
    "petugas": buat_petugas,
    "jabatan": lambda: buat_petugas().jabatan.get(),  # noqa: PLW0108
    "penugasan": lambda: buat_petugas(buat_desa()).penugasan.get(),  # noqa: PLW0108
    "imp": lambda: buat_imp(buat_desa()),
    "lokus": lambda: buat_daftar_lokus(2020, buat_desa()).lokus.get(),  # noqa: PLW0108
    "daftar-lokus": lambda: buat_daftar_lokus(2020),
    "penghargaan": buat_penghargaan,
    "sk": buat_sk,
    "lampiran": lambda: buat_lampiran(buat_penghargaan()),
}


def tombol(user, jenis: str) -> str:
    """Address of the button at the newest line of this kind; "" without a button."""
    hari_ini = timezone.localdate()
    kunci = kunci_riwayat(user, hari_ini, jenis=jenis)[:1]
    return muat(kunci, user, hari_ini)[0].url_pulihkan


@pytest.mark.parametrize("jenis", CATATAN)
def test_dibatalkan_lalu_dipulihkan_dari_riwayat(client, jenis):
    operator = buat_pengguna(Peran.OPERATOR)
    baris = CATATAN[jenis]()
    model = type(baris)
    batalkan(baris, oleh=operator, alasan="Keliru")
    assert not model.objects.filter(pk=baris.pk).exists()
    assert tombol(buat_pengguna(Peran.PIMPINAN), jenis) == ""
    client.force_login(operator)

    alamat = tombol(operator, jenis)
    for _ in range(2):
        assert client.post(alamat).status_code == 302

    assert model.objects.filter(pk=baris.pk).exists()
    assert [r.history_user for r in baris.riwayat.all()[:2]] == [operator] * 2
    assert baris.riwayat.count() == 3
    assert tombol(operator, jenis) == ""


def test_bagian_dari_kelompok_yang_dibatalkan_menunggu_kelompoknya(client):
    operator = buat_pengguna(Peran.OPERATOR)
    anggota = buat_anggota()
    batalkan(anggota, oleh=operator, alasan="Keliru")
    alamat = tombol(operator, "anggota")
    batalkan(anggota.kelompok, oleh=operator, alasan="Keliru")
    client.force_login(operator)

    assert tombol(operator, "anggota") == ""
    assert client.post(alamat).status_code == 404
    anggota.refresh_from_db()
    assert anggota.batal
