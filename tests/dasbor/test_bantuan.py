import pytest

from dinas.peran import Peran
from tests.pabrik import buat_pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]  # the help asks nothing of its own


@pytest.mark.parametrize("peran", Peran.values)
def test_peran_sendiri_lebih_dulu_dan_terbuka(client, peran):
    client.force_login(buat_pengguna(peran))
    response = client.get("/bantuan/")

    assert response.context["bagian"][0][0] == peran
    assert len(response.context["bagian"]) == len(Peran)
    assert response.text.count("<details>") == len(Peran) - 1


@pytest.mark.parametrize("peran", Peran.values)
def test_semua_tautan_terbuka_bagi_pembacanya(client, peran):
    """The help of the own role sends nobody to a closed door."""
    client.force_login(buat_pengguna(peran))
    isi = client.get("/bantuan/").text.partition('class="card-body bacaan"')[2]
    isi = isi.partition("<details>")[0]

    tautan = [bagian.partition('"')[0] for bagian in isi.split('href="')[1:]]
    assert tautan
    status = {alamat: client.get(alamat, follow=True).status_code for alamat in tautan}
    assert status == dict.fromkeys(tautan, 200)


@pytest.mark.parametrize("peran", Peran.values)
def test_mulai_dari_pekerjaan_sehari_hari(client, peran):
    """A short page: at most six daily acts are open, the rest is one click away."""
    client.force_login(buat_pengguna(peran))
    isi = client.get("/bantuan/").text.partition('class="card-body bacaan"')[2]
    terbuka = isi.partition("<details")[0]

    assert 5 <= terbuka.count("<li") <= 6
