"""Where an event is recorded from: home, the page of a village or group, and what is filled in."""

import re

import pytest

from dinas.peran import Peran
from kegiatan.models import Narasumber
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kelompok, buat_pengguna
from tests.pabrik_kegiatan import buat_kegiatan, buat_sasaran

pytestmark = pytest.mark.django_db
TAMBAH = "/kegiatan/tambah/"


def isi_halaman(client, alamat: str) -> str:
    """What stands between the menu and the foot."""
    return client.get(alamat).text.partition("<main")[2].partition("</main>")[0]


def test_beranda_petugas_punya_tombol_catat_kegiatan(client):
    client.force_login(buat_akun_petugas(buat_desa()))
    assert f'href="{TAMBAH}"' in isi_halaman(client, "/")


def test_beranda_operator_punya_tombol_catat_kegiatan(client, operator):
    assert f'href="{TAMBAH}"' in isi_halaman(client, "/")


def test_petugas_tanpa_desa_tidak_ditawari(client):
    client.force_login(buat_akun_petugas())
    assert TAMBAH not in isi_halaman(client, "/")


def test_dari_halaman_desa_terisi_desanya(client):
    desa = buat_desa()
    client.force_login(buat_akun_petugas(desa))
    alamat = f"{TAMBAH}?desa={desa.kode}"

    assert alamat in isi_halaman(client, desa.get_absolute_url())
    assert client.get(alamat).context["form"].initial["desa"] == desa


def test_dari_halaman_kelompok_terisi_pembinaannya(client):
    kelompok = buat_kelompok()
    client.force_login(buat_akun_petugas(kelompok.desa))
    alamat = f"{TAMBAH}?kelompok={kelompok.pk}"

    assert alamat in isi_halaman(client, kelompok.get_absolute_url())
    response = client.get(alamat)
    awal = response.context["form"].initial
    assert (awal["jenis"], awal["desa"], awal["kelompok"]) == (
        "pembinaan",
        kelompok.desa,
        [kelompok],
    )
    assert re.search(rf'name="kelompok" value="{kelompok.pk}" checked', response.text)


@pytest.mark.parametrize("kunci", ["desa", "kelompok"])
def test_di_luar_wilayah_tidak_terisi(client, kunci):
    lain = buat_kelompok()
    client.force_login(buat_akun_petugas(buat_desa()))
    nilai = {"desa": lain.desa.kode, "kelompok": lain.pk}[kunci]

    response = client.get(TAMBAH, {kunci: nilai})

    assert not response.context["form"].initial.get(kunci)
    assert lain.nama not in response.text


@pytest.mark.parametrize("nilai", ["", "abc", "-1", "9" * 30, "²", "1' OR 1=1"])
def test_alamat_yang_aneh_membuka_formulir_kosong(client, operator, nilai):
    response = client.get(TAMBAH, {"kelompok": nilai, "desa": nilai})

    assert response.status_code == 200
    assert not response.context["form"].initial.get("kelompok")


def test_pembaca_tidak_ditawari(client):
    kelompok = buat_kelompok()
    buat_kegiatan(desa=kelompok.desa).kelompok.add(kelompok)
    client.force_login(buat_pengguna(Peran.PIMPINAN))

    for objek in (kelompok, kelompok.desa):
        assert TAMBAH not in isi_halaman(client, objek.get_absolute_url())


def test_tiap_jumlah_sasaran_bernama(client, operator):
    """The box has no text of its own beside it."""
    sasaran = buat_sasaran(nama="Ibu hamil")
    assert re.search(
        rf'name="sasaran-{sasaran.pk}-jumlah"[^>]*aria-label="Jumlah Ibu hamil"',
        client.get(TAMBAH).text,
    )


def isian(**isi) -> dict:
    return {
        "jenis": "kie",
        "judul": "KIE",
        "mulai": "2020-11-13",
        "narasumber-TOTAL_FORMS": 2,
        "narasumber-INITIAL_FORMS": 0,
        "narasumber-0-nama": "Isaskar",
        "narasumber-0-urutan": 1,
    } | isi


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("urutan", ["", "2", "7"])
def test_baris_yang_hanya_berurutan_bukan_narasumber(client, urutan):
    client.post(TAMBAH, isian(**{"narasumber-1-urutan": urutan}))

    assert [n.nama for n in Narasumber.objects.all()] == ["Isaskar"]


@pytest.mark.usefixtures("operator")
def test_baris_tambahan_tampak_dengan_urutannya(client):
    response = client.post(TAMBAH, isian(tambah_narasumber="1", **{"narasumber-TOTAL_FORMS": 1}))

    assert response.context["acara_terbuka"]
    assert response.context["narasumber"].forms[1]["urutan"].value() == "2"


@pytest.mark.usefixtures("operator")
def test_galat_di_baris_disebut_di_atas_formulir(client):
    """A form of which only a row is wrong says so at the top, with the way there."""
    sasaran = buat_sasaran(nama="Remaja")
    salah = isian(
        **{f"sasaran-{sasaran.pk}-jumlah": "banyak", "narasumber-1-jabatan": "Ketua"},
    )

    response = client.post(TAMBAH, salah)

    atas = response.text.partition("Belum tersimpan.")[2].partition("</ul>")[0]
    assert f'href="#id_sasaran-{sasaran.pk}-jumlah">Jumlah Remaja</a>' in atas
    assert 'href="#id_narasumber-1-nama">Narasumber 2, Nama</a>' in atas
    assert response.context["acara_terbuka"]
    assert not Narasumber.objects.exists()
