"""The area of a user is the same whether it is asked as a condition or named by number."""

import datetime

import pytest
from django.utils import timezone

from dinas.peran import Peran
from inti.ingatan import ingatan_baru
from petugas.akses import (
    desa_binaan,
    desa_terlihat,
    kecamatan_terlihat,
    koordinator_dari,
    sebutan_wilayah,
)
from petugas.models import Koordinator, Penugasan, Petugas
from tests.pabrik import (
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_pengguna,
    buat_petugas,
)

pytestmark = pytest.mark.django_db
HARI = datetime.date(2020, 11, 13)
KEMARIN = HARI - datetime.timedelta(days=1)


@pytest.fixture
def tokoh():
    """Who sees what, in a district where everybody has somebody else's rows beside the own."""
    kurun, tewah = buat_kecamatan(), buat_kecamatan()
    desa = [buat_desa(kurun), buat_desa(kurun), buat_desa(tewah), buat_desa(tewah)]
    pensiun = buat_akun_petugas(desa[0])
    pensiun.petugas.jabatan.update(selesai=KEMARIN)
    buat_petugas(desa[1])
    dibatalkan = buat_akun_petugas(buat_desa(tewah))
    Petugas.objects.filter(pengguna=dibatalkan).update(
        dibatalkan_pada=timezone.now(), dibatalkan_oleh=buat_pengguna(), alasan_batal="Salah catat"
    )
    nonaktif = buat_akun_petugas(buat_desa(tewah))
    nonaktif.is_active = False
    nonaktif.save()
    buat_petugas(desa[3], mulai=HARI + datetime.timedelta(days=1))
    koordinator = buat_akun_koordinator(tewah, desa[2])
    bekas = buat_akun_petugas()
    Penugasan.objects.create(petugas=bekas.petugas, desa=desa[3], mulai=HARI, selesai=HARI)
    Koordinator.objects.create(
        petugas=bekas.petugas, kecamatan=kurun, mulai=KEMARIN, selesai=KEMARIN
    )
    return {
        "operator": buat_pengguna(),
        "pimpinan": buat_pengguna(Peran.PIMPINAN),
        "pensiun": pensiun,
        "dibatalkan": dibatalkan,
        "nonaktif": nonaktif,
        "koordinator": koordinator,
        "bekas": bekas,
        "tanpa_desa": buat_akun_petugas(),
    }


def wilayah(user, hari: datetime.date) -> dict[str, list]:
    return {
        "desa": sorted(desa_terlihat(user, hari).values_list("pk", flat=True)),
        "kecamatan": sorted(kecamatan_terlihat(user, hari).values_list("pk", flat=True)),
        "binaan": sorted(desa_binaan(user, hari).values_list("pk", flat=True)),
        "koordinasi": sorted(koordinator_dari(user, hari).values_list("pk", flat=True)),
        "petugas": sorted(Petugas.objects.terlihat(user, hari).values_list("pk", flat=True)),
        "semua petugas": sorted(Petugas.semua.terlihat(user, hari).values_list("pk", flat=True)),
    }


@pytest.mark.parametrize("hari", [KEMARIN, HARI, HARI + datetime.timedelta(days=1)])
def test_wilayah_sama_dengan_atau_tanpa_ingatan(tokoh, hari):
    tanpa = {nama: wilayah(user, hari) for nama, user in tokoh.items()}
    with ingatan_baru():
        dengan = {nama: wilayah(user, hari) for nama, user in tokoh.items()}
        lagi = {nama: wilayah(user, hari) for nama, user in tokoh.items()}

    assert dengan == lagi == tanpa
    assert len({tuple(w["desa"]) for w in tanpa.values()}) >= 3  # the cast does differ


def test_dalam_satu_halaman_wilayah_ditanya_sekali(django_assert_num_queries):
    user = buat_akun_koordinator(buat_kecamatan(), buat_desa())
    with ingatan_baru():
        with django_assert_num_queries(3):  # desa binaan, kecamatan koordinasi, desa keduanya
            list(desa_terlihat(user, HARI).values("pk")[:0])
        with django_assert_num_queries(3):  # the rows themselves
            list(desa_terlihat(user, HARI))
            list(kecamatan_terlihat(user, HARI))
            list(koordinator_dari(user, HARI))
        with django_assert_num_queries(2):  # who they are, once; the rows
            list(Petugas.objects.terlihat(user, HARI))
        with django_assert_num_queries(1):  # the rows
            list(Petugas.objects.terlihat(user, HARI))


def test_tanpa_desa_tidak_melihat_apa_pun_dan_tidak_bertanya(jam, django_assert_num_queries):
    jam(HARI)
    user = buat_akun_petugas()
    buat_desa()
    with ingatan_baru():
        assert not desa_terlihat(user, HARI).exists()
        with django_assert_num_queries(0):
            assert list(desa_terlihat(user, HARI)) == []
            assert sebutan_wilayah(user) == "Desa binaan Anda"


def test_penugasan_baru_terlihat_di_halaman_berikutnya(client, jam):
    jam(HARI)
    desa, user = buat_desa(), buat_akun_petugas()
    client.force_login(user)
    assert client.get(desa.get_absolute_url()).status_code == 404

    Penugasan.objects.create(petugas=user.petugas, desa=desa, mulai=HARI)
    assert client.get(desa.get_absolute_url()).status_code == 200

    Penugasan.objects.update(selesai=KEMARIN, mulai=KEMARIN)
    assert client.get(desa.get_absolute_url()).status_code == 404


def test_dua_petugas_bergantian_tidak_bertukar_wilayah(client):
    desa = [buat_desa(), buat_desa()]
    petugas = [buat_akun_petugas(d) for d in desa]
    for _ in range(2):
        for milik, lain, user in [(*desa, petugas[0]), (*reversed(desa), petugas[1])]:
            client.force_login(user)
            assert client.get(milik.get_absolute_url()).status_code == 200
            assert client.get(lain.get_absolute_url()).status_code == 404
